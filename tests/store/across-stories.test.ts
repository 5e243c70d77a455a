import assert from 'node:assert/strict'
import { test } from 'node:test'
import { joinDeedsAcrossStories } from '../../src/store/deeds-across-stories.js'
import { openDuckDb } from '../../src/store/duckdb.js'
import { joinDeeds } from '../../src/stories/join-deeds.js'

interface Told {
  readonly type: string
  readonly mode: string | null
  readonly status: string
  readonly day: string
  readonly actors: string[]
  readonly recipients: string[]
  readonly town: string | null
  readonly precision: string
  readonly agreement: string | null
  readonly people: string[]
  readonly story: string
}

/** "Vizcarra met Moreno in Quito on Tuesday", in a report that has a story of its own. */
const MET: Omit<Told, 'story'> = {
  type: 'CONSULT',
  mode: 'visit',
  status: 'occurred',
  day: '2018-10-23',
  actors: ['PER'],
  recipients: ['ECU'],
  town: 'Quito',
  precision: 'city',
  agreement: null,
  people: [],
}

const CASES: readonly [what: string, one: Partial<Told>, two: Partial<Told>, deeds: number][] = [
  ['the same meeting', {}, {}, 1],
  ['the host is told first', {}, { actors: ['ECU'], recipients: ['PER'] }, 1],
  ['the day after', {}, { day: '2018-10-24' }, 1],
  ['two days after', {}, { day: '2018-10-25' }, 2],
  ['another town', {}, { town: 'Guayaquil' }, 2],
  ['only the country is told', { precision: 'country', town: 'Ecuador' }, { precision: 'country', town: 'Ecuador' }, 2],
  ['no place', { town: null }, { town: null }, 2],
  ['no place, but one treaty', { town: null, agreement: 'Water Treaty' }, { town: null, agreement: 'water treaty' }, 1],
  ['two treaties', { town: null, agreement: 'Water Treaty' }, { town: null, agreement: 'Road Treaty' }, 2],
  ['another pair', {}, { recipients: ['BOL'] }, 2],
  ['one more state', {}, { recipients: ['ECU', 'BOL'] }, 2],
  ['an actor whom nobody knows', { actors: ['?'] }, { actors: ['?'] }, 2],
  ['another type', {}, { type: 'AGREE' }, 2],
  ['another mode', {}, { mode: 'third-party' }, 2],
  ['a mode that is not told', {}, { mode: null }, 1],
  ['only planned', {}, { status: 'planned' }, 2],
  ['other ministers', { people: ['maas'] }, { people: ['altmaier'] }, 2],
  ['one minister more', { people: ['maas'] }, { people: ['maas', 'altmaier'] }, 1],
  ['what may be said again', { type: 'ACCUSE', mode: null }, { type: 'ACCUSE', mode: null }, 2],
  ['an attack has a direction', { type: 'ASSAULT' }, { type: 'ASSAULT', actors: ['ECU'], recipients: ['PER'] }, 2],
  ['one story, which tells them apart', { story: 's' }, { story: 's' }, 2],
]

for (const [what, ...tellings] of CASES.map(([what, one, two, deeds]) => [what, one, two, deeds] as const)) {
  const [one, two, deeds] = tellings
  test(`two stories tell of ${deeds === 1 ? 'one deed' : 'two deeds'}: ${what}`, async () => {
    const catalog = await openDuckDb()
    await catalog.run(`
      CREATE TABLE events (report VARCHAR, event VARCHAR, type VARCHAR, mode VARCHAR, status VARCHAR, background BOOLEAN, day DATE,
        actors VARCHAR[], recipients VARCHAR[], place VARCHAR, place_country VARCHAR, place_precision VARCHAR, agreement VARCHAR);
      CREATE TABLE participants (report VARCHAR, event VARCHAR, registry VARCHAR, name VARCHAR, office VARCHAR);
      CREATE TABLE reports (report VARCHAR, published DATE);
      CREATE TABLE stories (report VARCHAR, story VARCHAR);
      CREATE TABLE agreements (report VARCHAR, agreement VARCHAR, title VARCHAR);
      CREATE TABLE deed_events (deed VARCHAR, report VARCHAR, event VARCHAR, counted BOOLEAN, reason VARCHAR)`)
    for (const [report, said] of [
      ['a', one],
      ['b', two],
    ] as const) {
      const told: Told = { ...MET, story: report, ...said }
      const list = (codes: readonly string[]) => `[${codes.map((code) => `'${code}'`).join()}]`
      await catalog.run(`
        INSERT INTO events VALUES ('${report}', 'e1', '${told.type}', ${told.mode ? `'${told.mode}'` : 'NULL'}, '${told.status}', false,
          '${told.day}', ${list(told.actors)}, ${list(told.recipients)}, ${told.town ? `'${told.town}'` : 'NULL'}, 'ECU',
          '${told.precision}', ${told.agreement ? "'g1'" : 'NULL'});
        INSERT INTO reports VALUES ('${report}', '2018-10-26');
        INSERT INTO stories VALUES ('${report}', '${told.story}');
        INSERT INTO deed_events VALUES ('${report}#e1', '${report}', 'e1', true, NULL)`)
      if (told.agreement) await catalog.run(`INSERT INTO agreements VALUES ('${report}', 'g1', '${told.agreement}')`)
      for (const name of told.people)
        await catalog.run(`INSERT INTO participants VALUES ('${report}', 'e1', NULL, '${name}', 'minister')`)
    }
    await joinDeedsAcrossStories(catalog)
    const rows = (await catalog.runAndReadAll('FROM deed_events ORDER BY report')).getRowObjectsJson()
    catalog.closeSync()
    assert.equal(new Set(rows.map(({ deed }) => deed)).size, deeds)
    assert.equal(rows.filter(({ counted }) => counted).length, deeds)
    if (deeds === 1) assert.match(String(rows[1]!.reason), new RegExp(`^${one.type ?? 'CONSULT'}, same parties`))
  })
}

const JOINED: readonly [
  what: string,
  pairs: [a: string, b: string, storyA: string, storyB: string][],
  into: string[],
][] = [
  ['two', [['b', 'a', '2', '1']], ['b>a']],
  [
    'three',
    [
      ['a', 'b', '1', '2'],
      ['b', 'c', '2', '3'],
    ],
    ['b>a', 'c>a'],
  ],
  [
    'what one story tells apart stays apart',
    [
      ['a', 'c', '1', '2'],
      ['b', 'c', '1', '2'],
    ],
    ['c>a'],
  ],
  [
    'nor is it joined by a third',
    [
      ['a', 'c', '1', '3'],
      ['b', 'd', '1', '4'],
      ['c', 'd', '3', '4'],
    ],
    ['c>a', 'd>b'],
  ],
]
for (const [what, pairs, into] of JOINED)
  test(`deeds are joined: ${what}`, () => {
    const joined = joinDeeds(pairs.map(([a, b, one, two]) => ({ a, b, stories: [one, two], reason: 'x' })))
    assert.deepEqual(
      joined.map(({ deed, into: first }) => `${deed}>${first}`),
      into,
    )
  })
