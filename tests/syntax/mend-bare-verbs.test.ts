import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataFiles } from '../../src/data-files.js'
import { loadGrammar } from '../../src/events/grammar-words.js'
import { mendBareVerbs } from '../../src/syntax/mend-bare-verbs.js'
import { reportFromConllu } from '../support/conllu.js'

const lists = loadGrammar(dataFiles())

/** Each word as "UPOS head:relation", heads counted from 1. */
const TABLE: readonly [what: string, conllu: string, after: string][] = [
  [
    'a verb with subject and particle',
    'states state NOUN 2 nsubj\nhand hand NOUN 0 root\nover over ADV 4 advmod\nsuspects suspect NOUN 2 nmod',
    'NOUN 2:nsubj, VERB 0:root, ADV 2:compound:prt, NOUN 2:obj',
  ],
  [
    'what is demanded',
    'demanded demand VERB 0 root\nthat that SCONJ 4 mark\nLima Lima PROPN 4 compound\nhand hand NOUN 1 ccomp\nover over ADP 6 case\nmen man NOUN 4 nmod',
    'VERB 0:root, SCONJ 4:mark, PROPN 4:nsubj, VERB 1:ccomp, ADP 4:compound:prt, NOUN 4:obj',
  ],
  [
    'what is demanded, with its circumstance',
    'demanded demand VERB 0 root\nthat that SCONJ 4 mark\nLima Lima PROPN 4 compound\nact act NOUN 1 ccomp\nagainst against ADP 6 case\nmen man NOUN 4 nmod',
    'VERB 0:root, SCONJ 4:mark, PROPN 4:nsubj, VERB 1:ccomp, ADP 6:case, NOUN 4:obl',
  ],
  [
    'a noun with a copula stays',
    'said say VERB 0 root\nthat that SCONJ 5 mark\nLima Lima PROPN 5 nsubj\nwas be AUX 5 cop\nhost host NOUN 1 ccomp',
    'VERB 0:root, SCONJ 5:mark, PROPN 5:nsubj, AUX 5:cop, NOUN 1:ccomp',
  ],
]

for (const [what, conllu, after] of TABLE)
  test(`mended: ${what}`, () => {
    const words = [...reportFromConllu(conllu).syntax]
    mendBareVerbs(words, 0, lists)
    assert.equal(words.map(({ upos, head, deprel }) => `${upos} ${head + 1}:${deprel}`).join(', '), after)
  })
