import type { Mention, MentionKind, Report } from '../report/layers.js'
import { treeOf } from '../report/tree.js'
import type { Resources } from '../resources.js'
import { stage } from '../stage.js'
import { nounPhrases } from './noun-phrases.js'
import type { Phrase } from './phrase.js'

type Named = Report<'sentences' | 'tokens' | 'syntax' | 'names'>

/** Finds the words that name someone who can act, or a place: names, roles, groups, nationalities, pronouns. */
export const findMentions = stage({
  name: 'find-mentions',
  needs: ['sentences', 'tokens', 'syntax', 'names'],
  adds: ['mentions'],
  run: (report, { resources }) => ({
    mentions: mentioned(report, resources).map(
      (phrase, i): Mention => ({ id: `m${i + 1}`, span: phrase.span, head: phrase.head, kind: mentionKind(phrase) }),
    ),
  }),
})

const found = new WeakMap<object, readonly Phrase[]>()

/** All phrases of a report, also those of things: "it" may mean a thing. Kept by the syntax that they come from. */
export function phrasesOf(report: Named, resources: Pick<Resources, 'mentionWords' | 'registry'>): readonly Phrase[] {
  const known = found.get(report.syntax)
  if (known) return known
  const phrases = nounPhrases(report, treeOf(report), { words: resources.mentionWords, registry: resources.registry })
  found.set(report.syntax, phrases)
  return phrases
}

/** The phrases that become mentions: "Russian" of "Russian air strikes" does, of "Russian troops" it belongs to the troops. */
function mentioned(report: Named, resources: Pick<Resources, 'mentionWords' | 'registry'>): Phrase[] {
  const tree = treeOf(report)
  const phrases = phrasesOf(report, resources)
  const actors = new Set(phrases.filter((p) => !p.adjective && isMention(p)).map((p) => p.head))
  const governor = (i: number): number => {
    for (let steps = 0; tree.relation(i) === 'conj' && steps < 20; steps++) i = tree.head(i)
    // "Kenyan President Odhiambo": the title belongs to the name.
    for (i = tree.head(i); i >= 0 && tree.deprel(i) === 'nmod:desc'; ) i = tree.head(i)
    return i
  }
  return phrases.filter((p) => isMention(p) && !(p.adjective && actors.has(governor(p.head))))
}

/** Does the phrase name someone or some place, not a thing or a time? */
export const isMention = (phrase: Phrase): boolean =>
  phrase.pronoun !== undefined || (phrase.kind !== 'thing' && phrase.kind !== 'time') || phrase.properName

/** What kind of mention a phrase is, as the contract names them. */
export function mentionKind(phrase: Phrase): MentionKind {
  if (phrase.pronoun) return 'pronoun'
  switch (phrase.kind) {
    case 'person':
      return phrase.name && !phrase.adjective
        ? phrase.isPeople
          ? 'group'
          : 'person'
        : phrase.isPeople
          ? 'group'
          : 'role'
    case 'group':
    case 'place':
    case 'country':
      return phrase.kind
    default:
      return 'other'
  }
}
