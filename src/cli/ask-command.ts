import { setImmediate } from 'node:timers/promises'
import { knowledge } from '../data-files.js'
import { ask } from '../questions/ask/ask.js'
import { answerFormats, renderAnswer } from '../questions/ask/render-answer.js'
import { DemarcheError } from '../report/error.js'
import type { Resources } from '../resources.js'
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
  const resources = knowledge(options.data)
  const [catalog] = await Promise.all([openCatalog(existingStore(options.store)), loadForReading(resources)])
  try {
    const answer = await ask(catalog, question, { resources, asOf })
    process.stdout.write(renderAnswer(answer, format))
  } finally {
    catalog.closeSync()
  }
}

/** What the question is read with, one after the other, so that the catalogue is opened in between. */
async function loadForReading(resources: Resources): Promise<void> {
  for (const name of ['model', 'registry', 'lexicon', 'lemmas', 'mentionWords'] as const) {
    await setImmediate()
    void resources[name]
  }
}
