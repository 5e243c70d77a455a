import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attributeClaims } from '../../src/claims/attribute-claims.js'
import { claimAt, isCue } from '../../src/claims/claim-index.js'
import type { Report } from '../../src/report/layers.js'
import { textOf } from '../../src/report/span.js'
import { reportFromConllu } from '../support/conllu.js'
import { context, read, told } from './read-claims.js'

const cases: [name: string, conllu: string, expected: string[]][] = [
  [
    'a clause, with the auxiliary in the cue',
    `Poland Poland PROPN 3 nsubj
     has have AUX 3 aux
     said say VERB 0 root
     that that SCONJ 6 mark
     talks talk NOUN 6 nsubj
     failed fail VERB 3 ccomp`,
    ['Poland | has said | that talks failed | indirect'],
  ],
  [
    'a source behind "according to"',
    `Talks talk NOUN 2 nsubj
     failed fail VERB 0 root
     , , PUNCT 6 punct
     according accord VERB 6 case
     to to ADP 4 fixed
     envoys envoy NOUN 2 obl
     . . PUNCT 2 punct`,
    ['envoys | according to | Talks failed | indirect'],
  ],
  [
    'a quotation, found by its place',
    `“ “ PUNCT 2 punct
     Talks talk NOUN 3 nsubj
     failed fail VERB 7 ccomp
     , , PUNCT 3 punct
     ” ” PUNCT 3 punct
     she she PRON 7 nsubj
     said say VERB 0 root
     . . PUNCT 7 punct`,
    ['she | said | “ Talks failed , ” | direct'],
  ],
  [
    'a quotation that goes on behind its speaker',
    `“ “ PUNCT 2 punct
     Never never ADV 6 advmod
     , , PUNCT 2 punct
     ” ” PUNCT 2 punct
     she she PRON 6 nsubj
     said say VERB 0 root
     . . PUNCT 6 punct

     “ “ PUNCT 3 punct
     We we PRON 3 nsubj
     refuse refuse VERB 0 root
     it it PRON 3 obj
     . . PUNCT 3 punct
     ” ” PUNCT 3 punct`,
    ['she | said | “ Never , ” … “ We refuse it . ” | direct'],
  ],
  [
    'an accusation is its object and what of',
    `Poland Poland PROPN 2 nsubj
     accused accuse VERB 0 root
     Belarus Belarus PROPN 2 obj
     of of SCONJ 5 mark
     jamming jam VERB 2 advcl
     signals signal NOUN 5 obj`,
    ['Poland | accused | Belarus of jamming signals | indirect'],
  ],
  [
    'a noun with its owner',
    `His he PRON 2 nmod:poss
     claim claim NOUN 6 nsubj
     that that SCONJ 5 mark
     they they PRON 5 nsubj
     fled flee VERB 2 acl
     shocked shock VERB 0 root
     Rome Rome PROPN 6 obj`,
    ['His | claim | that they fled | indirect'],
  ],
  [
    'a noun that a light verb lends its subject',
    `Rome Rome PROPN 2 nsubj
     voiced voice VERB 0 root
     concern concern NOUN 2 obj
     that that SCONJ 6 mark
     talks talk NOUN 6 nsubj
     failed fail VERB 3 acl`,
    ['Rome | voiced concern | that talks failed | indirect'],
  ],
  [
    'made it clear that',
    `Rome Rome PROPN 3 nsubj
     has have AUX 3 aux
     made make VERB 0 root
     it it PRON 3 expl
     clear clear ADJ 3 xcomp
     that that SCONJ 8 mark
     it it PRON 8 nsubj
     wants want VERB 3 ccomp
     peace peace NOUN 8 obj`,
    ['Rome | has made it clear | that it wants peace | indirect'],
  ],
  [
    'a participle whose subject is that of the main verb',
    `Rome Rome PROPN 2 nsubj
     condemned condemn VERB 0 root
     the the DET 4 det
     raid raid NOUN 2 obj
     , , PUNCT 6 punct
     adding add VERB 2 advcl
     that that SCONJ 9 mark
     talks talk NOUN 9 nsubj
     failed fail VERB 6 ccomp`,
    ['Rome | condemned | the raid | indirect', 'Rome | adding | that talks failed | indirect'],
  ],
  [
    'a report on what is said, by nobody who is named',
    `He he PRON 3 nsubj:pass
     is be AUX 3 aux:pass
     said say VERB 0 root
     to to PART 6 mark
     have have AUX 6 aux
     fled flee VERB 3 xcomp`,
    ['- | is said | He … to have fled | indirect'],
  ],
  [
    'a name for something, as two objects',
    `Rome Rome PROPN 2 nsubj
     called call VERB 0 root
     the the DET 4 det
     raid raid NOUN 2 obj
     a a DET 6 det
     mistake mistake NOUN 2 obj`,
    ['Rome | called | the raid a mistake | indirect'],
  ],
  [
    'an adjective of conviction',
    `Rome Rome PROPN 3 nsubj
     is be AUX 3 cop
     confident confident ADJ 0 root
     that that SCONJ 6 mark
     talks talk NOUN 6 nsubj
     help help VERB 3 ccomp`,
    ['Rome | is confident | that talks help | indirect'],
  ],
  [
    'a sentence that ends with who said it, whatever the parser made of that',
    `Talks talk NOUN 3 nsubj
     have have AUX 3 aux
     failed fail VERB 0 root
     , , PUNCT 6 punct
     envoys envoy NOUN 6 nsubj
     said say VERB 3 conj
     . . PUNCT 3 punct`,
    ['envoys | said | Talks have failed | indirect'],
  ],
  [
    'a statement speaks for who issued it',
    `Rome Rome PROPN 2 nsubj
     issued issue VERB 0 root
     a a DET 4 det
     statement statement NOUN 2 obj
     condemning condemn VERB 4 acl
     the the DET 7 det
     raid raid NOUN 5 obj`,
    ['Rome | condemning | the raid | indirect'],
  ],
  [
    'what is expected is a claim of nobody named',
    `They they PRON 3 nsubj:pass
     are be AUX 3 aux:pass
     expected expect VERB 0 root
     to to PART 5 mark
     meet meet VERB 3 xcomp`,
    ['- | are expected | They … to meet | indirect'],
  ],
  [
    'a headline with a colon',
    `Maduro Maduro PROPN 0 root
     : : PUNCT 1 punct
     talks talk NOUN 5 nsubj
     will will AUX 5 aux
     go go VERB 1 parataxis
     on on ADP 5 compound:prt`,
    ['Maduro | : | talks will go on | indirect'],
  ],
]

