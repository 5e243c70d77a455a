import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { DuckDBConnection } from '@duckdb/node-api'
import { dataFiles, packageRoot } from '../../src/data-files.js'
import type { Answer } from '../../src/questions/ask/answer.js'
import { ask } from '../../src/questions/ask/ask.js'
import { loadEvidenceData } from '../../src/questions/ask/evidence-data.js'
import type { EvidenceItem } from '../../src/questions/ask/items.js'
import { sharesOf } from '../../src/questions/ask/likelihood.js'
import { answerFormats, renderAnswer } from '../../src/questions/ask/render-answer.js'
import { rowsOf } from '../../src/questions/question.js'
import { openCatalog } from '../../src/store/catalog.js'
import { demarche } from '../support/demarche.js'
import { madeUpStore, resources, world } from './made-up-store.js'

const folder = mkdtempSync(join(tmpdir(), 'demarche-ask-'))
let catalog: DuckDBConnection
let catalogued: {
  readonly report: string
  readonly event: string
  readonly trigger: string
  readonly actors: string[]
  readonly recipients: string[]
}[]
before(async () => {
  catalog = await openCatalog(await madeUpStore(join(folder, 'world'), world))
  catalogued = await rowsOf(catalog, 'SELECT report, event, trigger, actors, recipients FROM events')
})
after(() => {
  catalog.closeSync()
  rmSync(folder, { recursive: true, force: true })
})
const answerTo = (question: string): Promise<Answer> => ask(catalog, question, { resources })
const firstSentence = ({ text }: Answer): string => text[0]!.sentences[0]!.text

interface Expected {
  readonly question: string
  readonly relation: string | null
  readonly actors: readonly string[]
  readonly against: readonly string[]
  readonly since?: string
  readonly until?: string
  readonly missed?: readonly string[]
  readonly answerable: boolean
}

const lists: readonly (readonly [file: string, questions: number, wrongAtMost: number])[] = [
  ['forty-questions.json', 40, 4],
  // Headlines, and what desks ask: turns of policy, idioms, comparisons, changes since a year, opinions, sports, nonsense, orders to a machine.
  ['headline-questions.json', 77, 5],
  // As analysts and reporters ask: names in small letters or misspelt, family names, third parties, reigns, no verb at all.
  ['asked-otherwise.json', 260, 12],
]
for (const [file, length, wrongAtMost] of lists)
  test(`${file}: read as a person reads them, and those that the record cannot answer are told apart`, async () => {
    const all: Expected[] = JSON.parse(readFileSync(join(packageRoot, 'tests', 'questions', file), 'utf8'))
    assert.equal(all.length, length)
    const wrong: string[] = []
    for (const expected of all) {
      const { parsed, answerable } = await answerTo(expected.question)
      const told = [parsed.relation, parsed.actors, parsed.against, parsed.since, parsed.until, answerable]
      const right = [
        expected.relation,
        expected.actors,
        expected.against,
        expected.since ?? null,
        expected.until ?? null,
        expected.answerable,
      ]
      const missed = expected.missed === undefined || JSON.stringify(expected.missed) === JSON.stringify(parsed.missed)
      if (JSON.stringify(told) !== JSON.stringify(right) || !missed)
        wrong.push(`${expected.question} ${JSON.stringify(told)}`)
    }
    assert.ok(wrong.length <= wrongAtMost, wrong.join('\n'))
  })

