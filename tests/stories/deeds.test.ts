import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deedsOf, type Telling } from '../../src/stories/deeds.js'

const telling = (report: string, said: Partial<Telling>): Telling => ({
  report,
  event: 'e1',
  repeats: [],
  type: 'CONSULT',
  mode: null,
  status: 'occurred',
  day: 100,
  dayIsTold: true,
  actors: ['PER'],
  recipients: ['ECU'],
  people: [],
  place: null,
  trigger: 'met',
  agreement: false,
  background: false,
  reported: false,
  text: report,
  ...said,
})

const cases: [what: string, a: Partial<Telling>, b: Partial<Telling>, one: boolean][] = [
  ['the same', {}, {}, true],
  ['a meeting goes both ways', {}, { actors: ['ECU'], recipients: ['PER'] }, true],
  ['both as actors', {}, { actors: ['ECU', 'PER'], recipients: [] }, true],
  [
    'an accusation has a direction',
    { type: 'ACCUSE' },
    { type: 'ACCUSE', actors: ['ECU'], recipients: ['PER'] },
    false,
  ],
  ['another type', {}, { type: 'ACCUSE' }, false],
  ['an expulsion is coercion or a sanction', { type: 'COERCE' }, { type: 'SANCTION' }, true],
  ['the next day', {}, { day: 101 }, true],
  ['a week later', {}, { day: 107 }, false],
  ['a plan is not the deed', {}, { status: 'planned' }, false],
  ['a denial is about it', {}, { status: 'denied' }, true],
  ['others', {}, { actors: ['CHL'], recipients: ['BOL'] }, false],
  ['other ministers of the same states', { people: ['maas', 'araujo'] }, { people: ['altmaier', 'guedes'] }, false],
  ['one of them is told by both', { people: ['maas', 'araujo'] }, { people: ['maas'] }, true],
  ['one party told, same day and word', {}, { recipients: [] }, true],
  ['one party told, another day and word', {}, { recipients: [], day: 101, trigger: 'hosted' }, false],
]

test('what two reports of a story tell is one deed or two', () => {
  for (const [what, a, b, one] of cases)
    assert.equal(deedsOf([telling('a', a), telling('b', b)]).length, one ? 1 : 2, what)
})

test('a report never tells one deed twice, and what happened is counted before what is denied', () => {
  const deeds = deedsOf([
    telling('a', { status: 'denied' }),
    telling('b', { event: 'e1' }),
    telling('b', { event: 'e2', trigger: 'talked' }),
  ])
  assert.deepEqual(
    deeds.map(({ best, tellings }) => [best.report, best.event, tellings.length]),
    [
      ['b', 'e1', 2],
      ['b', 'e2', 1],
    ],
  )
  assert.match([...deeds[0]!.reasons.values()][0]!, /CONSULT, same parties, same day/)
})
