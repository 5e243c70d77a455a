import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataFiles } from '../../src/data-files.js'
import { loadGrammar } from '../../src/events/grammar-words.js'
import { mendDoubled } from '../../src/syntax/mend-doubled.js'
import { wordsFromLine } from '../support/conllu.js'

const lists = loadGrammar(dataFiles())

/** Words as "form/lemma UPOS head:relation", heads counted from 1, before; "head:relation" of each after. */
const TABLE: readonly [what: string, before: string, after: string][] = [
  [
    'a title and its name',
    'Secretary PROPN 5:nsubj, of ADP 3:case, State PROPN 1:nmod, Lee PROPN 5:nsubj, left/leave VERB 0:root',
    '4:nmod:desc 3:case 1:nmod 5:nsubj 0:root',
  ],
  [
    'two halves of a name',
    'Sierra PROPN 3:nsubj, Leone PROPN 3:nsubj, left/leave VERB 0:root',
    '3:nsubj 1:flat 0:root',
  ],
  [
    'the same man behind a comma',
    'president NOUN 5:nsubj, ,/, PUNCT 3:punct, Lee PROPN 5:nsubj, ,/, PUNCT 3:punct, left/leave VERB 0:root',
    '5:nsubj 3:punct 1:appos 3:punct 0:root',
  ],
  [
    'whom one dismissed, told twice',
    'sacked/sack VERB 0:root, deputy NOUN 1:obj, ,/, PUNCT 4:punct, Lee PROPN 1:obj',
    '0:root 1:obj 4:punct 2:appos',
  ],
  [
    'a list stays one',
    'met/meet VERB 0:root, ministers/minister NOUN 1:obj, ,/, PUNCT 4:punct, Lee PROPN 1:obj, and CCONJ 6:cc, Kim PROPN 4:conj',
    '0:root 1:obj 4:punct 1:obj 6:cc 4:conj',
  ],
  ['the day', 'agency NOUN 3:nsubj, today NOUN 3:nsubj, left/leave VERB 0:root', '3:nsubj 3:obl:unmarked 0:root'],
  [
    'whose report it is',
    'Mara PROPN 4:nsubj, -/- PUNCT 4:punct, donors/donor NOUN 4:nsubj, left/leave VERB 0:root',
    '4:dep 4:punct 4:nsubj 0:root',
  ],
  ['who is given something', 'gave/give VERB 0:root, states/state NOUN 1:obj, aid NOUN 1:obj', '0:root 1:iobj 1:obj'],
  [
    'what one does oneself',
    'gave/give VERB 0:root, answer NOUN 1:obj, himself PRON 1:obj',
    '0:root 1:obj 1:obl:unmarked',
  ],
]

for (const [what, before, after] of TABLE)
  test(`one subject and one object: ${what}`, () => {
    const words = wordsFromLine(before)
    mendDoubled(words, 0, lists)
    assert.equal(words.map(({ head, deprel }) => `${head + 1}:${deprel}`).join(' '), after)
  })
