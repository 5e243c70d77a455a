import type { Cluster } from './cluster.js'
import {
  FEATURES,
  LINK_CLASSES,
  type LinkClass,
  type LinkScene,
  linkClassOf,
  newFeatures,
  pairFeatures,
} from './link-features.js'
import type { MentionWords } from './mention-words.js'
import type { Phrase } from './phrase.js'

const models = new WeakMap<object, LinkModel>()

/** Weighs what a phrase may mean against its meaning someone new, with the weights of `data/mentions/link-weights.csv`. */
export class LinkModel {
  readonly #weights = new Map<LinkClass, Float64Array>()

  constructor(weights: ReadonlyMap<string, number>) {
    for (const kind of LINK_CLASSES) {
      const row = new Float64Array(FEATURES.size)
      for (let i = 0; i < row.length; i++) row[i] = weights.get(`${kind} ${FEATURES.nameOf(i)}`) ?? 0
      this.#weights.set(kind, row)
    }
  }

  static of({ weights }: MentionWords): LinkModel {
    let model = models.get(weights)
    if (!model) models.set(weights, (model = new LinkModel(weights)))
    return model
  }

  readonly choose = (phrase: Phrase, candidates: readonly Cluster[], scene: LinkScene): Cluster | undefined => {
    const weights = this.#weights.get(linkClassOf(phrase)!)!
    const features: number[] = []
    const score = (): number => {
      let sum = 0
      for (let i = 0; i < features.length; i++) sum += weights[features[i]!]!
      features.length = 0
      return sum
    }
    newFeatures(phrase, scene, features)
    let most = score()
    let best: Cluster | undefined
    for (let rank = 0; rank < candidates.length; rank++) {
      pairFeatures(phrase, candidates[rank]!, rank, scene, features)
      const worth = score()
      if (worth > most) {
        most = worth
        best = candidates[rank]
      }
    }
    return best
  }
}
