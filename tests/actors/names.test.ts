import assert from 'node:assert/strict'
import { test } from 'node:test'
import { likeness } from '../../src/actors/name-likeness.js'
import { nameKey, nameWords, soundOf } from '../../src/actors/name-words.js'

const SOUNDS: readonly [string, string, boolean][] = [
  ['poroshenko', 'porochenko', true],
  ['mohammed', 'muhammad', true],
  ['bouteflika', 'boutaflika', true],
  ['zhirinovsky', 'jirinovski', true],
  ['qadri', 'alqadri', true],
  ['khan', 'kan', true],
  ['major', 'meyer', false],
  ['rabin', 'robson', false],
]
for (const [a, b, same] of SOUNDS)
  test(`${a} ${same ? 'sounds' : 'does not sound'} like ${b}`, () => assert.equal(soundOf(a) === soundOf(b), same))

test('keys forget accents, dots, hyphens and case', () => {
  assert.equal(nameKey('Díaz-Canel'), 'diaz canel')
  assert.equal(nameKey('U.S.'), 'us')
  assert.equal(nameKey("People's Army"), 'people army'.replace('people', nameKey("People's")))
  assert.deepEqual(
    nameWords(['Jong-un']).map((word) => word.text),
    ['jong', 'un'],
  )
})

const NAMES: readonly [string, string, boolean][] = [
  ['daniel ortega', 'daniel ortega saavedra', true],
  ['john kennedy', 'john f kennedy', true],
  ['nguyen xuan phuc', 'nguyen xuan cuong', false],
  ['kim jong il', 'kim jong un', false],
  ['george robertson', 'pat robertson', false],
]
for (const [a, b, same] of NAMES) {
  test(`${a} ${same ? 'may be' : 'is not'} ${b}`, () => assert.equal(likeness(a.split(' '), b.split(' ')) >= 1, same))
}
