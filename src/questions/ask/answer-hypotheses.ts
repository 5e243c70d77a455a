import type { DuckDBConnection } from '@duckdb/node-api'
import { forecastLedger, type LedgerRow } from '../forecast-ledger.js'
import { type LadderRow, ladder, type Step } from '../ladder.js'
import { rungNamed } from '../ladder-data.js'
import { counted } from '../question.js'
import { type Citation, citationOf, citationsOf } from '../stored-reports.js'
import { type Answer, type Item, itemKey } from './answer.js'
import { baseRateOf } from './base-rate.js'
import type { EvidenceData, Hypothesis } from './evidence-data.js'
import { type Gathered, gather } from './gather.js'
import { type EvidenceItem, isTheQuestion, type Wanted } from './items.js'
import { type Judgement, judge, scoreOf } from './likelihood.js'
import type { NameOf } from './names.js'
import type { AskedQuestion } from './read-question.js'
import { type AskedTriad, askedTriads } from './triads.js'
import { dayInWords, listed, percent, quote, sentence, Writer } from './writer.js'

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
    types: asked.relation?.types ?? [],
    modes: asked.relation?.modes ?? [],
  }
  const window = { since: asked.since, until: asked.until }
  const optional = { ...(asked.since ? { since: asked.since } : {}), ...(asked.until ? { until: asked.until } : {}) }
  const all = await gather(catalog, wanted, window, data)
  const left = (item: EvidenceItem) => without?.has(itemKey({ kind: item.kind, ...item.citation })) ?? false
  const gathered = { ...all, items: all.items.filter((item) => !left(item)) }
  const rivals = data.hypotheses
    .filter((h) => h.set === set)
    .map((h) => ({ ...h, text: filledIn(h.text, asked, nameOf) }))
  const judgement = judge(gathered.items, rivals, data)
  const pairs = await ladder.ask(catalog, { actors: wanted.actors.join(' '), ...optional })
  const triads = await askedTriads(catalog, wanted, gathered.items, window)
  const ledger = await openPropositions(catalog, gathered, wanted)
  const base = await baseRateOf(catalog, set, wanted.types)
  const steps = await citationsOfSteps(catalog, pairs, gathered)
  const story: Story = { asked, set, wanted, gathered, rivals, judgement, pairs, triads, ledger, base, steps, ...means }
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
    baseRate: { ...base, text: baseRateText(set, base) },
    text: writer.paragraphs,
    footnotes: writer.footnotes,
  }
}

/** The claim that stands as evidence in the place of a forecast that names nobody. */
const claimAround = ({ items, reports }: Gathered, row: LedgerRow): Citation | undefined => {
  const claim = reports.get(row.report)?.forecasts.find(({ id }) => id === row.id)?.claim
  return items.find(({ citation: c }) => c.report === row.report && c.layer === 'claims' && c.id === claim)?.citation
}

interface Story extends Means {
  readonly asked: AskedQuestion
  readonly set: string
  readonly wanted: Wanted
  readonly gathered: Gathered
  readonly rivals: readonly Hypothesis[]
  readonly judgement: Judgement
  readonly pairs: readonly LadderRow[]
  readonly triads: readonly AskedTriad[]
  readonly ledger: readonly LedgerRow[]
  readonly base: { readonly pairs: number; readonly reached: number }
  readonly steps: ReadonlyMap<string, Citation>
}

const filledIn = (text: string, asked: AskedQuestion, nameOf: NameOf): string =>
  text
    .replace('{actors}', listed(asked.actors.map(nameOf)))
    .replace('{against}', asked.against.length > 0 ? ` against ${listed(asked.against.map(nameOf))}` : '')
    .replace(
      '{act}',
      `${asked.relation?.says ?? 'such acts'} by ${nameOf(asked.actors[0]!)}${asked.actors[1] ? ` towards ${nameOf(asked.actors[1])}` : ''}`,
    )

const keyOf = ({ key }: Step): string => `${key.report} ${key.layer} ${key.id}`

async function citationsOfSteps(
  catalog: DuckDBConnection,
  pairs: readonly LadderRow[],
  { reports }: Gathered,
): Promise<Map<string, Citation>> {
  const steps = pairs.flatMap((row) => [...row.steps, ...row.planned, ...row.claimed, ...row.against].slice(0, 40))
  const citations = await citationsOf(
    catalog,
    steps.map(({ key }) => key),
    reports,
  )
  return new Map(citations.map((c) => [`${c.report} ${c.layer} ${c.id}`, c]))
}

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

