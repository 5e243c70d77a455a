import assert from 'node:assert/strict'
import { test } from 'node:test'
import { madeUpWire, scoreWire } from '../../bench/made-up-wire.js'
import { codeReport } from '../../src/coder.js'
import { knowledge } from '../../src/data-files.js'
import { creditsOf } from '../../src/stories/credits.js'
import { groupStories, type StoryReport } from '../../src/stories/group-stories.js'
import { type Sketch, sharedText, sketchOf } from '../../src/stories/sketch.js'

const resources = knowledge()
const sketch = (text: string): Sketch =>
  sketchOf(codeReport({ id: 'x', original: { text, language: 'en' } }, resources))

const wire = `VILNIUS – Lithuania closed its border with Belarus on Monday after smugglers sent balloons into its airspace. The interior
minister, Vladas Kondratas, said the crossing at Medininkai would stay shut for a month. Truck drivers protested in front of the
ministry. Minsk called the step hostile and asked for talks. The balloons carried cigarettes, according to border guards.`
const cut = wire.slice(0, wire.indexOf('Truck'))
const rewritten = `Belarus has urged Lithuania to reopen the Medininkai crossing. Vilnius shut the border this week because of balloons with
contraband cigarettes, and Kondratas, the interior minister, does not want to open it before a month has passed.`
const other = `Peru and Ecuador agreed on Monday to build a road over the Andes. The presidents met in Quito and praised the accord. Farmers in
the valley fear for their land. The road will cost two billion dollars, the transport ministry said.`
const corpus = [
  other,
  'Kenya sent maize to Somalia on Friday. The maize is for families in Baidoa, said the agriculture ministry.',
  'A court in Oslo jailed a banker for fraud.',
]

const report = (id: string, text: string, published: string | null = '2025-11-03'): StoryReport => ({
  id,
  published,
  sketch: sketch(text),
})

test('a cut copy shares most of its text, another report none', () => {
  assert.ok(sharedText(sketch(wire), sketch(cut)) > 0.4)
  assert.ok(sharedText(sketch(wire), sketch(rewritten)) < 0.1)
})

test('copies and other reports of the event are one story, with reasons; the rest are not', () => {
  const reports = [
    report('wire', wire),
    report('cut', cut),
    report('rewritten', rewritten),
    ...corpus.map((text, i) => report(`other${i}`, text)),
  ]
  const [story, ...rest] = groupStories(reports)
  assert.deepEqual(
    story!.members.map(({ report, copyOf }) => [report, copyOf]),
    [
      ['wire', null],
      ['cut', 'wire'],
      ['rewritten', null],
    ],
  )
  assert.match(story!.members[1]!.reason!, /a copy: \d+%/)
  assert.match(story!.members[2]!.reason!, /like .* by .*(medininkai|kondratas|balloon)/)
  assert.equal(rest.length, 3)
})

test('copies that papers made are found, and stories of one form are not taken for copies', () => {
  const wire = madeUpWire(60)
  const stories = groupStories(wire.map(({ id, text, published }) => report(id, text, published)))
  const storyOf = new Map(stories.flatMap(({ id, members }) => members.map((member) => [member.report, id] as const)))
  const { pairs, wrong, missed } = scoreWire(wire, storyOf)
  assert.ok(pairs > 40)
  assert.deepEqual(missed, [])
  assert.deepEqual(wrong, [])
})

test('a form that is filled in anew is no copy', () => {
  const form = (who: string, n: number, town: string) =>
    `${town} – Shares of ${who} fell by ${n} percent on Monday after the company said that it would close its plant in ${town}. Analysts had
expected a smaller loss. The company will tell more about its plans for the plant on Friday. Its shares have lost a third since May.`
  const reports = [
    report('a', form('Tolvex', 12, 'Lund')),
    report('b', form('Brenmar', 7, 'Graz')),
    ...corpus.map((t, i) => report(`o${i}`, t)),
  ]
  assert.equal(groupStories(reports).length, reports.length)
})

test('agencies and authors are read from datelines, bylines and lines of credit', () => {
  const cases: [text: string, credits: string[]][] = [
    ['OSLO, March 3 (Reuters) - Norway praised Chile.', ['Reuters']],
    ['PARIS (AP) — Norway praised Chile.', ['Associated Press']],
    ['Norway praised Chile.\n\nReporting by Anna Lind; AFP', ['Agence France-Presse', 'Anna Lind']],
    ['A headline\n\nBy Jan de Vries\n\nNorway praised Chile.', ['Jan de Vries']],
    ['Norway praised Chile.\n\nSource: Xinhua', ['Xinhua']],
    ['Norway praised Chile, and AP was told so by a clerk who did not want his name in the papers of the country.', []],
  ]
  for (const [text, credits] of cases) assert.deepEqual(creditsOf({ text, language: 'en' }), credits, text)
})

test('a like event of another month is another story', () => {
  const reports = [
    report('wire', wire),
    report('later', rewritten, '2026-02-03'),
    ...corpus.map((text, i) => report(`other${i}`, text)),
  ]
  assert.equal(groupStories(reports).length, reports.length)
})
