import type { Cluster } from './cluster.js'
import { type LinkScene, linkClassOf, newFeatures, pairFeatures } from './link-features.js'
import type { MentionWords } from './mention-words.js'
import type { Phrase } from './noun-phrases.js'

const models = new WeakMap<MentionWords, LinkModel>()

/** Weighs what a phrase may mean against its meaning someone new. The weights are in `data/mentions/link-weights.csv`. */
export class LinkModel {
  readonly weights: ReadonlyMap<string, number>

  constructor(weights: ReadonlyMap<string, number>) {
    this.weights = weights
  }

  static of(words: MentionWords): LinkModel {
    let model = models.get(words)
    if (!model) models.set(words, (model = new LinkModel(words.weights)))
    return model
  }

  score(kind: string, features: readonly string[]): number {
    let sum = 0
    for (const feature of features) sum += this.weights.get(`${kind} ${feature}`) ?? 0
    return sum
  }

  readonly choose = (phrase: Phrase, candidates: readonly Cluster[], scene: LinkScene): Cluster | undefined => {
    const kind = linkClassOf(phrase)!
    let best: Cluster | undefined
    let most = this.score(kind, newFeatures(phrase, scene))
    for (let rank = 0; rank < candidates.length; rank++) {
      const score = this.score(kind, pairFeatures(phrase, candidates[rank]!, rank, scene))
      if (score > most) {
        most = score
        best = candidates[rank]
      }
    }
    return best
  }
}
