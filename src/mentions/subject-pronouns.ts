import type { Cluster } from './cluster.js'
import type { Discourse } from './discourse.js'
import { mayLink } from './link-features.js'
import type { Phrase } from './phrase.js'
import { mustAct, speakerOfItself } from './said-of-itself.js'

// Pronouns that the grammar gives to a subject: "the army said it would", "he added", "Wei met his counterpart".

/** How many sentences back who "added" may have spoken. */
const SPEECH_REACH = 3

/** "The army said it would not stop": the army; "Niger and Mali said they would": both. */
export function subjectOfSaying(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const { tree } = discourse
  const speaker = speakerOfItself(tree, discourse.words, phrase)
  if (speaker === undefined) return undefined
  const members = [speaker, ...tree.childrenBy(speaker, 'conj')].flatMap((head) => discourse.clusterAt(head) ?? [])
  if (members.length > 1) return phrase.number === 'sing' ? undefined : discourse.together(members)
  const [said] = members
  return said && mayLink(phrase, said, discourse.scene) ? said : undefined
}

/** "He added" is who spoke last, shortly before. */
export function speakerAgain(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const { scene } = discourse
  if (!phrase.pronoun || phrase.number !== 'sing' || phrase.gender === 'n' || !scene.isSpeaker(phrase)) return undefined
  let last: Cluster | undefined
  for (const cluster of discourse.recent)
    if (cluster.spoke >= 0 && cluster.spoke >= (last?.spoke ?? 0) && mayLink(phrase, cluster, scene)) last = cluster
  return last && phrase.sentence - last.spoke <= SPEECH_REACH ? last : undefined
}

/** "Wei met his counterpart": the subject's own. */
export function ownerInClause(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const { tree } = discourse
  if (phrase.pronoun?.number !== 'sing' || phrase.gender === 'n' || phrase.role !== 'possessive') return undefined
  const owned = tree.head(phrase.head)
  if (!['obj', 'iobj', 'obl'].includes(tree.relation(owned))) return undefined
  const subject = tree.childBy(tree.head(owned), 'nsubj')
  const cluster = subject !== undefined && subject < phrase.head ? discourse.clusterAt(subject) : undefined
  return cluster && mayLink(phrase, cluster, discourse.scene) ? cluster : undefined
}

/** "The United States has a base there. It suspended its aid": of what can act, the subject of the sentence before. */
export function subjectBefore(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const { tree } = discourse
  if (phrase.pronoun?.gender !== 'n' || !mustAct(tree, discourse.words, phrase)) return undefined
  for (let i = phrase.index - 1; i >= 0 && phrase.sentence - discourse.phrases[i]!.sentence <= 1; i--) {
    const before = discourse.phrases[i]!
    if (before.role !== 'subject' || tree.head(before.predicate) >= 0) continue
    const cluster = discourse.clusterOf[i]
    return cluster && /^(?:country|group)$/.test(cluster.kind) && mayLink(phrase, cluster, discourse.scene)
      ? cluster
      : undefined
  }
  return undefined
}
