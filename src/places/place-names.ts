import type { Name, Report } from '../report/layers.js'
import { type Span, spansMeet, type TokenRange } from '../report/span.js'
import { type Tree, treeOf } from '../report/tree.js'
import { foldName } from './fold-name.js'
import type { Gazetteer } from './gazetteer.js'
import {
  isActor,
  isCommonWord,
  isGenericWord,
  isHouse,
  isHouseName,
  isInstitution,
  isNature,
  isPublicBody,
  isRoad,
  isSite,
  isTitle,
} from './place-words.js'
import { isCountry, isWellKnown, readName, type Toponym, typeBeside, WELL_KNOWN } from './read-name.js'

type Named = Report<'sentences' | 'tokens' | 'syntax' | 'names'>

/** All toponyms of a report in the order of the text; they do not overlap. */
export function toponymsIn(report: Named, gazetteer: Gazetteer): Toponym[] {
  return run({
    text: report.original.text,
    tree: treeOf(report),
    names: report.names,
    gazetteer,
    people: peopleNames(report),
    found: [],
    settled: new Set(),
  })
}

/** The nationalities of a report, each time it names one: "Russian", "Syrians". */
export const nationalities = ({ original: { text }, names }: Named): string[] =>
  names.filter((n: Name) => n.kind === 'norp').map((n) => text.slice(n.start, n.end))

/** A search through one report: what it reads, and what it has found so far. */
interface Search {
  readonly text: string
  readonly tree: Tree
  readonly names: readonly Name[]
  readonly gazetteer: Gazetteer
  readonly people: PeopleNames
  readonly found: Toponym[]
  /** Names that the report has used for a place: they are one again where the names layer wavers. */
  readonly settled: Set<string>
}

function run(search: Search): Toponym[] {
  const { names } = search
  for (const name of names)
    if (name.kind === 'place')
      for (const piece of pieces(search, name))
        for (const span of inTwo(search, piece)) take(search, placeName(search, span))
  for (const name of names) {
    if (name.kind === 'group')
      take(
        search,
        wholeName(search, name) ?? publicBody(search, name) ?? siteName(search, name) ?? beforeTitle(search, name),
      )
    else if (name.kind === 'person') take(search, beforeTitle(search, name) ?? wholeName(search, name))
    else if (name.kind === 'other')
      take(search, wholeName(search, name) ?? siteName(search, name) ?? beforeTitle(search, name))
    else if (name.kind === 'norp') take(search, capital(search, name))
  }
  missedNames(search)
  for (const name of names) if (name.kind === 'group' || name.kind === 'other') take(search, ownerInName(search, name))
  return townsOnly(search.found).sort((a, b) => a.span.start - b.span.start)
}

/** A report that has spoken of "Jordan City Council" means the town again where it says "Jordan". */
function townsOnly(found: readonly Toponym[]): Toponym[] {
  const towns = new Map<string, Pick<Toponym, 'candidates' | 'part'>>()
  for (const { key, candidates, part } of found)
    if (part !== 'site' && !candidates.some((c) => c.kind === 'country'))
      towns.set(key, { candidates, ...(part ? { part } : {}) })
  return found.map((toponym) => (isCountry(toponym) ? { ...toponym, ...towns.get(toponym.key) } : toponym))
}

function take(search: Search, toponym: Toponym | null) {
  if (!toponym || isActor(toponym.key) || search.found.some((t) => spansMeet(t.span, toponym.span))) return
  // "Lincoln said", where the report has introduced a Blanche Lincoln; "Georgia" where it has a Georgia Brown.
  const isPerson =
    !toponym.type &&
    (search.people.given.has(toponym.key) || (search.people.family.has(toponym.key) && !isCountry(toponym)))
  if ((isPerson || isHouse(toponym.key)) && !placed(search, toponym.span)) return
  search.found.push(toponym)
  if (!toponym.part) search.settled.add(toponym.key)
}

