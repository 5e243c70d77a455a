import type { Mention } from '../report/layers.js'
import { stage } from '../stage.js'
import type { Cluster } from './cluster.js'
import { type Described, withCountryInQuestion } from './country-in-question.js'
import { describeEntity } from './describe-entity.js'
import { isMention, phrasesOf } from './find-mentions.js'
import { linkPhrases } from './link-phrases.js'

/** Decides which mentions mean the same, and who that is. */
export const resolveEntities = stage({
  name: 'resolve-entities',
  needs: ['sentences', 'tokens', 'syntax', 'names', 'mentions'],
  adds: ['mentions', 'entities'],
  run: (report, context) => {
    const phrases = phrasesOf(report, context.resources)
    const clusterAt = new Map<number, Cluster>()
    for (const cluster of linkPhrases(report, phrases, context.resources))
      for (const phrase of cluster.phrases) clusterAt.set(phrase.head, cluster)

    const idOf = new Map<Cluster, string>()
    const order: Cluster[] = []
    const idFor = (cluster: Cluster): string => {
      let id = idOf.get(cluster)
      if (!id) {
        order.push(cluster)
        idOf.set(cluster, (id = `a${order.length}`))
      }
      return id
    }
    const mentions = report.mentions.map((mention): Mention => {
      const cluster = clusterAt.get(mention.head)
      if (!cluster || !isKnown(cluster)) return mention
      return { ...mention, entity: idFor(cluster) }
    })
    const described: Described[] = []
    // "The two countries" may stand for somebody whom no mention of the report has: then they get ids after it.
    for (let i = 0; i < order.length; i++) {
      const cluster = order[i]!
      const members = cluster.members?.map(idFor)
      described.push({
        cluster,
        entity: describeEntity(report, { id: idFor(cluster), cluster, members }, context.resources),
      })
    }
    const entities = withCountryInQuestion(described, report.original, context.resources.registry)
    return { mentions, entities }
  },
})

/** Somebody who is named or described, or of whom several pronouns speak; one pronoun alone names nobody. */
function isKnown({ members, phrases }: Cluster): boolean {
  if (members || phrases.some((p) => !p.pronoun && isMention(p))) return true
  return phrases.filter((p) => p.pronoun).length > 1
}