// --- the text ---------------------------------------------------------------------------------------------------------

function write(story: Story, watch: string[]): Writer {
  const writer = new Writer()
  writeJudgement(writer, story)
  if (!story.gathered.items.some(({ sign }) => sign !== null)) return writer
  if (LADDERS.has(story.set)) writePairs(writer, story)
  writeEvidence(writer, story, -1)
  writeEvidence(writer, story, 1)
  writeThirdParty(writer, story)
  writeSensitivity(writer, story)
  writeWatch(writer, story, watch)
  return writer
}

/** Sets of rivals that ask how near two come to each other. */
const LADDERS = new Set(['alliance', 'security', 'rapprochement'])

function writeJudgement(writer: Writer, story: Story): void {
  const { asked, rivals, judgement, gathered, nameOf } = story
  const searched = writer.count(
    `${counted(gathered.found, 'report')} of the store ${gathered.found === 1 ? 'names' : 'name'} those asked about` +
      `${gathered.reports.size < gathered.found ? `; ${gathered.reports.size} were read` : ''}` +
      `${gathered.found > 0 ? ': ' : ''}${[...gathered.reports.keys()].slice(0, 8).join(', ')}${gathered.reports.size > 8 ? ' …' : ''}`,
  )
  const signs = gathered.items.filter(({ sign }) => sign !== null)
  if (signs.length === 0) {
    const who = listed([...asked.actors, ...asked.against].map(nameOf))
    writer.paragraph(null, [sentence(`no report of this store tells anything of ${who} that bears on this.`, searched)])
    return
  }
  const [first] = rivals
  const telling = (h: Hypothesis) =>
    gathered.items
      .map((item, k) => ({ item, worth: judgement.weights[k]! * Math.abs(scoreOf(item, h, story.data)) }))
      .filter(({ worth }) => worth > 0)
      .sort((a, b) => b.worth - a.worth)
      .slice(0, 3)
      .map(({ item }) => writer.cite(item.citation))
  const best = judgement.likelihoods.reduce((b, l, i) => (l.share > judgement.likelihoods[b]!.share ? i : b), 0)
  const mine = judgement.likelihoods[0]!
  const range = (l: { low: number; high: number }) => `${percent(l.low)} to ${percent(l.high)}`
  const claim = lowerFirst(first!.text.split(':')[0]!)
  const sentences = [
    sentence(`${mine.word}.`, searched),
    sentence(
      `on the record of this store, the chance that ${claim} is ${percent(mine.share)} (${range(mine)}).`,
      ...telling(first!),
    ),
  ]
  if (best !== 0) {
    const other = judgement.likelihoods[best]!
    sentences.push(
      sentence(
        other.share < 0.5
          ? `nothing stands out; the likeliest is ${rivals[best]!.short}, ${percent(other.share)} (${range(other)}).`
          : `what it shows best is ${rivals[best]!.short}: ${other.word}, ${percent(other.share)} (${range(other)}).`,
        ...telling(rivals[best]!),
      ),
    )
  }
  if (story.set === 'alliance' && !story.pairs.some(({ rung }) => rung > 6))
    sentences.push(sentence('no agreement with the words of an alliance is told of between any two of them.', searched))
  writer.paragraph(null, sentences)
}

const lowerFirst = (text: string): string =>
  /^(Nothing|It|There)/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text

