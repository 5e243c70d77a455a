import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type formatNames, formatOf } from '../../src/formats/formats.js'
import type { CodedReport } from '../../src/report/layers.js'

const text = '=Poland\taccused, "Belarus" of lying.'
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })

/** A record written by hand: one event, repeated once. */
const report: CodedReport = {
  id: 'r 1',
  original: { text, language: 'en', published: '2024-03-05', outlet: '=cmd()' },
  sentences: [{ start: 0, end: text.length }],
  tokens: ['=Poland', 'accused', ',', '"', 'Belarus', '"', 'of', 'lying', '.'].map((word) => ({
    ...at(word),
    sentence: 0,
  })),
  syntax: [
    ['=Poland', 'PROPN', 1, 'nsubj'],
    ['accuse', 'VERB', -1, 'root'],
    [',', 'PUNCT', 1, 'punct'],
    ['"', 'PUNCT', 4, 'punct'],
    ['Belarus', 'PROPN', 1, 'obj'],
    ['"', 'PUNCT', 4, 'punct'],
    ['of', 'SCONJ', 7, 'mark'],
    ['lie', 'VERB', 1, 'advcl'],
    ['.', 'PUNCT', 1, 'punct'],
  ].map(([lemma, upos, head, deprel]) => ({ lemma, upos, head, deprel }) as CodedReport['syntax'][number]),
  names: [],
  mentions: [],
  entities: [
    { id: 'a1', name: '=Poland', country: 'POL', sectors: ['GOV'], basis: 'registry', registry: 'POL' },
    { id: 'a2', name: 'Belarus', country: 'BLR', sectors: [], basis: 'registry' },
  ],
  dates: [{ id: 'd1', value: '2024-03-05', basis: 'published' }],
  places: [],
  claims: [
    {
      id: 'c1',
      source: { spans: [at('=Poland')], entity: 'a1' },
      cue: [at('accused')],
      content: [at('lying')],
      kind: 'indirect',
      within: null,
    },
  ],
  forecasts: [],
  agreements: [],
  factuality: [],
  events: ['e1', 'e2'].map((id) => ({
    id,
    type: 'ACCUSE',
    mode: 'allege',
    contexts: ['diplomatic'],
    quad: 3 as const,
    intensity: -3.5,
    cameo: '112',
    goldstein: -2,
    status: 'occurred' as const,
    trigger: at('accused'),
    actors: [{ entity: 'a1', span: at('=Poland') }],
    recipients: [{ entity: 'a2', span: at('Belarus') }],
    date: 'd1',
    place: null,
    claim: 'c1',
    agreement: null,
    same_as: id === 'e2' ? 'e1' : null,
    background: false,
    evidence: [at('=Poland'), at('accused'), at('Belarus')],
    rule: 'accuse.of',
  })),
  problems: [{ code: 'odd', stage: 'read', message: 'Odd.' }],
}
const written = (name: (typeof formatNames)[number]) =>
  (formatOf(name).header ?? '') + formatOf(name).write(report, { colour: false })

test('report: one line of JSON that is the report', () => {
  assert.deepEqual(JSON.parse(written('report')), report)
})

test('jsonl: one PLOVER record an event, repeated mentions left out', () => {
  const lines = written('jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.equal(lines.length, 1)
  const [event] = lines
  assert.equal(event.id, 'r 1#e1')
  assert.deepEqual(
    [event.date, event.event, event.mode, event.quad_code, event.status],
    ['2024-03-05', ['ACCUSE'], ['allege'], 3, 'occurred'],
  )
  assert.deepEqual([event.actor[0].code, event.recipient[0].code, event.cameo], ['POL', 'BLR', '112'])
  assert.deepEqual(event.claim, { source: '=Poland', cue: 'accused' })
  assert.equal(text.slice(event.text_info.trigger.start, event.text_info.trigger.end), 'accused')
})

test('csv: a header, a row an event, and no cell that a spreadsheet would run', () => {
  const [header, first, second] = written('csv').trim().split('\n')
  assert.ok(header!.startsWith('report,event,date'))
  assert.match(first!, /,'=Poland,/)
  assert.match(first!, /,'=cmd\(\),/)
  assert.match(second!, /,e1,accused,/)
})

test('conllu: ten columns, heads from 1, offsets in MISC', () => {
  const rows = written('conllu')
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) => line.split('\t'))
  assert.equal(rows.length, 9)
  assert.ok(rows.every((cells) => cells.length === 10))
  assert.deepEqual(rows[1]!.slice(0, 8), ['2', 'accused', 'accuse', 'VERB', '_', '_', '0', 'root'])
  assert.equal(rows[1]![9], `TokenRange=${at('accused').start}:${at('accused').end}|SpaceAfter=No`)
})

test('table: events once, with status, parties and words, and no colour unless asked', () => {
  const table = written('table')
  assert.match(table, /● occurred {2}ACCUSE allege {2}=Poland \(POL GOV\) → Belarus \(BLR\) {2}2024-03-05\s+“accused”/)
  const escapeCode = String.fromCharCode(27)
  assert.ok(!table.includes('e2') && !table.includes(escapeCode))
  assert.ok(formatOf('table').write(report, { colour: true }).includes(escapeCode))
})
