import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldName } from '../../src/places/fold-name.js'
import { smallGazetteer } from './small-gazetteer.js'

test('names are folded: accents, case, hyphens, apostrophes and short words', () => {
  const cases: [string, string][] = [
    ['Deir ez-Zor', 'deir ez zor'],
    ['São Paulo', 'sao paulo'],
    ["N'Djamena", 'ndjamena'],
    ['St. Petersburg', 'saint petersburg'],
    ['Łódź', 'lodz'],
    ['U.S.', 'us'],
    ['Washington, D.C.', 'washington dc'],
  ]
  for (const [name, folded] of cases) assert.equal(foldName(name), folded)
})

test('a name is looked up whole', () => {
  const gazetteer = smallGazetteer()
  const found = (name: string) => gazetteer.lookup(name).map((p) => `${p.name} ${p.country}`)
  assert.deepEqual(found('DEIR EZ ZOR'), ['Deir ez-Zor SYR'])
  assert.deepEqual(found('Kiev'), ['Kyiv UKR'])
  assert.deepEqual(found('Tripoli').sort(), ['Tripoli LBN', 'Tripoli LBY'])
  assert.deepEqual(found('Deir'), [])
  assert.deepEqual(found('Zzz'), [])
  assert.deepEqual(found(''), [])
  assert.equal(gazetteer.startsName('South China'), true)
  assert.equal(gazetteer.startsName('Northern Q'), false)
})
