import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeReport } from '../../src/coder.js'
import { applyCorrections } from '../../src/corrections/apply-corrections.js'
import type { Change, CorrectedLayer, Correction } from '../../src/corrections/correction.js'
import { targetsIn, wordsAt } from '../../src/corrections/find-target.js'
import { knowledge } from '../../src/data-files.js'
import type { CodedReport } from '../../src/report/layers.js'

const resources = knowledge()
const TEXT =
  'Poland expelled two Russian diplomats on Monday. Russia condemned the expulsion. ' +
  'Foreign Minister Zbigniew Rau will visit Lithuania on Friday, his spokesman said.'
const code = (text: string): CodedReport =>
  codeReport({ id: 'r', original: { text, published: '2024-03-05', language: 'en' } }, resources)
const record = code(TEXT)

let made = 0
function said(
  change: Change,
  target: string,
  layer: CorrectedLayer = 'event',
  about: CodedReport = record,
): Correction {
  const found = targetsIn(about, layer).find(({ id }) => id === target)
  assert.ok(found, `${layer} ${target} is coded`)
  const words = wordsAt(about, found.spans[0]!, found.coding)
  return { ...change, id: `k${++made}`, report: 'r', layer, target, words, by: 'test', at: '2024-03-06' }
}
const undo = (undoes: Correction): Correction => ({
  ...undoes,
  id: `k${++made}`,
  action: 'undo',
  value: null,
  undoes: undoes.id,
})

/** "SANCTION/expel occurred POL>RUS", without what repeats another event. */
const codings = (report: CodedReport): string[] => {
  const repeats = new Set(report.events.filter((e) => e.same_as !== null).map(({ id }) => id))
  return targetsIn(report, 'event').flatMap(({ id, coding }) => (repeats.has(id) ? [] : [coding]))
}
const eventOf = (type: string): string => {
  const event = record.events.find((e) => e.type === type)
  assert.ok(event, `the text has ${type}`)
  return event.id
}
const [expelled, condemned, visit] = [eventOf('SANCTION'), eventOf('ACCUSE'), eventOf('AGREE')]
const coding = { type: 'COERCE', mode: 'deport', quad: 4, intensity: -5 } as const
const chile = { name: 'Chile', country: 'CHL', sectors: ['GOV'] }

test('each action does to the record what it says', () => {
  const before = codings(record)
  const nth = (id: string) => before.indexOf(targetsIn(record, 'event').find((t) => t.id === id)!.coding)
  const rows: [string, Change, string, (list: string[]) => string[]][] = [
    ['accept', { action: 'accept', value: null }, expelled, (l) => l],
    ['note', { action: 'note', value: null }, expelled, (l) => l],
    ['reject', { action: 'reject', value: null }, condemned, (l) => l.toSpliced(nth(condemned), 1)],
    [
      'retype',
      { action: 'retype', value: coding },
      expelled,
      (l) => l.map((c) => c.replace('SANCTION/expel', 'COERCE/deport')),
    ],
    ['status', { action: 'status', value: 'cancelled' }, visit, (l) => l.map((c) => c.replace('planned', 'cancelled'))],
    [
      'actor',
      { action: 'actor', value: { instead: null, party: chile } },
      expelled,
      (l) => l.with(nth(expelled), l[nth(expelled)]!.replace('POL>', 'CHL>')),
    ],
    [
      'add-party',
      { action: 'add-party', value: { role: 'actor', party: chile } },
      expelled,
      (l) => l.with(nth(expelled), l[nth(expelled)]!.replace('POL>', 'POL+CHL>')),
    ],
    [
      'drop-party',
      { action: 'drop-party', value: { role: 'actor', party: { name: 'Poland', country: 'POL', sectors: [] } } },
      expelled,
      (l) => l.with(nth(expelled), l[nth(expelled)]!.replace('POL>', '>')),
    ],
  ]
  for (const [name, change, target, after] of rows) {
    const { record: corrected, standing } = applyCorrections(record, [said(change, target)])
    assert.equal(standing[0]!.state, 'applied', name)
    assert.deepEqual(codings(corrected), after(before), name)
  }
})

test('a correction of the date, the background and an agreement of two events', () => {
  const { record: corrected } = applyCorrections(record, [
    said({ action: 'date', value: '2024-02' }, expelled),
    said({ action: 'background', value: true }, expelled),
    said(
      { action: 'merge', value: { target: expelled, words: said({ action: 'note', value: null }, expelled).words } },
      condemned,
    ),
  ])
  const event = corrected.events.find((e) => e.id === expelled)!
  assert.equal(corrected.dates.find((d) => d.id === event.date)?.value, '2024-02')
  assert.equal(event.background, true)
  assert.equal(corrected.events.find((e) => e.id === condemned)?.same_as, expelled)
})

test('later words win, and what was taken back is as if it had never been said', () => {
  const reject = said({ action: 'reject', value: null }, condemned)
  const accept = said({ action: 'accept', value: null }, condemned)
  assert.deepEqual(codings(applyCorrections(record, [reject, accept]).record), codings(record))
  assert.ok(!codings(applyCorrections(record, [accept, reject]).record).some((c) => c.startsWith('ACCUSE')))
  const back = undo(reject)
  const { record: corrected, standing } = applyCorrections(record, [reject, back])
  assert.deepEqual(codings(corrected), codings(record))
  assert.deepEqual(
    standing.map(({ state }) => state),
    ['undone', 'applied'],
  )
  assert.ok(!codings(applyCorrections(record, [reject, back, undo(back)]).record).some((c) => c.startsWith('ACCUSE')))
})

