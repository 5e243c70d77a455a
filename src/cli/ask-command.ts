import { knowledge } from '../data-files.js'
import { ask } from '../questions/ask/ask.js'
import { answerFormats, renderAnswer } from '../questions/ask/render-answer.js'
import { DemarcheError } from '../report/error.js'
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
  if (!/[\p{L}\p{N}]/u.test(question))
    throw new DemarcheError(
      'question-empty',
      'There is no question. Ask one, such as: demarche ask "Who visited Cuba in 2018?"',
    )
  const catalog = await openCatalog(existingStore(options.store))
  try {
    const answer = await ask(catalog, question, { resources: knowledge(options.data), asOf })
    process.stdout.write(renderAnswer(answer, format))
  } finally {
    catalog.closeSync()
  }
}
