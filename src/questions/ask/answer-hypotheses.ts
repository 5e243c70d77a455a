import type { DuckDBConnection } from '@duckdb/node-api'
import { forecastLedger, type LedgerRow } from '../forecast-ledger.js'
import { type LadderRow, ladder, type Step } from '../ladder.js'
import { type Citation, citationsOf } from '../stored-reports.js'
import { type Answer, type Item, itemKey } from './answer.js'
import { baseRateOf } from './base-rate.js'
import type { EvidenceData, Hypothesis } from './evidence-data.js'
import { called, codesOf } from './facts/facts.js'
import { type Gathered, gather } from './gather.js'
import type { EvidenceItem } from './items.js'
import { judge, scoreOf } from './likelihood.js'
import type { NameOf } from './names.js'
import type { Wanted } from './nearness.js'
import type { AskedQuestion } from './read-question.js'
import { writeEvidence } from './rivals/evidence.js'
import { baseRateText, sensitivityOf, writeSensitivity } from './rivals/firmness.js'
import { writeJudgement } from './rivals/judgement.js'
import { writePairs } from './rivals/pairs.js'
import { Speakers } from './rivals/speakers.js'
import { keyOf, LADDERS, type Story } from './rivals/story.js'
import { writeThirdParty } from './rivals/third-party.js'
import { writeWatch } from './rivals/watch.js'
import { askedTriads } from './triads.js'
import { Writer } from './writer.js'

interface Means {
  readonly catalog: DuckDBConnection
  readonly data: EvidenceData
  readonly nameOf: NameOf
  /** Keys of items that a reader leaves out. */
  readonly without?: ReadonlySet<string>
}

type Part = Pick<
  Answer,
  'hypotheses' | 'ladder' | 'triads' | 'forecasts' | 'sensitivity' | 'watch' | 'baseRate' | 'text' | 'footnotes'
>

/** Weighs the rivals of a question against each other, and writes down how it comes out. */
export async function answerHypotheses(asked: AskedQuestion, set: string, means: Means): Promise<Part> {
  const { catalog, data, nameOf, without } = means
  const wanted: Wanted = {
    actors: asked.actors,
    against: asked.against,
    sides: sidesIn(asked),
    types: asked.relation?.types ?? [],
    modes: asked.relation?.modes ?? [],
  }
  const window = { since: asked.since, until: asked.until }
  const optional = { ...(asked.since ? { since: asked.since } : {}), ...(asked.until ? { until: asked.until } : {}) }
  const pairs = await ladder.ask(catalog, { actors: wanted.actors.join(' '), ...optional })
  const shown = pairs.flatMap(shownSteps)
  const all = await gather(
    catalog,
    wanted,
    window,
    data,
    shown.map(({ key }) => key.report),
  )
  const left = (item: EvidenceItem) => without?.has(itemKey({ kind: item.kind, ...item.citation })) ?? false
  const gathered = { ...all, items: all.items.filter((item) => !left(item)) }
  const rivals = data.hypotheses
    .filter((h) => h.set === set)
    .map((h) => ({ ...h, text: filledIn(h.text, asked, nameOf) }))
  const judgement = judge(gathered.items, rivals, data)
  const triads = await askedTriads(catalog, wanted, gathered.items, window)
  const ledger = await openPropositions(catalog, gathered, wanted)
  const base = await baseRateOf(catalog, set, wanted.types)
  const rate = baseRateText(set, base, asked)
  const steps = new Map(
    (
      await citationsOf(
        catalog,
        shown.map(({ key }) => key),
        all.reports,
      )
    ).map((c) => [`${c.report} ${c.layer} ${c.id}`, c]),
  )
  const speakers = new Speakers(nameOf, gathered.reports)
  const found = { wanted, gathered, rivals, judgement, pairs, triads, ledger, base, steps, speakers }
  const story: Story = { asked, set, ...found, ...means }
  const watch: string[] = []
  const writer = write(story, watch)
  const itemOf = (item: EvidenceItem): Item => ({
    kind: item.kind,
    report: item.citation.report,
    spans: item.citation.spans,
    words: item.citation.words,
    speaker: item.citation.speaker,
    weight: Number(item.weight.toFixed(3)),
    why: [item.sign?.says ?? 'says nothing about which is right', ...item.factors].join('; '),
  })
  const stepItem = (step: Step): Item[] => {
    const citation = steps.get(keyOf(step))
    if (!citation) return []
    const { report, spans, words, speaker } = citation
    const kind = step.stage === null ? 'event' : 'agreement'
    return [{ kind, report, spans, words, speaker, weight: 1, why: `rung ${step.rung}, ${step.stage ?? step.status}` }]
  }
  const byWeight = (h: Hypothesis, sign: number) =>
    gathered.items
      .map((item, k) => ({
        item,
        worth: Math.abs(scoreOf(item, h, data)) * item.weight,
        counts: judgement.weights[k]!,
      }))
      .filter(({ item }) => Math.sign(scoreOf(item, h, data)) === sign)
      .sort((a, b) => b.worth - a.worth || b.counts - a.counts)
      .map(({ item }) => itemOf(item))
  return {
    hypotheses: rivals.map((h, i) => ({
      id: h.id,
      text: h.text,
      likelihood: judgement.likelihoods[i]!,
      for: byWeight(h, 1),
      against: byWeight(h, -1),
      neutral: byWeight(h, 0),
    })),
    ladder: pairs.map((row) => ({
      from: row.from,
      to: row.to,
      rung: row.rung,
      name: row.name,
      reached: row.reached,
      form: row.form,
      stage: row.stage,
      evidence: row.steps.flatMap(stepItem),
      planned: row.planned.flatMap(stepItem),
      claimed: row.claimed.flatMap(stepItem),
      against: row.against.flatMap(stepItem),
    })),
    triads: triads.map(({ members, balanced, p, signs }) => ({ members, balanced, p, signs })),
    forecasts: ledger
      .filter(({ kind }) => kind === 'forecast')
      .map((row) => ({
        // "This seems unlikely" is told with the claim that it is a part of.
        proposition: claimAround(gathered, row)?.words ?? row.proposition,
        speaker: row.speaker,
        word: row.word,
        probability: [row.low ?? 0, row.high ?? 1],
        status: row.status,
      })),
    sensitivity: sensitivityOf(judgement, data),
    watch,
    baseRate: rate === null ? null : { ...base, text: rate },
    text: writer.paragraphs,
    footnotes: writer.footnotes,
  }
}

