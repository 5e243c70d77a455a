import assert from 'node:assert/strict'
import { test } from 'node:test'
import { treeOf } from '../../src/report/tree.js'
import { reportFromConllu } from '../support/conllu.js'

const report = reportFromConllu(`
Poland Poland PROPN 2 nsubj
accused accuse VERB 0 root
Belarus Belarus PROPN 2 obj
of of SCIP 5 mark
lying lie VERB 2 advcl

It it PRON 2 nsubj
denied deny VERB 0 root
this this PRON 2 obj
`)
const tree = treeOf(report)

test('children, subtrees and sentences', () => {
  assert.deepEqual(tree.children(1), [0, 2, 4])
  assert.deepEqual(tree.subtree(4), { from: 3, to: 5 })
  assert.equal(tree.childBy(1, 'obj'), 2)
  assert.deepEqual(tree.roots(1), [6])
  assert.deepEqual(tree.sentenceRange(1), { from: 5, to: 8 })
  assert.ok(tree.isUnder(3, 1))
  assert.ok(!tree.isUnder(5, 1))
})

test('offsets to tokens and back', () => {
  const belarus = { start: 15, end: 22 }
  assert.deepEqual(tree.tokensIn(belarus), { from: 2, to: 3 })
  assert.equal(tree.tokenAt(16), 2)
  assert.equal(tree.tokenAt(14), -1)
  assert.deepEqual(tree.tokenSpan(2), belarus)
  assert.deepEqual(tree.tokensIn({ start: 14, end: 15 }), { from: 2, to: 2 })
})
