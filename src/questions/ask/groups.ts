import type { Registry } from '../../actors/registry.js'
import { parseCsv } from '../../report/csv.js'
import { isWithin, type Span } from '../../report/span.js'
import type { Tree } from '../../report/tree.js'
import type { DataReader } from '../../resources.js'
import { type Asked, type Named, roleOf } from './asked-actors.js'

/** States that a question names together: "the Gulf states", "Poland's neighbours". */
export interface Group {
  readonly name: string
  readonly phrases: readonly (readonly string[])[]
  /** Codes, and "of:ID" for the members of an organisation. */
  readonly members: readonly string[]
}

/** Those of whom "which" and "who" ask: "Which Arab leaders …?" */
export interface Among {
  readonly name: string
  readonly codes: readonly string[]
  readonly role: Asked['role']
}

export interface GroupData {
  readonly groups: readonly Group[]
  /** Of a state, the codes of those that it borders on. */
  readonly neighbours: ReadonlyMap<string, readonly string[]>
}

export function loadGroups(data: DataReader): GroupData {
  const groups = parseCsv(data.text('questions/groups.csv')).map((row) => ({
    name: row.group!,
    phrases: row.words!.split('|').map((phrase) => phrase.split(' ')),
    members: row.members!.split(' '),
  }))
  const countries = parseCsv(data.text('gazetteer/countries.csv'))
  const codes = new Map(countries.map((row) => [row.iso2!, row.iso3!]))
  const neighbours = new Map(
    countries.map((row) => [row.iso3!, (row.neighbours ?? '').split(' ').flatMap((iso2) => codes.get(iso2) ?? [])]),
  )
  return { groups, neighbours }
}

interface Found {
  readonly name: string
  readonly codes: readonly string[]
  readonly span: Span
  readonly head: number
  /** Whose neighbours they are. */
  readonly owner?: Named
}

/** The question's names with the members of the groups that it names, and those among whom it asks. */
export function withGroups(
  named: readonly Named[],
  tree: Tree,
  { groups, neighbours }: GroupData,
  registry: Registry,
  day: string,
): { readonly named: readonly Named[]; readonly among: Among | null; readonly spans: readonly Span[] } {
  const found: Found[] = [
    ...groupsNamed(tree, named, groups).map(({ group, span, head }) => ({
      name: group.name,
      codes: membersOf(group, registry, day),
      span,
      head,
    })),
    ...neighboursNamed(tree, named, neighbours, registry),
  ]
  if (found.length === 0) return { named, among: null, spans: [] }
  const isGroup = (one: Named) =>
    found.some(
      ({ span, owner }) =>
        isWithin(bare(tree, one.span), span) || (owner !== undefined && owner !== one && isWithin(span, one.span)),
    )
  const rest = named.filter((one) => !isGroup(one))
  const asksFor = found.find((one) => isAskedFor(tree, one))
  // "Poland's neighbours" do it, and not Poland.
  // "Tension in the South Caucasus: have Armenia and Georgia …": of whom some are named, the group only says where.
  const isSetting = ({ codes, owner }: Found) =>
    owner === undefined && rest.filter(({ country }) => country !== null && codes.includes(country)).length > 1
  const owners = found.flatMap(({ owner }) => owner ?? [])
  const others = rest.map((one) =>
    owners.includes(one) && isInside(tree, one, found) ? { ...one, role: 'object' as const } : one,
  )
  const members = found
    .filter((one) => one !== asksFor && !isSetting(one))
    .flatMap(({ name, codes, span, head }) =>
      codes
        .filter((code) => !others.some(({ country }) => country === code))
        .map((code): Named => {
          const state = registry.states.get(code)?.name ?? code
          return { country: code, name: state, person: false, role: roleOf(tree, head), memberOf: name, span }
        }),
    )
  const all = [...others, ...members].sort((a, b) => a.span.start - b.span.start)
  return {
    named: all,
    among: asksFor ? { ...asksFor, role: roleAsked(tree, asksFor, all) } : null,
    spans: found.map(({ span }) => span),
  }
}

const membersOf = ({ members }: Group, registry: Registry, day: string): string[] => [
  ...new Set(
    members.flatMap((member) =>
      member.startsWith('of:') ? registry.membersOn(member.slice(3), day).map(({ code }) => code) : member,
    ),
  ),
]

