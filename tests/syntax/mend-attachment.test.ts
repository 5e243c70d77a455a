import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataFiles } from '../../src/data-files.js'
import { loadGrammar } from '../../src/events/grammar-words.js'
import { mendAttachment } from '../../src/syntax/mend-attachment.js'
import { wordsFromLine } from '../support/conllu.js'

const lists = loadGrammar(dataFiles())
const PAST = 'Tense=Past|VerbForm=Part|Voice=Pass'

/** Words as "form/lemma UPOS head:relation", heads counted from 1, before; "head:relation" of each after.. */
const TABLE: readonly [what: string, before: string, after: string][] = [
  [
    'a participle that describes the object',
    'Chad PROPN 2:nsubj, extradited/extradite VERB 0:root, suspected/suspect VERB 2:advcl, rebels/rebel NOUN 3:obj, to ADP 6:case, Niger PROPN 3:obl',
    '2:nsubj 0:root 4:amod 2:obj 6:case 2:obl',
  ],
  [
    'a verb that is taken for an auxiliary of it',
    'Lee PROPN 3:nsubj, pardoned/pardon VERB 3:aux, convicted/convict VERB 0:root, Kim PROPN 3:obj',
    '2:nsubj 0:root 4:amod 2:obj',
  ],
  [
    'a verb that is taken for a description of its subject',
    'bomb NOUN 4:nsubj, killed/kill VERB 1:acl, ten NUM 2:obj, said/say VERB 0:root, monitor NOUN 4:nsubj',
    '2:nsubj 4:ccomp 2:obj 0:root 4:nsubj',
  ],
  [
    'who is allowed what',
    'allow VERB 0:root, workers/worker NOUN 3:nsubj, limited/limit VERB 1:ccomp, access NOUN 3:obj',
    '0:root 1:iobj 4:amod 1:obj',
  ],
  [
    'what is granted behind a comma',
    'granted/grant VERB 0:root, agency NOUN 1:obj, permission NOUN 2:appos',
    '0:root 1:iobj 1:obj',
  ],
  [
    'against whom the lawsuit is',
    'filed/file VERB 0:root, suit NOUN 1:obj, in ADP 4:case, court NOUN 1:obl, against ADP 6:case, Lee PROPN 4:nmod',
    '0:root 1:obj 4:case 1:obl 6:case 2:nmod',
  ],
  [
    'a battle against somebody stays one',
    'saw/see VERB 0:root, court NOUN 1:obj, in ADP 4:case, case NOUN 2:nmod, against ADP 6:case, Lee PROPN 4:nmod',
    '0:root 1:obj 4:case 2:nmod 6:case 4:nmod',
  ],
  [
    'the way of a withdrawal',
    'withdrawal NOUN 0:root, of ADP 3:case, troops/troop NOUN 1:nmod, from ADP 5:case, Chad PROPN 3:nmod',
    '0:root 3:case 1:nmod 5:case 1:nmod',
  ],
  [
    'who did what to somebody',
    'killing NOUN 0:root, of ADP 3:case, monks/monk NOUN 1:nmod, by ADP 5:case, rebels/rebel NOUN 3:nmod',
    '0:root 3:case 1:nmod 5:case 1:nmod',
  ],
  [
    'for what one apologises',
    'apologised/apologise VERB 0:root, to ADP 3:case, families/family NOUN 1:obl, for ADP 5:case, raid NOUN 3:nmod',
    '0:root 3:case 1:obl 5:case 1:obl',
  ],
  [
    'to whom something is returned',
    'returned/return VERB 0:root, bust NOUN 1:obj, of ADP 4:case, king NOUN 2:nmod, to ADP 6:case, Peru PROPN 4:nmod',
    '0:root 1:obj 4:case 2:nmod 6:case 1:obl',
  ],
  [
    'an answer to somebody stays his',
    'gave/give VERB 0:root, answer NOUN 1:obj, to ADP 4:case, Peru PROPN 2:nmod',
    '0:root 1:obj 4:case 2:nmod',
  ],
  ['a name behind a title', 'met/meet VERB 0:root, leader NOUN 1:obj, Lee PROPN 1:obj', '0:root 1:obj 2:appos'],
  [
    'a preposition before a title',
    'warrant NOUN 0:root, against ADP 4:case, diamond NOUN 4:compound, dealer NOUN 5:nmod:desc, Lee PROPN 1:nmod',
    '0:root 5:case 4:compound 5:nmod:desc 1:nmod',
  ],
]

for (const [what, before, after] of TABLE)
  test(`mended: ${what}`, () => {
    const words = wordsFromLine(before).map((word) => (word.upos === 'VERB' ? { ...word, feats: PAST } : word))
    mendAttachment(words, 0, lists)
    assert.equal(words.map(({ head, deprel }) => `${head + 1}:${deprel}`).join(' '), after)
  })
