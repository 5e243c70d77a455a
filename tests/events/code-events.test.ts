import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadCodebook } from '../../src/codebook/codebook.js'
import { dataFiles } from '../../src/data-files.js'
import { codeEvents } from '../../src/events/code-events.js'
import { loadEventLexicon } from '../../src/events/event-lexicon.js'
import type { Entity, Mention, Problem } from '../../src/report/layers.js'
import type { Resources } from '../../src/resources.js'
import { reportFromConllu } from '../support/conllu.js'
import { dataWithFrames } from '../support/data-with-frames.js'

const HEADER = 'id,trigger,where,actor,recipient,type,mode,contexts,cameo,flags'
const FRAMES = `${HEADER}
t.meet,meet/v,,"both(subj,obj|obl:with)",-,CONSULT,,,040,reciprocal
t.visit,visit/n,,subj|poss,obl:to|nmod:to,CONSULT,visit,,042,visit
t.sign,sign/v,obj=@accord,"both(subj,obl:with)",-,SUPPORT,,,057,reciprocal;sign
t.accuse,accuse/v,,subj,obj,ACCUSE,allege,,112,speech
t.arm,arm/v,,subj,obj,AID,,military,072,
t.demand,demand/v,,subj,obl:of|ccomp>subj,REQUEST,,,100,speech
t.withdraw,withdraw/v,,subj,obl:from,RETREAT,withdraw,military,0874,
t.attack,attack/v,obj=ACTOR,subj,obj,ASSAULT,,,190,
t.none,meet/v,obj=demand,-,-,-,,,,`

const data = dataWithFrames(FRAMES)
const resources = { lexicon: loadEventLexicon(data), codebook: loadCodebook(data) } as Resources

/** Every proper noun of the tree is a country, its three letters in capitals its code. */
function coded(conllu: string) {
  const parsed = reportFromConllu(conllu)
  const entities: Entity[] = []
  const mentions: Mention[] = []
  parsed.syntax.forEach(({ upos, lemma }, head) => {
    if (upos !== 'PROPN') return
    const id = `a${entities.length + 1}`
    entities.push({ id, name: lemma, country: lemma.slice(0, 3).toUpperCase(), sectors: [], basis: 'stated' })
    const { start, end } = parsed.tokens[head]!
    mentions.push({ id: `m${mentions.length + 1}`, span: { start, end }, head, kind: 'country', entity: id })
  })
  const problems: Omit<Problem, 'stage'>[] = []
  const report = { ...parsed, names: [], mentions, entities, dates: [], places: [], claims: [], forecasts: [] }
  const { events, agreements } = codeEvents.run(report, {
    resources,
    note: (problem) => problems.push(problem),
    trace: (entry) => entry(),
  })
  const country = new Map(entities.map((e) => [e.id, e.country]))
  const told = events.map((e) => {
    const codes = (list: typeof e.actors) => list.map((p) => country.get(p.entity)).join('+')
    return `${e.type}${e.mode ? `/${e.mode}` : ''} ${codes(e.actors)}>${codes(e.recipients)} ${e.status}`
  })
  return { told, events, agreements, problems }
}

