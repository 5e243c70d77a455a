import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOf } from '../../src/report/span.js'
import { codeText } from '../support/code-text.js'
import { tableRows } from '../support/table-rows.js'

/** Reports of our own and whom the last mention that reads so means: "united-nations UNO", "Kenya + Uganda"; "?" is no country. */
const rows = tableRows<[day: string, text: string, words: string, who: string]>('mentions/who-in-news.tsv', {
  header: true,
})

test('names, offices on the day, metonyms, pairs and groups come to who is meant', () => {
  for (const [published, text, words, who] of rows) {
    const report = codeText(text, published)
    const byId = new Map(report.entities.map((e) => [e.id, e]))
    const mention = report.mentions.findLast((m) => textOf(report, m.span) === words)
    const entity = byId.get(mention?.entity ?? '')
    const said = entity?.members
      ? entity.members.map((id) => byId.get(id)!.name).join(' + ')
      : entity && [...(entity.registry ? [entity.registry] : []), entity.country ?? '?', ...entity.sectors].join(' ')
    assert.equal(said ?? 'nobody', who, `${words} in: ${text}`)
  }
})