/** How far each pair has gone: what holds, what is only planned or claimed, what speaks against it. */
function writePairs(writer: Writer, { pairs, wanted, steps, nameOf, gathered }: Story): void {
  const lines = []
  const searched = writer.count(writer.footnotes[0]?.words ?? `${gathered.found} reports searched`)
  const cite = (those: readonly Step[], most = 3) =>
    those.slice(0, most).flatMap((step) => {
      const citation = steps.get(keyOf(step))
      return citation ? [writer.cite(citation)] : []
    })
  for (const [x, y] of pairsOf(wanted.actors)) {
    const both = pairs.filter(({ from, to }) => (from === x && to === y) || (from === y && to === x))
    const name = `${nameOf(x)} and ${nameOf(y)}`
    const top = both.reduce<LadderRow | undefined>(
      (best, row) => (!best || row.rung > best.rung ? row : best),
      undefined,
    )
    const parts = []
    if (!top || top.steps.length === 0) parts.push(sentence(`${name}: nothing between them is told as done.`, searched))
    else {
      const step = top.steps[0]!
      const when = top.reached ? `, ${dayInWords(top.reached)}` : ''
      const what =
        top.stage === null
          ? quote(steps.get(keyOf(step))?.words ?? step.words, 110)
          : `${quote(step.words, 200)}, ${top.stage}`
      const short = top.rung === 5 ? '; a general promise to consult, not a pact for a crisis' : ''
      parts.push(sentence(`${name}: ${top.name}, rung ${top.rung} of 10 (${what}${when})${short}.`, ...cite(top.steps)))
    }
    const higher = (of: (row: LadderRow) => readonly Step[]) => unique(both.flatMap(of))
    const claimed = higher((row) => row.claimed)[0]
    if (claimed) {
      const rung = rungNamed(claimed.rung)
      const by = claimed.speaker ? ` by ${claimed.speaker}` : ''
      const small = calledSmall(claimed, gathered)
      const notes = small ? [writer.cite(small.citation)] : cite([claimed])
      parts.push(
        sentence(
          `${rung.name} (rung ${rung.rung}) is only claimed${by}${small ? ', who calls it small' : ''}.`,
          ...notes,
        ),
      )
    }
    // What a speaker denies is told below, beside what else speaks against it.
    const against = higher((row) => row.against).filter(({ speaker }) => speaker === null)[0]
    if (against)
      parts.push(
        sentence(
          `against it stands ${quote(steps.get(keyOf(against))?.words ?? against.words, 110)}.`,
          ...cite([against]),
        ),
      )
    const notes = parts.flatMap(({ notes }) => notes)
    lines.push(sentence(parts.map(({ text }) => text).join(' '), ...notes))
  }
  writer.paragraph('How far each pair has gone', lines, { list: true })
}

/** The claim that tells of a step and plays it down: "military cooperation … is insignificant". */
function calledSmall({ key }: Step, { reports, items }: Gathered): EvidenceItem | undefined {
  const claim = reports.get(key.report)?.events.find(({ id }) => id === key.id)?.claim
  return items.find(
    ({ sign, citation }) => sign?.sign === 'small-military' && citation.report === key.report && citation.id === claim,
  )
}

function pairsOf(actors: readonly string[]): [string, string][] {
  return actors.flatMap((x, i) => actors.slice(i + 1).map((y): [string, string] => [x, y]))
}

const unique = (steps: readonly Step[]): Step[] => [...new Map(steps.map((step) => [keyOf(step), step])).values()]

const MOST_SHOWN = 4

/** What speaks for the first hypothesis, or against it: the weightiest things, each of another kind, speaker by speaker. */
function writeEvidence(writer: Writer, { gathered, rivals, data, nameOf }: Story, side: 1 | -1): void {
  const first = rivals[0]!
  const sorted = gathered.items
    .filter((item) => Math.sign(scoreOf(item, first, data)) === side)
    .sort((a, b) => Math.abs(scoreOf(b, first, data)) * b.weight - Math.abs(scoreOf(a, first, data)) * a.weight)
  const kindOf = (item: EvidenceItem) => `${item.sign!.sign} ${item.citation.speaker}`
  const items = sorted
    .filter((item, i) => sorted.findIndex((other) => kindOf(other) === kindOf(item)) === i)
    .slice(0, MOST_SHOWN)
  const speakers = [...new Set(items.map(({ citation }) => citation.speaker))]
  const sentences = speakers.flatMap((speaker) =>
    items
      .filter(({ citation }) => citation.speaker === speaker)
      .map((item, i) => {
        const { says, verb } = item.sign!
        // As a cable has it: "N. N. (expert, Russia) sees too little strength for it: … Calls the military ties small: …"
        const who = i === 0 ? `${speaker}${standingOf(item, nameOf, gathered)} ` : ''
        const lead = speaker === null ? `${i === 0 ? 'told as fact is' : 'so is'} ${says}` : `${who}${verb}`
        return sentence(`${lead}: ${quote(item.citation.words, 150)}.`, writer.cite(item.citation))
      }),
  )
  const rest = sorted.length - items.length
  if (rest > 0 && items.length > 0)
    sentences.push(
      sentence(
        `${counted(rest, 'lesser sign')} ${rest === 1 ? 'points' : 'point'} the same way.`,
        ...sorted
          .filter((item) => !items.includes(item))
          .slice(0, 5)
          .map(({ citation }) => writer.cite(citation)),
      ),
    )
  writer.paragraph(side === 1 ? 'For it' : 'Against it', sentences)
}

