import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldedWords, isShortGroupName, isShortPersonName, lettersOf } from '../../src/mentions/names-match.js'

const short: readonly [short: string, long: string, expected: boolean][] = [
  ['Kim', 'Kim Yong-nam', true],
  ['Yong-nam', 'Kim Yong-nam', true],
  ['Kim Yong', 'Kim Yong-nam', true],
  ['Trump', 'Donald Trump', true],
  ['García', 'Gabriel García Márquez', true],
  ['Sisi', 'Abdel Fattah al-Sisi', true],
  ['Diaz-Canel', 'Miguel Díaz-Canel', true],
  ['Luis Silva', 'Luis Inácio da Silva', true],
  ['Zayed', 'Mohamed bin Zayed Al Nahyan', false],
  ['Eric Trump', 'Donald Trump', false],
  ['Donald Trump', 'Trump', false],
]
for (const [name, long, expected] of short)
  test(`${name} is ${expected ? '' : 'not '}short for ${long}`, () =>
    assert.equal(isShortPersonName(foldedWords(name), foldedWords(long)), expected))

const groups: readonly [short: string, long: string, expected: boolean][] = [
  ['AU', 'African Union', true],
  ['IAEA', 'International Atomic Energy Agency', true],
  ['the Commission', 'European Commission', true],
  ['Hamas', 'Hezbollah movement', false],
]
for (const [name, long, expected] of groups)
  test(`${name} is ${expected ? '' : 'not '}short for ${long}`, () =>
    assert.equal(isShortGroupName(foldedWords(name), foldedWords(long)), expected))

test('hyphens, accents, case, apostrophes and possessives do not make another name', () => {
  const written = ['Kim Yong-nam', 'Kim Yong Nam', 'KIM YONG‑NAM', 'Kim Yong-nam’s', "Kim Yong-nam's", 'Kím Yong–nam']
  assert.deepEqual(new Set(written.map((name) => lettersOf(foldedWords(name)))), new Set(['kimyongnam']))
})
