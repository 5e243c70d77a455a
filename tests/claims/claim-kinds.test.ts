import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attributeClaims } from '../../src/claims/attribute-claims.js'
import type { MentionKind, Report } from '../../src/report/layers.js'
import { textOf } from '../../src/report/span.js'
import { reportFromConllu } from '../support/conllu.js'
import { context, read, told } from './read-claims.js'

const PEOPLE: Record<string, [MentionKind, string]> = {
  Rome: ['country', 'a1'],
  Paris: ['country', 'a2'],
  Berg: ['person', 'a3'],
  union: ['group', 'a4'],
}

/** Kinds of attribution, each with a tree as a parser gives it, its mistakes included. */
const cases: [name: string, conllu: string, expected: string[]][] = [
  [
    'what stirs a feeling: who feels it is the source',
    `The the DET 2 det
     raid raid NOUN 3 nsubj
     angered anger VERB 0 root
     Rome Rome PROPN 3 obj`,
    ['Rome | angered | The raid | indirect'],
  ],
  [
    'a feeling told in the passive',
    `Rome Rome PROPN 3 nsubj:pass
     was be AUX 3 aux:pass
     angered anger VERB 0 root
     by by ADP 6 case
     the the DET 6 det
     raid raid NOUN 3 obl:agent`,
    ['Rome | was angered by | the raid | indirect'],
  ],
  [
    'criticism that somebody draws is that of who makes it',
    `The the DET 2 det
     plan plan NOUN 3 nsubj
     drew draw VERB 0 root
     criticism criticism NOUN 3 obj
     from from ADP 7 case
     the the DET 7 det
     union union NOUN 4 nmod`,
    ['the union | drew criticism from | The plan | indirect'],
  ],
  [
    'a participle behind a comma goes on with the main clause, not with the one that it hangs on',
    `Rome Rome PROPN 2 nsubj
     denied deny VERB 0 root
     the the DET 4 det
     charge charge NOUN 2 obj
     that that SCONJ 7 mark
     Paris Paris PROPN 7 nsubj
     paid pay VERB 4 acl
     , , PUNCT 9 punct
     adding add VERB 7 advcl
     that that SCONJ 12 mark
     talks talk NOUN 12 nsubj
     failed fail VERB 9 ccomp`,
    ['Rome | denied | the charge that Paris paid | indirect', 'Rome | adding | that talks failed | indirect'],
  ],
  [
    'who is told does not say it',
    `Berg Berg PROPN 2 nsubj
     sent send VERB 0 root
     an a DET 4 det
     email email NOUN 2 obj
     to to ADP 6 case
     voters voter NOUN 4 nmod
     saying say VERB 6 acl
     talks talk NOUN 9 nsubj
     failed fail VERB 7 ccomp`,
    ['Berg | saying | talks failed | indirect'],
  ],
  [
    'a video speaks for who released it',
    `Rome Rome PROPN 2 nsubj
     released release VERB 0 root
     a a DET 4 det
     video video NOUN 2 obj
     that that PRON 6 nsubj
     says say VERB 4 acl:relcl
     talks talk NOUN 8 nsubj
     failed fail VERB 6 ccomp`,
    ['Rome | says | talks failed | indirect'],
  ],
  [
    'a day says nothing',
    `Berg Berg PROPN 3 dep
     Thursday Thursday PROPN 3 nsubj
     said say VERB 0 root
     talks talk NOUN 5 nsubj
     failed fail VERB 3 ccomp`,
    ['Berg | said | talks failed | indirect'],
  ],
  [
    'most, both, neither are who',
    `Most most ADV 2 advmod
     say say VERB 0 root
     talks talk NOUN 4 nsubj
     failed fail VERB 2 ccomp`,
    ['Most | say | talks failed | indirect'],
  ],
  [
    'an aside between commas, whatever the parser took it for',
    `The the DET 2 det
     plan plan NOUN 9 nsubj
     , , PUNCT 5 punct
     one one NUM 5 nummod
     envoy envoy NOUN 2 appos
     said say VERB 9 parataxis
     , , PUNCT 6 punct
     is be AUX 9 cop
     dead dead ADJ 0 root
     . . PUNCT 9 punct`,
    ['one envoy | said | The plan … is dead | indirect'],
  ],
  [
    'a name that is also an adjective, at the end of its sentence',
    `Talks talk NOUN 3 nsubj
     would would AUX 3 aux
     fail fail VERB 6 ccomp
     , , PUNCT 6 punct
     Strange strange ADJ 6 amod
     said say VERB 0 root
     . . PUNCT 6 punct`,
    ['Strange | said | Talks would fail | indirect'],
  ],
  [
    'a quotation, and a sentence of its own that says who spoke',
    `“ “ PUNCT 4 punct
     Talks talk NOUN 4 nsubj
     have have AUX 4 aux
     failed fail VERB 0 root
     badly badly ADV 4 advmod
     . . PUNCT 4 punct
     ” ” PUNCT 4 punct

     Berg Berg PROPN 2 nsubj
     said say VERB 0 root
     . . PUNCT 2 punct`,
    ['Berg | said | “ Talks have failed badly . ” | direct'],
  ],
  [
    'what was said goes on in quotation marks, though the parser ends it there',
    `Rome Rome PROPN 2 nsubj
     said say VERB 0 root
     that that SCONJ 5 mark
     they they PRON 5 nsubj
     may may AUX 2 ccomp
     “ “ PUNCT 7 punct
     leave leave VERB 2 dep
     soon soon ADV 7 advmod
     ” ” PUNCT 7 punct
     . . PUNCT 2 punct`,
    ['Rome | said | that they may “ leave soon ” | mixed'],
  ],
  [
    'a name behind a dash labels the quotation',
    `Polls poll NOUN 2 nsubj
     agree agree VERB 0 root
     - - PUNCT 4 punct
     Berg Berg PROPN 2 parataxis
     : : PUNCT 4 punct
     “ “ PUNCT 9 punct
     Talks talk NOUN 9 nsubj
     have have AUX 9 aux
     failed fail VERB 4 parataxis
     very very ADV 11 advmod
     badly badly ADV 9 advmod
     . . PUNCT 9 punct
     ” ” PUNCT 9 punct`,
    ['Berg | : | “ Talks have failed very badly . ” | direct'],
  ],
  [
    'a clause before the colon says who speaks',
    `Berg Berg PROPN 2 nsubj
     fights fight VERB 0 root
     for for ADP 5 case
     higher high ADJ 5 amod
     pay pay NOUN 2 obl
     : : PUNCT 2 punct
     “ “ PUNCT 10 punct
     Nobody nobody PRON 10 nsubj
     should should AUX 10 aux
     starve starve VERB 2 parataxis
     here here ADV 10 advmod
     . . PUNCT 10 punct
     ” ” PUNCT 10 punct`,
    ['Berg | fights | “ Nobody should starve here . ” | direct'],
  ],
  [
    'what a talk was about, hung on who heard it',
    `Berg Berg PROPN 2 nsubj
     spoke speak VERB 0 root
     to to ADP 4 case
     voters voter NOUN 2 obl
     about about ADP 6 case
     pay pay NOUN 4 nmod`,
    ['Berg | spoke … about | pay | indirect'],
  ],
  [
    'called for: no passive, whatever the commas made of it',
    `The the DET 2 det
     chairman chairman NOUN 7 nsubj:pass
     , , PUNCT 4 punct
     Jon Jon PROPN 2 appos
     Lind Lind PROPN 4 flat
     , , PUNCT 4 punct
     called call VERB 0 root
     for for ADP 10 case
     a a DET 10 det
     vote vote NOUN 7 obl`,
    ['The chairman, Jon Lind | called for | a vote | indirect'].map((row) => row.replace('chairman,', 'chairman ,')),
  ],
  [
    'in hopes of: whoever acts so hopes',
    `Berg Berg PROPN 2 nsubj
     stayed stay VERB 0 root
     in in ADP 4 case
     hopes hope NOUN 2 obl
     of of SCONJ 6 mark
     winning win VERB 4 acl`,
    ['Berg | hopes of | winning | indirect'],
  ],
  [
    'warning that: a participle, though the tagger saw a noun',
    `Rome Rome PROPN 2 nsubj
     left leave VERB 0 root
     , , PUNCT 4 punct
     warning warning NOUN 2 advcl
     that that SCONJ 7 mark
     talks talk NOUN 7 nsubj
     failed fail VERB 4 acl`,
    ['Rome | warning | that talks failed | indirect'],
  ],
  [
    'one who discusses a matter speaks of it',
    `Berg Berg PROPN 2 nsubj
     discussed discuss VERB 0 root
     the the DET 4 det
     raid raid NOUN 2 obj`,
    ['Berg | discussed | the raid | indirect'],
  ],
  [
    'two sides that discuss it meet: no claim',
    `Rome Rome PROPN 4 nsubj
     and and CCONJ 3 cc
     Paris Paris PROPN 1 conj
     discussed discuss VERB 0 root
     the the DET 6 det
     raid raid NOUN 4 obj`,
    [],
  ],
  [
    'things that support nothing say nothing',
    `Pay pay NOUN 2 nsubj
     fell fall VERB 0 root
     to to ADP 4 case
     levels level NOUN 2 obl
     that that PRON 8 nsubj
     will will AUX 8 aux
     not not PART 8 advmod
     support support VERB 4 acl:relcl
     families family NOUN 8 obj`,
    [],
  ],
  [
    'a detail inside what was said is no claim of its own',
    `Rome Rome PROPN 2 nsubj
     said say VERB 0 root
     envoys envoy NOUN 7 nsubj
     who who PRON 5 nsubj
     denied deny VERB 3 acl:relcl
     it it PRON 5 obj
     left leave VERB 2 ccomp`,
    ['Rome | said | envoys who denied it left | indirect'],
  ],
  [
    'it is unclear whether: nobody says so',
    `Rome Rome PROPN 2 nsubj
     left leave VERB 0 root
     and and CCONJ 6 cc
     it it PRON 6 expl
     is be AUX 6 cop
     unclear unclear ADJ 2 conj
     whether whether SCONJ 9 mark
     talks talk NOUN 9 nsubj
     failed fail VERB 6 csubj`,
    ['- | is unclear | whether talks failed | indirect'],
  ],
]

