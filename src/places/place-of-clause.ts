import { attachmentOf, headOfSpan, prepositionOf } from '../dates/clause-attachment.js'
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
/** "in the city of Homs": the place stands for its noun. */
const PLACE_NOUN = new Set(
  (
    'city town village province region capital district state country area suburb port island outskirts centre center north south east ' +
    'west coast border part camp county governorate streets edge side'
  ).split(' '),
)

/**
 * The place where the doing of `predicate` took place; null where its clause names none. `notOf` are the
 * countries of those who take part: "Russia attacked Ukraine" names two parties and no place.
 */
export function placeFor(report: Placed, predicate: number, notOf: ReadonlySet<string> = new Set()): Place | null {
  const tree = treeOf(report)
  const sentence = tree.sentence(predicate)
  let best: Place | null = null
  let least = Number.POSITIVE_INFINITY
  for (const place of report.places) {
    if (place.modifier) continue
    const head = headOfSpan(tree, place.span)
    if (head < 0 || tree.sentence(head) !== sentence) continue
    const cost = costOf(tree, head, predicate, place, notOf)
    if (cost !== null && cost < least) [best, least] = [place, cost]
  }
  return best ?? datelinePlace(report, sentence) ?? null
}

function costOf(tree: Tree, head: number, predicate: number, place: Place, notOf: ReadonlySet<string>): number | null {
  // "in the city of Homs": go by the city.
  let phrase = head
  const above = tree.head(head)
  if (above >= 0 && /^(nmod|appos|flat|compound)/.test(tree.relation(head)) && PLACE_NOUN.has(tree.lemma(above)))
    phrase = above
  const attachment = attachmentOf(tree, phrase, predicate)
  if (!attachment) return null
  const preposition = PREPOSITION[prepositionOf(tree, phrase).split(' ')[0]!]
  const near = Math.min(Math.abs(head - predicate), 50) / 100
  const isParty = place.precision === 'country' && notOf.has(place.country)
  const relation = tree.relation(phrase)
  const direct = attachment.through.length === 0
  if (direct && preposition !== undefined)
    return attachment.cost + preposition + near + (isParty && preposition > 0.5 ? 1 : 0)
  if (direct && /^(obl|advmod)$/.test(relation) && prepositionOf(tree, phrase) === '')
    return attachment.cost + 0.5 + near
  // "visited Geneva", "shelled Aleppo"; a country as object is a party.
  if (direct && (relation === 'obj' || tree.deprel(phrase) === 'nsubj:pass') && place.precision !== 'country')
    return attachment.cost + 1 + near
  // "the Geneva talks"
  if (direct && relation === 'compound' && phrase !== predicate && place.precision !== 'country') return 1 + near
  if (direct) return null
  // "held talks in Geneva", "protesters in Kyiv clashed": through a noun, only where the noun is said to be there.
  if (relation === 'nmod' && preposition !== undefined && preposition <= 0.5)
    return attachment.cost + preposition + near
  return null
}
