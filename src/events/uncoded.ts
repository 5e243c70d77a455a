import type { StageContext } from '../stage.js'
import type { Arguments } from './arguments.js'
import type { Participants } from './participants.js'

/** Notes a clause in which one known country acts on another with a verb that no frame knows: a gap of the lexicon. */
export function noteUncoded(
  args: Arguments,
  participants: Participants,
  coded: ReadonlySet<number>,
  { note }: StageContext,
) {
  const { tree, grammar } = args
  for (let verb = 0; verb < tree.size; verb++) {
    if (tree.upos(verb) !== 'VERB') continue
    const lemma = tree.lemma(verb)
    if (grammar.is('no-event', lemma) || grammar.is('speech', lemma) || grammar.lightVerb(lemma)) continue
    if (coded.has(tree.sentence(verb))) continue
    const subject = statesAt(args.fillers(verb, 'subj'))
    if (subject.length === 0) continue
    const others = statesAt([...args.fillers(verb, 'obj'), ...args.fillers(verb, 'iobj'), ...args.fillers(verb, 'obl')])
    const other = others.find((c) => c !== subject[0])
    if (other === undefined) continue
    note({
      code: 'uncoded',
      span: tree.tokenSpan(verb),
      message: `No frame knows "${lemma}" between ${subject[0]} and ${other}: "${words(verb)}".`,
    })
  }

  function statesAt(fillers: readonly number[]): string[] {
    return fillers.flatMap((f) => participants.at(f).flatMap((p) => participants.entity(p)?.country ?? []))
  }
  function words(verb: number): string {
    const { from, to } = tree.subtree(verb)
    const shown: string[] = []
    for (let i = from; i < to && shown.length < 16; i++) shown.push(tree.form(i))
    return shown.join(' ') + (to - from > 16 ? ' …' : '')
  }
}
