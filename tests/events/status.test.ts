import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dataFiles } from '../../src/data-files.js'
import { argumentsIn } from '../../src/events/arguments.js'
import { loadGrammar } from '../../src/events/grammar-words.js'
import { standingOf } from '../../src/events/status.js'
import { treeOf } from '../../src/report/tree.js'
import { reportFromConllu } from '../support/conllu.js'

const grammar = loadGrammar(dataFiles())

/** The word asked about, its status, and the tree: form lemma upos head deprel. */
const CASES: readonly (readonly [word: string, status: string, tree: string])[] = [
  [
    'arrived',
    'occurred',
    `Lula Lula PROPN 2 nsubj
     arrived arrive VERB 0 root`,
  ],
  [
    'sign',
    'planned',
    `They they PRON 3 nsubj
     will will AUX 3 aux
     sign sign VERB 0 root`,
  ],
  [
    'meet',
    'planned',
    `They they PRON 3 nsubj:pass
     are be AUX 3 aux:pass
     expected expect VERB 0 root
     to to PART 5 mark
     meet meet VERB 3 xcomp`,
  ],
  [
    'sign',
    'denied',
    `They they PRON 2 nsubj
     failed fail VERB 0 root
     to to PART 4 mark
     sign sign VERB 2 xcomp`,
  ],
  [
    'sign',
    'occurred',
    `They they PRON 2 nsubj
     managed manage VERB 0 root
     to to PART 4 mark
     sign sign VERB 2 xcomp`,
  ],
  [
    'sign',
    'denied',
    `They they PRON 4 nsubj
     did do AUX 4 aux
     not not PART 4 advmod
     manage manage VERB 0 root
     to to PART 6 mark
     sign sign VERB 4 xcomp`,
  ],
  [
    'sending',
    'denied',
    `Minsk Minsk PROPN 2 nsubj
     denied deny VERB 0 root
     sending send VERB 2 xcomp
     troops troop NOUN 3 obj`,
  ],
  [
    'attack',
    'conditional',
    `If if SCONJ 3 mark
     they they PRON 3 nsubj
     attack attack VERB 6 advcl
     we we PRON 6 nsubj
     will will AUX 6 aux
     respond respond VERB 0 root`,
  ],
  [
    'respond',
    'conditional',
    `If if SCONJ 3 mark
     they they PRON 3 nsubj
     attack attack VERB 6 advcl
     we we PRON 6 nsubj
     will will AUX 6 aux
     respond respond VERB 0 root`,
  ],
  [
    'visit',
    'cancelled',
    `Modi Modi PROPN 2 nsubj
     cancelled cancel VERB 0 root
     a a DET 4 det
     visit visit NOUN 2 obj`,
  ],
  [
    'talks',
    'denied',
    `No no DET 2 det
     talks talk NOUN 4 nsubj:pass
     were be AUX 4 aux:pass
     held hold VERB 0 root`,
  ],
  [
    'visit',
    'planned',
    `His his PRON 3 nmod:poss
     planned planned ADJ 3 amod
     visit visit NOUN 4 nsubj
     worries worry VERB 0 root
     Delhi Delhi PROPN 4 obj`,
  ],
  [
    'preparing',
    'ongoing',
    `Seoul Seoul PROPN 3 nsubj
     is be AUX 3 aux
     preparing prepare VERB 0 root`,
  ],
  [
    'visit',
    'planned',
    `Xi Xi PROPN 3 nsubj
     to to PART 3 mark
     visit visit VERB 0 root
     Hanoi Hanoi PROPN 3 obj`,
  ],
  [
    'sent',
    'occurred',
    `Paris Paris PROPN 5 nsubj
     not not PART 5 advmod
     only only ADV 2 advmod
     has have AUX 5 aux
     sent send VERB 0 root
     arms arm NOUN 5 obj`,
  ],
  [
    'signed',
    'denied',
    `They they PRON 4 nsubj
     would would AUX 4 aux
     have have AUX 4 aux
     signed sign VERB 0 root`,
  ],
  [
    'meeting',
    'denied',
    `He he PRON 2 nsubj
     left leave VERB 0 root
     without without SCONJ 4 mark
     meeting meet VERB 2 advcl
     Assad Assad PROPN 4 obj`,
  ],
  [
    'signing',
    'occurred',
    `They they PRON 2 nsubj
     met meet VERB 0 root
     , , PUNCT 4 punct
     signing sign VERB 2 advcl
     two two NUM 6 nummod
     deals deal NOUN 4 obj`,
  ],
]

describe('status', () => {
  for (const [word, status, conllu] of CASES) {
    const report = reportFromConllu(conllu)
    it(`"${word}" in "${report.original.text}" is ${status}`, () => {
      const tree = treeOf(report)
      const args = argumentsIn({ tree, grammar })
      const at = Array.from({ length: tree.size }, (_, i) => i).find((i) => tree.form(i) === word)!
      assert.equal(standingOf(args, at).status, status)
    })
  }

  it('"will not meet" is refused by its own actor; "did not meet" is not', () => {
    for (const [auxiliary, refused] of [
      ['will', true],
      ['did', false],
    ] as const) {
      const tree = treeOf(
        reportFromConllu(
          `He he PRON 4 nsubj\n${auxiliary} ${auxiliary === 'did' ? 'do' : 'will'} AUX 4 aux\nnot not PART 4 advmod\nmeet meet VERB 0 root`,
        ),
      )
      assert.equal(standingOf(argumentsIn({ tree, grammar }), 3).refused, refused)
    }
  })

  it('"had visited" went before', () => {
    const tree = treeOf(reportFromConllu(`He he PRON 3 nsubj\nhad have AUX 3 aux\nvisited visit VERB 0 root`))
    assert.equal(standingOf(argumentsIn({ tree, grammar }), 2).pluperfect, true)
  })
})
