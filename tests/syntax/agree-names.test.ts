import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreeNames } from '../../src/syntax/agree-names.js'
import { readMarkedNames } from '../support/marked-names.js'

const cases: [title: string, report: string[], kinds: string[]][] = [
  [
    'most occurrences win',
    ['[group Odhikar] said', '[person Odhikar] said', '[group Odhikar] fell'],
    ['group', 'group', 'group'],
  ],
  [
    'a full name speaks for its surname',
    ['[person Jacinda Ardern] spoke', 'then [group Ardern] left'],
    ['person', 'person'],
  ],
  [
    'but not against many',
    ['[person Ali Aden] spoke', ...Array(6).fill('in [place Aden]')],
    ['person', ...Array(6).fill('place')],
  ],
  [
    'letters are what they stand for, found or not',
    ['the [group Ligue for Rights] ( LFR ) met', '[person LFR] said'],
    ['group', 'group', 'group'],
  ],
  ['equals stay as they are', ['[place Delta] rose', '[group Delta] fell'], ['place', 'group']],
  ['other names are left alone', ['[norp Kenyan] police', 'in [place Kenya]'], ['norp', 'place']],
]

for (const [title, report, kinds] of cases)
  test(title, () => {
    const sentences = report.map(readMarkedNames)
    const agreed = agreeNames(
      sentences.map((s) => s.words),
      sentences.map((s) => s.names),
    )
    assert.deepEqual(
      agreed.flat().map((n) => n.kind),
      kinds,
    )
  })
