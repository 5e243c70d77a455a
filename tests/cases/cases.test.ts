import assert from 'node:assert/strict'
import { basename } from 'node:path'
import { test } from 'node:test'
import { readCases, runCase } from './case-file.js'

for (const golden of readCases()) {
  test(`${golden.layer}/${basename(golden.file)}: ${golden.title}`, () => {
    const { actual, trace } = runCase(golden)
    if (actual === golden.expected) return
    const why = trace.map(
      ({ stage, rule, outcome, message }) => `  ${stage}${rule ? ` ${rule}` : ''}: ${outcome}. ${message}`,
    )
    assert.equal(
      actual,
      golden.expected,
      `Not as expected. What the stages said:\n${why.join('\n')}\n\n--- expected\n${golden.expected}\n--- actual\n${actual}`,
    )
  })
}
