import { WATERS } from '../../actors/phrase-segments.js'
import type { Registry } from '../../actors/registry.js'
import type { CodedReport, Entity, Mention } from '../../report/layers.js'
import { isWithin, type Span, spansMeet } from '../../report/span.js'
import type { Tree } from '../../report/tree.js'

/** Somebody whom the question names. */
export interface Asked {
  /** ISO 3166-1 alpha-3 or PLOVER's code; null where the name is not known. */
  readonly country: string | null
  readonly name: string
  /** A person is asked about, not a country. */
  readonly person: boolean
  /** Does it, has it done to it, is the third party, is to be left aside ("without X"), is not asked about ("other than X"). */
  readonly role: 'subject' | 'object' | 'against' | 'without' | 'except' | 'other'
  /** An organisation whose code stands for more than it: NATO is one of many coded IGO. */
  readonly part?: boolean
  /** Its id in the registry, where it has one. */
  readonly registry?: string
  /** The word of the question that was read as this name: "Ethopia" as Ethiopia. */
  readonly spelled?: string
  /** A name that the coder takes for nobody's: of somebody only if he is known. */
  readonly maybe?: boolean
  /** "Pelosi's trip": a name that only says which, so that the question can be answered without knowing it. */
  readonly aside?: boolean
  /** The organisation that the question names in its place. */
  readonly memberOf?: string
}

export interface Named extends Asked {
  readonly span: Span
}

/** The states, organisations and people that the question names, each once. */
export function askedIn(report: CodedReport, tree: Tree, registry: Registry): Named[] {
  const entities = new Map(report.entities.map((e) => [e.id, e]))
  const known = report.mentions.flatMap((mention) => {
    const entity = mention.entity === undefined ? undefined : entities.get(mention.entity)
    // "Did Gondor attack Rohan?": a place that acts or is acted on is meant as a state, known or not.
    const acts = mention.kind === 'place' && roleOf(tree, mention.head) !== 'other' && !hasArticle(tree, mention)
    // "Which states …?" names nobody, though in a report it would.
    if (ASKING.has(tree.lower(tree.tokensIn(mention.span).from))) return []
    // Nobody is asked about in "the South China Sea".
    if (mention.kind === 'place' && WATERS.has(tree.lower(mention.head))) return []
    return entity && (acts || isSomebody(mention, entity)) ? [{ mention, entity }] : []
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
          entity.registry === undefined,
      ),
  )
  const named: Named[] = []
  for (const { mention, entity } of innermost) {
    const outer = named.find(({ span }) => isWithin(mention.span, span))
    // "Germany Poland border controls": two states side by side are two, and a name within words that name nobody is one.
    const beside =
      outer?.registry === outer?.country && entity.registry === entity.country && entity.country !== outer?.country
    if (outer && outer.country !== null && !(mention.kind === 'country' && beside)) continue
    // "Is the Quad an anti-China alliance?": the alliance is the Quad again.
    if (mention.kind === 'group' && named.some(({ registry: id }) => id !== undefined && id === entity.registry))
      continue
    // "Hezbollah against Israel" names two: of what is known by its name, the name is what counts.
    const around = known.some(({ mention: other }) => other !== mention && isWithin(other.span, mention.span))
    const head = tree.tokenSpan(mention.head)
    const name = around && mention.kind === 'group' ? report.names.find((one) => isWithin(head, one)) : undefined
    const part = entity.registry !== undefined && registry.organisations.has(entity.registry) && !isWhole(entity)
    named.push({
      country: entity.country,
      name: entity.name,
      person: isPerson(entity),
      role: roleOf(tree, mention.head),
      ...(part ? { part } : {}),
      ...(tree.deprel(mention.head) === 'nmod:poss' ? { aside: true } : {}),
      ...(entity.registry === undefined ? {} : { registry: entity.registry }),
      span: name ?? mention.span,
    })
  }
  const all = [...named, ...statesOfAdjectives(tree, named, registry)]
  return [...all, ...otherNames(report, tree, all)].sort((a, b) => a.span.start - b.span.start)
}

/** "The Iranian and Saudi foreign ministers": states that a mention of many people leaves unnamed. */
function statesOfAdjectives(tree: Tree, named: readonly Named[], registry: Registry): Named[] {
  const words = Array.from({ length: tree.size }, (_, i) => tree.form(i))
  return words.flatMap((word, i): Named[] => {
    const span = tree.tokenSpan(i)
    if (!/^\p{Lu}/u.test(word) || WATERS.has(tree.lower(i + 1)) || named.some((other) => spansMeet(other.span, span)))
      return []
    for (const { from, to, entries } of registry.matchesAt(words, i))
      for (const entry of entries)
        if (from === i && to === i + 1 && entry.is === 'state' && /^(name|demonym-)/.test(entry.kind)) {
          const { code, name } = entry.state
          if (named.some(({ country, person }) => country === code && !person)) return []
          return [{ country: code, name, person: false, role: roleOf(tree, i), span }]
        }
    return []
  })
}

/** "The West" is no state. */
const hasArticle = (tree: Tree, { head }: Mention): boolean => tree.childrenBy(head, 'det').length > 0

