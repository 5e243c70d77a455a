import type { CodedReport } from '../../report/layers.js'
import { isWithin, type Span } from '../../report/span.js'
import type { Tree } from '../../report/tree.js'
import type { Resources } from '../../resources.js'
import type { Named } from './asked-actors.js'
import type { Form } from './read-question.js'
import type { QuestionWords, Relation } from './relations.js'

export interface FoundRelation {
  readonly relation: Relation | null
  /** Words that say so. */
  readonly spans: readonly Span[]
  /** The noun among them, if one says it: "support", "sanctions". */
  readonly noun: number | null
}

/** What the question is about: the words of our list, else what the coder codes, else what its verb means in the lexicon. */
export function relationIn(
  report: CodedReport,
  tree: Tree,
  named: readonly Named[],
  { relations, everyday, plain }: QuestionWords,
  form: Form,
  { lexicon }: Resources,
): FoundRelation {
  const lemmas = Array.from({ length: tree.size }, (_, i) => wordsOf(tree, i))
  const inName = (i: number) =>
    report.names.some((name) => isWithin(tree.tokenSpan(i), name) && tree.upos(i) === 'PROPN')
  // Nobody states anything in "the United States".
  const inAsked = (i: number) =>
    tree.upos(i) === 'PROPN' && named.some(({ country, span }) => country !== null && isWithin(tree.tokenSpan(i), span))
  // "Tell me about Mexico" asks nothing about telling.
  const isOrder = (i: number) => i === 0 && form === 'which' && tree.upos(0) === 'VERB'
  const at = (word: string) =>
    lemmas.findIndex((forms, i) => {
      const [bare, pos] = word.split('/')
      return (
        forms.includes(bare!) &&
        (pos === undefined || tree.upos(i) === pos) &&
        !isAuxiliary(tree, i) &&
        !inAsked(i) &&
        !isOrder(i)
      )
    })
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
  // "What deals came out of the trip?" asks for deals.
  const asked = askedNoun(tree)
  // "What did Chad say about the war?", "Has it promised anything?" ask for words, whatever they are about.
  const asksWords = isAskedWhat(tree, root)
  const topic = endOfTopic(tree)
  const rankOf = ({ relation, places }: (typeof found)[number]) =>
    relation.rank +
    (places.includes(root) && tree.upos(root) === 'VERB' ? 1.5 : 0) +
    (places.includes(root) && relation.route === 'who-said-what' && asksWords ? 10 : 0) +
    (asked !== null && places.includes(asked) ? 3 : 0) -
    (places.some((i) => isInTime(tree, i)) ? 20 : 0) -
    (places.every((i) => i < topic) ? 5 : 0)
  found.sort((a, b) => rankOf(b) - rankOf(a) || a.places[0]! - b.places[0]!)
  // "How does Jordan stand with Israel?" asks for no support.
  const best = form === 'how' && /^(stand|fare)$/.test(tree.lemma(root)) ? undefined : found[0]
  if (best) {
    const own = new Set(best.relation.words.flat().map((word) => word.split('/')[0]!))
    const all = Array.from({ length: tree.size }, (_, i) => i).filter((i) => lemmas[i]!.some((word) => own.has(word)))
    const spans = [...new Set([...best.places, ...all])]
      .map((i) => tree.tokenSpan(i))
      .concat(governors(tree, best.places))
    return { relation: best.relation, spans, noun: best.places.find((i) => tree.upos(i) === 'NOUN') ?? null }
  }

  const asksNews = relationOfNews(tree, named, relations)
  if (asksNews) return { relation: asksNews, spans: [], noun: null }
  const asksDeeds =
    form === 'what' && /^(do|happen)$/.test(tree.lemma(root)) ? relationOfForm(form, tree, named, relations) : null
  if (asksDeeds) return { relation: asksDeeds, spans: [], noun: null }
  // "Who has Zambia borrowed from?": what asks is no deed.
  const event = report.events.find(({ trigger }) => {
    const { from } = tree.tokensIn(trigger)
    return tree.upos(from) !== 'AUX' && !plain.has(tree.lemma(from).toLowerCase())
  })
  // "Who rebuked Germany?" has no actor to code; a verb that takes no state as its object is another: "win the election".
  const hasObject = named.some(({ role }) => role === 'object')
  const isDeed =
    tree.upos(root) === 'VERB' &&
    !everyday.has(tree.lemma(root)) &&
    !plain.has(tree.lemma(root)) &&
    named.some(({ country }) => country !== null)
  const asksOnly = root >= 0 && plain.has(tree.lemma(root))
  const frame = root < 0 || asksOnly || !(hasObject || isDeed) ? undefined : usualFrame(lexicon, tree.lemma(root))
  const type = event ? event.rule.split('.')[0]!.toUpperCase() : frame?.type
  if (!type) return { relation: relationOfForm(form, tree, named, relations), spans: [], noun: null }
  const mode = event?.mode ?? frame?.mode ?? null
  const spans = event ? event.evidence.slice() : [tree.tokenSpan(root)]
  const word = event ? report.original.text.slice(event.trigger.start, event.trigger.end) : tree.lemma(root)
  return { relation: relationOfAct({ type, mode, word }, relations), spans, noun: null }
}

