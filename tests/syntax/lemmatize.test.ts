import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { lemmaOf, lemmasFrom, loadLemmas } from '../../src/syntax/lemmatize.js'

const text = (path: string) => readFileSync(new URL(`../../../data/${path}`, import.meta.url), 'utf8')
const lemmas = loadLemmas({ text, bytes: () => new Uint8Array(), list: () => [] })

/** form, tag, features, lemma */
const words: readonly (readonly [form: string, upos: string, feats: string, lemma: string])[] = [
  ['said', 'VERB', 'Tense=Past|VerbForm=Fin', 'say'],
  ['negotiating', 'VERB', 'VerbForm=Ger', 'negotiate'],
  ['condemned', 'VERB', '', 'condemn'],
  ['agreed', 'VERB', '', 'agree'],
  ['banned', 'VERB', '', 'ban'],
  ['seizes', 'VERB', '', 'seize'],
  ['re-elected', 'VERB', '', 're-elect'],
  ['cosponsored', 'VERB', '', 'cosponsor'],
  ['outsold', 'VERB', '', 'outsell'],
  ['ratified', 'VERB', '', 'ratify'],
  ['tweeting', 'VERB', '', 'tweet'],
  ['treaties', 'NOUN', 'Number=Plur', 'treaty'],
  ['crises', 'NOUN', 'Number=Plur', 'crisis'],
  ['embassies', 'NOUN', 'Number=Plur', 'embassy'],
  ['gunmen', 'NOUN', 'Number=Plur', 'gunman'],
  ['news', 'NOUN', 'Number=Sing', 'news'],
  ['NGOs', 'NOUN', 'Number=Plur', 'NGO'],
  ['Talks', 'NOUN', 'Number=Plur', 'talk'],
  ['n’t', 'PART', '', 'not'],
  ['her', 'PRON', 'Case=Acc|Person=3', 'she'],
  ['her', 'PRON', 'Person=3|Poss=Yes', 'her'],
  ['largest', 'ADJ', 'Degree=Sup', 'large'],
  ['Iranian', 'ADJ', 'Degree=Pos', 'Iranian'],
  ['Military', 'ADJ', 'Degree=Pos', 'military'],
  ['Maduro', 'PROPN', 'Number=Sing', 'Maduro'],
  ['Americans', 'PROPN', 'Number=Plur', 'American'],
  ['Nov.', 'PROPN', 'Number=Sing', 'November'],
  ['1,200', 'NUM', '', '1200'],
  ['’s', 'PART', '', "'s"],
]

for (const [form, upos, feats, lemma] of words) {
  test(`lemma: ${form} ${upos} ${feats}`, () => {
    assert.equal(lemmaOf(lemmas, form, upos, feats), lemma)
  })
}

test('a later table wins', () => {
  const both = lemmasFrom(['upos,form,lemma\nNOUN,people,person', 'upos,form,lemma\nNOUN,people,people'], '')
  assert.equal(lemmaOf(both, 'people', 'NOUN'), 'people')
})