test('what is said of an event is said of its repeats, and taken back with it', () => {
  const told: CodedReport = {
    ...record,
    events: record.events.map((e) => (e.id === condemned ? { ...e, same_as: expelled } : e)),
  }
  const both = [expelled, condemned]
  const statuses = (corrections: Correction[]) =>
    applyCorrections(told, corrections).record.events.flatMap(({ id, status }) => (both.includes(id) ? [status] : []))
  const deny = said({ action: 'status', value: 'denied' }, expelled, 'event', told)
  assert.deepEqual(statuses([deny]), ['denied', 'denied'])
  assert.deepEqual(statuses([deny, undo(deny)]), ['occurred', 'occurred'])
  const reject = said({ action: 'reject', value: null }, expelled, 'event', told)
  assert.deepEqual(statuses([reject]), [])
  assert.deepEqual(statuses([reject, undo(reject)]), ['occurred', 'occurred'])
  // A repeat alone is one telling of it.
  assert.deepEqual(statuses([said({ action: 'status', value: 'denied' }, condemned, 'event', told)]), [
    'occurred',
    'denied',
  ])
  assert.deepEqual(statuses([said({ action: 'reject', value: null }, condemned, 'event', told)]), ['occurred'])
})

test('an identity goes into all events, two entities become one, and a mention becomes somebody else', () => {
  const russia = record.entities.find((e) => e.country === 'RUS' && e.name === 'Russia')!.id
  const is = applyCorrections(record, [said({ action: 'retype', value: { ...chile, sectors: [] } }, russia, 'entity')])
  assert.ok(codings(is.record).includes('ACCUSE/disapprove occurred CHL>POL'), codings(is.record).join())
  const poland = record.entities.find((e) => e.name === 'Poland')!
  const words = wordsAt(record, targetsIn(record, 'entity').find((t) => t.id === poland.id)!.spans[0]!)
  const merged = applyCorrections(record, [
    said({ action: 'merge', value: { target: poland.id, words } }, russia, 'entity'),
  ])
  assert.equal(merged.standing[0]!.state, 'applied')
  assert.ok(!merged.record.entities.some(({ id }) => id === russia))
  assert.ok(codings(merged.record).includes('ACCUSE/disapprove occurred POL>POL'), codings(merged.record).join())
  const split = applyCorrections(record, [
    said({ action: 'split', value: { mentions: [words], party: chile } }, poland.id, 'entity'),
  ])
  assert.ok(codings(split.record).includes('SANCTION/expel occurred CHL>RUS'), codings(split.record).join())
})

test('an event that was missed is added, and can be corrected like any other', () => {
  const start = TEXT.indexOf('said.')
  const value = {
    ...coding,
    status: 'occurred',
    background: false,
    contexts: [],
    actors: [chile],
    recipients: [],
    date: '2024-03-04',
  } as const
  const add: Correction = {
    ...said({ action: 'note', value: null }, expelled),
    action: 'add',
    value,
    words: wordsAt(record, { start, end: start + 4 }),
  }
  const once = applyCorrections(record, [add])
  assert.equal(codings(once.record).at(-1), 'COERCE/deport occurred CHL>')
  const id = once.record.events.at(-1)!.id
  const twice = applyCorrections(record, [add, said({ action: 'status', value: 'denied' }, id, 'event', once.record)])
  assert.equal(codings(twice.record).at(-1), 'COERCE/deport denied CHL>')
})

test('a correction holds when the report is coded anew, moves with its words, and is stale when they are gone', () => {
  const status = said({ action: 'status', value: 'denied' }, expelled)
  const accept = said({ action: 'accept', value: null }, expelled)
  const reject = said({ action: 'reject', value: null }, expelled)
  const renumbered: CodedReport = {
    ...record,
    events: record.events.map((e) => ({ ...e, id: `${e.id}0`, same_as: e.same_as && `${e.same_as}0` })),
  }
  assert.equal(applyCorrections(renumbered, [status]).standing[0]!.target, `${expelled}0`)
  const longer = code(`Spring came early to Europe. ${TEXT}`)
  const moved = applyCorrections(longer, [status]).record
  assert.ok(codings(moved).includes('SANCTION/expel denied POL>RUS'))
  const other = code('Poland praised two Russian diplomats on Monday.')
  assert.deepEqual(
    applyCorrections(other, [status, accept, reject]).standing.map(({ state }) => state),
    ['stale', 'stale', 'stale'],
  )
  // The coder learnt: what was accepted or rejected is not what it says now.
  const retyped = { ...record, events: record.events.map((e) => (e.id === expelled ? { ...e, ...coding } : e)) }
  assert.deepEqual(
    applyCorrections(retyped, [accept, reject, status]).standing.map(({ state }) => state),
    ['stale', 'stale', 'applied'],
  )
})

test('nothing points at what was rejected', () => {
  const layers = { event: record.events, entity: record.entities, claim: record.claims, agreement: record.agreements }
  for (const [layer, rows] of Object.entries(layers))
    for (const { id } of rows) {
      const reject = said({ action: 'reject', value: null }, id, layer as CorrectedLayer)
      const { record: corrected } = applyCorrections(record, [reject])
      assert.ok(
        !JSON.stringify({ ...corrected, original: {}, tokens: [], syntax: [] }).includes(`"${id}"`),
        `${layer} ${id}`,
      )
    }
})
