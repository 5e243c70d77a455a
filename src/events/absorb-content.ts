import type { Codebook } from '../codebook/codebook.js'
import type { Arguments } from './arguments.js'
import { isIng, markOf, prepositionOf } from './clause.js'
import { type Draft, frameOf, partiesIn, triggerOf } from './draft.js'
import { distinct } from './participants.js'
import { isUnrealised } from './settle-status.js'

const PROMISES_AND_DEMANDS = new Set(['AGREE', 'REQUEST', 'REJECT', 'THREATEN', 'CONCEDE'])
const CONTENT_PREPOSITIONS = new Set(['', 'on', 'to', 'for', 'of', 'with', 'from', 'against', 'about', 'over'])
const NON_FINITE_MARKS = new Set(['in', 'on', 'for', 'to', 'of', 'by'])

/**
 * "demanded that Israel withdraw" is one event, the demand: what it asks for gives it mode and recipient and is none
 * itself. Content that did happen ("condemned the attack on Gaza", "accused X of killing Y") stays an event.
 */
export function absorbContents(args: Arguments, drafts: readonly Draft[], codebook: Codebook): Draft[] {
  const isBareNoun = (draft: Draft) => args.tree.upos(triggerOf(draft)) === 'NOUN'
  const byTrigger = new Map(drafts.map((d) => [triggerOf(d), d]))
  const into = new Map<Draft, Draft>()
  for (const content of drafts) {
    // "adopted a resolution condemning the attempt to annex": what the condemnation is about, the adoption is about.
    let governor = governorOf(args, content, byTrigger)
    while (governor && into.has(governor)) governor = into.get(governor)
    if (!governor) continue
    if (!PROMISES_AND_DEMANDS.has(governor.type)) {
      // "rallied to demand his resignation", "a strike in protest at the arrest": what a protest is about.
      if (isBareNoun(content) && frameOf(content).type === 'PROTEST' && governor.type === 'PROTEST') {
        takeRecipients(governor, content)
        into.set(content, governor)
      } else if (
        governor.type === 'PROTEST' &&
        TOPICS.has(frameOf(content).type) &&
        !hasOtherActors(governor, content)
      ) {
        takeRecipients(governor, content)
        into.set(content, governor)
      }
      // "rioted after a demonstration against the president": the same deed, its parties told in two phrases.
      else if (
        governor.type === content.type &&
        (isBareNoun(content) ? content.actors.length === 0 : tellsMoreOf(args, governor, content))
      ) {
        takeRecipients(governor, content)
        into.set(content, governor)
      }
      // "help in evacuating its citizens": what the help was.
      else if (
        governor.type === content.type &&
        isIng(args.tree, triggerOf(content)) &&
        /^(in|with|by)$/.test(markOf(args.tree, triggerOf(content)))
      ) {
        takeRecipients(governor, content)
        into.set(content, governor)
      }
      // "praised its role in settling disputes": no promise to settle any.
      else if (governor.type === 'SUPPORT' && content.type === 'AGREE' && isIng(args.tree, triggerOf(content)))
        into.set(content, governor)
      // "decided to attack" where both fire, "plans to visit": the same pair, the same type, said once.
      // "accused them of ignoring the ruling": said of them, and no word of theirs that the report tells.
      else if (
        governor.type === 'ACCUSE' &&
        !isBareNoun(content) &&
        (codebook.quadOf(content.type) % 2 === 1 || content.mode === 'misinformation' || isUnrealised(content))
      )
        into.set(content, governor)
      else if (governor.type === content.type && sameParties(governor, content) && isUnrealised(content))
        into.set(content, governor)
      // "marched to protest against the tax": the march is the protest.
      else if (content.standing.purpose && frameOf(governor).type === frameOf(content).type) {
        takeRecipients(governor, content)
        into.set(content, governor)
      }
      // "signed an agreement to increase trade", "prepared to attack": what it is for.
      else if (
        (frameOf(governor).flags.has('sign') || governor.type === 'MOBILIZE') &&
        isUnrealised(content) &&
        !hasOtherActors(governor, content)
      ) {
        takeRecipients(governor, content)
        into.set(content, governor)
      }
      // "met to discuss trade", "discussed ways of expanding cooperation": what the meeting is about.
      else if (
        frameOf(governor).type === 'CONSULT' &&
        codebook.quadOf(frameOf(content).type) <= 2 &&
        governor.status !== 'denied'
      )
        into.set(content, governor)
      continue
    }
    // "warned that it will not allow it": the refusal is the warning.
    if (governor.type === 'THREATEN' && content.type === 'REJECT' && !hasOtherActors(governor, content)) {
      takeRecipients(governor, content)
      into.set(content, governor)
      continue
    }
    const nominal = args.tree.upos(triggerOf(content)) === 'NOUN'
    // "should stop interfering", "sought help in sending them home": of what is asked only violence is told for itself.
    const isToEnd = content.status === 'ongoing' || /^(in|for|with|to)$/.test(markOf(args.tree, triggerOf(content)))
    const isAsked = nominal || (governor.type === 'REQUEST' && isToEnd)
    if (!isUnrealised(content) && !(isAsked && frameOf(content).type !== 'ASSAULT')) continue
    into.set(content, governor)
    const { frame } = content.match
    governor.mode ??= codebook.modeAbout(governor.type, frame)
    governor.contexts = [...new Set([...governor.contexts, ...frame.contexts])]
    if (governor.recipients.length === 0) {
      const acting = new Set(governor.actors.map((p) => p.entity))
      // Who is to act is the one asked; for a promise or threat, the one that it is about.
      const wanted =
        governor.type === 'REQUEST' ? [content.actors, content.recipients] : [content.recipients, content.actors]
      governor.recipients = distinct(
        wanted.map((list) => list.filter((p) => !acting.has(p.entity))).find((list) => list.length > 0) ?? [],
      )
    }
    governor.cues = [...governor.cues, triggerOf(content)]
  }
  return drafts.filter((d) => !into.has(d))
}

