import { codeReport } from '../../src/coder.js'
import { knowledge } from '../../src/data-files.js'
import type { Resources } from '../../src/resources.js'
import { inputHash, Store } from '../../src/store/store.js'
import { versionsOf } from '../../src/store/versions.js'

export const resources: Resources = knowledge()

export interface MadeUp {
  readonly id: string
  readonly published: string
  readonly outlet?: string
  readonly title?: string
  readonly text: string
}

/** A store of reports that a test wrote itself. */
export async function madeUpStore(folder: string, reports: readonly MadeUp[]): Promise<string> {
  const store = await Store.open(folder, { versions: versionsOf([]), keepText: true })
  try {
    await store.add(
      reports.map(({ id, text, ...rest }) => {
        const report = codeReport({ id, original: { text, language: 'en', ...rest } }, resources)
        return { report, hash: inputHash(report.original) }
      }),
    )
  } finally {
    store.close()
  }
  return folder
}

/** A small world: Kenya and Brazil come closer, Peru and Chile quarrel, Norway and Chile trade, and a minister foresees things. */
export const world: readonly MadeUp[] = [
  {
    id: 'visit',
    published: '2020-01-07',
    outlet: 'Herald',
    text: 'BRASILIA – Kenyan President Uhuru Kenyatta visited Brazil on Monday. Kenya and Brazil signed a memorandum of understanding on political consultations.',
  },
  {
    id: 'visit-too',
    published: '2020-01-08',
    outlet: 'Courier',
    text: 'Kenyan President Uhuru Kenyatta visited Brazil on 6 January 2020, officials said.',
  },
  {
    id: 'expert',
    published: '2020-01-20',
    outlet: 'Herald',
    text: 'Kenya and Brazil lack the strength for an alliance against China, said Ana Souza, a political scientist in Lisbon. “Military cooperation between Kenya and Brazil is negligible,” she said. Kenya and Brazil are strengthening their ties, according to Ana Souza. A visit of the Brazilian president to Kenya is unlikely, she said.',
  },
  {
    id: 'plan',
    published: '2020-02-03',
    outlet: 'Courier',
    text: 'Brazil will send medical aid to Kenya on 10 March 2020. Kenya criticized China.',
  },
  {
    id: 'sanction',
    published: '2020-02-10',
    outlet: 'Courier',
    text: 'Peru imposed sanctions on Chile on 9 February 2020. Peru expelled the Chilean ambassador.',
  },
  {
    id: 'denial',
    published: '2020-02-11',
    outlet: 'Herald',
    text: 'Chilean Foreign Minister Teodoro Ribera denied that Chile had attacked Peru. Ribera accused Peru of breaking its promises.',
  },
  {
    id: 'treaty',
    published: '2020-03-02',
    outlet: 'Herald',
    text: 'Norway and Chile signed a mutual defence treaty in Oslo on 1 March 2020.',
  },
  {
    id: 'trade',
    published: '2020-03-09',
    outlet: 'Courier',
    text: 'Norway signed a trade agreement with Peru on 8 March 2020.',
  },
  {
    id: 'trade-ends',
    published: '2020-06-15',
    outlet: 'Courier',
    text: 'Norway withdrew from the trade agreement with Peru on 14 June 2020.',
  },
]
