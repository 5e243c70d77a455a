import { codeReport } from '../../coder.js'
import type { CodedReport, Entity, Mention } from '../../report/layers.js'
import { isWithin, type Span, spansMeet } from '../../report/span.js'
import { type Tree, treeOf } from '../../report/tree.js'
import type { Resources } from '../../resources.js'
import type { QuestionWords, Relation } from './relations.js'
import { windowOf } from './window-of-question.js'

export type Form =
  | 'whether'
  | 'who'
  | 'what'
  | 'which'
  | 'when'
  | 'where'
  | 'why'
  | 'how'
  | 'how many'
  | 'how much'
  | 'should'

/** Somebody whom the question names. */
export interface Asked {
  /** ISO 3166-1 alpha-3 or PLOVER's code; null where the name is not known. */
  readonly country: string | null
  readonly name: string
  /** A person is asked about, not a country. */
  readonly person: boolean
  readonly role: 'subject' | 'object' | 'against' | 'other'
}

/** A question as our own coder reads it. */
export interface AskedQuestion {
  readonly text: string
  readonly form: Form
  readonly relation: Relation | null
  readonly asked: readonly Asked[]
  /** Codes of the actors, in the question's order, without those that it is against. */
  readonly actors: readonly string[]
  readonly against: readonly string[]
  readonly since: string | null
  readonly until: string | null
  /** It asks what will be, or what is planned. */
  readonly future: boolean
  /** Words of the question that could not be parsed. */
  readonly missed: readonly string[]
}

const AUXILIARIES = new Set('is are was were do does did has have had will would can could may might shall'.split(' '))
const FUTURE = /\b(will|going to|about to|plan(s|ned|ning)?|upcoming|next|scheduled|due to|future)\b/i

/** Reads a question or a headline: what it asks, about whom, when, and what of it cannot be read. */
export function readQuestion(
  text: string,
  {
    resources,
    words,
    asOf,
  }: { readonly resources: Resources; readonly words: QuestionWords; readonly asOf: string | null },
): AskedQuestion {
  const report = codeReport(
    {
      id: 'question',
      original: { text: plainOpening(text), language: 'en', ...(asOf === null ? {} : { published: asOf }) },
    },
    resources,
  )
  const tree = treeOf(report)
  const form = formOf(tree)
  const named = askedIn(report, tree)
  const found = relationIn(report, tree, named, words, resources)
  const window = windowOf(report, tree)
  const covered = [...named.map(({ span }) => span), ...found.spans, ...window.spans]
  const codes = (those: readonly Asked[]) => [...new Set(those.flatMap(({ country }) => (country ? [country] : [])))]
  const against = codes(named.filter(({ role }) => role === 'against'))
  return {
    text,
    form,
    relation: found.relation,
    asked: named.map(({ country, name, person, role }) => ({ country, name, person, role })),
    actors: codes(named.filter(({ role }) => role !== 'against')).filter((code) => !against.includes(code)),
    against,
    since: window.since,
    until: window.until,
    future: FUTURE.test(text),
    missed: missedIn(tree, covered, words, text),
  }
}

/** "Will Wang Yi visit …": the word that asks is no part of a name, and nobody is called Who. */
function plainOpening(text: string): string {
  const opening = text.match(/^\s*(\p{L}+)/u)?.[1]
  if (
    !opening ||
    !(AUXILIARIES.has(opening.toLowerCase()) || /^(who|whom|what|which|when|where|why|how)$/i.test(opening))
  )
    return text
  const at = text.indexOf(opening)
  return text.slice(0, at) + opening[0]!.toLowerCase() + text.slice(at + 1)
}

function formOf(tree: Tree): Form {
  const first = tree.lower(0)
  const second = tree.lower(1)
  if (first === 'how')
    return second === 'many' || second === 'often' ? 'how many' : second === 'much' ? 'how much' : 'how'
  if (first === 'should' || first === 'ought') return 'should'
  if (first === 'whom' || first === 'whose') return 'who'
  for (const form of ['who', 'what', 'which', 'when', 'where', 'why'] as const) if (first === form) return form
  // "In which outlets …", "With whom did …"
  if (second === 'which' || second === 'what') return 'which'
  if (second === 'whom') return 'who'
  return 'whether'
}

interface Named extends Asked {
  readonly span: Span
}

/** The states, organisations and people that the question names, each once. */
function askedIn(report: CodedReport, tree: Tree): Named[] {
  const entities = new Map(report.entities.map((e) => [e.id, e]))
  const known = report.mentions.flatMap((mention) => {
    const entity = mention.entity === undefined ? undefined : entities.get(mention.entity)
    return entity && isSomebody(mention, entity) ? [{ mention, entity }] : []
  })
  // "a Venezuela–Cuba alliance against the United States" is no party: those that it names are. "The US envoy to Israel" is one.
  const innermost = known.filter(
    ({ mention, entity }) =>
      mention.kind === 'person' ||
      mention.kind === 'role' ||
      !known.some(
        (other) =>
          other.mention !== mention &&
          isWithin(other.mention.span, mention.span) &&
          other.entity.country !== null &&
          (other.entity.country !== entity.country || entity.registry === undefined),
      ),
  )
  const named: Named[] = []
  for (const { mention, entity } of innermost) {
    if (named.some(({ span }) => isWithin(mention.span, span))) continue
    const person = isPerson(entity)
    named.push({
      country: entity.country,
      name: entity.name,
      person,
      role: roleOf(tree, mention),
      span: mention.span,
    })
  }
  return named
}

