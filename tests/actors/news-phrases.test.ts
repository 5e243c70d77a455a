import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { codeReport } from '../../src/coder.js'
import { dataFiles, packageRoot } from '../../src/data-files.js'
import { loadResources } from '../../src/resources.js'

/** Phrases of news with the countries and first sectors that PLOVER's rules allow, parted by "|"; "-" is none. */
const rows = readFileSync(join(packageRoot, 'tests', 'actors', 'news-phrases.tsv'), 'utf8')
  .split('\n')
  .slice(1)
  .filter(Boolean)
  .map((line) => line.split('\t') as [phrase: string, countries: string, sectors: string])

const allows = (list: string, said: string): boolean => list.split('|').includes(said || '-')

/** Of whole sentences, so that a phrase may be misread with its sentence: most must be right, not every one. */
test('phrases of news come to their country and sector', () => {
  const resources = loadResources(dataFiles())
  const missed = { country: [] as string[], sector: [] as string[] }
  for (const [phrase, countries, sectors] of rows) {
    const text = `${phrase} met the delegation in Geneva.`
    const report = codeReport({ id: 'x', original: { text, published: '2022-07-01', language: 'en' } }, resources)
    const widest = report.mentions
      .filter((m) => m.entity && m.span.start < phrase.length)
      .sort(
        (a, b) =>
          Math.min(b.span.end, phrase.length) - b.span.start - (Math.min(a.span.end, phrase.length) - a.span.start),
      )[0]
    const entity = report.entities.find((e) => e.id === widest?.entity)
    if (!entity || !allows(countries, entity.country ?? '')) missed.country.push(phrase)
    if (!entity || !allows(sectors, entity.sectors[0] ?? '')) missed.sector.push(phrase)
  }
  assert.ok(missed.country.length <= 0.05 * rows.length, `country: ${missed.country.join('; ')}`)
  assert.ok(missed.sector.length <= 0.06 * rows.length, `sector: ${missed.sector.join('; ')}`)
})
