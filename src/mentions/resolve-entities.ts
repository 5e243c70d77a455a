import type { Entity, Mention, Report } from '../report/layers.js'
import { textOf } from '../report/span.js'
import { type StageContext, stage } from '../stage.js'
import type { Cluster } from './cluster.js'
import { type Described, OF_THE_STATE, withCountryInQuestion } from './country-in-question.js'
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
    const entities = withCountryInQuestion(described, report, context.resources)
    tell(report, described, entities, context)
    return { mentions, entities }
  },
})

/** Says why each entity is who it is, and who could not be placed though the report has them act. */
function tell(
  report: Report<'sentences' | 'tokens' | 'syntax'>,
  described: readonly Described[],
  entities: readonly Entity[],
  context: StageContext,
): void {
  described.forEach(({ cluster }, i) => {
    const { id, name, country, sectors, basis, registry, members } = entities[i]!
    const first = cluster.phrases[0]
    if (!first) return
    context.trace(() => ({
      span: first.span,
      ...(registry ? { rule: registry } : {}),
      outcome: country ? `known-${basis}` : members ? 'known-members' : 'unknown',
      message: `${id} ${name}: ${[country ?? 'no country', ...sectors].join(' ')}; ${cluster.phrases
        .map((p) => `“${textOf(report, p.span)}”`)
        .join(', ')}`,
    }))
    const acts = cluster.phrases.find((p) => p.role === 'subject' || p.role === 'object')
    if (country || members || !acts || !mustHaveCountry(cluster, sectors)) return
    context.note({
      code: 'actor-unknown',
      span: acts.span,
      message: `“${name}” acts or is acted on, but neither the report nor the registry tells for which country.`,
    })
  })
}

/** Somebody named, or a power of a state: of "protesters" and "the analyst" it is no loss not to know it. */
const mustHaveCountry = ({ kind, names, phrases }: Cluster, sectors: readonly string[]): boolean =>
  (kind === 'person' || kind === 'group') &&
  (names.length > 0 || sectors.some((sector) => OF_THE_STATE.has(sector))) &&
  phrases.some((p) => !p.pronoun)

/** Somebody who is named or described, or of whom several pronouns speak; one pronoun alone names nobody. */
function isKnown({ members, phrases }: Cluster): boolean {
  if (members || phrases.some((p) => !p.pronoun && isMention(p))) return true
  return phrases.filter((p) => p.pronoun).length > 1
}
