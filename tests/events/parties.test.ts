import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadCodebook } from '../../src/codebook/codebook.js'
import { codeEvents } from '../../src/events/code-events.js'
import { loadEventLexicon } from '../../src/events/event-lexicon.js'
import type { Claim, Entity, Mention, MentionKind } from '../../src/report/layers.js'
import { textOf } from '../../src/report/span.js'
import type { Resources } from '../../src/resources.js'
import { reportFromConllu } from '../support/conllu.js'
import { dataWithFrames } from '../support/data-with-frames.js'

const FRAMES = `id,trigger,where,actor,recipient,type,mode,contexts,cameo,flags
t.sign,sign/v,,"both(subj,obl:with)",-,SUPPORT,,,057,reciprocal;sign
t.restore,restore/v,,"both(subj,obl:with|obj>nmod:with)",-,SUPPORT,,,050,reciprocal
t.agree,agree/v,,"both(subj,obl:with)",-,AGREE,,,030,reciprocal;planned;speech
t.reject,join/v,neg,subj,obj,REJECT,,,120,speech
t.welcome,welcome/a,neg,-,subj,REJECT,,,120,speech
t.impose,impose/v,,subj,obj,COERCE,,,170,
t.open,open/v,obj=inquiry,subj,obj>nmod:into,ACCUSE,,,090,
t.kill,kill/v,,subj,obj,ASSAULT,,,190,
t.raid,raid/n,,subj|poss|nmod:by,nmod:on,ASSAULT,,,190,
t.return,return/v,,subj,obl:to,RETREAT,,,084,
t.reject-plan,reject/v,,subj,obj>poss|obj,REJECT,,,120,speech
t.train,train/v,,subj,obj,COOPERATE,,,060,
t.give,give/v,,subj,obl:to|iobj,AID,,,070,
t.announce,announce/v,obj=departure,subj,obj>nmod:from,RETREAT,,,087,
t.office,office/n,amod=good,subj,nmod:between,CONSULT,,,045,weak`

const data = dataWithFrames(FRAMES)
const resources = { lexicon: loadEventLexicon(data), codebook: loadCodebook(data) } as Resources

/** Whom the words of a tree name: the head word, then kind, country ("-" for none) and sectors. */
type Who = Record<string, `${MentionKind} ${string}`>
interface Told {
  readonly who: Who
  /** The word that names who says so, and from which word on. */
  readonly says?: readonly [source: string, from: string]
}

function partiesIn(conllu: string, { who, says }: Told): string[] {
  const parsed = reportFromConllu(conllu)
  const { tokens } = parsed
  const form = (i: number) => textOf(parsed, tokens[i]!)
  const entities: Entity[] = []
  const mentions: Mention[] = []
  tokens.forEach(({ start, end }, head) => {
    const [kind, country, ...sectors] = (who[form(head)] ?? '').split(' ')
    if (!kind) return
    const id = `a${entities.length + 1}`
    entities.push({ id, name: form(head), country: country === '-' ? null : country!, sectors, basis: 'stated' })
    mentions.push({ id: `m${head}`, span: { start, end }, head, kind: kind as MentionKind, entity: id })
  })
  const at = (word: string) => tokens[tokens.findIndex((_, i) => form(i) === word)]!
  const claims: Claim[] = says
    ? [
        {
          id: 'c1',
          source: { spans: [at(says[0])], entity: entities.find((e) => e.name === says[0])?.id ?? null },
          cue: [],
          content: [{ start: at(says[1]).start, end: tokens.at(-1)!.end }],
          kind: 'indirect',
          within: null,
        },
      ]
    : []
  const report = { ...parsed, names: [], mentions, entities, dates: [], places: [], claims, forecasts: [] }
  const { events } = codeEvents.run(report, { resources, note: () => {}, trace: () => {} })
  const names = (list: (typeof events)[number]['actors']) => list.map((p) => textOf(report, p.span)).join('+')
  return events.map((e) => `${e.type} ${names(e.actors)}>${names(e.recipients)}`)
}

