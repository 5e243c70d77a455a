import type { Tree } from '../report/tree.js'
import { addTo, type Cluster, newCluster } from './cluster.js'
import type { Phrase } from './phrase.js'
import type { Quotations } from './quotations.js'

interface Scene {
  readonly tree: Tree
  readonly quotations: Quotations
  /** For each sentence the last one of its paragraph. */
  readonly paragraphEnd: readonly number[]
  readonly phrases: readonly Phrase[]
  readonly clusters: Cluster[]
  /** The cluster of the phrase that a token heads. */
  readonly clusterAt: (head: number) => Cluster | undefined
  /** The state for which somebody speaks who says "we". */
  readonly stateBehind: (speaker: Cluster) => Cluster | undefined
}

/**
 * Who "I", "we" and "you" are: the speaker of the quotation, in an interview the one who is asked, else the author.
 * "We" is the state of an official, else a side of its own, the same for the same speaker.
 */
export function resolveFirstPersons(scene: Scene): void {
  const { quotations, phrases, clusters } = scene
  const asked = personAsked(scene)
  const addressed = new Set(phrases.flatMap((p) => (p.pronoun?.person === 2 ? p.sentence : [])))
  const sides = new Map<Cluster | undefined, Cluster>()
  let author: Cluster | undefined
  let you: Cluster | undefined
  for (const phrase of phrases) {
    if (!phrase.pronoun || phrase.pronoun.person === 3) continue
    const quotation = quotations.all[quotations.at[phrase.head]!]
    const speaker = quotation ? scene.clusterAt(quotation.speaker) : asked
    if (quotation && !speaker && phrase.pronoun.person === 1) continue
    if (phrase.pronoun.person === 2) {
      if (!quotation && asked && isAsking(scene, phrase.sentence)) asked.phrases.push(phrase)
      else anybody(phrase)
    } else if (phrase.number === 'sing') {
      // "May I ask you why?" is the interviewer's; "Why should I?" rather a question of rhetoric.
      if (!quotation && asked && isAsking(scene, phrase.sentence) && addressed.has(phrase.sentence)) continue
      const who = speaker ?? (author ??= fresh())
      if (who === author) addTo(who, phrase)
      else if (who.kind === 'person') who.phrases.push(phrase)
    } else {
      let side = sides.get(speaker)
      if (!side) sides.set(speaker, (side = (quotation && speaker && scene.stateBehind(speaker)) || fresh()))
      addTo(side, phrase)
    }
  }

  /** "You can lead a horse to water": anybody, the same within a stretch of talk. */
  function anybody(phrase: Phrase): void {
    const last = you?.phrases.at(-1)
    if (
      !you ||
      !last ||
      phrase.sentence - last.sentence > SAME_TALK ||
      quotations.at[last.head] !== quotations.at[phrase.head]
    )
      you = fresh()
    addTo(you, phrase)
  }

  function fresh(): Cluster {
    const cluster = newCluster(clusters.length)
    clusters.push(cluster)
    return cluster
  }
}

/** Sentences between two "you" that still mean the same. */
const SAME_TALK = 5

const isQuestion = (tree: Tree, sentence: number): boolean => {
  const { from, to } = tree.sentenceRange(sentence)
  for (let i = to - 1; i >= from && i > to - 4; i--) if (tree.form(i).includes('?')) return true
  return false
}

/** Does a sentence belong to what an interviewer says? His turn ends in a question; "Why do I say so? Because …" is an answer. */
const isAsking = ({ tree, paragraphEnd }: Scene, sentence: number): boolean =>
  isQuestion(tree, paragraphEnd[sentence] ?? sentence)

/** In an interview, the person who is named first of those who are named most at its head. */
function personAsked({ tree, quotations, phrases, clusters }: Scene): Cluster | undefined {
  const questions = new Set<number>()
  for (const { pronoun, head, sentence } of phrases)
    if (pronoun?.person === 2 && quotations.at[head]! < 0 && isQuestion(tree, sentence)) questions.add(sentence)
  if (questions.size < 3) return undefined
  let best: Cluster | undefined
  let most = 0
  for (const cluster of clusters) {
    if (cluster.kind !== 'person' || cluster.names.length === 0 || cluster.number === 'plur') continue
    const atHead = cluster.phrases.filter((p) => p.sentence < 8)
    const worth = atHead.length + (atHead.some((p) => p.sentence === 0) ? 2 : 0)
    if (worth > most) {
      most = worth
      best = cluster
    }
  }
  return best
}