/** Longer phrases first: "South African" is no African, "Latin American" no American. */
function groupsNamed(
  tree: Tree,
  named: readonly Named[],
  groups: readonly Group[],
): { group: Group; span: Span; head: number }[] {
  const found: { group: Group; span: Span; head: number }[] = []
  for (let i = 0; i < tree.size; i++) {
    const best = groups
      .flatMap((group) => group.phrases.map((phrase) => ({ group, phrase })))
      .filter(({ phrase }) => phrase.every((word, k) => i + k < tree.size && tree.lower(i + k) === word))
      .sort((a, b) => b.phrase.length - a.phrase.length)[0]
    if (!best) continue
    const last = i + best.phrase.length - 1
    // "The Gulf of Mexico", "the Gulf war", "the West Bank": what follows is the name of something else.
    const next = last + 1 < tree.size ? last + 1 : null
    const noun = next !== null && MEMBERS.has(tree.lemma(next).toLowerCase()) ? next : null
    const isSmall = best.phrase.length === 1 && !/^\p{Lu}/u.test(tree.form(last)) && !PLAIN_SMALL.test(tree.form(last))
    const isPart = next !== null && (tree.lower(next) === 'of' || /^(NOUN|PROPN)$/.test(tree.upos(next)))
    if (noun === null && (isSmall || (isPart && !GIVEN.has(tree.lemma(next).toLowerCase())))) continue
    const span = { start: tree.tokenSpan(i).start, end: tree.tokenSpan(noun ?? last).end }
    const isOther = named.some(
      ({ span: other, country }) =>
        country !== null && isWithin(span, other) && !isWithin(bare(tree, other), span) && !isLoose(tree, other),
    )
    if (!isOther) found.push({ group: best.group, span, head: noun ?? last })
    i = noun ?? last
  }
  return found
}

/** What a group's adjective stands before: "Gulf monarchies", "Arab capitals". */
const MEMBERS: ReadonlySet<string> = new Set(
  'state country nation government leader capital minister president power monarchy kingdom republic junta bloc ally member partner official diplomat envoy ambassador regime ruler one'.split(
    ' ',
  ),
)
/** "Western sanctions", "African mediation": what a group does, and no name. */
const GIVEN: ReadonlySet<string> = new Set(
  'sanction support backing aid help pressure weapon troop soldier condemnation criticism mediation threat recognition tariff embargo'.split(
    ' ',
  ),
)
const PLAIN_SMALL = /^(baltics|nordics|scandinavia|maghreb|sahel|asean|europe|africa|balkans|caucasus)$/

/** A span without its article. */
const bare = (tree: Tree, span: Span): Span => {
  const { from, to } = tree.tokensIn(span)
  let first = from
  while (first < to - 1 && tree.upos(first) === 'DET') first++
  return { start: tree.tokenSpan(first).start, end: span.end }
}

/** A mention of some length is a phrase around the group, and no name that the group is a part of. */
const isLoose = (tree: Tree, span: Span): boolean => {
  const { from, to } = tree.tokensIn(span)
  return Array.from({ length: to - from }, (_, k) => from + k).some((i) => /^(NOUN|ADP|VERB)$/.test(tree.upos(i)))
}

/** "Poland's neighbours", "the neighbours of Chad", "… by its neighbours". */
function neighboursNamed(
  tree: Tree,
  named: readonly Named[],
  neighbours: ReadonlyMap<string, readonly string[]>,
  registry: Registry,
): Found[] {
  return Array.from({ length: tree.size }, (_, i) => i).flatMap((i): Found[] => {
    if (!/^neighbou?rs$/.test(tree.lower(i))) return []
    const states = named.filter(({ country }) => country !== null && neighbours.has(country))
    const owner =
      states.find(({ span }) => {
        const { from, to } = tree.tokensIn(span)
        return Array.from({ length: to - from }, (_, k) => tree.head(from + k)).includes(i)
      }) ?? states[0]
    if (!owner) return []
    const name = registry.states.get(owner.country!)?.name ?? owner.name
    const its = tree.childrenBy(i, 'nmod').find((child) => tree.upos(child) === 'PRON')
    const span = { start: tree.tokenSpan(its ?? i).start, end: tree.tokenSpan(i).end }
    return [{ name: `the neighbours of ${name}`, codes: neighbours.get(owner.country!)!, span, head: i, owner }]
  })
}

/** "Poland's neighbours": the state only says whose. */
const isInside = (tree: Tree, { span }: Named, found: readonly Found[]): boolean => {
  const { from, to } = tree.tokensIn(span)
  const heads = Array.from({ length: to - from }, (_, k) => tree.head(from + k))
  return found.some(({ head }) => heads.includes(head) || (from <= head && head < to))
}

/** "Which of the Gulf states …", "Who in Africa …": nothing happens between the word that asks and the group. */
function isAskedFor(tree: Tree, { span }: Found): boolean {
  const { from } = tree.tokensIn(span)
  const before = Array.from({ length: from }, (_, i) => i)
  const asks = before.some((i) => /^(which|what|who|whom)$/.test(tree.lower(i)))
  return asks && !before.some((i) => /^(VERB|AUX)$/.test(tree.upos(i)))
}

/** "Which Arab states has he visited?": whoever else acts does it to them. */
function roleAsked(tree: Tree, { head }: Found, named: readonly Named[]): Asked['role'] {
  const role = roleOf(tree, head)
  if (role === 'object') return role
  return named.some((one) => one.role === 'subject') ? 'object' : 'subject'
}