/** " (expert, Russia)" */
function standingOf(item: EvidenceItem, nameOf: NameOf, { reports }: Gathered): string {
  const report = reports.get(item.citation.report)
  const entity = report?.entities.find(({ name }) => name === item.citation.speaker)
  const role =
    item.role === 'party' ? 'a party to it' : item.role === 'other' || item.role === 'unnamed' ? '' : item.role
  const from = entity?.country ? nameOf(entity.country) : ''
  const told = [role, from].filter(Boolean).join(', ')
  return told ? ` (${told})` : ''
}

function writeThirdParty(writer: Writer, { triads, asked, nameOf, gathered }: Story): void {
  if (asked.against.length === 0) return
  const third = listed(asked.against.map(nameOf))
  const mine = triads.filter(({ members }) => members.some((code) => asked.against.includes(code)))
  if (mine.length === 0) {
    const searched = writer.count(writer.footnotes[0]?.words ?? `${gathered.found} reports searched`)
    writer.paragraph(`Towards ${third}`, [sentence(`no three of them have a sign between each two.`, searched)])
    return
  }
  const spoken = mine.flatMap(({ told }) => told.filter((item) => item !== null))
  const notes = [...new Set(spoken.map(({ citation }) => writer.cite(citation)))]
  const deeds = citeKeys(writer, gathered, mine.flatMap(({ evidence }) => evidence).slice(0, 3))
  const told = mine.map((triad) => triadInWords(triad, asked.against, nameOf)).join('; ')
  const basis =
    spoken.length > 0 ? 'The signs towards it rest on what is said, not on deeds' : 'The signs rest on deeds'
  const p = mine[0]!.p
  const chance =
    p === null ? 'and there are too few ties to test them against chance' : `and p is ${p} against shuffled signs`
  const all = [...notes, ...deeds]
  writer.paragraph(`Towards ${third}`, [sentence(`${told}.`, ...all), sentence(`${basis}, ${chance}.`, ...all)])
}

/** "North Korea and Cuba (+) with the United States (–, –): balanced, two friends with a common opponent" */
function triadInWords({ members, signs, balanced }: AskedTriad, against: readonly string[], nameOf: NameOf): string {
  const third = members.findIndex((code) => against.includes(code))
  const others = members.filter((_, i) => i !== third)
  const mark = (sign: number) => (sign > 0 ? '+' : '–')
  // The signs are of the pairs first–second, first–third, second–third.
  const [between, first, second] = [
    [signs[2], signs[0], signs[1]],
    [signs[1], signs[0], signs[2]],
    [signs[0], signs[1], signs[2]],
  ][third]!
  const minus = signs.filter((sign) => sign < 0).length
  const how = ['all friends', 'a friend of two opponents', 'two friends with a common opponent', 'all at odds'][minus]!
  const told = minus === 2 && between! < 0 ? 'one of them with it against the other' : how
  return `${listed(others.map(nameOf))} (${mark(between!)}) with ${nameOf(members[third]!)} (${mark(first!)}, ${mark(second!)}) are ${balanced ? 'balanced' : 'unbalanced'}, ${told}`
}

const citeKeys = (
  writer: Writer,
  { reports }: Gathered,
  keys: readonly { report: string; layer: 'events' | 'claims' | 'forecasts' | 'agreements' | 'reports'; id: string }[],
) =>
  keys.flatMap((key) => {
    const report = reports.get(key.report)
    return report ? [writer.cite(citationOf(report, key))] : []
  })

function sensitivityOf(judgement: Judgement, data: EvidenceData): { without: string; changes: string }[] {
  const mine = judgement.likelihoods[0]!
  return judgement.without
    .map(({ without, shares }) => ({ without, share: shares[0]! }))
    .sort((a, b) => Math.abs(b.share - mine.share) - Math.abs(a.share - mine.share))
    .map(({ without, share }) => {
      const word = data.wordFor(share).word
      const changes =
        Math.abs(share - mine.share) < 0.005
          ? 'nothing changes'
          : word === mine.word
            ? `it would still be ${word} (${percent(share)} instead of ${percent(mine.share)})`
            : `it would be ${word} (${percent(share)}) instead of ${mine.word} (${percent(mine.share)})`
      return { without, changes }
    })
}

function baseRateText(set: string, { pairs, reached }: { pairs: number; reached: number }): string {
  const what =
    set === 'alliance'
      ? 'an agreement with the words of an alliance'
      : set === 'security'
        ? 'a security agreement'
        : 'such a deed'
  const few = pairs < 30 ? '; too few pairs to go by' : ''
  return `of ${counted(pairs, 'pair')} of actors in this store that have to do with each other, ${reached === 0 ? 'none' : reached} ${reached < 2 ? 'has' : 'have'} ${what}${few}`
}

