import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pipeline } from '../../src/run-pipeline.js'
import { stage } from '../../src/stage.js'

const sentences = stage({ name: 'sentences', needs: [], adds: ['sentences'], run: () => ({ sentences: [] }) })
const tokens = stage({ name: 'tokens', needs: ['sentences'], adds: ['tokens'], run: () => ({ tokens: [] }) })

test('an order that works compiles and runs in that order', () => {
  const names = pipeline()
    .add(sentences)
    .add(tokens)
    .stages.map(({ name }) => name)
  assert.deepEqual(names, ['sentences', 'tokens'])
})

test('an order that cannot work does not compile', () => {
  // @ts-expect-error tokens need sentences
  pipeline().add(tokens)
  // @ts-expect-error sentences come before tokens
  pipeline().add(tokens).add(sentences)
})
