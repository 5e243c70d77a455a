import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { DuckDBConnection } from '@duckdb/node-api'
import { type LadderRow, ladder } from '../../src/questions/ladder.js'
import { openCatalog } from '../../src/store/catalog.js'
import { madeUpStore } from './made-up-store.js'

/**
 * One sentence for each rung. Rungs 0 to 6 are ours: by acts of CAMEO 1.1b3 and PLOVER 2.0. Rungs 7 to 10 are the obligations of ATOP
 * (Leeds et al. 2002: consultation in a crisis, non-aggression and neutrality, defence, offence) and the types III, II and I of the
 * Correlates of War (Gibler 2009); only the words of an agreement reach them. A general promise to consult is no consultation pact
 * for ATOP: rung 5.
 */
const RUNGS: readonly (readonly [rung: number, from: string, to: string, form: string, sentence: string])[] = [
  [0, 'PER', 'CHL', 'rupture', 'Peru expelled the Chilean ambassador.'],
  [1, 'NOR', 'KEN', 'contact', 'Norwegian Prime Minister Erna Solberg visited Kenya.'],
  [2, 'URY', 'OMN', 'recognition', 'Uruguay recognised the government of Oman.'],
  [2, 'ZMB', 'MLT', 'recognition', 'Zambia and Malta established diplomatic relations.'],
  [2, 'FJI', 'ISL', 'representation', 'Fiji opened an embassy in Iceland.'],
  [3, 'MDG', 'BEN', 'declaration', 'Madagascar and Benin strengthened their ties.'],
  [3, 'GHA', 'TGO', 'declaration', 'Ghana praised Togo.'],
  [4, 'JPN', 'LAO', 'agreement', 'Japan and Laos signed a trade agreement.'],
  [4, 'NPL', 'MNG', 'treaty', 'Nepal and Mongolia signed a treaty on visas.'],
  [
    5,
    'BRA',
    'SEN',
    'memorandum',
    'Brazil and Senegal signed a memorandum of understanding on political consultations.',
  ],
  [6, 'IND', 'VNM', 'practice', 'India and Vietnam held joint military exercises.'],
  [7, 'FRA', 'ITA', 'agreement', 'France and Italy signed an agreement to consult in times of crisis.'],
  [8, 'ESP', 'CUB', 'treaty', 'Spain and Cuba signed a non-aggression pact.'],
  [9, 'POL', 'ROU', 'treaty', 'Poland and Romania signed a mutual defence treaty.'],
  [10, 'EGY', 'SDN', 'treaty', 'Egypt and Sudan signed a pact on an integrated command.'],
]

/** What is only to come, only claimed by others, or denied holds no rung. */
const NOT_HELD: readonly (readonly [
  from: string,
  to: string,
  rung: number,
  where: keyof LadderRow | null,
  sentence: string,
])[] = [
  ['AUT', 'HUN', 0, 'planned', 'Austria and Hungary will sign a mutual defence treaty in May.'],
  [
    'TUN',
    'LBY',
    0,
    'claimed',
    'Tunisia and Libya signed a mutual defence treaty, said Ana Souza, a political scientist in Lisbon.',
  ],
]

const folder = mkdtempSync(join(tmpdir(), 'demarche-ladder-'))
let catalog: DuckDBConnection
before(async () => {
  const texts = [...RUNGS, ...NOT_HELD].map((row) => row.at(-1) as string)
  const reports = texts.map((text, i) => ({ id: `r${String(i).padStart(2, '0')}`, published: '2020-03-04', text }))
  catalog = await openCatalog(await madeUpStore(join(folder, 'rungs'), reports))
})
after(() => {
  catalog.closeSync()
  rmSync(folder, { recursive: true, force: true })
})
const rowOf = async (from: string, to: string): Promise<LadderRow | undefined> =>
  (await ladder.ask(catalog, { from, to }))[0]

test('each rung by a sentence that grounds it and no more; the legal form is an axis of its own', async () => {
  for (const [rung, from, to, form, sentence] of RUNGS) {
    const row = await rowOf(from, to)
    assert.deepEqual([row?.rung, row?.form], [rung, form], sentence)
    assert.equal(row!.whose === 'ours', rung < 7, sentence)
    // What two do together binds both.
    if (rung === 1 || rung > 3) assert.equal((await rowOf(to, from))?.rung, rung, sentence)
  }
  // Praise is one-sided.
  assert.equal((await rowOf('TGO', 'GHA'))?.rung ?? 0, 0)
})

test('what is only planned, or that only outsiders claim, stands beside the rung that is held', async () => {
  for (const [from, to, rung, where, sentence] of NOT_HELD) {
    const row = await rowOf(from, to)
    assert.equal(row?.rung, rung, sentence)
    assert.ok(
      (row![where!] as readonly { rung: number }[]).some((step) => step.rung === 9),
      sentence,
    )
  }
})
