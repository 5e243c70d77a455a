import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { codeReport } from '../../src/coder.js'
import { dataFiles, packageRoot } from '../../src/data-files.js'
import { textOf } from '../../src/report/span.js'
import { loadResources } from '../../src/resources.js'

/** Reports of our own and whom the last mention that reads so means: "united-nations UNO", "Kenya + Uganda"; "?" is no country. */
const rows = readFileSync(join(packageRoot, 'tests', 'mentions', 'who-in-news.tsv'), 'utf8')
  .split('\n')
  .slice(1)
  .filter(Boolean)
  .map((line) => line.split('\t') as [day: string, text: string, words: string, who: string])

test('names, offices on the day, metonyms, pairs and groups come to who is meant', () => {
  const resources = loadResources(dataFiles())
  for (const [published, text, words, who] of rows) {
    const report = codeReport({ id: 'x', original: { text, published, language: 'en' } }, resources)
    const byId = new Map(report.entities.map((e) => [e.id, e]))
    const mention = report.mentions.findLast((m) => textOf(report, m.span) === words)
    const entity = byId.get(mention?.entity ?? '')
    const said = entity?.members
      ? entity.members.map((id) => byId.get(id)!.name).join(' + ')
      : entity && [...(entity.registry ? [entity.registry] : []), entity.country ?? '?', ...entity.sectors].join(' ')
    assert.equal(said ?? 'nobody', who, `${words} in: ${text}`)
  }
})