for (const [name, conllu, expected] of cases)
  test(`claims: ${name}`, () => {
    const report = read(conllu)
    assert.deepEqual(
      report.claims.map((claim) => told(report, claim)),
      expected,
    )
  })

test('claims: the view of a person at the beginning of a sentence', () => {
  const report = read(
    `For for ADP 2 case
     Kim Kim PROPN 5 obl
     , , PUNCT 2 punct
     talks talk NOUN 5 nsubj
     failed fail VERB 0 root`,
    { Kim: ['person', 'a1'] },
  )
  assert.deepEqual(
    report.claims.map((claim) => told(report, claim)),
    ['Kim | For | talks failed | indirect'],
  )
  assert.equal(report.claims[0]?.source?.entity, 'a1')
})

test('claims: what somebody else said inside a claim is kept, within it', () => {
  const report = read(
    `Rome Rome PROPN 2 nsubj
     said say VERB 0 root
     Paris Paris PROPN 4 nsubj
     denied deny VERB 2 ccomp
     the the DET 6 det
     raid raid NOUN 4 obj`,
    { Rome: ['country', 'a1'], Paris: ['country', 'a2'] },
  )
  assert.deepEqual(
    report.claims.map((claim) => told(report, claim)),
    ['Rome | said | Paris denied the raid | indirect', 'Paris | denied | the raid | indirect within c1'],
  )
  const { text } = report.original
  assert.equal(claimAt(report, text.indexOf('raid'))?.id, 'c2')
  assert.equal(claimAt(report, text.indexOf('Paris'))?.id, 'c1')
  assert.equal(claimAt(report, text.indexOf('Rome')), undefined)
  assert.deepEqual(
    report.tokens.map((_, i) => isCue(report, i)),
    [false, true, false, true, false, false],
  )
})

test('claims: "he added" goes on with whom the report was quoting', () => {
  const report = read(
    `Ortiz Ortiz PROPN 2 nsubj
     said say VERB 0 root
     talks talk NOUN 4 nsubj
     failed fail VERB 2 ccomp
     . . PUNCT 2 punct

     Maduro Maduro PROPN 3 nsubj
     has have AUX 3 aux
     denied deny VERB 0 root
     it it PRON 3 obj
     . . PUNCT 3 punct

     “ “ PUNCT 2 punct
     Never never ADV 6 advmod
     , , PUNCT 2 punct
     ” ” PUNCT 2 punct
     he he PRON 6 nsubj
     added add VERB 0 root
     . . PUNCT 6 punct`,
    { Ortiz: ['person', 'a1'], Maduro: ['person', 'a2'], he: ['pronoun', 'a2'] },
  )
  assert.deepEqual(
    report.claims.map((claim) => claim.source?.entity),
    ['a1', 'a2', 'a1'],
  )
})

test('claims: a document without a source of its own has its author for one', () => {
  const report = read(
    `The the DET 2 det
     ministry ministry NOUN 4 nmod:poss
     's 's PART 2 case
     statement statement NOUN 5 nsubj
     said say VERB 0 root
     talks talk NOUN 7 nsubj
     failed fail VERB 5 ccomp`,
    { ministry: ['group', 'a1'] },
  )
  assert.equal(report.claims[0]?.source?.entity, 'a1')
})

test('claims: in an interview a speaker goes on to the next label', () => {
  const line = (name: string) => `${name} ${name} PROPN 3 nsubj
     : : PUNCT 1 punct
     talks talk NOUN 0 root
     go go VERB 3 acl
     on on ADP 4 compound:prt`
  const parsed = reportFromConllu([line('Host'), line('Host'), line('Kim'), line('Host')].join('\n\n'))
  const text = parsed.sentences.map((s) => textOf(parsed, s)).join('\n')
  const report = { ...parsed, original: { ...parsed.original, text }, mentions: [], entities: [] }
  const { claims } = attributeClaims.run(report, context)
  assert.deepEqual(
    claims.map((claim) => told({ ...report, claims } as unknown as Report<'claims'>, claim)),
    ['Host', 'Host', 'Kim', 'Host'].map((name) => `${name} | : | talks go on | indirect`),
  )
})
