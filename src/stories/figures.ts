import type { CodedEvent, CodedReport } from '../report/layers.js'
import { firstEndingAfter, type Span, textOf } from '../report/span.js'

/** How many, or how much, a report says of an event: what reports of one event differ in. */
export interface Figure {
  readonly event: string
  /** "killed", "wounded", "money", or what is counted: "rocket". */
  readonly kind: string
  readonly value: number
  /** "at least", "more than": a higher figure does not contradict it. */
  readonly atLeast: boolean
  readonly words: string
}

/** What was done to those who are counted goes before who they are: 12 civilians and 12 people killed are one figure. */
const FATES: Readonly<Record<string, string>> = {
  kill: 'killed',
  die: 'killed',
  slay: 'killed',
  murder: 'killed',
  massacre: 'killed',
  dead: 'killed',
  death: 'killed',
  wound: 'wounded',
  injure: 'wounded',
  injured: 'wounded',
  wounded: 'wounded',
  arrest: 'arrested',
  detain: 'arrested',
  expel: 'expelled',
  displace: 'displaced',
  evacuate: 'evacuated',
  capture: 'captured',
  free: 'freed',
  release: 'freed',
}
const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const SCALES: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  m: 1e6,
  mn: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
}
const CURRENCY = /^(?:US|A|C|HK)?[$€£¥₽₹]$/
const CURRENCY_WORDS = new Set(
  'dollar euro pound yen yuan ruble rouble rupee lira franc peso krona krone won riyal dirham shekel'.split(' '),
)
const AT_LEAST = /(?:at least|more than|over|up to|as many as|nearly|almost|some|about|around)\s+$/i

/** The figures of each event: numbers that stand below its trigger, or in its sentence where it is the only event there. */
export function figuresOf(report: CodedReport): Figure[] {
  const { tokens, syntax, original, events } = report
  if (syntax.length < tokens.length || events.length === 0) return []
  const triggers = new Map<number, CodedEvent[]>()
  const inSentence = new Map<number, CodedEvent[]>()
  for (const event of events) {
    const token = firstEndingAfter(tokens, event.trigger.start)
    push(triggers, token, event)
    push(inSentence, tokens[token]?.sentence ?? -1, event)
  }
  const dated = report.dates.flatMap(({ span }) => (span ? [span] : []))
  const figures: Figure[] = []
  for (let i = 0; i < tokens.length; ) {
    const run = syntax[i]!.upos === 'NUM' ? numberAt(report, i) : undefined
    if (!run) {
      i++
      continue
    }
    const { to, value } = run
    const span = { start: tokens[i]!.start, end: tokens[to - 1]!.end }
    const sentence = inSentence.get(tokens[i]!.sentence)
    if (sentence && !dated.some((d) => d.start < span.end && span.start < d.end)) {
      const counted = countedBy(report, i, to)
      const above = triggerAbove(report, to - 1, triggers)
      const told = above ?? (sentence.length === 1 ? sentence : [])
      const before = original.text.slice(Math.max(0, span.start - 20), span.start)
      for (const event of counted ? told : [])
        figures.push({
          event: event.id,
          kind: counted!.kind,
          value,
          atLeast: AT_LEAST.test(before),
          words: textOf(report, { start: span.start - (AT_LEAST.exec(before)?.[0].length ?? 0), end: counted!.end }),
        })
    }
    i = to
  }
  return figures
}

interface Counted {
  readonly kind: string
  readonly end: number
}

