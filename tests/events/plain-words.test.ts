import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeText } from '../support/code-text.js'
import { tableRows } from '../support/table-rows.js'

/** One sentence of news a line, written for this project, with the type and status of an event that it tells. */
const rows = tableRows<[type: string, status: string, text: string]>('events/plain-words.tsv')
/** A new parser may lose a sentence here and there; a frame that breaks loses more. */
const MAY_MISS = 0.05

for (const type of new Set(rows.map(([type]) => type)))
  test(`${type} in plain words`, () => {
    const asked = rows.filter((row) => row[0] === type)
    const missed = asked.filter(([, status, text]) => {
      const { events } = codeText(text)
      return !events.some((event) => event.type === type && event.status === status)
    })
    assert.ok(
      missed.length <= asked.length * MAY_MISS,
      missed.map(([, status, text]) => `${status}: ${text}`).join('\n'),
    )
  })