interface Act {
  readonly type: string
  readonly mode: string | null
  readonly word: string
}

/** "Has Honduras ever broken with Taiwan?" is coded as what our list calls a break of relations. */
const relationOfAct = ({ type, mode, word }: Act, relations: readonly Relation[]): Relation =>
  relations.find(({ types, modes }) => mode !== null && types.includes(type) && modes.includes(mode)) ??
  relations.find(({ types, modes, hypotheses }) => hypotheses === 'act' && types[0] === type && modes.length === 0) ?? {
    relation: type.toLowerCase(),
    words: [],
    rank: 1,
    route: 'events-between',
    hypotheses: 'act',
    types: [type],
    modes: mode === null ? [] : [mode],
    says: `acts coded ${type}${mode ? `/${mode}` : ''} (“${word}”)`,
  }

/** What the coder finds in a question that is put as a report would tell it: "Chinese ships rammed Philippine boats". */
export function relationAsTold(
  { events, entities, original }: CodedReport,
  codes: readonly string[],
  { relations }: QuestionWords,
): FoundRelation | null {
  const countries = new Map(entities.map(({ id, country }) => [id, country]))
  const event = events.find(({ actors, recipients }) =>
    [...actors, ...recipients].some(({ entity }) => codes.includes(countries.get(entity) ?? '')),
  )
  if (!event) return null
  const type = event.rule.split('.')[0]!.toUpperCase()
  const word = original.text.slice(event.trigger.start, event.trigger.end)
  return { relation: relationOfAct({ type, mode: event.mode, word }, relations), spans: event.evidence, noun: null }
}

/** What a verb mostly means in the lexicon; nothing where it means one thing here and another there, as "give" and "move" do. */
function usualFrame(lexicon: Resources['lexicon'], verb: string): { type: string; mode: string | null } | undefined {
  const frames = lexicon
    .framesFor(verb, 'v')
    .flatMap(({ frame, with: beside }) => (beside.length === 0 && frame.type ? [frame] : []))
  const types = [...new Set(frames.map(({ type }) => type!))]
  const share = (type: string) => frames.filter((frame) => frame.type === type).length / frames.length
  const type = types.find((one) => share(one) >= MOSTLY)
  if (type === undefined) return undefined
  const modes = new Set(frames.filter((frame) => frame.type === type).map(({ mode }) => mode ?? null))
  return { type, mode: modes.size === 1 ? [...modes][0]! : null }
}

const MOSTLY = 0.75

/** What a word may be listed as: its lemma, itself, and of a plural that the lemmatiser left ("promises") the word without its s. */
export function wordsOf(tree: Tree, i: number): string[] {
  const form = tree.lower(i)
  const lemma = tree.lemma(i).toLowerCase()
  return [...new Set([lemma, form, ...(form.length > 4 && form.endsWith('s') ? [form.slice(0, -1)] : [])])]
}

/** The noun behind "which", "what" and "how many". */
function askedNoun(tree: Tree): number | null {
  const start = /^(which|what)$/.test(tree.lower(0))
    ? 1
    : tree.lower(0) === 'how' && tree.lower(1) === 'many'
      ? 2
      : null
  if (start === null) return null
  const at = [start, start + 1].find((i) => i < tree.size && tree.upos(i) === 'NOUN')
  return at ?? null
}

/** "What has he said …?", "Did she say anything …?": words are what is asked for. */
function isAskedWhat(tree: Tree, root: number): boolean {
  if (root < 0) return false
  const first = tree.lower(0)
  const objects = tree.childrenBy(root, 'obj').map((i) => tree.lower(i))
  return first === 'what' || objects.some((word) => /^(what|anything|something|nothing)$/.test(word))
}