/** What protests are for or against. */
const TOPICS = new Set(['PROTEST', 'REQUEST', 'ACCUSE', 'REJECT'])

/** "carried out attacks, targeting the army" */
const tellsMoreOf = ({ tree }: Arguments, governor: Draft, content: Draft): boolean =>
  governor.recipients.length === 0 &&
  !hasOtherActors(governor, content) &&
  tree.lower(triggerOf(content)).endsWith('ing') &&
  markOf(tree, triggerOf(content)) === ''

const hasOtherActors = (governor: Draft, content: Draft): boolean =>
  content.actors.some((p) => !governor.actors.some((a) => a.entity === p.entity))

function takeRecipients(governor: Draft, content: Draft) {
  const acting = new Set(governor.actors.map((p) => p.entity))
  if (governor.recipients.length === 0) governor.recipients = content.recipients.filter((p) => !acting.has(p.entity))
  governor.cues = [...governor.cues, triggerOf(content)]
}

/** The draft whose promise, demand or refusal the content is. */
function governorOf(args: Arguments, content: Draft, byTrigger: ReadonlyMap<number, Draft>): Draft | undefined {
  const { tree, grammar } = args
  let at = triggerOf(content)
  const nominal = tree.upos(at) === 'NOUN'
  for (let steps = 0; steps < 6; steps++) {
    const head = tree.head(at)
    if (head < 0) return undefined
    const relation = tree.relation(at)
    const preposition = relation === 'obl' || relation === 'nmod' ? prepositionOf(tree, at) : ''
    const isContent =
      relation === 'xcomp' ||
      relation === 'ccomp' ||
      relation === 'obj' ||
      relation === 'conj' ||
      relation === 'csubj' ||
      tree.deprel(at) === 'nsubj:pass' ||
      (relation === 'acl' && tree.deprel(at) !== 'acl:relcl') ||
      (relation === 'advcl' && tree.deprel(at) !== 'advcl:relcl' && args.fillers(head, 'advcl:to').includes(at)) ||
      (relation === 'advcl' && NON_FINITE_MARKS.has(markOf(tree, at)) && tree.lower(at).endsWith('ing')) ||
      ((relation === 'obl' || relation === 'nmod') &&
        tree.deprel(at) !== 'nmod:poss' &&
        (CONTENT_PREPOSITIONS.has(preposition) || (preposition === 'in' && nominal)))
    const governor = byTrigger.get(head)
    // "blocked roads, demanding his return", "rioted during a demonstration"
    const goesWithIt =
      governor?.type === 'PROTEST' && (relation === 'advcl' || relation === 'obl') && tree.deprel(at) !== 'advcl:relcl'
    // "carried out attacks, targeting the army"
    const tellsMore =
      governor?.type === content.type &&
      (relation === 'advcl' || relation === 'acl') &&
      governor.recipients.length === 0 &&
      tree.lower(at).endsWith('ing') &&
      markOf(tree, at) === ''
    if (!isContent && !goesWithIt && !tellsMore) return undefined
    if (governor && relation !== 'conj') return governor
    if (relation === 'conj' && tree.childBy(at, 'nsubj') !== undefined) return undefined
    // Through light verbs and content nouns only: "agreed to hold talks", "demanded an end to strikes".
    if (relation === 'ccomp' && grammar.is('speech', tree.lemma(head))) return undefined
    at = head
  }
  return undefined
}

function sameParties(a: Draft, b: Draft): boolean {
  const known = new Set(partiesIn(a).map((p) => p.entity))
  return partiesIn(b).every((p) => known.has(p.entity))
}