function writeSensitivity(writer: Writer, { judgement, data, gathered, set, base }: Story): void {
  const changes = sensitivityOf(judgement, data).filter((s) => s.changes !== 'nothing changes')
  const [most] = changes
  const notesOf = (source: string) =>
    gathered.items
      .filter((item) => item.origin === source || item.citation.report === source)
      .slice(0, 2)
      .map(({ citation }) => writer.cite(citation))
  const sentences = []
  if (most) {
    const whom = /^the report/.test(most.without) || gathered.reports.has(most.without) ? 'which' : 'whom'
    sentences.push(
      sentence(`it hangs most on ${most.without}, without ${whom} ${most.changes}.`, ...notesOf(most.without)),
    )
  }
  const reports = new Set(gathered.items.map(({ story }) => story)).size
  if (reports === 1)
    sentences.push(
      sentence(
        `all of it comes from one report, and a second one may change it.`,
        ...notesOf(gathered.items[0]!.citation.report),
      ),
    )
  sentences.push(
    sentence(
      `${baseRateText(set, base)}.`,
      writer.count(`Counted over the whole store: ${base.pairs} pairs, ${base.reached} of them.`),
    ),
  )
  writer.paragraph('How firm it is', sentences)
}

/** Open plans and forecasts, and what the next rung would look like. */
function writeWatch(writer: Writer, story: Story, watch: string[]): void {
  const { ledger, pairs, gathered, nameOf } = story
  const sentences = []
  const cite = (row: LedgerRow) => citeKeys(writer, gathered, row.evidence.slice(0, 1))
  const asksItself = (row: LedgerRow) => {
    const report = gathered.reports.get(row.report)
    const event = report?.events.find(({ id }) => id === row.id)
    return report !== undefined && event !== undefined && isTheQuestion(report, event)
  }
  const due = ledger.filter(
    (row) => row.status === 'open' && row.kind === 'plan' && row.speaker === null && !asksItself(row),
  )
  for (const row of due.slice(0, 2)) {
    const when = row.horizon && row.horizon > (row.said ?? '') ? `, due ${dayInWords(row.horizon)}` : ''
    const text = `what is planned: ${quote(citationWords(gathered, row), 130)}${when}.`
    watch.push(text)
    sentences.push(sentence(text, ...cite(row)))
  }
  const [top] = pairs
  if (LADDERS.has(story.set) && top && top.rung < 10 && top.steps[0]) {
    const citation = story.steps.get(keyOf(top.steps[0]))
    const text = `for ${nameOf(top.from)} and ${nameOf(top.to)} to go further: ${rungNamed(top.rung).next}${top.rung < 6 ? `, and for an alliance ${rungNamed(6).next}` : ''}.`
    watch.push(text)
    sentences.push(sentence(text, ...(citation ? [writer.cite(citation)] : [])))
  }
  const cited = new Set(writer.footnotes.map(({ report, layer, id }) => `${report} ${layer} ${id}`))
  const claimOf = (row: LedgerRow) => gathered.reports.get(row.report)?.forecasts.find(({ id }) => id === row.id)?.claim
  const open = ledger
    .filter(({ status, kind }) => status === 'open' && kind === 'forecast')
    .filter(
      (row) => !cited.has(`${row.report} forecasts ${row.id}`) && !cited.has(`${row.report} claims ${claimOf(row)}`),
    )
    .sort((a, b) => certainty(b) - certainty(a))
  for (const row of open.slice(0, 3)) {
    const chance = row.low === null || row.high === null ? '' : `, ${percent(row.low)} to ${percent(row.high)}`
    const text = `${row.speaker ?? 'the report'} expects: ${quote(row.proposition, 120)} (“${row.word}”${chance}).`
    watch.push(text)
    sentences.push(sentence(text, ...cite(row)))
  }
  writer.paragraph('What to watch', sentences, { list: true })
}

/** How far from an even chance a forecast is. */
const certainty = ({ low, high }: LedgerRow): number => Math.abs((low ?? 0) + (high ?? 1) - 1)

function citationWords({ reports }: Gathered, row: LedgerRow): string {
  const report = reports.get(row.report)
  const [key] = row.evidence
  return report && key ? citationOf(report, key).words : row.proposition
}