/** Title, events, whom the words name, and the tree: form lemma upos head deprel. */
const CASES: readonly (readonly [title: string, events: readonly string[], told: Told, tree: string])[] = [
  [
    'the second signer hangs on the name behind the first one’s title',
    ['SUPPORT leader+Okello>'],
    { who: { leader: 'person GHA GOV', Okello: 'person UGA GOV' } },
    `leader leader NOUN 5 nsubj
     Mensah Mensah PROPN 1 appos
     and and CCONJ 4 cc
     Okello Okello PROPN 2 conj
     signed sign VERB 0 root
     papers paper NOUN 5 obj`,
  ],
  [
    'ties restored with somebody are towards them',
    ['SUPPORT Peru>Fiji'],
    { who: { Peru: 'country PER', Fiji: 'country FJI' } },
    `Peru Peru PROPN 2 nsubj
     restored restore VERB 0 root
     ties tie NOUN 2 obj
     with with ADP 5 case
     Fiji Fiji PROPN 3 nmod`,
  ],
  [
    'ties that two restore are both’s',
    ['SUPPORT Peru+Fiji>'],
    { who: { Peru: 'country PER', Fiji: 'country FJI' } },
    `Peru Peru PROPN 4 nsubj
     and and CCONJ 3 cc
     Fiji Fiji PROPN 1 conj
     restored restore VERB 0 root
     ties tie NOUN 4 obj`,
  ],
  [
    'a part of a side stands for the side',
    ['AGREE officials+opposition>'],
    { who: { officials: 'role SDN GOV', opposition: 'group SDN OPP' } },
    `officials official NOUN 7 nsubj
     and and CCONJ 4 cc
     a a DET 4 det
     section section NOUN 1 conj
     of of ADP 6 case
     opposition opposition NOUN 4 nmod
     agreed agree VERB 0 root`,
  ],
  [
    'who says what his own side will not do refuses it',
    ['REJECT Moyo>cabinet'],
    {
      who: { Moyo: 'person ZWE OPP', party: 'group ZWE', cabinet: 'group ZWE GOV' },
      says: ['Moyo', 'his'],
    },
    `Moyo Moyo PROPN 2 nsubj
     said say VERB 0 root
     his he PRON 4 nmod:poss
     party party NOUN 7 nsubj
     would would AUX 7 aux
     not not PART 7 advmod
     join join VERB 2 ccomp
     the the DET 9 det
     cabinet cabinet NOUN 7 obj`,
  ],
  [
    'what somebody else will not do he only tells',
    ['REJECT Lagos>cabinet'],
    {
      who: { Moyo: 'person ZWE OPP', Lagos: 'country NGA GOV', cabinet: 'group ZWE GOV' },
      says: ['Moyo', 'Lagos'],
    },
    `Moyo Moyo PROPN 2 nsubj
     said say VERB 0 root
     Lagos Lagos PROPN 6 nsubj
     would would AUX 6 aux
     not not PART 6 advmod
     join join VERB 2 ccomp
     the the DET 8 det
     cabinet cabinet NOUN 6 obj`,
  ],
  [
    'who says that somebody would not be welcome turns him away',
    ['REJECT Moreau>Weber'],
    { who: { Moreau: 'person FRA GOV', Weber: 'person DEU GOV' }, says: ['Moreau', 'Weber'] },
    `Moreau Moreau PROPN 2 nsubj
     said say VERB 0 root
     Weber Weber PROPN 7 nsubj
     would would AUX 7 aux
     not not PART 7 advmod
     be be AUX 7 cop
     welcome welcome ADJ 2 ccomp`,
  ],
  [
    'a state of emergency is imposed on the country that it is in',
    ['COERCE army>Mali'],
    { who: { army: 'group MLI MIL', state: 'group - GOV', Mali: 'country MLI' } },
    `army army NOUN 2 nsubj
     imposed impose VERB 0 root
     a a DET 4 det
     state state NOUN 2 obj
     of of ADP 6 case
     emergency emergency NOUN 4 nmod
     in in ADP 8 case
     Mali Mali PROPN 4 nmod`,
  ],
  [
    'an inquiry into a claim is into who did it',
    ['ACCUSE police>soldiers'],
    { who: { police: 'group KEN COP', soldiers: 'role SOM MIL', children: 'role KEN CVL' } },
    `police police NOUN 2 nsubj
     opened open VERB 0 root
     an a DET 4 det
     inquiry inquiry NOUN 2 obj
     into into ADP 6 case
     claims claim NOUN 4 nmod
     that that SCONJ 9 mark
     soldiers soldier NOUN 9 nsubj
     beat beat VERB 6 acl
     children child NOUN 9 obj`,
  ],
  [
    'who attacked has killed, wherever the parser hangs him',
    ['ASSAULT rebels>officer'],
    { who: { officer: 'role SRB COP', rebels: 'role ALB REB' } },
    `officer officer NOUN 3 nsubj:pass
     was be AUX 3 aux:pass
     killed kill VERB 0 root
     in in ADP 5 case
     ambush ambush NOUN 3 obl
     on on ADP 7 case
     convoy convoy NOUN 5 nmod
     by by ADP 9 case
     rebels rebel NOUN 7 nmod`,
  ],
  [
    'whom the attackers aim at, in a clause of its own',
    ['ASSAULT militia>army'],
    { who: { militia: 'group LBY UAF', army: 'group LBY MIL' } },
    `militia militia NOUN 2 nsubj
     launched launch VERB 0 root
     raids raid NOUN 2 obj
     , , PUNCT 5 punct
     targeting target VERB 2 advcl
     army army NOUN 5 obj`,
  ],
  [
    'an agent that the parser joins to the goal',
    ['RETREAT police>Egypt'],
    { who: { vase: 'other -', Egypt: 'country EGY', police: 'group USA COP' } },
    `vase vase NOUN 3 nsubj:pass
     was be AUX 3 aux:pass
     returned return VERB 0 root
     to to ADP 5 case
     Egypt Egypt PROPN 3 obl
     by by ADP 7 case
     police police NOUN 5 conj`,
  ],
  [
    'behind a dateline of two places the subject comes after the dash',
    ['REJECT Interpol>Ecuador'],
    { who: { LIMA: 'country PER', Peru: 'country PER', Interpol: 'group IGO COP', Ecuador: 'country ECU' } },
    `LIMA Lima PROPN 6 nsubj
     , , PUNCT 3 punct
     Peru Peru PROPN 1 conj
     -- -- PUNCT 5 punct
     Interpol Interpol PROPN 1 appos
     rejected reject VERB 0 root
     Ecuador Ecuador PROPN 8 nmod:poss
     plan plan NOUN 6 obj`,
  ],
  [
    'an adjective that stands for a noun has an owner as a noun has',
    ['COOPERATE US>pilots'],
    { who: { US: 'country USA', pilots: 'role IRQ MIL' } },
    `The the DET 3 det
     US US PROPN 3 compound
     military military ADJ 4 nsubj
     trains train VERB 0 root
     pilots pilot NOUN 4 obj`,
  ],
  [
    'an office acts for whose it is, though good offices mediate',
    ['ACCUSE prosecutor>minister'],
    { who: { prosecutor: 'role PER JUD', minister: 'role BOL GOV' } },
    `prosecutor prosecutor NOUN 2 nmod:poss
     office office NOUN 3 nsubj
     opened open VERB 0 root
     inquiry inquiry NOUN 3 obj
     into into ADP 6 case
     minister minister NOUN 4 nmod`,
  ],
  [
    'people of no known country, and the country that the phrase names',
    ['AID Norway>families+Mali'],
    { who: { Norway: 'country NOR', families: 'role - CVL', Mali: 'country MLI' } },
    `Norway Norway PROPN 2 nsubj
     gave give VERB 0 root
     shelter shelter NOUN 2 obj
     to to ADP 5 case
     families family NOUN 2 obl
     displaced displace VERB 5 acl
     within within ADP 8 case
     Mali Mali PROPN 6 obl`,
  ],
  [
    'the way of troops is that of their departure',
    ['RETREAT Kenya>Somalia'],
    { who: { Kenya: 'country KEN', troops: 'group KEN MIL', Somalia: 'country SOM' } },
    `Kenya Kenya PROPN 2 nsubj
     announced announce VERB 0 root
     the the DET 4 det
     departure departure NOUN 2 obj
     of of ADP 6 case
     troops troop NOUN 4 nmod
     from from ADP 8 case
     Somalia Somalia PROPN 6 nmod`,
  ],
  [
    'around so many of a group: a number that the parser takes for a circumstance',
    ['REJECT teachers>ministry'],
    { who: { teachers: 'role PER EDU', ministry: 'group PER GOV' } },
    `Around around ADP 2 case
     800 800 NUM 7 obl
     of of ADP 4 case
     teachers teacher NOUN 2 nmod
     will will AUX 7 aux
     not not PART 7 advmod
     join join VERB 0 root
     the the DET 9 det
     ministry ministry NOUN 7 obj`,
  ],
  [
    'dollars are no state',
    ['AID Norway>Mali'],
    { who: { Norway: 'country NOR', US$: 'country USA', Mali: 'country MLI' } },
    `Norway Norway PROPN 2 nsubj
     gave give VERB 0 root
     US$ US$ SYM 2 iobj
     for for ADP 5 case
     Mali Mali PROPN 2 obl`,
  ],
]

describe('who does it and to whom', () => {
  for (const [title, events, told, tree] of CASES)
    it(title, () => {
      assert.deepEqual(partiesIn(tree, told), events)
    })
})
