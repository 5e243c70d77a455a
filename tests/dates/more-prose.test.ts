import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { dataFiles, packageRoot } from '../../src/data-files.js'
import { english } from '../../src/pipeline.js'
import { loadResources } from '../../src/resources.js'
import { Pipeline } from '../../src/run-pipeline.js'

/** More sentences of our own with their dates: parts of days, "the Friday before last", "the first Sunday in April". */
const rows = readFileSync(join(packageRoot, 'tests', 'dates', 'more-prose.tsv'), 'utf8')
  .split('\n')
  .slice(1)
  .filter(Boolean)
  .map((line) => line.split('\t') as [published: string, text: string, dates: string])

test('further ways of the news to name days', () => {
  const resources = loadResources(dataFiles())
  const untilDates = new Pipeline(english.stages.slice(0, english.stages.findIndex((s) => s.name === 'find-dates') + 1))
  for (const [published, text, wanted] of rows) {
    const { dates } = untilDates.run({ id: 't', original: { text, language: 'en', published } }, resources)
    const said = dates.flatMap((d) =>
      d.span ? [`${text.slice(d.span.start, d.span.end)} = ${d.value}${d.end ? `..${d.end}` : ''}`] : [],
    )
    assert.equal(said.join('; '), wanted ?? '', text)
  }
})