for (const [name, conllu, expected] of cases)
  test(`kinds of claims: ${name}`, () => {
    const report = read(conllu, PEOPLE)
    assert.deepEqual(
      report.claims.map((claim) => told(report, claim)),
      expected,
    )
  })

test('kinds of claims: a later paragraph of a quotation says whose all of it is', () => {
  const parsed = reportFromConllu(`Rome Rome PROPN 2 nsubj
     said say VERB 0 root
     so so ADV 2 advmod
     . . PUNCT 2 punct

     “ “ PUNCT 3 punct
     Talks talk NOUN 3 nsubj
     failed fail VERB 0 root
     badly badly ADV 3 advmod
     . . PUNCT 3 punct

     “ “ PUNCT 3 punct
     We we PRON 3 nsubj
     leave leave VERB 8 ccomp
     now now ADV 3 advmod
     , , PUNCT 3 punct
     ” ” PUNCT 3 punct
     Berg Berg PROPN 8 nsubj
     continued continue VERB 0 root
     . . PUNCT 8 punct`)
  const text = parsed.sentences.map((s) => textOf(parsed, s)).join('\n')
  const report = { ...parsed, original: { ...parsed.original, text }, mentions: [], entities: [] }
  const { claims } = attributeClaims.run(report, context)
  assert.deepEqual(
    claims.map((claim) => told({ ...report, claims } as unknown as Report<'claims'>, claim)),
    ['Rome | said | so | indirect', 'Berg | continued | “ Talks failed badly .\n“ We leave now , ” | direct'],
  )
})

test('kinds of claims: "an official" is nobody whom the report named before, and "he" is no Ms', () => {
  const report = read(
    `Ms Ms PROPN 3 nsubj
     Berg Berg PROPN 1 flat
     left leave VERB 0 root
     . . PUNCT 3 punct

     An a DET 2 det
     official official NOUN 3 nsubj
     said say VERB 0 root
     talks talk NOUN 5 nsubj
     failed fail VERB 3 ccomp
     . . PUNCT 3 punct

     He he PRON 2 nsubj
     said say VERB 0 root
     talks talk NOUN 4 nsubj
     failed fail VERB 2 ccomp`,
    { Ms: ['person', 'a3'], official: ['role', 'a3'], He: ['pronoun', 'a3'] },
  )
  const spans = report.mentions.map((m) =>
    textOf(report, m.span) === 'Ms' ? { ...m, span: { start: m.span.start, end: m.span.end + 5 } } : m,
  )
  const { claims } = attributeClaims.run({ ...report, mentions: spans }, context)
  assert.deepEqual(
    claims.map((claim) => claim.source?.entity),
    [null, null],
  )
})
