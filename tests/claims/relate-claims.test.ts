import assert from 'node:assert/strict'
import { test } from 'node:test'
import { relateClaims } from '../../src/claims/relate-claims.js'
import type { Claim, CodedEvent, Problem, Report } from '../../src/report/layers.js'
import type { StageContext } from '../../src/stage.js'

const text = 'Chad said Sudan bombed a town. Sudan denied bombing it. Kenya asked whether Sudan bombed it.'
const entities = ['TCD', 'SDN', 'KEN'].map((country, i) => ({
  id: `a${i + 1}`,
  name: country,
  country,
  sectors: [],
  basis: 'registry' as const,
  registry: country,
}))
const claim = (id: string, entity: string, cue: string, content: string, act: Claim['act']): Claim => ({
  id,
  source: { spans: [{ start: 0, end: 4 }], entity },
  cue: [at(cue)],
  content: [at(content)],
  kind: 'indirect',
  within: id === 'c3' ? 'c2' : null,
  ...(act ? { act } : {}),
})
function at(words: string) {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}
const event = (id: string, trigger: string, status: CodedEvent['status'], claimId: string): CodedEvent => ({
  id,
  type: 'ASSAULT',
  mode: null,
  contexts: [],
  quad: 4,
  intensity: -9,
  status,
  trigger: at(trigger),
  actors: [{ entity: 'a2', span: at('Sudan') }],
  recipients: [],
  date: null,
  place: null,
  claim: claimId,
  agreement: null,
  same_as: null,
  background: false,
  evidence: [],
  rule: 'test',
})

const report: Report = {
  id: 'r',
  original: { text, language: 'en' },
  sentences: [],
  tokens: [],
  syntax: [],
  names: [],
  dates: [],
  places: [],
  forecasts: [],
  agreements: [],
  factuality: [],
  entities,
  mentions: [{ id: 'm1', span: at('Sudan'), head: 0, kind: 'country', entity: 'a2' }],
  claims: [
    claim('c1', 'a1', 'said', 'Sudan bombed a town', 'assert'),
    claim('c2', 'a2', 'denied', 'bombing it', 'deny'),
    claim('c3', 'a3', 'asked', 'whether Sudan bombed it', 'ask'),
  ],
  events: [
    event('e1', 'bombed a town', 'occurred', 'c1'),
    event('e2', 'bombing', 'denied', 'c2'),
    event('e3', 'bombed it', 'occurred', 'c3'),
  ],
}
const problems: Omit<Problem, 'stage'>[] = []
const context = {
  resources: { registry: { organisations: new Map() } },
  note: (p: Omit<Problem, 'stage'>) => problems.push(p),
  trace: () => {},
} as unknown as StageContext
const { claims } = relateClaims.run(report, context)

test('a claim speaks for, against or neither, apart from the event’s own status', () => {
  assert.deepEqual(
    claims.map((c) => c.about),
    [[{ event: 'e1', stance: 'for' }], [{ event: 'e2', stance: 'against' }], [{ event: 'e3', stance: 'neutral' }]],
  )
})

test('a claim inside a claim is one step further from the report', () => {
  assert.deepEqual(
    claims.map((c) => c.remove),
    [0, 0, 1],
  )
})

test('two claims that disagree on one act are noted', () => {
  assert.deepEqual(
    problems.map((p) => p.code),
    ['claims-disagree'],
  )
})

test('a source is weighed: named, in what role, and whether it is a party', () => {
  assert.deepEqual(
    claims.map((c) => c.standing),
    [
      { named: true, role: 'other', party: false },
      { named: true, role: 'other', party: true },
      { named: true, role: 'other', party: false },
    ],
  )
})