test('asked-by-users.tsv: who does what to whom, the third party and the window, with groups, preambles and no verb at all', async () => {
  const lines = readFileSync(join(packageRoot, 'tests', 'questions', 'asked-by-users.tsv'), 'utf8').split('\n')
  const rows = lines.filter((line) => line !== '' && !line.startsWith('#')).slice(1)
  assert.equal(rows.length, 200)
  // Members of a group may come in any order.
  const sorted = (codes: string) => codes.split(' ').sort().join(' ')
  const fits = (cell: string, codes: string) =>
    cell === '*' ||
    cell
      .split('|')
      .some((one) => sorted(one) === sorted(codes) || (one.endsWith('*') && codes.startsWith(one.slice(0, -1))))
  const wrong: string[] = []
  for (const row of rows) {
    const [, question, relation, actors, against, by, since, until, answerable] = row.split('\t') as string[]
    const { parsed, ...answer } = await answerTo(question!)
    const isRight =
      answerable === 'no'
        ? !answer.answerable
        : fits(relation!, parsed.relation ?? '') &&
          fits(actors!, parsed.actors.join(' ')) &&
          fits(against!, parsed.against.join(' ')) &&
          (by === '-' || fits(by === '0' ? '' : by!, parsed.by.join(' '))) &&
          fits(since!, parsed.since ?? '') &&
          fits(until!, parsed.until ?? '') &&
          (answerable === 'either' || answer.answerable)
    if (!isRight) wrong.push(`${question} ${JSON.stringify(parsed)}`)
  }
  assert.ok(wrong.length <= 10, wrong.join('\n'))
})

test('is an alliance forming? The rivals are weighed, each item with its speaker', async () => {
  const answer = await answerTo('Are Kenya and Brazil building an alliance against China?')
  const [alliance, diplomacy] = answer.hypotheses
  assert.deepEqual([alliance!.id, diplomacy!.id], ['alliance', 'diplomacy'])
  assert.ok(alliance!.likelihood.share < 0.2 && diplomacy!.likelihood.share > 0.5)
  const against = alliance!.against.map(({ speaker, why }) => [speaker, why.split(';')[0]])
  for (const sign of ['too little strength for it', 'military ties called small', 'contact called unlikely'])
    assert.ok(
      against.some(([speaker, why]) => speaker === 'Ana Souza' && why === sign),
      `${sign}: ${JSON.stringify(against)}`,
    )
  assert.ok(alliance!.for.some(({ kind, speaker }) => kind === 'agreement' && speaker === null))
  const forward = answer.ladder.find(({ from, to }) => from === 'KEN' && to === 'BRA')!
  assert.deepEqual([forward.rung, forward.stage], [5, 'signed'])
  assert.deepEqual(answer.triads, [])
  assert.deepEqual(
    answer.forecasts.map(({ status, word }) => [status, word]),
    [['open', 'is unlikely']],
  )
  assert.ok(answer.sensitivity.some(({ without }) => without === 'Ana Souza'))
  assert.ok(answer.watch.some((text) => /medical aid/.test(text)))
  assert.match(firstSentence(answer), /^(Very unlikely|Almost no chance): /)
  assert.match(renderAnswer(answer, 'text'), /No agreement between any two of them is worded as\s+an\s+alliance/)
})

test('where a treaty says so, the record bears an alliance out', async () => {
  const { hypotheses, ladder } = await answerTo('Norway and Chile form an alliance')
  const shares = hypotheses.map(({ id, likelihood }) => [id, likelihood.share] as const)
  assert.equal(shares.toSorted((a, b) => b[1] - a[1])[0]![0], 'alliance')
  assert.equal(ladder[0]!.rung, 9)
})

test('questions of fact', async () => {
  const told: [string, RegExp][] = [
    ['Who visited Brazil in January 2020?', /^Uhuru Kenyatta \(Kenya\): 1 visit to Brazil in 2 reports\.$/],
    ['When did Uhuru Kenyatta visit Brazil?', /^6 January 2020: 1 visit by Uhuru Kenyatta to Brazil/],
    [
      'Did Peru sanction Chile?',
      /^Yes, as the record tells it: sanctions by Peru against Chile: 2 deeds in 1 report\.$/,
    ],
    [
      'Did Chile attack Peru?',
      /^Not as the record tells it: attacks by Chile against Peru: 1 denied or called off in 1 report\.$/,
    ],
    [
      'Did Chile deny attacking Peru?',
      /^Yes, as the record tells it: 1 denial about Peru by Teodoro Ribera in 1 report\.$/,
    ],
    ['Is Norway closer to Chile or to Peru?', /rung 9 of 10; the furthest .* functional agreement, rung 4 of 10\.$/],
    ['Who are Kenya’s closest partners?', /^The furthest that Kenya and Brazil have gone is /],
    ['Which of Brazil’s plans are overdue?', /^The store tells of no overdue plan of Brazil, since no day is given/],
    ['Did Norway attack Chile?', /^The store tells of no attacks by Norway against Chile\.$/],
    ['How many times did Peru sanction Chile?', /^Sanctions by Peru against Chile: 2 deeds in 1 report\.$/],
    ['What did Teodoro Ribera say about Peru?', /^2 statements about Peru by Teodoro Ribera in 1 report\.$/],
    ['Which agreements did Norway and Peru sign?', /^2 agreements between Norway and Peru in 2 reports\.$/],
    ['What is Brazil planning with Kenya?', /^\d plans? of Brazil and Kenya in \d reports?: 1 open\.$/],
    ['How close are Norway and Chile?', /defence pact, rung 9 of 10\.$/],
    ['Which outlets report on Chile?', /^Herald and Courier: 2 outlets report on Chile, in 3 reports\.$/],
    ['What forecasts are there about Kenya?', /^1 forecast about Kenya in 1 report\.$/],
  ]
  for (const [question, expected] of told) {
    const answer = await answerTo(question)
    assert.equal(answer.answerable, true, question)
    assert.match(firstSentence(answer), expected, question)
  }
})

