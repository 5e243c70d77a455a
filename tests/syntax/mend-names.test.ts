import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mendNames } from '../../src/syntax/mend-names.js'
import { readMarkedNames } from '../support/marked-names.js'

/** Names are marked "[kind the words]", before and after. */
const cases: readonly (readonly [what: string, before: string, after: string])[] = [
  ['a word in small letters is no name', 'a [place milpa] of corn', 'a milpa of corn'],
  ['offices and kinds of bodies are no names', 'the [person Speaker] told [group NGOs]', 'the Speaker told NGOs'],
  ['a body by its last word', 'the [place Juba Teaching Authority]', 'the [group Juba Teaching Authority]'],
  ['a body by the word before "of"', '[person Ministry of Mines]', '[group Ministry of Mines]'],
  ['a land whose name ends like a body', 'in the [place West Bank]', 'in the [place West Bank]'],
  ['a place by its last word', 'in [person Gilan Province]', 'in [place Gilan Province]'],
  ['letters are a body', 'the [person KRTC] said', 'the [group KRTC] said'],
  ['but for known persons', '[person AMLO] said', '[person AMLO] said'],
  ['and not where all is in capitals', 'MINISTER MEETS [person OTIENO] TODAY', 'MINISTER MEETS [person OTIENO] TODAY'],
  ['peoples are known', '[place Inuit] and Hausa women', '[norp Inuit] and [norp Hausa] women'],
  ['and so are First Nations', 'First Nations leaders', '[norp First Nations] leaders'],
  ['a person may be named so', '[person Christian] left', '[person Christian] left'],
  ['other names stay', '[place Kenya] and [person Ann Hill]', '[place Kenya] and [person Ann Hill]'],
]

for (const [what, before, after] of cases)
  test(`names: ${what}`, () => {
    const { words, names } = readMarkedNames(before)
    assert.deepEqual(mendNames(words, names), readMarkedNames(after).names)
  })
