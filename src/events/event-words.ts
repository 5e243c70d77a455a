import type { CodedEvent } from '../report/layers.js'
import type { Arguments } from './arguments.js'
import { lightVerbOf } from './arguments-of-noun.js'
import { type Draft, frameOf, triggerOf } from './draft.js'
import type { EventLexicon } from './event-lexicon.js'
import { isInHeadline } from './opening.js'
import type { EventWords } from './same-event.js'

/** Where a verb of saying or promising has what it is about, nearest first. */
const CONTENT = 'xcomp advcl:to ccomp obj advcl:of advcl:for obl:of obl:on obl:to obl:for acl'.split(' ')

/** The words by which an event is known again when the report comes back to it. */
export function wordsOf(args: Arguments, lexicon: EventLexicon, draft: Draft, event: CodedEvent): EventWords {
  const { tree } = args
  const trigger = triggerOf(draft)
  const signs = frameOf(draft).flags.has('sign')
  const carried = carriedBy(args, draft)
  const content = CONTENT.map((role) => args.fillers(trigger, role)[0]).find((filler) => filler !== undefined)
  return {
    event,
    lemma: tree.lemma(trigger),
    sentence: tree.sentence(trigger),
    inHeadline: isInHeadline(tree, trigger),
    content: content === undefined ? null : contentOf(args, lexicon, content, signs),
    nominal: tree.upos(trigger) === 'NOUN' || carried !== undefined,
    often: isOften(args, trigger),
    signs,
    complains: event.type === 'ACCUSE' && args.grammar.is('complains', tree.lemma(trigger)),
    definite: isDefinite(args, carried ?? trigger) || (signs && pointsBack(args, trigger)),
  }
}

/** What a promise or demand is about; of papers "an agreement" is not "agreements". */
function contentOf({ tree, fillers }: Arguments, lexicon: EventLexicon, content: number, isPaper: boolean): string {
  if (isPaper) return tree.lower(content)
  // "condemned the attack … condemned the shelling": all words for violence are one.
  const isViolence =
    tree.upos(content) === 'NOUN' && lexicon.framesFor(tree.lemma(content), 'n')[0]?.frame.type === 'ASSAULT'
  if (isViolence) return 'violence'
  const object =
    tree.upos(content) === 'VERB'
      ? (fillers(content, 'xcomp')[0] ?? fillers(content, 'obj')[0])
      : tree.childBy(content, 'nmod')
  return object === undefined ? tree.lemma(content) : `${tree.lemma(content)} ${tree.lemma(object)}`
}

/** "appeal" in "made the appeal": the noun that points back, where the verb only carries it. */
function carriedBy(args: Arguments, draft: Draft): number | undefined {
  const trigger = triggerOf(draft)
  return draft.match.consumed.find((c) => isDefinite(args, c) && lightVerbOf(args, c) === trigger)
}

/** "The documents were signed by the ministers", "signed it": a paper told before, and nothing more is said of it. */
function pointsBack({ tree, fillers }: Arguments, trigger: number): boolean {
  return fillers(trigger, 'obj').some(
    (paper) =>
      /^(it|them)$/.test(tree.lower(paper)) ||
      (tree.children(paper).some((c) => /^(the|this|that|these|those|both)$/.test(tree.lower(c))) &&
        tree.childBy(paper, 'nmod', 'acl', 'amod', 'compound') === undefined),
  )
}

/** "met several times", "often visited": no one meeting. */
export function isOften({ tree }: Arguments, trigger: number): boolean {
  return tree.children(trigger).some((c) => {
    const relation = tree.relation(c)
    if (relation === 'advmod')
      return /^(often|regularly|repeatedly|frequently|routinely|twice|once)$/.test(tree.lower(c))
    return relation === 'obl' && tree.lemma(c) === 'time' && tree.childBy(c, 'amod', 'nummod', 'det') !== undefined
  })
}

function isDefinite(args: Arguments, trigger: number): boolean {
  const { tree } = args
  if (tree.upos(trigger) !== 'NOUN') return false
  // "the signing of an MOU" is new however it begins.
  const isNew = args.fillers(trigger, 'nmod:of').some((f) => hasWord(f, /^(an?|another|several|some|two|three)$/))
  return !isNew && hasWord(trigger, /^(the|this|that|these|those)$/)

  function hasWord(noun: number, words: RegExp): boolean {
    return tree.children(noun).some((c) => words.test(tree.lower(c)))
  }
}