/** The claim that stands as evidence in the place of a forecast that names nobody. */
const claimAround = ({ items, reports }: Gathered, row: LedgerRow): Citation | undefined => {
  const claim = reports.get(row.report)?.forecasts.find(({ id }) => id === row.id)?.claim
  return items.find(({ citation: c }) => c.report === row.report && c.layer === 'claims' && c.id === claim)?.citation
}

/** The hypothesis of those asked about: "{actors} are forming an alliance{against}". */
function filledIn(text: string, asked: AskedQuestion, nameOf: NameOf): string {
  const names = (codes: readonly string[]) => called(asked, codes, nameOf)
  const opposed = asked.against.filter((code) => !asked.leftOut.includes(code))
  const against = opposed.length > 0 ? ` against ${names(opposed)}` : ''
  const without = asked.leftOut.length > 0 ? ` without ${names(asked.leftOut)}` : ''
  const [doers, others] = actSides(asked)
  return text
    .replace('{actors}', names(asked.actors))
    .replace('{against}', against + without)
    .replace(
      '{act}',
      `${asked.relation?.says ?? 'such acts'} by ${names(doers)}${others.length > 0 ? ` towards ${names(others)}` : ''}`,
    )
}

/** Who does it, and to whom; the first named does it where the question does not say. */
function actSides({ actors, asked }: AskedQuestion): readonly [string[], string[]] {
  const subject = codesOf(asked.filter(({ role }) => role === 'subject')).filter((code) => actors.includes(code))
  const doers = subject.length > 0 && subject.length < actors.length ? subject : actors.slice(0, 1)
  return [doers, actors.filter((code) => !doers.includes(code))]
}

/** Members of a group are one side; where a group alone is asked about, each of them is. */
function sidesIn({ asked, actors }: AskedQuestion): string[][] {
  const groups = new Map<string, string[]>()
  for (const { country, memberOf } of asked)
    if (country !== null && actors.includes(country)) {
      const side = groups.get(memberOf ?? country) ?? []
      groups.set(memberOf ?? country, side.includes(country) ? side : [...side, country])
    }
  return [...groups.values()]
}

const MOST_STEPS = 3

/** The steps of a pair that an answer shows, of each kind the first: what holds, what is only planned or claimed, what speaks against it. */
const shownSteps = ({ steps, planned, claimed, against }: LadderRow): Step[] =>
  [steps, planned, claimed, against].flatMap((those) => those.slice(0, MOST_STEPS))

/** Forecasts and plans of the reports that bear on the question, open or settled, that name somebody asked about. */
async function openPropositions(catalog: DuckDBConnection, gathered: Gathered, wanted: Wanted): Promise<LedgerRow[]> {
  const relevant = new Set(
    gathered.items
      .filter(({ kind }) => kind === 'forecast')
      .map(({ citation }) => `${citation.report} ${citation.layer} ${citation.id}`),
  )
  const reports = [...new Set(gathered.items.map(({ citation }) => citation.report))]
  const rows = await forecastLedger.ask(catalog, { reports: reports.join('\n'), suggest: false, limit: 2000 })
  const claimOf = (row: LedgerRow) =>
    gathered.reports.get(row.report)?.forecasts.find(({ id }) => id === row.id)?.claim ?? null
  return rows.filter((row) =>
    row.kind === 'forecast'
      ? relevant.has(`${row.report} forecasts ${row.id}`) || relevant.has(`${row.report} claims ${claimOf(row)}`)
      : [...row.actors, ...row.recipients].filter((code) => wanted.actors.includes(code)).length >=
        Math.min(2, wanted.actors.length),
  )
}

function write(story: Story, watch: string[]): Writer {
  const writer = new Writer()
  writeJudgement(writer, story)
  if (!story.gathered.items.some(({ sign }) => sign !== null)) return writer
  if (LADDERS.has(story.set)) writePairs(writer, story)
  // What decides comes first.
  const isLikely = story.judgement.likelihoods[0]!.share >= 0.5
  for (const side of isLikely ? ([1, -1] as const) : ([-1, 1] as const)) writeEvidence(writer, story, side)
  writeThirdParty(writer, story)
  writeSensitivity(writer, story)
  writeWatch(writer, story, watch)
  return writer
}
