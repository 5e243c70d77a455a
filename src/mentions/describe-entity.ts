import { type ResolvedActor, resolveActor } from '../actors/resolve-actor.js'
import type { Entity, MentionKind, Report } from '../report/layers.js'
import { textOf } from '../report/span.js'
import { type Tree, treeOf } from '../report/tree.js'
import type { Resources } from '../resources.js'
import { actorDescribed } from './actor-described.js'
import type { Cluster } from './cluster.js'
import { mentionKind } from './find-mentions.js'
import type { MentionWords } from './mention-words.js'
import type { Phrase } from './phrase.js'
import { mayBePerson } from './same-person.js'
import { codesOfStates } from './state-codes.js'

interface Description {
  readonly id: string
  readonly cluster: Cluster
  /** Ids of the entities that it stands for. */
  readonly members: readonly string[] | undefined
}

/** How many different descriptions of one entity are asked about: the first say the most. */
const MOST_DESCRIPTIONS = 6

/** Who a cluster is: the fullest name, country, sectors, office, and how they are known. */
export function describeEntity(
  report: Report<'sentences' | 'tokens' | 'syntax'>,
  { id, cluster, members }: Description,
  { registry, mentionWords, gazetteer }: Pick<Resources, 'registry' | 'mentionWords' | 'gazetteer'>,
): Entity {
  const state = cluster.state ? registry.states.get(cluster.state) : undefined
  if (state) {
    const sectors = state.sector ? [state.sector] : cluster.phrases.some(isGovernment) ? ['GOV'] : []
    return { id, name: state.name, country: state.code, sectors, registry: state.id, basis: 'registry' }
  }
  const seated = cluster.organisation
  if (seated)
    return {
      id,
      name: seated.name,
      country: seated.country,
      sectors: seated.sectors,
      registry: seated.id,
      basis: 'registry',
    }
  // One of "his Turkish and Iranian counterparts", whom no words of the report name alone.
  if (cluster.phrases.length === 0 && cluster.person) {
    const { id: registered, name, country } = cluster.person
    const tenure = registry.personNamed(name, { day: report.original.published, country })?.tenure
    const office = tenure ? { office: tenure.office } : {}
    return { id, name, country, sectors: tenure?.sectors ?? [], ...office, registry: registered, basis: 'registry' }
  }
  const best = fullest(cluster)
  const name = textOf(report, best.nameSpan && !best.adjective ? best.nameSpan : best.span).replace(/\s+/g, ' ')
  if (members) return { id, name, country: null, sectors: [], basis: 'context', members }

  // "His Vietnamese counterpart Giang", where the registry has another minister for the day: the report knows better.
  const fullName = cluster.names[0]?.join(' ')
  const person =
    cluster.person && fullName && !mayBePerson(registry, cluster.person.id, fullName) ? undefined : cluster.person
  const answers: ResolvedActor[] = []
  const ask = ({ words, named, kind }: Words): void => {
    const answer = actorDescribed({ words, name: named, kind, day: report.original.published }, { registry, gazetteer })
    if (!answer) return
    const isSomebodyElse =
      cluster.kind === 'person' &&
      named &&
      answer.registry &&
      // "Sheikh Saud" is nobody whom "Saud bin Rashid Al Mualla" could not be.
      !(mayBePerson(registry, answer.registry, named) && mayBePerson(registry, answer.registry, fullName ?? named))
    if (!isSomebodyElse) answers.push(answer)
    else if (words !== named) ask({ words: words.replace(named, '').trim(), named: undefined, kind: 'role' })
  }
  const ofTheCountry = (noun: string): boolean =>
    resolveActor(registry, { words: noun, name: undefined, kind: 'group', day: undefined })?.sectors.some((s) =>
      OF_THE_COUNTRY.has(s),
    ) ?? false
  const regions = mentionWords.sets.get('region')!
  for (const description of descriptions(report, { ...cluster, person }, { regions, ofTheCountry })) {
    ask(description)
    if (isAnswered(answers)) break
  }
  // "Planning and Investment Minister": at least a minister.
  const noun = wholeNoun(treeOf(report), cluster)
  if (noun && answers.every((a) => a.sectors.length === 0)) ask({ words: noun, named: undefined, kind: 'role' })
  const known = answers.find((a) => a.registry && (cluster.kind !== 'person' || a.basis))
  // "Prime Minister Hasina" is Bangladesh's, whatever an "AL general secretary" taken for her is of.
  const holder = answers.find((a) => a.office && a.registry && registry.people.byId(a.registry))
  const ofThem = holder ? answers.filter((a) => a.registry === holder.registry) : answers
  const stated = ofThem.find((a) => a.country && a.basis === 'stated') ?? ofThem.find((a) => a.country)
  // What the text calls him goes before what the registry has: "the chairman of the assembly, Kim Yong-nam".
  // "Mahinda's brother, President Gotabaya Rajapaksa" is more than a brother.
  const isOfKin = ({ office = '' }: ResolvedActor): boolean => mentionWords.sets.get('relative-noun')!.has(office)
  // "Chile's Boric, a leftist", while he governs.
  const isLeaning = (a: ResolvedActor): boolean =>
    holder !== undefined && a !== holder && a.sectors.every((sector) => sector === 'PTY')
  const telling = answers.filter((a) => a.sectors.length > 0 && !isOfKin(a) && !isLeaning(a))
  const told =
    telling.find((a) => a.office && a.basis === 'stated' && !a.registry) ??
    telling[0] ??
    answers.find((a) => a.sectors.length > 0)
  // "in London": a place in a country, not its government.
  const isStateRow = known?.registry !== undefined && registry.states.has(known.registry)
  const role = officeOf(told?.office ?? telling.find((a) => a.office)?.office ?? answers.find((a) => a.office)?.office)
  const office = role && isOffice(role, cluster, mentionWords) ? role : undefined
  // "its own ambassador", "his country's troops"; "its neighbour" is another state
  const isAnother = [...cluster.nouns].some((noun) => mentionWords.sets.get('other-state-noun')!.has(noun))
  const owner = stated || isAnother ? undefined : registry.states.get([...cluster.states][0] ?? '')
  // "The kingdom's representative at the UN" is the kingdom's.
  const [ownersState] = cluster.phrases[0]?.determiner === 'poss' ? cluster.phrases[0].states : []
  const ofOwner =
    cluster.kind === 'person' && stated && !codesOfStates(registry).has(stated.country ?? '')
      ? registry.states.get(ownersState ?? '')?.code
      : undefined
  return {
    id,
    name:
      cluster.names.length === 0 && person
        ? person.name
        : longer(name, cluster.kind === 'person' ? known?.name : undefined),
    country: isAnother && isOfSeveral(cluster) ? null : (ofOwner ?? stated?.country ?? owner?.code ?? null),
    sectors: cluster.kind === 'place' && isStateRow ? [] : (told?.sectors ?? []),
    ...(office ? { office } : {}),
    ...(known?.registry && !(cluster.kind === 'place' && isStateRow)
      ? { registry: known.registry }
      : person
        ? { registry: person.id }
        : {}),
    basis: stated?.basis ?? 'context',
  }

  /** A counterpart and a leader hold an office that the registry may know better. */
  function officeOf(told: string | undefined): string | undefined {
    if (!told || !mentionWords.sets.get('no-office')!.has(told) || cluster.kind !== 'person') return told
    const day = report.original.published
    return (
      registry.personNamed(cluster.names[0]?.join(' ') ?? '', { day, country: stated?.country ?? undefined })?.tenure
        ?.office ?? told
    )
  }
}

