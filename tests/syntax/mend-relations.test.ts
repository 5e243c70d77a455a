import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataFiles } from '../../src/data-files.js'
import { loadGrammar } from '../../src/events/grammar-words.js'
import { mendRelations } from '../../src/syntax/mend-relations.js'
import { reportFromConllu } from '../support/conllu.js'

const lists = loadGrammar(dataFiles())

const table: readonly [what: string, conllu: string, relations: string][] = [
  [
    'a gerund behind "deny"',
    'Iran Iran PROPN 2 nsubj\ndenied deny VERB 0 root\nattacking attack VERB 2 advcl',
    'nsubj root xcomp',
  ],
  [
    'a gerund behind another verb stays',
    'They they PRON 2 nsubj\nleft leave VERB 0 root\nsinging sing VERB 2 advcl',
    'nsubj root advcl',
  ],
  [
    'a gerund behind "deny" that seems to describe the object',
    'Chad Chad PROPN 2 nsubj\ndenied deny VERB 0 root\narming attack VERB 4 amod\nrebels rebel NOUN 2 obj',
    'nsubj root xcomp obj',
  ],
  [
    'a lone indirect object',
    'Poland Poland PROPN 2 nsubj\naccused accuse VERB 0 root\nBelarus Belarus PROPN 2 iobj',
    'nsubj root obj',
  ],
  [
    'whoever is told',
    'He he PRON 2 nsubj\ntold tell VERB 0 root\nus we PRON 2 iobj\nhe he PRON 5 nsubj\nwon win VERB 2 ccomp',
    'nsubj root iobj nsubj ccomp',
  ],
  [
    'the second of two indirect objects',
    'gave give VERB 0 root\nChad Chad PROPN 1 iobj\nten ten NUM 4 nummod\ntanks tank NOUN 1 iobj',
    'root iobj nummod obj',
  ],
  [
    'a second object with a preposition',
    'sent send VERB 0 root\ntroops troop NOUN 1 obj\nto to ADP 4 case\nChad Chad PROPN 1 obj',
    'root obj case obl',
  ],
  [
    'a noun behind an object',
    'closed close VERB 0 root\nits its PRON 3 nmod:poss\nroad road NOUN 1 obj\ncrossing crossing NOUN 1 advcl',
    'root nmod:poss compound obj',
  ],
  [
    'what is rejected as something',
    'rejected reject VERB 0 root\nas as ADP 5 case\nabsurd absurd ADJ 5 amod\nIraqi Iraqi ADJ 5 amod\ndemands demand NOUN 1 obl',
    'root case obl amod obj',
  ],
  [
    'what somebody is called',
    'whom whom PRON 3 obj\nhe he PRON 3 nsubj\ncalled call VERB 0 root\nliar liar NOUN 3 obj',
    'obj nsubj root xcomp',
  ],
]
for (const [what, conllu, relations] of table)
  test(`mended: ${what}`, () => {
    const gerunds = (word: { lemma: string }) => (/^(attack|sing)$/.test(word.lemma) ? { feats: 'VerbForm=Ger' } : {})
    const words = reportFromConllu(conllu).syntax.map((word) => ({ ...word, ...gerunds(word) }))
    mendRelations(words, 0, { lists, beginsName: () => false, beginsState: () => false })
    assert.equal(words.map(({ deprel }) => deprel).join(' '), relations)
  })

test('mended: "and" goes with who is joined, not with the title before', () => {
  const words = [
    ...reportFromConllu(
      'Chad Chad PROPN 6 nsubj\nand and CCONJ 3 cc\nMinister Minister PROPN 4 nmod:desc\nAda Ada PROPN 1 conj\nLee Lee PROPN 4 flat\nmet meet VERB 0 root',
    ).syntax,
  ]
  mendRelations(words, 0, { lists, beginsName: () => false, beginsState: () => false })
  assert.equal(words[1]!.head, 3)
})

test('mended: names with a dash between them are two', () => {
  const words = [
    ...reportFromConllu(
      'Chad Chad PROPN 4 compound\n– - PUNCT 1 punct\nNiger Niger PROPN 1 flat\npact pact NOUN 0 root',
    ).syntax,
  ]
  mendRelations(words, 0, { lists, beginsName: (word) => word !== 1 && word !== 3, beginsState: () => false })
  assert.equal(words[2]!.deprel, 'conj')
})