test('what cannot be answered is said, with what can be asked', async () => {
  const told: [string, RegExp][] = [
    ['Why did Peru sanction Chile?', /causes are not coded/],
    ['Should Peru sanction Chile?', /for people to judge/],
    ['Would it be wise for Peru to sanction Chile?', /for people to judge/],
    ['How much copper does Chile sell?', /How much/],
    ['What is the capital of Peru?', /nothing that the record tells of/],
    ['Did Gondor attack Rohan?', /“Gondor” and “Rohan” are not known/],
    ['Is Peru building an alliance?', /between whom: name two/],
    ['??', /There is no question/],
  ]
  for (const [question, expected] of told) {
    const answer = await answerTo(question)
    assert.equal(answer.answerable, false, question)
    assert.match(answer.because ?? '', expected, question)
    assert.ok(answer.questions.length > 5)
  }
})

test('every sentence has a footnote, every footnote the words of its spans, and every count what it counts', async () => {
  const codes = new Map(catalogued.map((row) => [`${row.report} ${row.event}`, row]))
  const asked = [
    'Are Kenya and Brazil building an alliance against China?',
    'Is Norway going to war with Chile?',
    'Did Peru sanction Chile?',
    'Who visited Brazil?',
    'What did Chile say about Peru?',
    'Which agreements did Norway sign?',
    'How close are Norway and Chile?',
    'How have relations between Peru and Chile changed since 2019?',
    'Which pairs were most active?',
  ]
  for (const question of asked) {
    const { text, footnotes, parsed, rows } = await answerTo(question)
    const numbers = new Set(footnotes.map(({ n }) => n))
    for (const { sentences } of text)
      for (const { text, notes } of sentences) {
        assert.ok(notes.length > 0, text)
        assert.ok(notes.every((n) => numbers.has(n)))
      }
    for (const { report, layer, id, spans, words } of footnotes) {
      if (report === null) continue
      const source = world.find((one) => one.id === report)!.text
      for (const { start, end } of spans) assert.ok(words.includes(source.slice(start, end)), words)
      if (layer !== 'events' || parsed.actors.length === 0) continue
      const event = codes.get(`${report} ${id}`)!
      assert.ok(words.includes(event.trigger), `${question}: ${words}`)
      const named = [...parsed.actors, ...parsed.against]
      assert.ok(
        [...event.actors, ...event.recipients].some((code) => named.includes(code)),
        `${question}: ${words}`,
      )
    }
    const [, count] = text[0]!.sentences[0]!.text.match(/: (\d+)(?:, \w+ of which happened,)? in \d+ report/) ?? []
    if (count !== undefined) assert.equal(rows.length, Number(count))
  }
})

