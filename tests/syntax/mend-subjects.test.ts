import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataFiles } from '../../src/data-files.js'
import { loadGrammar } from '../../src/events/grammar-words.js'
import { mendSubjects } from '../../src/syntax/mend-subjects.js'
import { wordsFromLine } from '../support/conllu.js'

const lists = loadGrammar(dataFiles())

/** Words as "form/lemma UPOS head:relation", heads counted from 1, before; "head:relation" of each after. All verbs are in the past. */
const TABLE: readonly [what: string, before: string, after: string][] = [
  [
    'names behind the place that opens the sentence',
    'In/in ADP 2:case, Lima PROPN 7:obl, ,/, PUNCT 4:punct, Chad PROPN 2:conj, and CCONJ 6:cc, Fiji PROPN 2:conj, appealed/appeal VERB 0:root',
    '2:case 7:obl 4:punct 7:nsubj 6:cc 4:conj 0:root',
  ],
  [
    'a place stays the fellow of a place where the verb has a subject',
    'In/in ADP 2:case, Lima PROPN 6:obl, ,/, PUNCT 4:punct, Quito PROPN 2:conj, Chad PROPN 6:nsubj, appealed/appeal VERB 0:root',
    '2:case 6:obl 4:punct 2:conj 6:nsubj 0:root',
  ],
  [
    'a phrase with a preposition that is taken for the sentence',
    'At/at ADP 2:case, talks/talk NOUN 0:root, in ADP 4:case, Lima PROPN 2:nmod, ,/, PUNCT 6:punct, Chad PROPN 4:appos, ,/, PUNCT 9:punct, a DET 9:det, member NOUN 2:appos, ,/, PUNCT 11:punct, called/call VERB 9:acl',
    '2:case 11:obl 4:case 2:nmod 6:punct 11:nsubj 9:punct 9:det 2:appos 11:punct 0:root',
  ],
  [
    'a subject that is taken for the sentence',
    'convoy NOUN 0:root, ,/, PUNCT 4:punct, among ADP 4:case, tanks/tank NOUN 1:nmod, ,/, PUNCT 6:punct, crossed/cross VERB 1:acl, ./. PUNCT 1:punct',
    '6:nsubj 4:punct 4:case 1:nmod 6:punct 0:root 1:punct',
  ],
  [
    'what gunmen are believed',
    'gunmen/gunman NOUN 2:nsubj, believed/believe VERB 0:root, to PART 4:mark, belong/belong VERB 2:xcomp, attacked/attack VERB 2:ccomp, camp NOUN 5:obj',
    '5:nsubj 1:acl 4:mark 2:xcomp 0:root 5:obj',
  ],
  [
    'what two commas enclose',
    'Chad PROPN 10:nsubj, ,/, PUNCT 4:punct, its/its PRON 4:nmod:poss, ally NOUN 1:conj, and CCONJ 8:cc, its/its PRON 8:nmod:poss, largest/large ADJ 8:amod, creditor NOUN 1:conj, ,/, PUNCT 1:punct, said/say VERB 0:root',
    '10:nsubj 4:punct 4:nmod:poss 1:appos 8:cc 8:nmod:poss 8:amod 4:conj 1:punct 0:root',
  ],
]

for (const [what, before, after] of TABLE)
  test(`mended: ${what}`, () => {
    const words = wordsFromLine(before).map((word) =>
      word.upos === 'VERB' ? { ...word, feats: 'Mood=Ind|Tense=Past|VerbForm=Fin' } : word,
    )
    mendSubjects(words, 0, lists)
    assert.equal(words.map(({ head, deprel }) => `${head + 1}:${deprel}`).join(' '), after)
  })
