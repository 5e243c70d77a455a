import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findForecasts } from '../../src/claims/find-forecasts.js'
import { loadLikelihoodWords } from '../../src/claims/likelihood-words.js'
import { dataFiles } from '../../src/data-files.js'
import { loadEventLexicon } from '../../src/events/event-lexicon.js'
import type { Claim, DateMention, Report } from '../../src/report/layers.js'
import { textOf } from '../../src/report/span.js'
import type { Resources } from '../../src/resources.js'
import { reportFromConllu } from '../support/conllu.js'

const likelihood = loadLikelihoodWords(dataFiles())
const lexicon = loadEventLexicon(dataFiles())
const context = { resources: { likelihood, lexicon } as Resources, note: () => {}, trace: () => {} }

function forecastsIn(conllu: string, layers: { claims?: Claim[]; dates?: DateMention[] } = {}) {
  const report = {
    ...reportFromConllu(conllu),
    mentions: [],
    entities: [],
    dates: [],
    claims: [],
    events: [],
    ...layers,
  } as unknown as Report
  const { forecasts } = findForecasts.run(report, context)
  return { report, forecasts }
}

const cases: [name: string, conllu: string, expected: string[]][] = [
  [
    'an adverb beside "will"',
    `Rome Rome PROPN 5 nsubj
     will will AUX 5 aux
     surely surely ADV 5 advmod
     be be AUX 5 cop
     first first ADJ 0 root`,
    ['surely 0.9-0.99: Rome will surely be first'],
  ],
  [
    '"will" alone is no word of likelihood',
    `Rome Rome PROPN 3 nsubj
     will will AUX 3 aux
     leave leave VERB 0 root`,
    [],
  ],
  [
    'a hedge joins the word',
    `A a DET 2 det
     visit visit NOUN 3 nsubj
     seems seem VERB 0 root
     unlikely unlikely ADJ 3 xcomp`,
    ['seems unlikely 0.2-0.45: A visit seems unlikely'],
  ],
  [
    'not very likely is unlikely',
    `A a DET 2 det
     visit visit NOUN 6 nsubj
     is be AUX 6 cop
     not not PART 6 advmod
     very very ADV 6 advmod
     likely likely ADJ 0 root`,
    ['is not very likely 0.2-0.45: A visit is not very likely'],
  ],
  [
    'expected to',
    `They they PRON 3 nsubj:pass
     are be AUX 3 aux:pass
     expected expect VERB 0 root
     to to PART 5 mark
     meet meet VERB 3 xcomp`,
    ['are expected to 0.6-0.85: They are expected to meet'],
  ],
  [
    'may, of what is to come',
    `Kim Kim PROPN 3 nsubj
     may may AUX 3 aux
     visit visit VERB 0 root
     Cuba Cuba PROPN 3 obj`,
    ['may 0.3-0.6: Kim may visit Cuba'],
  ],
  [
    'may, of what is past',
    `Kim Kim PROPN 4 nsubj
     may may AUX 4 aux
     have have AUX 4 aux
     fled flee VERB 0 root`,
    [],
  ],
  [
    'could not: what somebody was not able to do',
    `They they PRON 4 nsubj
     could could AUX 4 aux
     not not PART 4 advmod
     agree agree VERB 0 root`,
    [],
  ],
  [
    'a possible happening, but no possible thing',
    `A a DET 3 det
     possible possible ADJ 3 amod
     attack attack NOUN 4 nsubj
     worries worry VERB 0 root
     possible possible ADJ 6 amod
     partners partner NOUN 4 obj`,
    ['possible 0.3-0.6: A possible attack'],
  ],
]
for (const [name, conllu, expected] of cases)
  test(`forecasts: ${name}`, () => {
    const { report, forecasts } = forecastsIn(conllu)
    assert.deepEqual(
      forecasts.map((f) => `${textOf(report, f.word)} ${f.probability.join('-')}: ${f.proposition}`),
      expected,
    )
  })

test('forecasts: the claim that holds one, and its horizon', () => {
  const conllu = `Rome Rome PROPN 2 nsubj
     said say VERB 0 root
     they they PRON 5 nsubj
     might might AUX 5 aux
     meet meet VERB 2 ccomp
     in in ADP 7 case
     2031 2031 NUM 5 obl`
  const { original } = reportFromConllu(conllu)
  const at = (words: string) => ({
    start: original.text.indexOf(words),
    end: original.text.indexOf(words) + words.length,
  })
  const claim: Claim = {
    id: 'c1',
    source: { spans: [at('Rome')], entity: null },
    cue: [at('said')],
    content: [at('they might meet in 2031')],
    kind: 'indirect',
    within: null,
  }
  const { forecasts } = forecastsIn(conllu, {
    claims: [claim],
    dates: [{ id: 'd1', span: at('2031'), value: '2031', basis: 'stated' }],
  })
  assert.equal(forecasts[0]?.claim, 'c1')
  assert.equal(forecasts[0]?.horizon, '2031')
  assert.equal(forecasts[0]?.proposition, 'they might meet in 2031')
})