/** Title, events, and the tree: form lemma upos head deprel. */
const CASES: readonly (readonly [title: string, events: readonly string[], tree: string])[] = [
  [
    'both who meet are actors',
    ['CONSULT FRA+GHA> occurred'],
    `France France PROPN 2 nsubj
     met meet VERB 0 root
     Ghana Ghana PROPN 2 obj`,
  ],
  [
    'a planned visit is AGREE, by the codebook’s own rule',
    ['AGREE FRA>GHA planned'],
    `France France PROPN 3 nsubj
     will will AUX 3 aux
     pay pay VERB 0 root
     a a DET 5 det
     visit visit NOUN 3 obj
     to to ADP 7 case
     Ghana Ghana PROPN 5 nmod`,
  ],
  [
    'what the accused did is an event of its own',
    ['ACCUSE/allege CHA>SUD occurred', 'AID SUD>REB occurred'],
    `Chad Chad PROPN 2 nsubj
     accused accuse VERB 0 root
     Sudan Sudan PROPN 2 obj
     of of SCONJ 5 mark
     arming arm VERB 2 advcl
     Rebels Rebels PROPN 5 obj`,
  ],
  [
    'what is demanded is part of the demand',
    ['REQUEST/yield SYR>ISR occurred'],
    `Syria Syria PROPN 2 nsubj
     demanded demand VERB 0 root
     that that SCONJ 5 mark
     Israel Israel PROPN 5 nsubj
     withdraw withdraw VERB 2 ccomp`,
  ],
  [
    'a threat of violence',
    ['THREATEN/violence MAL>NIG planned'],
    `Mali Mali PROPN 3 nsubj
     will will AUX 3 aux
     attack attack VERB 0 root
     Niger Niger PROPN 3 obj`,
  ],
  [
    'what its actor will not do is REJECT',
    ['REJECT/meet MAL+NIG> occurred'],
    `Mali Mali PROPN 4 nsubj
     will will AUX 4 aux
     not not PART 4 advmod
     meet meet VERB 0 root
     Niger Niger PROPN 4 obj`,
  ],
  [
    'a use of the word that is no event',
    [],
    `Mali Mali PROPN 2 nsubj
     met meet VERB 0 root
     the the DET 4 det
     demand demand NOUN 2 obj
     of of ADP 6 case
     Niger Niger PROPN 4 nmod`,
  ],
]

describe('coding events', () => {
  for (const [title, events, conllu] of CASES) it(title, () => assert.deepEqual(coded(conllu).told, events))

  it('signing makes an agreement with its title, subject, parties and stage', () => {
    const { events, agreements } = coded(`Peru Peru PROPN 4 nsubj
      and and CCONJ 3 cc
      Chile Chile PROPN 1 conj
      signed sign VERB 0 root
      a a DET 6 det
      treaty treaty NOUN 4 obj
      on on ADP 8 case
      copper copper NOUN 6 nmod`)
    assert.equal(agreements.length, 1)
    const [{ title, stage, rung, parties, event, subjects }] = agreements as [(typeof agreements)[number]]
    assert.deepEqual(
      { title, stage, rung, parties, subjects: subjects.length },
      {
        title: 'a treaty on copper',
        stage: 'signed',
        rung: 4,
        parties: ['a1', 'a2'],
        subjects: 1,
      },
    )
    assert.equal(events[0]!.agreement, 'g1')
    assert.equal(event, 'e1')
  })

  it('an unknown verb between two countries is told as a problem', () => {
    const { events, problems } = coded(`Peru Peru PROPN 2 nsubj
      outfoxed outfox VERB 0 root
      Chile Chile PROPN 2 obj`)
    assert.deepEqual(events, [])
    assert.deepEqual(
      problems.map((p) => p.code),
      ['uncoded'],
    )
    assert.match(problems[0]!.message, /"outfox" between PER and CHI/)
  })
})

it('the whole lexicon of the package can be read', () => {
  assert.ok(loadEventLexicon(dataFiles(), { check: true }).size > 1000)
})

describe('the lexicon names what is wrong with a row', () => {
  const ROWS: readonly (readonly [row: string, message: RegExp])[] = [
    ['x,meet,,subj,-,CONSULT,,,,', /line 2 \(frame "x"\).*"meet" is not of the form lemma\/v/],
    ['x,meet/v,,subj,-,CONSULTS,,,,', /"CONSULTS" is no type of PLOVER 2.0/],
    ['x,meet/v,,subj,-,CONSULT,teatime,,,', /"teatime" is no mode of CONSULT; it has visit/],
    ['x,meet/v,subject=ACTOR,subj,-,CONSULT,,,,', /"subject" in "subject" is no role/],
    ['x,meet/v,obj=@nowhere,subj,-,CONSULT,,,,', /no class @nowhere/],
    ['x,meet/v,,subj,-,CONSULT,,weather,,', /"weather" is no context/],
    ['x,meet/v,,subj,-,CONSULT,,,,loud', /no flag "loud"/],
    ['x,meet/v,,subj,-,CONSULT,,,4,', /"4" is no CAMEO code/],
  ]
  for (const [row, message] of ROWS)
    it(row, () =>
      assert.throws(
        () => loadEventLexicon(dataWithFrames(`${HEADER}\n${row}\n`), { check: true }),
        (error: Error) => {
          assert.match(error.message, message)
          return true
        },
      ),
    )
})
