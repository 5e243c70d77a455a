import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeText } from '../support/code-text.js'
import { tableRows } from '../support/table-rows.js'

/** One sentence of news a line, written for this project: type, mode and status of an event that it tells. */
const rows = tableRows<[type: string, mode: string, status: string, text: string]>('events/modes-of-news.tsv')
/** A new parser may lose a sentence here and there; a frame that breaks loses more. */
const MAY_MISS = 0.05

for (const type of new Set(rows.map(([type]) => type)))
  test(`${type} and its modes`, () => {
    const asked = rows.filter((row) => row[0] === type)
    const missed = asked.filter(([, mode, status, text]) => {
      const { events } = codeText(text)
      return !events.some((event) => event.type === type && event.mode === mode && event.status === status)
    })
    assert.ok(
      missed.length <= asked.length * MAY_MISS,
      missed.map(([, mode, status, text]) => `${mode} ${status}: ${text}`).join('\n'),
    )
  })
