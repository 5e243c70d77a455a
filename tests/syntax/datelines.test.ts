import assert from 'node:assert/strict'
import { test } from 'node:test'
import { datelineLength } from '../../src/syntax/datelines.js'

const table: readonly [sentence: string, length: number][] = [
  ['CARACAS , Venezuela – Venezuelan President Rojas met the king .', 4],
  ['WARSAW – Poland accused Belarus .', 2],
  ['BEIJING , Nov. 27 ( Xinhua ) -- China said no .', 8],
  ['Paris ( Reuters ) - France closed its embassy .', 5],
  ['SAO PAULO — “ We won , ” he said .', 3],
  ['Lakhpur - The bureau arrested a clerk .', 2],
  ['ACCRA/LOME , May 21 - Ghana met Togo .', 5],
  ['Rojas - Venezuelan and proud - resigned .', 0],
  ['NATO – The alliance met in Riga .', 0],
  ['Talks failed – Russia left .', 0],
  ['The minister – a friend of Peru – resigned .', 0],
  ['LONDON – which is far away – burns .', 0],
  ['Hello', 0],
]
for (const [sentence, length] of table)
  test(`dateline: ${sentence}`, () => assert.equal(datelineLength(sentence.split(' ')), length))
