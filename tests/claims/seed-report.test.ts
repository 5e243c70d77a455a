import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { codeReport } from '../../src/coder.js'
import { dataFiles, packageRoot } from '../../src/data-files.js'
import { type Span, textOf } from '../../src/report/span.js'
import { loadResources } from '../../src/resources.js'

// The report that the project began with lies beside the repository, not in it.
const path = join(packageRoot, '..', 'shared', 'reports', '000_b8998ac28c7ea876.txt')
const there = existsSync(path)
const report = there
  ? codeReport(
      {
        id: 'seed',
        original: { text: readFileSync(path, 'utf8'), published: '2018-11-30', language: 'en' },
      },
      loadResources(dataFiles()),
    )
  : undefined
const words = (spans: readonly Span[]) => spans.map((s) => textOf(report!, s)).join(' … ')
const nameOf = (id: string | null | undefined) => report!.entities.find((e) => e.id === id)?.name ?? ''

const rows: [who: string, cue: RegExp, what: RegExp][] = [
  ['Ortiz', /According to/, /goal .* is to deepen/],
  ['Ortiz', /points out/, /for some time been strengthening/],
  ['Ortiz', /pointed out/, /contrary to the interests/],
  ['Ortiz', /added/, /wants to build/],
  ['Ortiz', /according to/, /military affairs will not be/],
  ['Trump', /made it clear/, /intends to restore/],
  ['Kim', /For/, /aimed/],
  ['Kim', /said/, /will obviously resort/],
  ['Kim', /said/, /Washington does not like/],
  ['Kim', /stressed/, /not have enough strength/],
  ['Kim', /doubts/, /could accuse/],
  ['Kim', /said/, /is insignificant/],
  ['Kim', /said/, /seems unlikely for security/],
  ['Kim', /concluded/, /will surely be/],
]
for (const [who, cue, what] of rows)
  test(`seed report: ${who}, ${what.source}`, { skip: !there }, () => {
    const found = report!.claims.some(
      (c) =>
        nameOf(c.source?.entity).includes(who) &&
        (who !== 'Kim' || nameOf(c.source?.entity).includes('Yevgeny')) &&
        cue.test(words(c.cue)) &&
        what.test(words(c.content).replace(/\s+/g, ' ')),
    )
    assert.ok(
      found,
      report!.claims.map((c) => `${nameOf(c.source?.entity)} | ${words(c.cue)} | ${words(c.content)}`).join('\n'),
    )
  })

const forecasts: [word: RegExp, low: number, high: number, event: string][] = [
  [/obviously/, 0.85, 0.98, ''],
  [/doubts/, 0.1425, 0.3425, 'ACCUSE USA > CUB+PRK+VEN'],
  [/^seems unlikely/, 0.2, 0.45, 'CONSULT PRK > '],
  [/still seems unlikely/, 0.2, 0.45, 'CONSULT PRK > '],
  [/surely/, 0.9, 0.99, 'CONSULT PRK > CUB first'],
]
for (const [word, low, high, event] of forecasts)
  test(`seed report: forecast ${word.source}`, { skip: !there }, () => {
    const found = report!.forecasts.find((f) => word.test(textOf(report!, f.word)))
    assert.ok(found)
    assert.deepEqual([...found.probability], [low, high])
    const p = found.pattern
    const told = p ? `${p.type} ${p.actors.join('+')} > ${p.recipients.join('+')}${p.order ? ` ${p.order}` : ''}` : ''
    assert.equal(told, event)
    assert.match(nameOf(report!.claims.find((c) => c.id === found.claim)?.source?.entity), /Yevgeny/)
  })
