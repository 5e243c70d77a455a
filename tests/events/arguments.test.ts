import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dataFiles } from '../../src/data-files.js'
import { argumentsIn } from '../../src/events/arguments.js'
import { loadGrammar } from '../../src/events/grammar-words.js'
import { treeOf } from '../../src/report/tree.js'
import { reportFromConllu } from '../support/conllu.js'

const grammar = loadGrammar(dataFiles())

/** Title, predicate, its canonical roles, and the tree: form lemma upos head deprel. */
const CASES: readonly (readonly [title: string, predicate: string, roles: string, tree: string])[] = [
  [
    'active',
    'praised',
    'subj=Egypt obj=Jordan',
    `Egypt Egypt PROPN 2 nsubj
     praised praise VERB 0 root
     Jordan Jordan PROPN 2 obj`,
  ],
  [
    'passive: the agent is the subject',
    'shelled',
    'subj=rebels obj=town',
    `The the DET 2 det
     town town NOUN 4 nsubj:pass
     was be AUX 4 aux:pass
     shelled shell VERB 0 root
     by by ADP 6 case
     rebels rebel NOUN 4 obl:agent`,
  ],
  [
    'passive of giving: the one who was given',
    'given',
    'subj=Japan iobj=Laos obj=loan',
    `Laos Laos PROPN 3 nsubj:pass
     was be AUX 3 aux:pass
     given give VERB 0 root
     a a DET 5 det
     loan loan NOUN 3 obj
     by by ADP 7 case
     Japan Japan PROPN 3 obl:agent`,
  ],
  [
    'object control: the one urged withdraws',
    'withdraw',
    'subj=Hanoi',
    `Beijing Beijing PROPN 2 nsubj
     urged urge VERB 0 root
     Hanoi Hanoi PROPN 2 obj
     to to PART 5 mark
     withdraw withdraw VERB 2 xcomp`,
  ],
  [
    'subject control in spite of an object',
    'send',
    'subj=Oslo obj=arms',
    `Oslo Oslo PROPN 2 nsubj
     promised promise VERB 0 root
     Kyiv Kyiv PROPN 2 obj
     to to PART 5 mark
     send send VERB 2 xcomp
     arms arm NOUN 5 obj`,
  ],
  [
    'control from a passive',
    'leave',
    'subj=envoy',
    `The the DET 2 det
     envoy envoy NOUN 4 nsubj:pass
     was be AUX 4 aux:pass
     ordered order VERB 0 root
     to to PART 6 mark
     leave leave VERB 4 xcomp`,
  ],
  [
    'accused of: the accused does it',
    'arming',
    'subj=Chad obj=rebels',
    `Sudan Sudan PROPN 2 nsubj
     accused accuse VERB 0 root
     Chad Chad PROPN 2 obj
     of of SCONJ 5 mark
     arming arm VERB 2 advcl
     rebels rebel NOUN 5 obj`,
  ],
  [
    'coordinated verbs share subject and object',
    'rejected',
    'subj=Serbia obj=ruling',
    `Serbia Serbia PROPN 2 nsubj
     condemned condemn VERB 0 root
     and and CCONJ 4 cc
     rejected reject VERB 2 conj
     the the DET 6 det
     ruling ruling NOUN 2 obj`,
  ],
  [
    'compound actors',
    'signed',
    'subj=Ghana+Togo+Benin obj=pact',
    `Ghana Ghana PROPN 6 nsubj
     , , PUNCT 3 punct
     Togo Togo PROPN 1 conj
     and and CCONJ 5 cc
     Benin Benin PROPN 1 conj
     signed sign VERB 0 root
     a a DET 8 det
     pact pact NOUN 6 obj`,
  ],
  [
    'relative clause with a pronoun',
    'met',
    'subj=envoy obj=Assad',
    `The the DET 2 det
     envoy envoy NOUN 6 nsubj
     who who PRON 4 nsubj
     met meet VERB 2 acl:relcl
     Assad Assad PROPN 4 obj
     left leave VERB 0 root`,
  ],
  [
    'relative clause whose gap is the object',
    'signed',
    'obj=treaty subj=Peru',
    `The the DET 2 det
     treaty treaty NOUN 5 nsubj
     Peru Peru PROPN 4 nsubj
     signed sign VERB 2 acl:relcl
     lapsed lapse VERB 0 root`,
  ],
  [
    'participles: active and passive',
    'sent',
    'subj=Rabat obj=troops',
    `troops troop NOUN 5 nsubj
     sent send VERB 1 acl
     by by ADP 4 case
     Rabat Rabat PROPN 2 obl:agent
     arrived arrive VERB 0 root`,
  ],
  [
    "somebody's decision",
    'withdraw',
    'subj=Mali',
    `Mali Mali PROPN 3 nmod:poss
     's 's PART 1 case
     decision decision NOUN 6 nsubj
     to to PART 5 mark
     withdraw withdraw VERB 3 acl
     surprised surprise VERB 0 root
     France France PROPN 6 obj`,
  ],
  [
    'light verb: the noun has the subject and obliques of its verb',
    'visit',
    'det=a subj=Castro obl:to=Angola',
    `Castro Castro PROPN 2 nsubj
     paid pay VERB 0 root
     a a DET 4 det
     visit visit NOUN 2 obj
     to to ADP 6 case
     Angola Angola PROPN 2 obl`,
  ],
  [
    'light verb in the passive, before a participle',
    'talks',
    'nmod:between=Oman+Iran',
    `The the DET 2 det
     talks talk NOUN 7 nsubj
     between between ADP 4 case
     Oman Oman PROPN 2 nmod
     and and CCONJ 6 cc
     Iran Iran PROPN 4 conj
     failed fail VERB 0 root`,
  ],
  [
    'a lone indirect object is the object',
    'summoned',
    'subj=Cairo obj=envoy advcl:to=protest',
    `Cairo Cairo PROPN 2 nsubj
     summoned summon VERB 0 root
     the the DET 4 det
     envoy envoy NOUN 2 iobj
     to to PART 6 mark
     protest protest VERB 2 advcl`,
  ],
  [
    'the one who summons protests',
    'protest',
    'subj=Cairo',
    `Cairo Cairo PROPN 2 nsubj
     summoned summon VERB 0 root
     the the DET 4 det
     envoy envoy NOUN 2 obj
     to to PART 6 mark
     protest protest VERB 2 xcomp`,
  ],
  [
    'at least so many: an object that the parser takes for an oblique',
    'freed',
    'subj=Mali obj=captives',
    `Mali Mali PROPN 2 nsubj
     freed free VERB 0 root
     at at ADP 4 case
     least least ADJ 5 nmod
     six six NUM 6 nummod
     captives captive NOUN 2 obl`,
  ],
  [
    'a call on somebody to act: the one called on acts',
    'stop',
    'subj=Chad',
    `the the DET 2 det
     call call NOUN 6 nsubj
     on on ADP 4 case
     Chad Chad PROPN 2 nmod
     to to PART 7 mark
     failed fail VERB 0 root
     stop stop VERB 2 acl`,
  ],
  [
    'a dateline is no subject',
    'ruled',
    'subj=court',
    `NAIROBI Nairobi PROPN 5 nsubj
     -- - PUNCT 1 punct
     A a DET 4 det
     court court NOUN 5 nsubj
     ruled rule VERB 0 root`,
  ],
  [
    'a round of talks',
    'talks',
    'nmod:between=Oman+Iran',
    `a a DET 2 det
     round round NOUN 0 root
     of of ADP 4 case
     talks talk NOUN 2 nmod
     between between ADP 6 case
     Oman Oman PROPN 2 nmod
     and and CCONJ 8 cc
     Iran Iran PROPN 6 conj`,
  ],
]

describe('canonical arguments', () => {
  for (const [title, predicate, roles, conllu] of CASES)
    it(title, () => {
      const tree = treeOf(reportFromConllu(conllu))
      const args = argumentsIn({ tree, grammar })
      const at = Array.from({ length: tree.size }, (_, i) => i).find((i) => tree.form(i) === predicate)!
      const said = args
        .rolesOf(at)
        .filter(({ name }) => name !== 'det')
        .map(({ name, fillers }) => `${name}=${fillers.map((f) => tree.form(f)).join('+')}`)
      assert.deepEqual(
        said.sort(),
        roles
          .split(' ')
          .filter((r) => !r.startsWith('det='))
          .sort(),
      )
    })
})
