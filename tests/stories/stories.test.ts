import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeReport } from '../../src/coder.js'
import { knowledge } from '../../src/data-files.js'
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
  assert.deepEqual(story!.reports, ['wire', 'cut', 'rewritten'])
  assert.match(story!.reasons.join('\n'), /a copy: \d+%/)
  assert.match(story!.reasons.join('\n'), /like .* by .*(medininkai|kondratas|balloon)/)
  assert.equal(rest.length, 3)
})

test('a like event of another month is another story', () => {
  const reports = [
    report('wire', wire),
    report('later', rewritten, '2026-02-03'),
    ...corpus.map((text, i) => report(`other${i}`, text)),
  ]
  assert.equal(groupStories(reports).length, reports.length)
})