/** A name without its article and possessive; "Caracas, Venezuela" and "Ottawa's Rideau Hall" are two. */
function pieces(search: Search, { start, end }: Span): Span[] {
  const spans: Span[] = []
  const text = textOf(search, { start, end })
  const owner = /^(?!St\b|Saint\b)(.+?)['’]s\s+\p{Lu}/u.exec(text)
  const isOwner =
    owner !== null && search.gazetteer.lookup(owner[1]!).some((c) => c.kind === 'country' || isWellKnown(c))
  const parts = isOwner ? /(?:(?!,|['’]s\s|\s[-–—]\s)[\s\S])+/g : /(?:(?!,|\s[-–—]\s)[\s\S])+/g
  for (const match of text.matchAll(parts)) {
    const lead = /^(?:['’]s)?[\s,/–—-]*(?:[Tt]he\s+)?/.exec(match[0])![0].length
    const tail = /(?:['’]s?)?[\s/–—-]*$/.exec(match[0])![0].length
    const from = start + match.index + lead
    const to = start + match.index + match[0].length - tail
    if (from < to) spans.push({ start: from, end: to })
  }
  return spans
}

/** "Maiduguri Borno State": two names that a comma should part. */
function inTwo(search: Search, span: Span): Span[] {
  const { from, to } = search.tree.tokensIn(span)
  if (to - from < 2 || read(search, span)) return [span]
  for (let i = from + 1; i < to; i++) {
    const halves = [search.tree.spanOf({ from, to: i }), search.tree.spanOf({ from: i, to })]
    const isPlace = (half: Span) =>
      read(search, half)?.candidates.some((c) => c.kind === 'country' || (isWellKnown(c) && c.population >= WELL_KNOWN))
    if (halves.every(isPlace)) return halves
  }
  return [span]
}

/** What the names layer takes for a place: the name, more or less of it, or a site. */
function placeName(search: Search, span: Span): Toponym | null {
  const text = textOf(search, span)
  const toponym = wider(search, span) ?? read(search, span)
  // "the Coastal Fishing Rights Act (CFRA)": letters that stand for the words before.
  if (!toponym?.candidates.some((c) => c.kind === 'country') && isAcronym(search, span)) return null
  // "Zara", which some map has for Zadar.
  if (toponym && isCommonWord(toponym.key) && !toponym.candidates.some(isWellKnown) && !placed(search, span))
    return null
  if (toponym) return toponym
  const inner = within(search, span) ?? publicBody(search, span)
  if (inner && !isSite(text)) return inner
  if (isRoad(text)) return { span, key: foldName(text), candidates: [], part: 'site' }
  if (!/^\p{Lu}\p{L}{2}/u.test(text) || isGenericWord(text) || isCommonWord(foldName(text))) return null
  // "Baghdad International Airport" lies in Baghdad; "St. Mark's Cathedral" in no St. Mark.
  const known = inner?.candidates.some(isWellKnown) ? inner.candidates : []
  // "Hartford Hospital" says no more of where than Hartford.
  if (inner && known.length > 0 && isInstitution(text) && inner.span.start === span.start) return inner
  const isElsewhere = known.length === 0 && isNature(text)
  if (isSite(text)) return { span, key: foldName(text), candidates: known, part: isElsewhere ? 'unknown' : 'site' }
  const stands = placed(search, span) || besidePlace(search, span) || typeBeside(search.text, span) !== undefined
  return stands ? { span, key: foldName(text), candidates: [], part: 'unknown' } : null
}

const isAcronym = ({ text }: Search, { start, end }: Span): boolean =>
  text[start - 1] === '(' && text[end] === ')' && /^\p{Lu}{3,}s?$/u.test(text.slice(start, end))

/** What may stand within a name: "Republic of the Congo", "Port-au-Prince". */
const JOINS =
  /^(?:[-–'’.,]|of|the|and|de|la|le|les|du|des|del|el|al|au|aux|da|do|dos|en|ez|es|ash|an|ar|as|at|az|ad|upon|on|sur|in|am|der|den|van|von|[a-z]-)$/

/** "States" of "United States", "Congo" of "Democratic Republic of the Congo", "Port" of "Port-au-Prince". */
function wider(search: Search, span: Span): Toponym | null {
  const { from, to } = search.tree.tokensIn(span)
  const { tree } = search
  const room = (i: number, step: number) => {
    let n = 0
    while (n < 4 && (isCapital(tree, i + n * step) || JOINS.test(tree.form(i + n * step)))) n++
    return n
  }
  const most = { left: room(from - 1, -1), right: room(to, 1) }
  for (let left = most.left; left >= 0; left--) {
    for (let right = most.right; right >= 0; right--) {
      const range = { from: from - left, to: to + right }
      if (left + right === 0 || !sameSentence(search, range)) continue
      if (!isCapital(search.tree, range.from) || !isCapital(search.tree, range.to - 1)) continue
      const toponym = read(search, search.tree.spanOf(range))
      if (!toponym || toponym.span.start > span.start || toponym.span.end < span.end) continue
      const isOneWord = !/\s/.test(textOf(search, toponym.span))
      const known = left + right === 1 && toponym.candidates.some((c) => c.population >= WELL_KNOWN)
      if (isCountry(toponym) || isOneWord || known) return toponym
    }
  }
  return null
}

/**
 * The longest name of a place among the words of a span: "Ohio" in "southwest Ohio", "Germany" in "Nazi Germany".
 * Of "Danube Delta" no Delta State; of "Paris Hilton" nothing, but Baghdad of a site, "Baghdad International Airport".
 */
function within(search: Search, span: Span): Toponym | null {
  const { from, to } = search.tree.tokensIn(span)
  const capitals = (first: number, end: number) => {
    for (let k = first; k < end; k++) if (isCapital(search.tree, k)) return true
    return false
  }
  const site = isSite(textOf(search, span))
  for (let length = to - from - 1; length >= 1; length--) {
    for (let i = to - length; i >= from; i--) {
      if (!isCapital(search.tree, i) || (!site && capitals(i + length, to))) continue
      const toponym = read(search, search.tree.spanOf({ from: i, to: i + length }))
      const least = capitals(from, i) || capitals(i + length, to) ? 500_000 : 15_000
      if (
        toponym?.candidates.some(
          (c) => !c.unsure && (c.kind === 'country' || c.kind === 'province' || c.population > least),
        )
      )
        return toponym
    }
  }
  return null
}

/** "Texas", which the names layer takes for a group or a person. */
function wholeName(search: Search, name: Name): Toponym | null {
  const [piece, another] = pieces(search, name)
  const toponym = piece && !another ? read(search, piece) : null
  if (!toponym || isCommonWord(toponym.key)) return null
  if (isCountry(toponym) || isClear(search, toponym)) return toponym
  // "the Marathon County sheriff"
  if (/\s(?:County|Province|Governorate|Oblast)$/.test(textOf(search, toponym.span))) return toponym
  if (placed(search, toponym.span) || besidePlace(search, toponym.span) || isLocal(search, toponym.span)) return toponym
  return name.kind !== 'person' && toponym.candidates.some(isWellKnown) ? toponym : null
}

/** "Beijing-based": a nationality that is none. */
function capital(search: Search, span: Span): Toponym | null {
  const toponym = read(search, span)
  return toponym?.candidates.some((c) => c.seat === 'country' || c.kind === 'country') ? toponym : null
}

/** "BANTAM — A Danbury mason": the first words of a report. */
function isDateline(search: Search, { start, end }: Span): boolean {
  const name = textOf(search, { start, end })
  // "Muscat: The festival opened"
  if (start < 3 && /^(?::|\s*[-–—(])/.test(search.text.slice(end, end + 2))) return true
  return name.length > 3 && name === name.toUpperCase() && /^(?:,| \(|\s*[-–—])/.test(search.text.slice(end, end + 3))
}

/** "New Milford Police Department", "University of Michigan": a public body carries its place; a newspaper does not. */
function publicBody(search: Search, span: Span): Toponym | null {
  const text = textOf(search, span)
  const { from, to } = search.tree.tokensIn(span)
  // "Kingdom's Health Ministry": the names layer has left "United" out.
  if (/^(?:States|Kingdom|Arab Emirates)\b/.test(text)) return wider(search, search.tree.spanOf({ from, to: from + 1 }))
  const isBody = isPublicBody(text)
  for (let length = Math.min(4, to - from - 1); length >= 1; length--) {
    for (let i = from; i <= to - length; i++) {
      const atEnd = i !== from
      if (atEnd && !/^(?:of|in|for)$/.test(search.tree.form(i - 1))) continue
      if (!isCapital(search.tree, i)) continue
      const toponym = read(search, search.tree.spanOf({ from: i, to: i + length }))
      if (!toponym || isCommonWord(toponym.key)) continue
      // "U.S. Mine Safety Administration"; not "China Daily".
      const rest = text.slice(toponym.span.end - span.start).match(/\p{Lu}/gu)?.length ?? 0
      if (isCountry(toponym) && (isBody || (!atEnd && rest >= 2))) return toponym
      if (isBody && toponym.candidates.some((c) => !c.unsure && c.population > 5_000)) return toponym
    }
  }
  return null
}

/** "treated at Thomas Memorial Hospital", "a crash on the A120": a house or road where something is, though its name is a body's. */
function siteName(search: Search, name: Span): Toponym | null {
  const [span, another] = pieces(search, name)
  if (!span || another) return null
  const text = textOf(search, span)
  const isSpot = isRoad(text)
    ? /\b(?:on|along|off) the\s+$/.test(search.text.slice(Math.max(0, span.start - 10), span.start))
    : /\s/.test(text) && isHouseName(text) && placed(search, span)
  if (!isSpot) return null
  return { span, key: foldName(text), candidates: [], part: 'site' }
}

/** "Dallas Mavericks", "Cancer Research UK": a place that every reader knows, or that the report has named, tells whose a body is. */
function ownerInName(search: Search, span: Span): Toponym | null {
  const { from, to } = search.tree.tokensIn(span)
  for (let length = Math.min(3, to - from - 1); length >= 1; length--) {
    for (const i of [from, to - length]) {
      if (!isCapital(search.tree, i)) continue
      const toponym = read(search, search.tree.spanOf({ from: i, to: i + length }))
      if (!toponym || isCommonWord(toponym.key)) continue
      const isKnown = toponym.candidates.some((c) => !c.unsure && (c.kind === 'country' || c.population >= METROPOLIS))
      if (isKnown || (i === from && search.settled.has(toponym.key))) return { ...toponym, modifier: true }
    }
  }
  return null
}
const METROPOLIS = 500_000

/** "US President", "Florida Senator Marco Rubio" */
function beforeTitle(search: Search, span: Span): Toponym | null {
  const { from, to } = search.tree.tokensIn(span)
  for (let length = Math.min(3, to - from); length >= 1; length--) {
    if (!isTitle(search.tree.form(from + length))) continue
    const toponym = read(search, search.tree.spanOf({ from, to: from + length }))
    if (toponym?.candidates.some((c) => c.kind === 'country' || isWellKnown(c))) return toponym
  }
  return null
}

/** Names that the names layer has missed, where they can be nothing else. */
function missedNames(search: Search) {
  const { tree } = search
  const covered = new Uint8Array(tree.size + 1)
  for (const span of [...search.names, ...search.found.map((t) => t.span)]) {
    const { from, to } = tree.tokensIn(span)
    covered.fill(1, from, to)
  }
  // Within a longer name that nobody has seen: "Michael Jordan", "Chad Smith".
  const isPartOfName = ({ from, to }: TokenRange) => {
    const first = tree.sentenceRange(tree.sentence(from)).from
    const before = from - 1
    const follows =
      before > first && isCapital(tree, before) && !covered[before] && /^(?:PROPN|NOUN)$/.test(tree.upos(before))
    const leads = isCapital(tree, to) && !covered[to] && tree.upos(to) === 'PROPN' && !isTitle(tree.form(to))
    return follows || leads
  }
  for (let i = 0; i < tree.size; i++) {
    if (covered[i] || !isCapital(tree, i)) continue
    const end = tree.sentenceRange(tree.sentence(i)).to
    let most = i + 1
    while (most < end && most < i + 4 && !covered[most]) most++
    for (let to = most; to > i; to--) {
      if (!isCapital(tree, to - 1)) continue
      const range = { from: i, to }
      const toponym = read(search, tree.spanOf(range))
      if (!toponym || isCommonWord(toponym.key)) continue
      if (!isClear(search, toponym) && (isPartOfName(range) || !isSure(search, toponym, range))) continue
      take(search, toponym)
      i = to - 1
      break
    }
  }
}

/** "Ga." after a comma, a dateline, a name that the report has used for a place. */
const isClear = (search: Search, { span, key, candidates }: Toponym): boolean =>
  candidates.every((c) => c.abbreviation) || isDateline(search, span) || search.settled.has(key)

function isSure(search: Search, toponym: Toponym, { from, to }: TokenRange): boolean {
  const { tree } = search
  const { span, key, candidates, type } = toponym
  if (isCountry(toponym)) return true
  const stands = placed(search, span)
  // "Little" of "Little Rock" may be tagged as an adjective.
  const isProper = tree.upos(from) === 'PROPN' || tree.upos(to - 1) === 'PROPN'
  if (!isProper && !type && !stands) return false
  if (isLocal(search, span)) return true
  // "a Sami teacher living in Kiruna"
  if (stands && key.length > 3 && candidates.some((c) => !c.unsure && (c.population > 5_000 || c.seat))) return true
  const opens = from === tree.sentenceRange(tree.sentence(from)).from
  const owns = /^(?:,|['’]s)/.test(search.text.slice(span.end, span.end + 2))
  return candidates.some(isWellKnown) && (!opens || stands || owns)
}

/** "Danbury police", "a Roselle resident" */
function isLocal(search: Search, { end }: Span): boolean {
  return /^ (?:police|firefighters?|officers?|officials?|authorities|residents?|council(?:lor|man|woman)?|mayor|man|woman|native|couple|family|teenager|businessman|farmers?|students?|court|prosecutors?)\b/.test(
    search.text.slice(end, end + 20),
  )
}

function placed(search: Search, { start }: Span): boolean {
  return /\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Aa]round|[Oo]utside|[Ii]nside)\s+(?:the\s+)?$/.test(
    search.text.slice(Math.max(0, start - 13), start),
  )
}

/** "between Coggeshall and Marks Tey", "from Gwbert to Cardigan": the other end of a way is a place too. */
const besidePlace = ({ text, found }: Search, { start }: Span): boolean =>
  found.some(
    ({ span }) =>
      span.end < start &&
      start - span.end < 8 &&
      /^ (?:and|to) (?:the )?$/.test(text.slice(span.end, start)) &&
      /\b(?:between|from|From|Between) (?:the )?$/.test(text.slice(Math.max(0, span.start - 13), span.start)),
  )

function read(search: Search, span: Span): Toponym | null {
  return readName(search.text, span, search.gazetteer)
}

function sameSentence(search: Search, { from, to }: { from: number; to: number }): boolean {
  return from >= 0 && to <= search.tree.size && search.tree.sentence(from) === search.tree.sentence(to - 1)
}

function textOf(search: Search, { start, end }: Span): string {
  return search.text.slice(start, end)
}

const isCapital = (tree: Tree, i: number): boolean => i >= 0 && i < tree.size && /^\p{Lu}/u.test(tree.form(i))

interface PeopleNames {
  readonly given: ReadonlySet<string>
  readonly family: ReadonlySet<string>
}

/** First and last words of the full names of people. */
function peopleNames({ original: { text }, names }: Named): PeopleNames {
  const given = new Set<string>()
  const family = new Set<string>()
  for (const { start, end, kind } of names) {
    const words = kind === 'person' ? text.slice(start, end).split(/\s+/) : []
    if (words.length < 2 || isTitle(words.at(-1)!)) continue
    // "Montreal Mayor Denis Coderre" is not called Montreal.
    if (!isTitle(words[1]!)) given.add(foldName(words[0]!))
    family.add(foldName(words.at(-1)!))
  }
  return { given, family }
}
