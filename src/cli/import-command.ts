import type { Fault } from '../foreign/foreign-event.js'
import { importForeign } from '../foreign/foreign-store.js'
import { layoutNames } from '../formats/export/layouts.js'
import { existingStore } from '../store/store.js'
import { choiceOption } from './options.js'

const FAULTS_TOLD = 5

/** `demarche import`: another project's events, kept beside ours in parts of their own. */
export async function importCommand(
  files: readonly string[],
  options: { readonly store: string; readonly format: string },
): Promise<void> {
  const source = choiceOption('--format', options.format, layoutNames)
  const store = existingStore(options.store)
  for (const file of files) {
    let told = 0
    const tell = ({ line, what }: Fault) => {
      if (told++ < FAULTS_TOLD) console.error(`${file}, line ${line}: ${what}`)
    }
    const remarks = new Map<string, number>()
    const tellRest = () => {
      if (told > FAULTS_TOLD) console.error(`… and ${told - FAULTS_TOLD} more.`)
    }
    const { kept, again } = await importForeign(store, {
      file,
      source,
      onFault: ({ line, what }) => tell({ line, what: `left out, ${what}.` }),
      onRemark: ({ line, what }) => {
        const count = (remarks.get(what) ?? 0) + 1
        remarks.set(what, count)
        if (count === 1) tell({ line, what: `${what}.` })
      },
    }).finally(tellRest)
    for (const [what, count] of remarks) if (count > 1) console.error(`${count} rows: ${what}.`)
    console.log(
      again
        ? `${file} is in the store already: ${kept.events} events of ${source}.`
        : `${file}: ${kept.events} events of ${source} kept, ${kept.duplicates} said twice, ${kept.leftOut} rows left out.`,
    )
  }
}