/** What a number counts: "12 soldiers", "$3 billion", "12 were killed". */
function countedBy(report: CodedReport, from: number, to: number): Counted | undefined {
  const { tokens, syntax, original } = report
  const end = (i: number) => Math.max(tokens[to - 1]!.end, tokens[i]!.end)
  const before = from > 0 ? textOf(report, tokens[from - 1]!) : ''
  const after = syntax[to]?.lemma.toLowerCase() ?? ''
  if (CURRENCY.test(before)) return { kind: 'money', end: tokens[to - 1]!.end }
  if (CURRENCY_WORDS.has(after)) return { kind: 'money', end: tokens[to]!.end }
  // "Year" as such dates or ages someone; "12-year-old" and "12 percent" count no one.
  if (/^(?:-|year|month|day|week|hour|minute|percent|%|am|pm|km|kilometer|kilometre|mile|metre|meter)/i.test(after))
    return undefined
  let noun = syntax[to - 1]!.head
  for (let steps = 0; noun >= from && noun < to && steps < 5; steps++) noun = syntax[noun]!.head
  if (noun < 0) return undefined
  const { upos, lemma, deprel } = syntax[noun]!
  if (upos === 'VERB' || upos === 'ADJ') {
    const fate = FATES[lemma.toLowerCase()]
    return fate ? { kind: fate, end: end(noun) } : undefined
  }
  if (upos !== 'NOUN' || original.text.slice(tokens[to - 1]!.end, tokens[noun]!.start).length > 40) return undefined
  const own = FATES[lemma.toLowerCase()]
  if (own) return { kind: own, end: end(noun) }
  const above = syntax[noun]!.head
  const governor =
    above >= 0 && /^(?:obj|nsubj|obl|nmod|root)/.test(deprel) ? FATES[syntax[above]!.lemma.toLowerCase()] : undefined
  if (governor) return { kind: governor, end: end(noun) }
  for (let k = noun + 1; k < Math.min(tokens.length, noun + 5); k++)
    if (syntax[k]!.head === noun && syntax[k]!.deprel.startsWith('acl')) {
      const fate = FATES[syntax[k]!.lemma.toLowerCase()]
      if (fate) return { kind: fate, end: end(k) }
    }
  return { kind: lemma.toLowerCase(), end: end(noun) }
}

/** Events whose trigger is the nearest above a token. */
function triggerAbove(
  { syntax }: CodedReport,
  token: number,
  triggers: ReadonlyMap<number, readonly CodedEvent[]>,
): readonly CodedEvent[] | undefined {
  for (let i = token, steps = 0; i >= 0 && steps < 8; i = syntax[i]!.head, steps++) {
    const found = triggers.get(i)
    if (found) return found
  }
  return undefined
}

/** The number that starts at a token: "1,200", "two hundred", "3.5 million", "two dozen". */
function numberAt(report: CodedReport, from: number): { readonly to: number; readonly value: number } | undefined {
  const { tokens } = report
  let whole = 0
  let part: number | undefined
  let to = from
  for (; to < tokens.length && tokens[to]!.sentence === tokens[from]!.sentence; to++) {
    const form = textOf(report, tokens[to] as Span).toLowerCase()
    const scale = SCALES[form] ?? SCALES[form.replace(/s$/, '')]
    const own = ownValue(form)
    if (
      own !== undefined &&
      (part === undefined || (part % 100 === 0 && own < 100) || (part % 10 === 0 && own < 10 && part < 100))
    )
      part = (part ?? 0) + own
    else if (scale !== undefined && (part !== undefined || to > from)) {
      if (scale >= 1000) {
        whole += (part ?? 1) * scale
        part = 0
      } else part = (part ?? 1) * scale
    } else if (form !== 'and' || !part || part % 100 !== 0 || !isSmall(report, to + 1)) break
  }
  return to === from ? undefined : { to, value: whole + (part ?? 0) }
}

/** "five" of "two hundred and five". */
function isSmall(report: CodedReport, i: number): boolean {
  const token = report.tokens[i]
  return token !== undefined && (ownValue(textOf(report, token).toLowerCase()) ?? 100) < 100
}

function ownValue(form: string): number | undefined {
  if (/^\d{1,3}(?:,\d{3})+$|^\d+(?:\.\d+)?$/.test(form)) return Number(form.replaceAll(',', ''))
  const unit = UNITS.indexOf(form)
  if (unit >= 0) return unit
  const [tens, rest] = form.split('-')
  const ten = TENS.indexOf(tens!)
  if (ten < 0) return undefined
  const one = rest === undefined ? 0 : UNITS.indexOf(rest)
  return one >= 0 && one < 10 ? (ten + 2) * 10 + one : undefined
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}