/** "When is Xi due in Riyadh?": a capital letter within a question is a name, though the coder sees nobody. */
function otherNames({ dates }: CodedReport, tree: Tree, named: readonly Named[]): Named[] {
  return Array.from({ length: tree.size }, (_, i) => i).flatMap((i): Named[] => {
    const span = tree.tokenSpan(i)
    const isName = i > 0 && tree.upos(i) === 'PROPN' && /^\p{Lu}\p{Ll}/u.test(tree.form(i))
    const taken = [...named, ...dates].some((other) => other.span !== undefined && spansMeet(other.span, span))
    if (!isName || taken) return []
    return [{ country: null, name: tree.form(i), person: true, role: roleOf(tree, i), maybe: true, span }]
  })
}

const ASKING: ReadonlySet<string> = new Set('which what whose who whom any how'.split(' '))

/** The organisations that have a code of their own. */
const isWhole = ({ country, name }: Entity): boolean =>
  (country === 'UNO' && name === 'United Nations') || (country === 'EUR' && name === 'European Union')

const isPerson = ({ registry, office, country }: Entity): boolean =>
  office !== undefined || (registry !== undefined && registry !== country && /\.[a-z]{3}$/.test(registry))

const isSomebody = (mention: Mention, entity: Entity): boolean =>
  mention.kind !== 'pronoun' && (entity.country !== null || mention.kind === 'person')

export function roleOf(tree: Tree, head: number): Asked['role'] {
  for (let i = head, steps = 0; i >= 0 && steps < 12; i = tree.head(i), steps++) {
    const cases = tree.childrenBy(i, 'case').map((c) => tree.lower(c))
    if (cases.includes('against') || cases.includes('versus') || isAnti(tree, i)) return 'against'
    if (tree.relation(i) === 'nsubj') return tree.deprel(i).endsWith('pass') ? 'object' : 'subject'
    if (i === head && (isInverted(tree, i) || isInRelative(tree, i))) return 'subject'
    if (tree.relation(i) === 'obj') return 'object'
    if (cases.includes('by')) return 'subject'
    // "The sanctions on Russia": they are done to it, whatever else the sentence does with them.
    if (cases.some((word) => DONE_TO.has(word)) && tree.relation(i) === 'nmod') return 'object'
    if (tree.upos(i) === 'VERB') break
  }
  return 'other'
}

/** "Which ambassadors has Algeria recalled": behind the auxiliary of a question stands its subject, whatever the parser thinks. */
function isInverted(tree: Tree, head: number): boolean {
  const { from } = tree.subtree(head)
  const aux = from > 0 && tree.lower(from - 1) === 'the' ? from - 2 : from - 1
  const asks = aux >= 0 && /^(do|does|did|has|have|had|will|would|could|can|might|may)$/.test(tree.lower(aux))
  const words = Array.from({ length: tree.size - from }, (_, k) => from + k)
  // Where the auxiliary has become the verb, the verb is taken for a noun: "Did the Vatican mediate …?"
  const hasVerb = words.some((i) => tree.upos(i) === 'VERB') || (asks && tree.relation(aux) === 'root')
  return asks && hasVerb && !words.some((i) => /^(be|been)$/.test(tree.lower(i)))
}

/** "Which promises Ramaphosa made to Zimbabwe": between the noun that is asked for and its verb stands who does it. */
function isInRelative(tree: Tree, head: number): boolean {
  const asks = Array.from({ length: head }, (_, i) => tree.lower(i)).some((word) => /^(which|what|whom)$/.test(word))
  let last = head
  while (last + 1 < tree.size && /^(PROPN)$/.test(tree.upos(last + 1))) last++
  const next = last + 1
  return (
    asks &&
    head > 0 &&
    /^(NOUN|VERB)$/.test(tree.upos(head - 1)) &&
    next < tree.size &&
    /^(made|gave|issued|imposed|signed|sent|took|held|offered|launched|put|has|have|had)$/.test(tree.lower(next))
  )
}

const DONE_TO: ReadonlySet<string> = new Set('on upon to towards toward into'.split(' '))

/** "An anti China alliance", as the question is read. */
const isAnti = (tree: Tree, i: number): boolean => i > 0 && tree.lower(i - 1) === 'anti'

/** "Turkey or Iran", "with Turkey or with Iran": those between whom the question asks to choose. */
export function alternativesIn(tree: Tree, named: readonly Named[]): string[] {
  const at = Array.from({ length: tree.size }, (_, i) => i).find((i) => tree.lower(i) === 'or')
  if (at === undefined) return []
  const starts = ({ span }: Named) => tree.tokensIn(span).from
  const after = named.find((one) => starts(one) > at && starts(one) <= at + 3)
  const before = named.filter((one) => starts(one) < at)
  const last = before.at(-1)
  if (!after || !last || tree.tokensIn(last.span).to < at - 1) return []
  const chosen = [last, after]
  // "Closer to Russia, Iran or Turkey": what a preposition stands before is no alternative.
  for (let i = before.length - 2; i >= 0; i--) {
    const [one, next] = [before[i]!, before[i + 1]!]
    if (tree.lower(starts(next) - 1) !== ',' || tree.tokensIn(one.span).to !== starts(next) - 1) break
    if (starts(one) > 0 && tree.upos(starts(one) - 1) === 'ADP') break
    chosen.unshift(one)
  }
  const codes = [...new Set(chosen.flatMap(({ country }) => country ?? []))]
  return codes.length > 1 ? codes : []
}
