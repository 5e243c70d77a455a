import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Claim } from '../../src/report/layers.js'
import type { Span } from '../../src/report/span.js'
import { codeText } from '../support/code-text.js'
import { tableRows } from '../support/table-rows.js'

/** One sentence of news a line, written for this project, with a claim that it makes: source, cue and content, or "-" for none. */
const rows = tableRows<[kind: string, claim: string, text: string]>('claims/plain-claims.tsv')
/** A new parser may lose a sentence here and there; a finder that breaks loses more. */
const MAY_MISS = 0.1

const claimsOf = (text: string): readonly Claim[] => codeText(text).claims

for (const kind of new Set(rows.map(([kind]) => kind)))
  test(`claims in plain words: ${kind}`, () => {
    const asked = rows.filter((row) => row[0] === kind)
    const missed = asked.filter(([, claim, text]) => {
      const words = (spans: readonly Span[]) => spans.map((s) => text.slice(s.start, s.end)).join(' … ') || '-'
      const told = claimsOf(text).map((c) => [c.source?.spans ?? [], c.cue, c.content].map(words).join(' | '))
      return claim === '-' ? told.length > 0 : !told.includes(claim)
    })
    assert.ok(missed.length <= asked.length * MAY_MISS, missed.map(([, claim, text]) => `${claim}: ${text}`).join('\n'))
  })
