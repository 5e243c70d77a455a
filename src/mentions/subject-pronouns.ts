import type { Tree } from '../report/tree.js'
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
  const { tree, scene } = discourse
  if (!phrase.pronoun || phrase.number !== 'sing' || phrase.gender === 'n') return undefined
  // "The minister said it was Berg's doing. He promised help": who does something next is who did it before.
  if (!scene.isSpeaker(phrase)) return opensSentence(tree, phrase) ? doerBefore(phrase, discourse) : undefined
  let last: Cluster | undefined
  for (const cluster of discourse.recent)
    if (cluster.spoke >= 0 && cluster.spoke >= (last?.spoke ?? 0) && mayLink(phrase, cluster, scene)) last = cluster
  if (!last || phrase.sentence - last.spoke > SPEECH_REACH) return undefined
  // "The spokesman referred to it. He said": he, and not who spoke before him.
  return last.spoke < phrase.sentence - 1 ? (doerBefore(phrase, discourse) ?? last) : last
}

/** "He promised help": the subject of the whole sentence, and its first word. */
const opensSentence = (tree: Tree, { head, role, predicate, sentence }: Phrase): boolean =>
  role === 'subject' && tree.head(predicate) < 0 && tree.sentenceRange(sentence).from === head

/** Who does what the sentence before tells, if it is somebody. */
function doerBefore(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const { tree, phrases, scene } = discourse
  for (let i = phrase.index - 1; i >= 0 && phrases[i]!.sentence >= phrase.sentence - 1; i--) {
    const before = phrases[i]!
    if (before.sentence !== phrase.sentence - 1 || before.role !== 'subject' || tree.head(before.predicate) >= 0)
      continue
    const cluster = discourse.clusterOf[i]
    return cluster?.kind === 'person' && scene.quotations.at[before.head]! < 0 && mayLink(phrase, cluster, scene)
      ? cluster
      : undefined
  }
  return undefined
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

/** "NATO urged Russia to withdraw its forces": whoever is urged to do something, does it to his own. */
export function ownerUrged(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const { tree } = discourse
  if (!phrase.pronoun || phrase.role !== 'possessive') return undefined
  const owned = tree.head(phrase.head)
  const verb = tree.head(owned)
  if (!/^(?:obj|obl)$/.test(tree.relation(owned)) || tree.relation(verb) !== 'xcomp') return undefined
  const urged = tree.childBy(tree.head(verb), 'obj', 'iobj')
  const cluster = urged !== undefined && urged < verb ? discourse.clusterAt(urged) : undefined
  return cluster && cluster.kind !== 'thing' && mayLink(phrase, cluster, discourse.scene) ? cluster : undefined
}

/** "The Kremlin vowed to respond. Its ambassador said": with a sentence's first words, whose subject came before. */
export function ownerBefore(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const { tree } = discourse
  if (phrase.pronoun?.gender !== 'n' || phrase.role !== 'possessive') return undefined
  const owned = tree.head(phrase.head)
  if (tree.relation(owned) !== 'nsubj' || tree.sentenceRange(phrase.sentence).from !== phrase.head) return undefined
  return actorBefore(phrase, discourse)
}

/** "The United States has a base there. It suspended its aid": of what can act, the subject of the sentence before. */
export function subjectBefore(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const { tree } = discourse
  return phrase.pronoun?.gender === 'n' && mustAct(tree, discourse.words, phrase)
    ? actorBefore(phrase, discourse)
    : undefined
}

/** The country or body that is the subject of the sentence before. */
function actorBefore(phrase: Phrase, discourse: Discourse): Cluster | undefined {
  const { tree } = discourse
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
