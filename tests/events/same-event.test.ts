import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type EventWords, tieSameEvents } from '../../src/events/same-event.js'
import type { CodedEvent, DateMention, Entity } from '../../src/report/layers.js'

const entity = (id: string, country: string): Entity => ({ id, name: id, country, sectors: [], basis: 'stated' })
const nobody: Entity = { id: 'x', name: 'leaders', country: null, sectors: [], basis: 'stated' }
const entities = new Map(
  [
    entity('a1', 'FRA'),
    entity('a2', 'GHA'),
    entity('a3', 'TGO'),
    entity('macron', 'FRA'),
    entity('barrot', 'FRA'),
    nobody,
  ].map((e) => [e.id, e]),
)
const date = (id: string, value: string): DateMention => ({ id, value, span: { start: 0, end: 1 }, basis: 'stated' })
const dates = new Map(
  [date('d1', '2024-03-05'), date('d2', '2024-03-01'), date('d3', '2024-03-04')].map((d) => [d.id, d]),
)
const knowledge = { entities, dates, people: new Set(['macron', 'barrot']), recode: (e: CodedEvent) => e }

let next = 0
/** `CONSULT a1>a2 met` and what else matters. */
function words(told: string, more: Partial<EventWords> = {}, event: Partial<CodedEvent> = {}): EventWords {
  const [type, parties, lemma] = told.split(' ') as [string, string, string]
  const [actors, recipients] = parties.split('>').map((list) =>
    list
      .split('+')
      .filter(Boolean)
      .map((id) => ({ entity: id, span: { start: next, end: next + 1 } })),
  )
  const at = next++
  return {
    lemma,
    sentence: at,
    inHeadline: false,
    content: null,
    nominal: false,
    often: false,
    signs: false,
    definite: false,
    complains: false,
    ...more,
    event: {
      id: `e${at}`,
      type,
      mode: null,
      contexts: [],
      quad: 1,
      intensity: 0,
      status: 'occurred',
      trigger: { start: at, end: at + 1 },
      actors: actors!,
      recipients: recipients!,
      date: null,
      place: null,
      claim: null,
      agreement: null,
      same_as: null,
      background: false,
      evidence: [],
      rule: 'test',
      ...event,
    },
  }
}

const noun = { nominal: true }
const CASES: readonly (readonly [title: string, same: boolean, a: EventWords, b: EventWords])[] = [
  ['a meeting and its talks', true, words('CONSULT a1+a2> meet'), words('CONSULT a1> talk', noun)],
  ['a noun may name one side only', true, words('CONSULT a1+a2> meet'), words('CONSULT >a2 visit', noun)],
  ['other parties', false, words('CONSULT a1+a2> meet'), words('CONSULT a1+a3> meet')],
  [
    'a headline, and the lead in other words',
    true,
    words('RETREAT a1>x free', { inHeadline: true, sentence: 0 }),
    words('RETREAT a1>a2 release', { sentence: 1 }),
  ],
  [
    'a headline, and what is told far below',
    false,
    words('RETREAT a1>x free', { inHeadline: true, sentence: 0 }),
    words('RETREAT a1>a2 release', { sentence: 5 }),
  ],
  [
    'another date',
    false,
    words('CONSULT a1+a2> meet', {}, { date: 'd1' }),
    words('CONSULT a1+a2> meet', {}, { date: 'd2' }),
  ],
  ['another person of the same country', false, words('CONSULT macron+a2> meet'), words('CONSULT barrot+a2> meet')],
  [
    'two promises about two things',
    false,
    words('AGREE a1>a2 agree', { content: 'lend' }),
    words('AGREE a1>a2 agree', { content: 'train' }),
  ],
  [
    'the same promise again',
    true,
    words('AGREE a1>a2 agree', { content: 'lend' }),
    words('AGREE a1>a2 agree', { content: 'lend' }),
  ],
  ['thanks and praise of one side to the other', true, words('SUPPORT a1>a2 thank'), words('SUPPORT a1>a2 hail')],
  [
    'two papers signed',
    false,
    words('SUPPORT a1+a2> sign', { signs: true, content: 'pact' }),
    words('SUPPORT a1+a2> sign', { signs: true, content: 'treaty' }),
  ],
  [
    'a paper that the words point back to',
    true,
    words('SUPPORT a1+a2> sign', { signs: true, content: 'pact' }),
    words('SUPPORT a1+a2> sign', { signs: true, content: 'documents', definite: true }),
  ],
  ['praise of nobody in particular, close behind', true, words('SUPPORT a1>a2 thank'), words('SUPPORT a1> hail')],
  [
    'praise of nobody in particular, far behind',
    false,
    words('SUPPORT a1>a2 thank', { sentence: 1 }),
    words('SUPPORT a1> hail', { sentence: 9 }),
  ],
  ['the other side left out of a second attack', true, words('ASSAULT a1>a2 shell'), words('ASSAULT a1> shell')],
  ['the other side left out of a second charge', false, words('ACCUSE a1>a2 blame'), words('ACCUSE a1> blame')],
  [
    'a note of protest and an envoy who is summoned',
    true,
    words('ACCUSE a1>a2 lodge', { complains: true }),
    words('ACCUSE a1>a2 summon', { complains: true }),
  ],
  [
    'talks at one stop of a journey',
    true,
    words('CONSULT a1>a2+a3 visit', {}, { mode: 'visit' }),
    words('CONSULT a1+a3> hold'),
  ],
  ['talks with people who are not known', true, words('CONSULT a1>a2 visit'), words('CONSULT a1+x> talk', noun)],
  ['with one who is known they are others', false, words('CONSULT a1+a2+a3> meet'), words('CONSULT a1+a2+x> meet')],
  ['done and planned', false, words('AGREE a1>a2 visit'), words('AGREE a1>a2 visit', {}, { status: 'planned' })],
]

describe('the same event told again', () => {
  for (const [title, same, a, b] of CASES)
    it(`${title}: ${same ? 'one' : 'two'}`, () => {
      const [, second] = tieSameEvents([a, b], knowledge)
      assert.equal(second!.same_as !== null, same)
    })

  it('a visit that is under way goes on, though the arrival is over', () => {
    const arrival = words('CONSULT a1>a2 arrive', {}, { mode: 'visit', date: 'd1' })
    const visit = words('CONSULT a1>a2 visit', noun, { mode: 'visit', status: 'ongoing' })
    assert.equal(tieSameEvents([visit, arrival], knowledge)[0]!.status, 'ongoing')
  })

  it('talks on another day of a visit are the visit', () => {
    const arrival = words('CONSULT a1>a2 arrive', {}, { mode: 'visit', date: 'd3' })
    const talks = words('CONSULT a1+a2> hold', {}, { date: 'd1' })
    assert.equal(tieSameEvents([arrival, talks], knowledge)[1]!.same_as, 'e1')
  })

  it('repeated mentions follow the fullest and point to it by an earlier id', () => {
    const events = tieSameEvents([words('CONSULT a1> visit', noun), words('CONSULT a1+a2> meet')], knowledge)
    assert.deepEqual(
      events.map(({ id, same_as, rule, actors }) => [id, same_as, rule, actors.length]),
      [
        ['e1', null, 'test', 2],
        ['e2', 'e1', 'test', 1],
      ],
    )
  })
})
