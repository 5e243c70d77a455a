import { antecedentsOf } from './antecedents.js'
import type { Cluster } from './cluster.js'
import { statesCollected } from './collectives.js'
import { personDescribed } from './described-people.js'
import { Discourse, type Knowledge, type Parsed } from './discourse.js'
import { resolveFirstPersons } from './first-persons.js'
import { membersMeant, unlessTogether } from './group-phrases.js'
import { countOf } from './groups.js'
import { relativeNamed } from './kin.js'
import type { LinkScene } from './link-features.js'
import { LinkModel } from './link-model.js'
import { organisationAgain, organisationSeated } from './organisation-phrases.js'
import type { Phrase } from './phrase.js'
import { compatriotMeant, counterpartMeant, holderAgain, holderOfOffice, roleBearer } from './role-phrases.js'
import {
  countryMeant,
  neighbourMeant,
  stateBehind,
  stateDescribedBy,
  stateGoverned,
  takeOwnersState,
} from './state-phrases.js'
import {
  ownerBefore,
  ownerInClause,
  ownerUrged,
  speakerAgain,
  subjectBefore,
  subjectOfSaying,
} from './subject-pronouns.js'

/** Chooses what a phrase means among candidates, or none of them; another one is given when weights are learned. */
export type Choose = (phrase: Phrase, candidates: readonly Cluster[], scene: LinkScene) => Cluster | undefined

/** Joins the phrases of a report that mean the same, from left to right. */
export function linkPhrases(
  report: Parsed,
  phrases: readonly Phrase[],
  resources: Knowledge,
  choose: Choose = LinkModel.of(resources.mentionWords).choose,
): Cluster[] {
  const discourse = new Discourse(report, phrases, resources)
  const { tree, scene, clusters, clusterOf } = discourse
  for (const phrase of discourse.phrases) {
    if (phrase.pronoun && phrase.pronoun.person !== 3) continue
    takeOwnersState(phrase, discourse)
    const first = discourse.first[phrase.index]!
    const cluster =
      clusterOf[first] ?? unlessWithin(phrase, meant(phrase, discourse, choose), discourse) ?? discourse.fresh()
    clusterOf[first] = cluster
    discourse.join(cluster, phrase)
  }
  resolveFirstPersons({
    tree,
    quotations: scene.quotations,
    paragraphEnd: paragraphEnds(report),
    phrases: discourse.phrases,
    clusters,
    clusterAt: (head) => discourse.clusterAt(head),
    stateBehind: (speaker) => stateBehind(speaker, discourse),
  })
  return clusters
}

/** Who is meant by a phrase that begins a group of same ones; undefined if somebody new. */
function meant(phrase: Phrase, discourse: Discourse, choose: Choose): Cluster | undefined {
  const collected = statesCollected(phrase, discourse.collectives)
  if (collected) return discourse.together(collected.map((id) => discourse.state(id)))
  const described = stateDescribedBy(phrase, discourse)
  if (described) return discourse.state(described)
  const named = namedOf(phrase, discourse)
  if (named.name)
    return organisationSeated(named, discourse) ?? relativeNamed(phrase, discourse) ?? discourse.names.bearerOf(named)
  const state = stateGoverned(phrase, discourse) ?? neighbourMeant(phrase, discourse) ?? countryMeant(phrase, discourse)
  if (state) return discourse.state(state)
  const members = membersMeant(phrase, discourse)
  if (members) return discourse.together(members)
  if (countOf(phrase, discourse.tree, discourse.words) > 0) return undefined
  return (
    subjectOfSaying(phrase, discourse) ??
    speakerAgain(phrase, discourse) ??
    ownerInClause(phrase, discourse) ??
    ownerUrged(phrase, discourse) ??
    counterpartMeant(phrase, discourse) ??
    holderOfOffice(phrase, discourse) ??
    holderAgain(phrase, discourse) ??
    compatriotMeant(phrase, discourse) ??
    personDescribed(phrase, discourse) ??
    roleBearer(phrase, discourse) ??
    organisationAgain(phrase, discourse) ??
    ownerBefore(phrase, discourse) ??
    unlessTogether(phrase, chosen(phrase, discourse, choose), discourse) ??
    subjectBefore(phrase, discourse)
  )
}

/** Whom the learned weights choose. */
function chosen(phrase: Phrase, discourse: Discourse, choose: Choose): Cluster | undefined {
  const antecedents = antecedentsOf(phrase, discourse)
  return antecedents && choose(phrase, antecedents, discourse.scene)
}

/** Not who is spoken of within the phrase: "his father" is somebody else than he. */
function unlessWithin(phrase: Phrase, cluster: Cluster | undefined, discourse: Discourse): Cluster | undefined {
  const { from, to } = phrase.range
  const isInside = (p: Phrase) => p.head >= from && p.head < to && p.head !== phrase.head
  if (!cluster?.phrases.slice(-3).some(isInside) || cluster.state) return cluster
  if (!cluster.members) return undefined
  // "Their ministers": others than they, but of the same.
  const theirs = discourse.fresh()
  theirs.members = cluster.members
  return theirs
}

/** How many phrases may stand between an office and the name behind it. */
const FARTHEST_NAME = 4

/** The phrase of a group that bears a name: "Kim Yong-nam" for "the chairman of the assembly, Kim Yong-nam". */
function namedOf(phrase: Phrase, discourse: Discourse): Phrase {
  if (phrase.name) return phrase
  const isSame = (other: Phrase | undefined): other is Phrase =>
    other?.name !== undefined && !other.adjective && discourse.first[other.index] === discourse.first[phrase.index]
  for (const child of discourse.tree.children(phrase.head)) {
    const other = discourse.byHead[child]
    if (isSame(other)) return other
  }
  // "Moyo's cousin Tendai Dube said", "Minister of Planning and Works Ali Haddad": the parser may hang both on the verb.
  for (let i = phrase.index + 1; i <= phrase.index + FARTHEST_NAME; i++) {
    const next = discourse.phrases[i]
    if (isSame(next)) return next
  }
  return phrase
}

function paragraphEnds({ original: { text }, sentences }: Parsed): number[] {
  const ends: number[] = []
  for (let s = sentences.length - 1; s >= 0; s--) {
    const next = sentences[s + 1]
    const goesOn = next && !text.slice(sentences[s]!.end, next.start).includes('\n')
    ends[s] = goesOn ? ends[s + 1]! : s
  }
  return ends
}
