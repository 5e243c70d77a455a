import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expOf } from '../../src/syntax/softmax.js'

test('e to the power of what is not above zero', () => {
  for (let x = 0; x > -79; x -= 0.0371) assert.ok(Math.abs(expOf(x) / Math.exp(x) - 1) < 1e-8, `at ${x}`)
  assert.equal(expOf(0), 1)
  assert.equal(expOf(-1000), 0)
})
