import type { StageContext } from '../stage.js'
import type { Arguments } from './arguments.js'
import type { Participants } from './participants.js'

/** Kinds of mention that somebody who acts has; a place is where things happen. */
const ACTING = new Set(['country', 'person', 'role', 'group'])

/**
 * Notes what is between two known countries and no frame knows, a gap of the lexicon: a clause in which one acts on the
 * other, else a sentence that names both, by its main word. What somebody is only said to have said is a claim.
 */
export function noteUncoded(
  args: Arguments,
  participants: Participants,
  coded: ReadonlySet<number>,
  { note }: StageContext,
) {
  const { tree, grammar } = args
  const noted = new Set(coded)
  for (let verb = 0; verb < tree.size; verb++) {
    if (tree.upos(verb) !== 'VERB' || coded.has(tree.sentence(verb)) || isSpeech(verb)) continue
    const [subject] = statesOf(args.fillers(verb, 'subj'))
    if (subject === undefined) continue
    // "called Peru's move a threat" says much; "came to Peru" too little.
    const roles = saysLittle(verb) ? ['obj', 'iobj'] : ['obj', 'iobj', 'obl']
    const other = statesOf(roles.flatMap((role) => args.fillers(verb, role))).find((c) => c !== subject)
    if (other !== undefined) tell(verb, subject, other)
  }
  for (const [sentence, states] of statesBySentence()) {
    const [one, other] = states
    if (one === undefined || other === undefined || noted.has(sentence)) continue
    const root = rootOf(sentence)
    if (root < 0 || !/^(VERB|NOUN)$/.test(tree.upos(root)) || isSpeech(root) || saysLittle(root)) continue
    tell(root, one, other)
  }

  function tell(word: number, one: string, other: string) {
    noted.add(tree.sentence(word))
    note({
      code: 'uncoded',
      span: tree.tokenSpan(word),
      message: `No frame knows "${tree.lemma(word)}" between ${one} and ${other}: "${words(word)}".`,
    })
  }

  function isSpeech(word: number): boolean {
    return grammar.is('speech', tree.lemma(word))
  }

  function saysLittle(word: number): boolean {
    return grammar.is('no-event', tree.lemma(word)) || grammar.lightVerb(tree.lemma(word)) !== undefined
  }

  /** The countries of those who are meant, or whose it is: "criticised Peru's move". */
  function statesOf(fillers: readonly number[]): string[] {
    return fillers.flatMap((f) => participants.behind(f).flatMap((p) => participants.entity(p)?.country ?? []))
  }

  /** The countries of those who may act, by the sentence that names them. */
  function statesBySentence(): Map<number, Set<string>> {
    const found = new Map<number, Set<string>>()
    for (let i = 0; i < tree.size; i++) {
      if (!ACTING.has(participants.kindAt(i) ?? '')) continue
      const states = found.get(tree.sentence(i)) ?? new Set<string>()
      found.set(tree.sentence(i), states)
      for (const p of participants.at(i)) states.add(participants.entity(p)?.country ?? '')
      states.delete('')
    }
    return found
  }

  function rootOf(sentence: number): number {
    const { from, to } = tree.sentenceRange(sentence)
    for (let i = from; i < to; i++) if (tree.head(i) < 0) return i
    return -1
  }

  function words(verb: number): string {
    const { from, to } = tree.subtree(verb)
    const shown: string[] = []
    for (let i = from; i < to && shown.length < 16; i++) shown.push(tree.form(i))
    return shown.join(' ') + (to - from > 16 ? ' …' : '')
  }
}