const isPerson = ({ registry, office, country }: Entity): boolean =>
  office !== undefined || (registry !== undefined && registry !== country && /\.[a-z]{3}$/.test(registry))

const isSomebody = (mention: Mention, entity: Entity): boolean =>
  mention.kind !== 'pronoun' && (entity.country !== null || mention.kind === 'person')

function roleOf(tree: Tree, mention: Mention): Asked['role'] {
  for (let i = mention.head, steps = 0; i >= 0 && steps < 12; i = tree.head(i), steps++) {
    const cases = tree.childrenBy(i, 'case').map((c) => tree.lower(c))
    if (cases.includes('against') || cases.includes('versus')) return 'against'
    if (tree.relation(i) === 'nsubj') return tree.deprel(i).endsWith('pass') ? 'object' : 'subject'
    if (tree.relation(i) === 'obj') return 'object'
    if (cases.includes('by') && tree.relation(i) === 'obl') return 'subject'
    if (tree.upos(i) === 'VERB') break
  }
  return 'other'
}

/** What the question is about: the words of our list, else what the coder codes, else what its verb means in the lexicon. */
function relationIn(
  report: CodedReport,
  tree: Tree,
  named: readonly Named[],
  { relations }: QuestionWords,
  { lexicon }: Resources,
): { relation: Relation | null; spans: Span[] } {
  const lemmas = Array.from({ length: tree.size }, (_, i) => [tree.lemma(i).toLowerCase(), tree.lower(i)])
  const inName = (i: number) =>
    report.names.some((name) => isWithin(tree.tokenSpan(i), name) && tree.upos(i) === 'PROPN')
  const at = (word: string) =>
    lemmas.findIndex(([lemma, form], i) => (lemma === word || form === word) && !isAuxiliary(tree, i))
  const found = relations.flatMap((relation) =>
    relation.words.flatMap((all) => {
      const places = all.map(at)
      if (places.some((i) => i < 0)) return []
      // "The Hill-Rom Alliance" names somebody; "a Venezuela-Cuba Alliance" in a headline does not.
      if (all.length === 1 && inName(places[0]!) && tree.relation(places[0]!) === 'compound') return []
      return [{ relation, places }]
    }),
  )
  // "Who asked them to withdraw?" is about asking: what the verb of the question says comes first among equals.
  const root = tree.roots(0)[0] ?? -1
  const rankOf = ({ relation, places }: (typeof found)[number]) =>
    relation.rank + (places.includes(root) && tree.upos(root) === 'VERB' ? 1.5 : 0)
  found.sort((a, b) => rankOf(b) - rankOf(a) || a.places[0]! - b.places[0]!)
  const best = found[0]
  if (best) {
    const own = new Set(best.relation.words.flat())
    const all = Array.from({ length: tree.size }, (_, i) => i).filter((i) => lemmas[i]!.some((word) => own.has(word)))
    const spans = [...new Set([...best.places, ...all])]
      .map((i) => tree.tokenSpan(i))
      .concat(governors(tree, best.places))
    return { relation: best.relation, spans }
  }

  const event = report.events[0]
  // "Who rebuked Germany?" has no actor to code; a verb that takes no state as its object is another: "win the election".
  const hasObject = named.some(({ role }) => role === 'object')
  const frame =
    root < 0 || !hasObject
      ? undefined
      : lexicon.framesFor(tree.lemma(root), 'v').find((f) => f.with.length === 0 && f.frame.type)
  const type = event ? event.rule.split('.')[0]!.toUpperCase() : frame?.frame.type
  if (!type) return { relation: null, spans: [] }
  const mode = event?.mode ?? frame?.frame.mode ?? null
  const word = event ? report.original.text.slice(event.trigger.start, event.trigger.end) : tree.lemma(root)
  return {
    relation: {
      relation: type.toLowerCase(),
      words: [],
      rank: 1,
      route: 'events-between',
      hypotheses: 'act',
      types: [type],
      modes: mode === null ? [] : [mode],
      says: `acts coded ${type}${mode ? `/${mode}` : ''} (“${word}”)`,
    },
    spans: event ? event.evidence.slice() : [tree.tokenSpan(root)],
  }
}

const isAuxiliary = (tree: Tree, i: number): boolean => tree.upos(i) === 'AUX'

/** "building an alliance": the verb above the noun belongs to it. */
function governors(tree: Tree, places: readonly number[]): Span[] {
  return places.flatMap((i) => {
    const head = tree.head(i)
    return head >= 0 && tree.relation(i) === 'obj' ? [tree.tokenSpan(head)] : []
  })
}

/** Words that carry meaning and belong to nothing that was read. */
function missedIn(tree: Tree, covered: readonly Span[], { plain }: QuestionWords, text: string): string[] {
  const missed: Span[] = []
  for (let i = 0; i < tree.size; i++) {
    const span = tree.tokenSpan(i)
    if (!/^(NOUN|PROPN|VERB|ADJ|NUM|X)$/.test(tree.upos(i))) continue
    if (covered.some((other) => spansMeet(other, span))) continue
    if (plain.has(tree.lemma(i).toLowerCase()) || plain.has(tree.lower(i))) continue
    const last = missed.at(-1)
    if (last && /^[\s-]*$/.test(text.slice(last.end, span.start)))
      missed[missed.length - 1] = { start: last.start, end: span.end }
    else missed.push(span)
  }
  return missed.map(({ start, end }) => text.slice(start, end))
}
