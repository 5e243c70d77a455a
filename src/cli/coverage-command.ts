import { codeReport } from '../coder.js'
import { knowledge } from '../data-files.js'
import { UncodedVerbs } from '../evaluate/uncoded-verbs.js'
import { oneLine } from '../formats/event-view.js'
import { readInputs } from '../read/read-inputs.js'
import { countOption } from './options.js'

/** `demarche coverage`: which verbs between two actors no frame knows, by frequency. */
export async function coverageCommand(
  paths: string[],
  options: { readonly top: string; readonly data: readonly string[] },
): Promise<void> {
  const top = countOption('--top', options.top)
  const resources = knowledge(options.data)
  const verbs = new UncodedVerbs()
  let reports = 0
  let events = 0
  for await (const raw of readInputs(paths)) {
    const report = codeReport(raw, resources)
    verbs.add(report)
    reports++
    events += report.events.length
  }
  const found = verbs.byFrequency()
  const clauses = found.reduce((sum, { count }) => sum + count, 0)
  console.log(
    `${reports} reports, ${events} events; ${clauses} clauses with two actors have a verb that no frame knows (${found.length} verbs)`,
  )
  for (const { lemma, count, example } of found.slice(0, top))
    console.log(`${String(count).padStart(6)}  ${lemma.padEnd(16)}  ${oneLine(example).slice(0, 100)}`)
}
