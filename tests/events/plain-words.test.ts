import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { codeReport } from '../../src/coder.js'
import { dataFiles, packageRoot } from '../../src/data-files.js'
import { loadResources } from '../../src/resources.js'

const resources = loadResources(dataFiles())
/** One sentence of news a line, written for this project, with the type and status of an event that it tells. */
const rows = readFileSync(join(packageRoot, 'tests/events/plain-words.tsv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t') as [type: string, status: string, text: string])
/** A new parser may lose a sentence here and there; a frame that breaks loses more. */
const MAY_MISS = 0.05

for (const type of new Set(rows.map(([type]) => type)))
  test(`${type} in plain words`, () => {
    const asked = rows.filter((row) => row[0] === type)
    const missed = asked.filter(([, status, text]) => {
      const { events } = codeReport({ id: 'x', original: { text, published: '2024-03-05', language: 'en' } }, resources)
      return !events.some((event) => event.type === type && event.status === status)
    })
    assert.ok(
      missed.length <= asked.length * MAY_MISS,
      missed.map(([, status, text]) => `${status}: ${text}`).join('\n'),
    )
  })