/** "Ukraine's allies", "Iran's rivals": other states than the one that they are called after. */
const isOfSeveral = ({ names, number, phrases: [first] }: Cluster): boolean =>
  names.length === 0 && number === 'plur' && first?.determiner === 'poss' && first.states.length > 0

/** Is the first of all that is looked for among the answers? Others would change nothing. */
const isAnswered = (answers: readonly ResolvedActor[]): boolean =>
  answers.some((a) => a.registry) &&
  answers.some((a) => a.country && a.basis === 'stated') &&
  answers.some((a) => a.office && a.sectors.length > 0 && a.basis === 'stated' && !a.registry)

/** The noun by which it is first called, with what is joined to it: no general is the "secretary-general". */
function wholeNoun(tree: Tree, { nouns, phrases }: Cluster): string | undefined {
  const [noun] = nouns
  const at = phrases.find((p) => p.noun === noun)?.head ?? 0
  let from = at
  while (from > 1 && /^[-‐‑]$/.test(tree.form(from - 1))) from -= 2
  if (from === at || noun !== tree.lemma(at).toLowerCase()) return noun
  let words = ''
  for (let i = from; i < at; i += 2) words += `${tree.lower(i)}-`
  return words + noun
}

/** A minister and a general hold an office; a nun, the police and "the facility" do not. */
function isOffice(role: string, { kind, number, names }: Cluster, words: MentionWords): boolean {
  if (kind !== 'person' || (number === 'plur' && names.length === 0)) return false
  const offices = words.sets.get('office-noun')!
  return role.split(' ').some((word) => offices.has(word))
}

