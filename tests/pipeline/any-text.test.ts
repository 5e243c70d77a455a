import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { codeReport } from '../../src/coder.js'
import { dataFiles } from '../../src/data-files.js'
import type { CodedReport } from '../../src/report/layers.js'
import type { Span } from '../../src/report/span.js'
import { loadResources } from '../../src/resources.js'

const resources = loadResources(dataFiles())
const code = (text: string): CodedReport =>
  codeReport({ id: 'any', original: { text, language: 'en', published: '2024-03-05' } }, resources)

// Text that looks like news enough to wake every stage, broken in every way that fast-check finds.
const fragments = [
  'President Maduro met',
  ' Kim Jong-un',
  ' in Caracas',
  ' on Tuesday',
  '.',
  ' ',
  '\n\n',
  '“',
  '”',
  '"',
  ' said',
  ' he',
  ' will surely',
  ' visit',
  ' the two countries',
  ' signed an agreement',
  ' with',
  ' Russia',
  ' not',
  ' denied',
  ' accused',
  ' of',
  ' attacking',
  ' according to',
  ' U.S.',
  ' Nov. 27',
  ' — ',
  '😀',
  '\ud83d',
  '\ude00',
  'é',
  '\u0301',
  '\u202e',
  '\0',
  '\ufffd',
  'ß',
  'İ',
  ' 2018',
  ':',
  ',',
  '-',
] as const
const newsy = fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map((parts) => parts.join(''))
const anyText = fc.oneof(
  newsy,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
)

/** Every span anywhere in the record. */
function* spansIn(value: unknown): Generator<Span> {
  if (value === null || typeof value !== 'object') return
  const { start, end } = value as Partial<Span>
  if (typeof start === 'number' && typeof end === 'number') yield { start, end }
  for (const inner of Object.values(value)) yield* spansIn(inner)
}

const splitsPair = (text: string, i: number): boolean =>
  /[\ud800-\udbff]/.test(text[i - 1] ?? '') && /[\udc00-\udfff]/.test(text[i] ?? '')

test('any string gives a report: no exception, spans inside the text, no pair split, ids that exist', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const report = code(text)
      assert.deepEqual(
        report.problems.filter((p) => p.code === 'stage-failed').map((p) => p.message),
        [],
      )
      for (const { start, end } of spansIn(report)) {
        assert.ok(start >= 0 && start <= end && end <= text.length, `${start}-${end} of ${text.length}`)
        assert.ok(!splitsPair(text, start) && !splitsPair(text, end), `${start}-${end} splits a surrogate pair`)
      }
      checkIds(report)
    }),
    { numRuns: 300, seed: 20261124 },
  )
})

test('the record survives JSON, and the same text gives the same bytes', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = JSON.stringify(code(text))
      assert.equal(JSON.stringify(code(text)), once)
      assert.deepEqual(JSON.parse(once), JSON.parse(JSON.stringify(JSON.parse(once))))
      // toWellFormed: JSON keeps a lone surrogate as an escape, so the text itself comes back too.
      assert.equal(JSON.parse(once).original.text, text)
    }),
    { numRuns: 100, seed: 20261125 },
  )
})

function checkIds(report: CodedReport): void {
  const ids = new Set(
    [report.entities, report.dates, report.places, report.claims, report.events, report.agreements].flatMap((layer) =>
      layer.map(({ id }) => id),
    ),
  )
  const known = (id: string | null | undefined) =>
    assert.ok(id === null || id === undefined || ids.has(id), `id ${id} is nowhere`)
  for (const mention of report.mentions) known(mention.entity)
  for (const claim of report.claims) {
    known(claim.source?.entity)
    known(claim.within)
  }
  for (const event of report.events) {
    for (const party of [...event.actors, ...event.recipients]) known(party.entity)
    for (const id of [event.date, event.place, event.claim, event.agreement, event.same_as]) known(id)
  }
  for (const forecast of report.forecasts) {
    known(forecast.claim)
    known(forecast.event)
  }
  for (const agreement of report.agreements) {
    known(agreement.event)
    for (const party of agreement.parties) known(party)
  }
}