/** "Since the war began", "after the embassy shooting", "before the election": words that only say when. */
function isInTime(tree: Tree, place: number): boolean {
  for (let i = place, steps = 0; i >= 0 && steps < 8; i = tree.head(i), steps++) {
    const relation = tree.relation(i)
    const isClause = relation === 'advcl' || relation === 'obl' || relation === 'nmod'
    const marks = [...tree.childrenBy(i, 'mark'), ...tree.childrenBy(i, 'case')]
    if (isClause && marks.some((mark) => mark < i && TIMES.has(tree.lower(mark)))) return true
  }
  return false
}

const TIMES: ReadonlySet<string> = new Set('since after before until till during while when'.split(' '))

/** "Anything new between Tunis and Tripoli?", "What is the latest on Chad?" */
function relationOfNews(tree: Tree, named: readonly Named[], relations: readonly Relation[]): Relation | null {
  const lowers = Array.from({ length: tree.size }, (_, i) => tree.lower(i))
  const asks = lowers.some((word) => NEWS.has(word))
  if (!asks || !named.some(({ country }) => country !== null)) return null
  return relations.find(({ relation }) => relation === 'relations') ?? null
}

const NEWS: ReadonlySet<string> = new Set('anything something news latest update updates developments'.split(' '))

/** "Cyprus dispute: what has Erdogan warned of?": what stands before the colon is the topic, and not what is asked. */
function endOfTopic(tree: Tree): number {
  const words = Array.from({ length: tree.size }, (_, i) => tree.lower(i))
  return words.includes('?') ? words.indexOf(':') : -1
}

/** What a question asks without a word for it: "Where has he been?" about visits, "What is the UN doing in Sudan?" about deeds. */
function relationOfForm(
  form: Form,
  tree: Tree,
  named: readonly Named[],
  relations: readonly Relation[],
): Relation | null {
  const [root] = tree.roots(0)
  const lemma = root === undefined ? '' : tree.lemma(root)
  const codes = new Set(named.flatMap(({ country }) => country ?? []))
  const [first, second] = named
  // "Lula in Beijing"
  const isElsewhere =
    first?.person === true &&
    second !== undefined &&
    !second.person &&
    first.country !== second.country &&
    tree.lower(tree.tokensIn(second.span).from - 1) === 'in' &&
    tree.tokensIn(first.span).to === tree.tokensIn(second.span).from - 1
  const lowers = Array.from({ length: tree.size }, (_, i) => tree.lower(i)).join(' ')
  const wanted =
    isElsewhere || (/\b(been|gone) to\b/.test(lowers) && named.length > 0)
      ? 'visit'
      : form === 'where' && codes.size < 2 && named.some(({ person, maybe }) => person && !maybe)
        ? 'visit'
        : form === 'what' && (/^(do|happen)$/.test(lemma) || isUpTo(tree)) && named.length > 0
          ? 'relations'
          : // "Where do Iran and Oman stand?", "Iran and Oman": of two, without more, what they have to do with each other.
            codes.size > 1 &&
              (/^(stand|fare|go|thing)$/.test(lemma) ||
                /\bthings (stand|are|going)?\s?(between|with)\b/.test(lowers) ||
                isNamesAlone(tree, named))
            ? 'relations'
            : null
  return relations.find(({ relation }) => relation === wanted) ?? null
}

/** Nothing but names, and what joins them. */
const isNamesAlone = (tree: Tree, named: readonly Named[]): boolean =>
  Array.from({ length: tree.size }, (_, i) => i).every(
    (i) =>
      !/^(NOUN|VERB|ADJ|AUX|PRON)$/.test(tree.upos(i)) || named.some(({ span }) => isWithin(tree.tokenSpan(i), span)),
  )

/** "What is Cuba up to …?" */
const isUpTo = (tree: Tree): boolean =>
  Array.from({ length: tree.size - 1 }, (_, i) => i).some((i) => tree.lower(i) === 'up' && tree.lower(i + 1) === 'to')

const isAuxiliary = (tree: Tree, i: number): boolean => tree.upos(i) === 'AUX'

/** "building an alliance": the verb above the noun belongs to it. */
function governors(tree: Tree, places: readonly number[]): Span[] {
  return places.flatMap((i) => {
    const head = tree.head(i)
    return head >= 0 && tree.relation(i) === 'obj' ? [tree.tokenSpan(head)] : []
  })
}
