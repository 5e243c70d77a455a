import { attachmentOf, headOfSpan, prepositionOf } from '../dates/clause-attachment.js'
import type { Grammar } from '../events/grammar-words.js'
import type { Place, Report } from '../report/layers.js'
import { type Tree, treeOf } from '../report/tree.js'
import { datelinePlace } from './dateline-place.js'

type Placed = Report<'sentences' | 'tokens' | 'syntax' | 'places'>

/** What a preposition says of where: "in Geneva" is the place, "to Geneva" where it led. */
const PREPOSITION: Readonly<Record<string, number>> = {
  in: 0,
  at: 0,
  near: 0,
  inside: 0,
  outside: 0,
  around: 0,
  on: 0.2,
  across: 0.2,
  throughout: 0.2,
  over: 0.5,
  off: 0.2,
  within: 0.2,
  along: 0.3,
  to: 0.8,
  into: 0.8,
  towards: 1,
  through: 0.8,
  from: 1.5,
}
/** Prepositions of a noun through which a place may still be the doing's: "closed it after protests in Cúcuta" is none. */
const LETS_THROUGH = /^(?:in|at|near|inside|outside|during|)$/

interface Around {
  readonly tree: Tree
  readonly grammar: Grammar
  readonly notOf: ReadonlySet<string>
}

/**
 * The place where the doing of `predicate` took place; null where its clause names none. `notOf` are the
 * countries of those who take part: "Russia attacked Ukraine" names two parties and no place.
 */
export function placeFor(
  report: Placed,
  predicate: number,
  { grammar, notOf = new Set() }: { readonly grammar: Grammar; readonly notOf?: ReadonlySet<string> },
): Place | null {
  const tree = treeOf(report)
  const sentence = tree.sentence(predicate)
  let best: Place | null = null
  let least = Number.POSITIVE_INFINITY
  for (const place of report.places) {
    if (place.modifier) continue
    const head = headOfSpan(tree, place.span)
    if (head < 0 || tree.sentence(head) !== sentence) continue
    const cost = costOf({ tree, grammar, notOf }, head, predicate, place)
    if (cost !== null && cost < least) [best, least] = [place, cost]
  }
  return best ?? datelinePlace(report, sentence) ?? null
}

function costOf({ tree, grammar, notOf }: Around, head: number, predicate: number, place: Place): number | null {
  // "in the city of Homs": go by the city.
  let phrase = head
  const above = tree.head(head)
  if (
    above >= 0 &&
    /^(nmod|appos|flat|compound)/.test(tree.relation(head)) &&
    grammar.is('place-noun', tree.lemma(above))
  )
    phrase = above
  const attachment = attachmentOf(tree, phrase, predicate)
  if (!attachment) return null
  const preposition = PREPOSITION[prepositionOf(tree, phrase).split(' ')[0]!]
  const near = Math.min(Math.abs(head - predicate), 50) / 100
  // "apologized to Moscow": a capital after "to" is its state, a party, and no place.
  const isAddressed = preposition !== undefined && preposition > 0.5 && tree.upos(above) === 'VERB'
  const isParty = notOf.has(place.country) && (place.precision === 'country' || isAddressed)
  const relation = tree.relation(phrase)
  const direct = attachment.through.length === 0
  const isDoneThere = tree.upos(predicate) !== 'VERB' || grammar.is('held-there', tree.lemma(predicate))
  const isOwnDoing = (k: number) =>
    !isDoneThere && grammar.is('own-place', tree.lemma(k)) && prepositionOf(tree, k) === ''
  if (direct && preposition !== undefined) {
    // "condemned the arrests in Hong Kong", "closed it after protests in Caracas", whichever of the two the parser hangs it on.
    const beside = nounBefore(tree, phrase)
    if (
      isOwnDoing(beside) ||
      (grammar.is('own-place', tree.lemma(beside)) && !LETS_THROUGH.test(prepositionOf(tree, beside)))
    )
      return null
    if (isParty && preposition > 0.5 && !grammar.is('movement', tree.lemma(isAddressed ? above : predicate)))
      return null
    return attachment.cost + preposition + near
  }
  if (direct && /^(obl|advmod)$/.test(relation) && prepositionOf(tree, phrase) === '')
    return attachment.cost + 0.5 + near
  // "visited Geneva", "shelled Aleppo"; a country as object is a party.
  if (direct && (relation === 'obj' || tree.deprel(phrase) === 'nsubj:pass') && place.precision !== 'country')
    return attachment.cost + 1 + near
  // "the Geneva talks"
  if (direct && relation === 'compound' && phrase !== predicate && place.precision !== 'country') return 1 + near
  if (direct) return null
  // "held talks in Geneva", "protesters in Kyiv clashed": through a noun, only where the noun is said to be there.
  if (relation !== 'nmod' || preposition === undefined || preposition > 0.5) return null
  // "signed accords on fishing and on visas in Hanoi on Monday": what is told between its verb and its day is the signing's.
  if (grammar.is('signing', tree.lemma(predicate)) && place.precision === 'city' && isBeforeDay(tree, place, predicate))
    return attachment.cost + preposition + near
  const isElsewhere = attachment.through.some((k) => !LETS_THROUGH.test(prepositionOf(tree, k)) || isOwnDoing(k))
  return isElsewhere ? null : attachment.cost + preposition + near
}

/** "in Hanoi on Monday": the adjunct after a place is the doing's own. */
function isBeforeDay(tree: Tree, place: Place, predicate: number): boolean {
  const next = tree.tokensIn(place.span).to
  const day = /^on$/i.test(tree.form(next)) ? tree.head(next) : next
  return tree.relation(day) === 'obl' && tree.head(day) === predicate
}

/** The token right before a phrase and its own words. */
function nounBefore(tree: Tree, phrase: number): number {
  const isOwn = (k: number) => {
    let up = k
    for (let steps = 0; up >= 0 && up !== phrase && steps < 10; steps++) up = tree.head(up)
    return up === phrase
  }
  let k = phrase - 1
  while (k >= 0 && isOwn(k)) k--
  return k
}
