import { knowledge } from '../data-files.js'
import { ask } from '../questions/ask/ask.js'
import { answerFormats, renderAnswer } from '../questions/ask/render-answer.js'
import { openCatalog } from '../store/catalog.js'
import { existingStore } from '../store/store.js'
import { choiceOption, dayOption } from './options.js'

interface AskCommandOptions {
  readonly store: string
  readonly format: string
  readonly asOf?: string
  readonly data: readonly string[]
}

/** `demarche ask`: a question or a headline, answered from a store; where it cannot be, it is said why. */
export async function askCommand(question: string, options: AskCommandOptions): Promise<void> {
  const format = choiceOption('--format', options.format, answerFormats)
  const asOf = dayOption('--as-of', options.asOf)
  const catalog = await openCatalog(existingStore(options.store))
  try {
    const answer = await ask(catalog, question, { resources: knowledge(options.data), asOf })
    process.stdout.write(renderAnswer(answer, format))
  } finally {
    catalog.closeSync()
  }
}
