import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataFiles } from '../../src/data-files.js'
import { loadGrammar } from '../../src/events/grammar-words.js'
import { mendHeads } from '../../src/syntax/mend-heads.js'
import { reportFromConllu } from '../support/conllu.js'

const grammar = loadGrammar(dataFiles())

/** Each word as "head:relation", counted from 1. */
const table: readonly [what: string, conllu: string, tree: string][] = [
  [
    'what is due',
    'Chad Chad PROPN 5 nsubj:outer\nis be AUX 5 cop\ndue due ADJ 5 mark\nto to PART 5 mark\nvisit visit VERB 0 root\nPeru Peru PROPN 5 obj',
    '3:nsubj 3:cop 0:root 5:mark 3:xcomp 5:obj',
  ],
  [
    'what somebody is to do',
    'Chad Chad PROPN 4 nsubj:outer\nis be AUX 4 cop\nto to PART 4 mark\nvisit visit VERB 0 root\nPeru Peru PROPN 4 obj',
    '4:nsubj 4:aux 4:mark 0:root 4:obj',
  ],
  [
    'an aim is no doer',
    'aim aim NOUN 4 nsubj:outer\nis be AUX 4 cop\nto to PART 4 mark\nvisit visit VERB 0 root\nPeru Peru PROPN 4 obj',
    '4:nsubj:outer 4:cop 4:mark 0:root 4:obj',
  ],
  [
    'who did it behind a place',
    'Aid aid NOUN 3 nsubj:pass\nwas be AUX 3 aux:pass\nsent send VERB 0 root\nto to ADP 5 case\nLima Lima PROPN 3 obl\nby by ADP 7 case\nChad Chad PROPN 5 nmod',
    '3:nsubj:pass 3:aux:pass 0:root 5:case 3:obl 7:case 3:obl:agent',
  ],
  [
    'of what somebody is warned',
    'warned warn VERB 0 root\ngenerals general NOUN 1 obj\nof of ADP 4 case\nwar war NOUN 2 nmod',
    '0:root 1:obj 4:case 1:obl',
  ],
  [
    'a minister of something',
    'warned warn VERB 0 root\nminister minister NOUN 1 obj\nof of ADP 4 case\nhealth health NOUN 2 nmod',
    '0:root 1:obj 4:case 2:nmod',
  ],
  [
    'a name and its participle',
    'Lima Lima PROPN 0 root\ncalled call VERB 1 acl\nhome home NOUN 2 xcomp',
    '0:root 1:acl 2:xcomp',
  ],
]
for (const [what, conllu, tree] of table)
  test(`mended: ${what}`, () => {
    const words = [...reportFromConllu(conllu).syntax]
    mendHeads(words, 0, grammar)
    assert.equal(words.map(({ head, deprel }) => `${head + 1}:${deprel}`).join(' '), tree)
  })

test('mended: a name that a verb in the past follows', () => {
  const words = reportFromConllu(
    'Watch Watch PROPN 0 root\ncalled call VERB 1 acl\non on ADP 4 case\nPeru Peru PROPN 2 obl',
  ).syntax
  const past = words.map((word) => (word.upos === 'VERB' ? { ...word, feats: 'Tense=Past|VerbForm=Fin' } : word))
  mendHeads(past, 0, grammar)
  assert.deepEqual(
    past.map(({ head, deprel }) => `${head + 1}:${deprel}`),
    ['2:nsubj', '0:root', '4:case', '2:obl'],
  )
})

test('mended: who voiced it behind "after"', () => {
  const words = reportFromConllu(
    'Chad Chad PROPN 2 nsubj\nleft leave VERB 0 root\nafter after ADP 4 case\nLee Lee PROPN 2 obl\nvoiced voice VERB 2 advcl\nhope hope NOUN 5 obj',
  ).syntax
  const past = words.map((word) =>
    word.lemma === 'voice' ? { ...word, feats: 'Mood=Ind|Tense=Past|VerbForm=Fin' } : word,
  )
  mendHeads(past, 0, grammar)
  assert.deepEqual(
    past.map(({ head, deprel }) => `${head + 1}:${deprel}`),
    ['2:nsubj', '0:root', '5:mark', '5:nsubj', '2:advcl', '5:obj'],
  )
})