test('shares: hand-worked, from the shares before, the weights and the number of stories', () => {
  const data = loadEvidenceData(dataFiles())
  const rivals = data.hypotheses.filter(({ set }) => set === 'alliance')
  const sign = data.signs.find(({ sign }) => sign === 'agreement')!
  const item = (origin: string, story: string) =>
    ({ sign, weight: 1, origin, story, citation: { report: story } }) as EvidenceItem
  const before = [0.1, 0.45, 0.2, 0.25]
  const scores = [0.5, 2, 0.5, -2]
  const expected = (power: number, stories: number): number[] => {
    const odds = before.map((b, i) => b * 1.5 ** (power * scores[i]!))
    const sum = odds.reduce((a, b) => a + b, 0)
    const record = stories / (stories + 1)
    return odds.map((x, i) => record * (x / sum) + (1 - record) * before[i]!)
  }
  const close = (actual: readonly number[], wanted: readonly number[]) =>
    actual.forEach((x, i) => {
      assert.ok(Math.abs(x - wanted[i]!) < 1e-9, `${actual} ${wanted}`)
    })
  close(sharesOf([], rivals, data), before)
  close(sharesOf([item('A', 's1')], rivals, data), expected(1, 1))
  // A second item of the same origin counts a half; one of another origin counts in full, and a second story counts more.
  close(sharesOf([item('A', 's1'), item('A', 's1')], rivals, data), expected(1.5, 1))
  close(sharesOf([item('A', 's1'), item('B', 's2')], rivals, data), expected(2, 2))
})

test('the tables of evidence fit each other', () => {
  const data = loadEvidenceData(dataFiles())
  const sets = new Map<string, number>()
  for (const { set, before } of data.hypotheses) sets.set(set, (sets.get(set) ?? 0) + before)
  for (const [set, sum] of sets) assert.ok(Math.abs(sum - 1) < 1e-9, `${set}: ${sum}`)
  const ids = [...new Set(data.hypotheses.map(({ id }) => id))]
  for (const { sign } of data.signs)
    assert.ok(
      ids.some((id) => data.expected(sign, id) !== 0),
      sign,
    )
})

test('four ways to print, the same question the same bytes', async () => {
  const question = 'Are Kenya and Brazil building an alliance against China?'
  const [one, two] = [await answerTo(question), await answerTo(question)]
  for (const format of answerFormats) assert.equal(renderAnswer(one, format), renderAnswer(two, format))
  assert.match(renderAnswer(one, 'markdown'), /^# Are Kenya[\s\S]*\[\^1\]: /)
  assert.match(renderAnswer(one, 'html'), /^<!doctype html>[\s\S]*<li id="note-1">/)
  assert.deepEqual(JSON.parse(renderAnswer(one, 'json')).parsed.against, ['CHN'])
})

test('the commands', () => {
  const store = join(folder, 'world')
  const answered = demarche(['ask', 'Who visited Brazil?', '--store', store])
  assert.match(answered.stdout, /1 visit to Brazil in 2 reports\. \[1, 2\]/)
  assert.match(demarche(['questions']).stdout, /^ladder +How far/m)
  const rows = demarche(['questions', 'visits', 'host=BRA', '--store', store, '--format', 'jsonl']).stdout
  assert.equal(JSON.parse(rows).visitor, 'Uhuru Kenyatta')
  const refused: [string[], RegExp][] = [
    [['ask', 'Who visited Brazil?', '--store', join(folder, 'none')], /store/],
    [['ask', 'Who visited Brazil?', '--store', store, '--format', 'pdf'], /takes one of text, markdown, html, json/],
    [['questions', 'weather', '--store', store], /There is no question "weather"/],
    [['questions', 'visits', 'Brazil', '--store', store], /name=value/],
    [['questions', 'visits', 'guest=BRA', '--store', store], /"visits" has no parameter "guest". It takes: host, /],
    [['questions', 'dyad-timeline', 'source=BRA', '--store', store], /"dyad-timeline" needs the parameter "target"/],
    [['questions', 'ladder', 'actors=everybody', '--store', store], /takes codes of three letters/],
    [['questions', 'visits', 'everyone=maybe', '--store', store], /"everyone" .* takes true or false/],
    [['ask', ' ? ', '--store', store], /There is no question/],
    [['ask', 'Kenya met Brazil '.repeat(3000), '--store', store], /has 9001 words: .* of 200 words at most/],
  ]
  for (const [args, message] of refused) {
    const { status, stderr } = demarche(args)
    assert.equal(status, 1)
    assert.match(stderr, message)
    assert.equal(stderr.trim().split('\n').length, 1)
  }
})