/** "Pyongyang denied", "the North Korean government": the state's government, not the country as a whole. */
const isGovernment = (phrase: Phrase): boolean => phrase.capital || (phrase.kind === 'group' && !phrase.adjective)

const longer = (a: string, b: string | undefined): string => (b && b.split(' ').length > a.split(' ').length ? b : a)

interface Words {
  readonly words: string
  readonly named: string | undefined
  readonly kind: MentionKind
}

/** The different words by which the report speaks of it, names first, then in their order. */
function descriptions(
  report: Report<'sentences' | 'tokens' | 'syntax'>,
  cluster: Cluster,
  { regions, ofTheCountry }: { regions: ReadonlySet<string>; ofTheCountry: (noun: string) => boolean },
): Words[] {
  const seen = new Set<string>()
  const found: Words[] = []
  const take = (phrase: Phrase): void => {
    const told = textOf(report, { start: phrase.span.start, end: endWithClause(report, phrase, ofTheCountry) })
    // "The Association of Southeast Asian Nations" is called so.
    const words = (phrase.organisation ? told : withoutRegions(told, regions)).replace(/^the /i, '')
    if (phrase.pronoun || seen.has(words) || found.length >= MOST_DESCRIPTIONS) return
    seen.add(words)
    found.push({ words, named: phrase.nameSpan && textOf(report, phrase.nameSpan), kind: mentionKind(phrase) })
  }
  if (cluster.person) found.push({ words: cluster.person.name, named: cluster.person.name, kind: 'person' })
  const full = cluster.names[0]?.join(' ')
  for (const phrase of cluster.phrases) if (phrase.name && phrase.name.join(' ') === full) take(phrase)
  for (const phrase of cluster.phrases) if (!phrase.name || phrase.noun) take(phrase)
  return found
}

/** Rebels and refugees are of the country where they are; officials meet in Geneva and are not. */
const OF_THE_COUNTRY = new Set(['REB', 'OPP', 'CVL', 'REF', 'CRM'])

/**
 * "guerrillas operating in Macedonia", "refugees fleeing the war in Liberia": such a clause tells where they are from, and so does
 * the place in "armed rebels in Libya", which the parser hangs on the verb.
 */
function endWithClause(
  report: Report<'sentences' | 'tokens' | 'syntax'>,
  { name, head, range, span }: Phrase,
  ofTheCountry: (noun: string) => boolean,
): number {
  if (name) return span.end
  const tree = treeOf(report)
  // "Settlers met the envoys in Geneva", misread as "settlers whom the envoys met"
  const isClause = (k: number): boolean => tree.head(head) >= 0 || tree.lower(k).endsWith('ing')
  const clause =
    tree.children(head).find((k) => tree.deprel(k) === 'acl' && isClause(k) && tree.subtree(k).from === range.to) ??
    placeBehind(tree, head, range.to, ofTheCountry)
  if (clause === undefined) return span.end
  const { from, to } = tree.subtree(clause)
  return to - from <= LONGEST_CLAUSE ? tree.spanOf({ from, to }).end : span.end
}

const LONGEST_CLAUSE = 9

function placeBehind(
  tree: Tree,
  head: number,
  at: number,
  ofTheCountry: (noun: string) => boolean,
): number | undefined {
  if (at >= tree.size || tree.relation(at) !== 'case' || !/^(?:in|across|inside)$/.test(tree.lower(at)))
    return undefined
  const place = tree.head(at)
  const behind = tree.relation(place) === 'obl' && tree.head(place) === tree.head(head) && tree.upos(place) === 'PROPN'
  return behind && ofTheCountry(tree.lower(head)) ? place : undefined
}

/** "Latin American countries" -> "countries": America is no state here. */
function withoutRegions(text: string, regions: ReadonlySet<string>): string {
  const words = text.split(/\s+/)
  for (let i = 0; i + 1 < words.length; i++)
    if (regions.has(`${words[i]}_${words[i + 1]}`.toLowerCase())) words.splice(i, 2)
  return words.join(' ')
}

/** The phrase that says most plainly who it is: the longest name, else the first description. */
function fullest(cluster: Cluster): Phrase {
  let best = cluster.phrases[0]!
  const worth = (p: Phrase): number =>
    p.pronoun ? 0 : p.name && !p.adjective && !p.isPeople ? 1000 + p.name.join('').length : p.adjective ? 10 : 100
  for (const phrase of cluster.phrases) if (worth(phrase) > worth(best)) best = phrase
  return best
}
