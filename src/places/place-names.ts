import type { Name, Report } from '../report/layers.js'
import { type Span, spansMeet } from '../report/span.js'
import { type Tree, treeOf } from '../report/tree.js'
import { foldName } from './fold-name.js'
import type { Gazetteer } from './gazetteer.js'
import { isCommonWord, isGenericWord, isInstitution, isNature, isPublicBody, isSite, isTitle } from './place-words.js'
import { isCountry, isWellKnown, readName, type Toponym, WELL_KNOWN } from './read-name.js'

type Named = Report<'sentences' | 'tokens' | 'syntax' | 'names'>

/** All toponyms of a report in the order of the text; they do not overlap. */
export function toponymsIn(report: Named, gazetteer: Gazetteer): Toponym[] {
  return new Search(report, gazetteer).run()
}

/** The nationalities of a report, each time it names one: "Russian", "Syrians". */
export const nationalities = ({ original: { text }, names }: Named): string[] =>
  names.filter((n: Name) => n.kind === 'norp').map((n) => text.slice(n.start, n.end))

class Search {
  private readonly text: string
  private readonly tree: Tree
  private readonly found: Toponym[] = []
  /** Names that the report has used for a place: they are one again where the names layer wavers. */
  private readonly settled = new Set<string>()
  private readonly people: PeopleNames
  private readonly report: Named
  private readonly gazetteer: Gazetteer

  constructor(report: Named, gazetteer: Gazetteer) {
    this.report = report
    this.gazetteer = gazetteer
    this.text = report.original.text
    this.tree = treeOf(report)
    this.people = peopleNames(report)
  }

  run(): Toponym[] {
    const { names } = this.report
    for (const name of names)
      if (name.kind === 'place') for (const span of this.pieces(name)) this.take(this.placeName(span))
    for (const name of names) {
      if (name.kind === 'group') this.take(this.wholeName(name) ?? this.publicBody(name) ?? this.beforeTitle(name))
      else if (name.kind === 'person') this.take(this.beforeTitle(name) ?? this.wholeName(name))
      else if (name.kind === 'other') this.take(this.wholeName(name) ?? this.beforeTitle(name))
      else if (name.kind === 'norp') this.take(this.capital(name))
    }
    this.missedNames()
    return this.found.sort((a, b) => a.span.start - b.span.start)
  }

  private take(toponym: Toponym | null) {
    if (!toponym || this.found.some((t) => spansMeet(t.span, toponym.span))) return
    // "Lincoln said", where the report has introduced a Blanche Lincoln; "Georgia" where it has a Georgia Brown.
    const isPerson =
      !toponym.type &&
      (this.people.given.has(toponym.key) || (this.people.family.has(toponym.key) && !isCountry(toponym)))
    if (isPerson && !this.placed(toponym.span)) return
    this.found.push(toponym)
    if (!toponym.part) this.settled.add(toponym.key)
  }

  /** A name without its article and possessive; "Caracas, Venezuela" and "Ottawa's Rideau Hall" are two. */
  private pieces({ start, end }: Span): Span[] {
    const spans: Span[] = []
    const text = this.textOf({ start, end })
    const owner = /^(.+?)['’]s\s+\p{Lu}/u.exec(text)
    const isOwner =
      owner !== null && this.gazetteer.lookup(owner[1]!).some((c) => c.kind === 'country' || isWellKnown(c))
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

  /** What the names layer takes for a place: the name, more or less of it, or a site. */
  private placeName(span: Span): Toponym | null {
    const toponym = this.wider(span) ?? this.read(span)
    if (toponym) return toponym
    const text = this.textOf(span)
    const inner = this.within(span)
    if (inner && !isSite(text)) return inner
    if (!/^\p{Lu}\p{L}{2}/u.test(text) || isGenericWord(text) || isCommonWord(foldName(text))) return null
    // "Baghdad International Airport" lies in Baghdad; "St. Mark's Cathedral" in no St. Mark.
    const known = inner?.candidates.some(isWellKnown) ? inner.candidates : []
    // "Hartford Hospital" says no more of where than Hartford.
    if (inner && known.length > 0 && isInstitution(text) && inner.span.start === span.start) return inner
    if (isSite(text))
      return {
        span,
        key: foldName(text),
        candidates: known,
        part: known.length === 0 && isNature(text) ? 'unknown' : 'site',
      }
    return this.placed(span) ? { span, key: foldName(text), candidates: [], part: 'unknown' } : null
  }

  /** "States" of "United States", "Congo" of "Democratic Republic of the Congo", "Guinea" of "Guinea-Bissau". */
  private wider(span: Span): Toponym | null {
    const { from, to } = this.tree.tokensIn(span)
    for (let left = 4; left >= 0; left--) {
      for (let right = 2; right >= 0; right--) {
        const range = { from: from - left, to: to + right }
        if (left + right === 0 || !this.sameSentence(range)) continue
        if (!isCapital(this.tree, range.from) || !isCapital(this.tree, range.to - 1)) continue
        const toponym = this.read(this.tree.spanOf(range))
        if (!toponym || toponym.span.start > span.start || toponym.span.end < span.end) continue
        if (isCountry(toponym) || (left + right === 1 && toponym.candidates.some((c) => c.population >= WELL_KNOWN)))
          return toponym
      }
    }
    return null
  }

  /** The longest name of a place among the words of a span: "Ohio" in "southwest Ohio". */
  private within(span: Span): Toponym | null {
    const { from, to } = this.tree.tokensIn(span)
    for (let length = to - from - 1; length >= 1; length--) {
      for (let i = to - length; i >= from; i--) {
        if (!isCapital(this.tree, i)) continue
        const toponym = this.read(this.tree.spanOf({ from: i, to: i + length }))
        if (!toponym) continue
        // "Ohio" of "southwest Ohio"; of "Danube Delta" no Delta State, but of "Nazi Germany" Germany.
        const rest = [...Array(to - from).keys()].some(
          (k) => (from + k < i || from + k >= i + length) && isCapital(this.tree, from + k),
        )
        if (
          toponym.candidates.some(
            (c) => !c.unsure && (rest ? c.kind === 'country' || c.population > 500_000 : c.population > 15_000),
          )
        )
          return toponym
      }
    }
    return null
  }

  /** "Texas", which the names layer takes for a group or a person. */
  private wholeName(span: Span): Toponym | null {
    const [piece] = this.pieces(span)
    const toponym = piece && this.pieces(span).length === 1 ? this.read(piece) : null
    if (!toponym || isCommonWord(toponym.key)) return null
    if (isCountry(toponym)) return toponym
    const known = toponym.candidates.some(isWellKnown)
    const shouted = this.isDateline(piece!)
    if (this.settled.has(toponym.key) || this.isLocal(piece!)) return toponym
    return this.placed(toponym.span) || shouted || (known && toponym.candidates.length > 0 && !this.isPersonal(span))
      ? toponym
      : null
  }

  /** "Beijing-based": a nationality that is none. */
  private capital(span: Span): Toponym | null {
    const toponym = this.read(span)
    return toponym?.candidates.some((c) => c.seat === 'country' || c.kind === 'country') ? toponym : null
  }

  private isPersonal(span: Span): boolean {
    return this.report.names.some((n) => n.kind === 'person' && spansMeet(n, span))
  }

  /** "BANTAM — A Danbury mason": the first words of a report. */
  private isDateline({ start, end }: Span): boolean {
    const name = this.textOf({ start, end })
    // "Muscat: The festival opened"
    if (start < 3 && /^(?::|\s*[-–—(])/.test(this.text.slice(end, end + 2))) return true
    return name.length > 3 && name === name.toUpperCase() && /^(?:,| \(|\s*[-–—])/.test(this.text.slice(end, end + 3))
  }

  /** "New Milford Police Department", "University of Michigan": a public body carries its place; a newspaper does not. */
  private publicBody(span: Span): Toponym | null {
    if (!isPublicBody(this.textOf(span))) return null
    const { from, to } = this.tree.tokensIn(span)
    for (let length = Math.min(4, to - from - 1); length >= 1; length--) {
      for (const i of [from, to - length]) {
        const atEnd = i !== from
        if (atEnd && !/^(?:of|in|for)$/.test(this.tree.form(i - 1))) continue
        if (!isCapital(this.tree, i)) continue
        const toponym = this.read(this.tree.spanOf({ from: i, to: i + length }))
        if (!toponym || isCommonWord(toponym.key)) continue
        if (isCountry(toponym) || toponym.candidates.some((c) => !c.unsure && c.population > 5_000)) return toponym
      }
    }
    return null
  }

  /** "US President", "Florida Senator Marco Rubio" */
  private beforeTitle(span: Span): Toponym | null {
    const { from, to } = this.tree.tokensIn(span)
    for (let length = Math.min(3, to - from); length >= 1; length--) {
      if (!isTitle(this.tree.form(from + length))) continue
      const toponym = this.read(this.tree.spanOf({ from, to: from + length }))
      if (toponym?.candidates.some((c) => c.kind === 'country' || isWellKnown(c))) return toponym
    }
    return null
  }

  /** Names that the names layer has missed, where they can be nothing else. */
  private missedNames() {
    const { tree } = this
    const covered = new Uint8Array(tree.size + 1)
    for (const span of [...this.report.names, ...this.found.map((t) => t.span)]) {
      const { from, to } = tree.tokensIn(span)
      covered.fill(1, from, to)
    }
    for (let i = 0; i < tree.size; i++) {
      if (covered[i] || !isCapital(tree, i)) continue
      const end = tree.sentenceRange(tree.sentence(i)).to
      let most = i + 1
      while (most < end && most < i + 4 && !covered[most]) most++
      for (let to = most; to > i; to--) {
        if (!isCapital(tree, to - 1)) continue
        const toponym = this.read(tree.spanOf({ from: i, to }))
        if (!toponym || !this.isSure(i, to, covered, toponym)) continue
        this.take(toponym)
        i = to - 1
        break
      }
    }
  }

  private isSure(from: number, to: number, covered: Uint8Array, toponym: Toponym): boolean {
    const { tree } = this
    const { span, key, candidates } = toponym
    if (isCommonWord(key)) return false
    if (candidates.every((c) => c.abbreviation)) return true
    if (this.isDateline(span) || this.settled.has(key)) return true
    const first = tree.sentenceRange(tree.sentence(from)).from
    // "Michael Jordan", "Paris Hilton", "Chad Smith": a word of a longer name.
    if (
      from > first + 1 &&
      isCapital(tree, from - 1) &&
      !covered[from - 1] &&
      /^(?:PROPN|NOUN)$/.test(tree.upos(from - 1))
    )
      return false
    if (isCapital(tree, to) && !covered[to] && tree.upos(to) === 'PROPN' && !isTitle(tree.form(to))) return false
    if (isCountry(toponym)) return true
    if (tree.upos(from) !== 'PROPN') return false
    if (this.isLocal(span)) return true
    // "an Inuk mother living in Yellowknife"
    if (this.placed(span) && key.length > 3 && candidates.some((c) => !c.unsure && (c.population > 5_000 || c.seat)))
      return true
    return (
      candidates.some(isWellKnown) &&
      (from > first || this.placed(span) || /^(?:,|['’]s)/.test(this.text.slice(span.end, span.end + 2)))
    )
  }

  /** "Danbury police", "a Roselle resident" */
  private isLocal({ end }: Span): boolean {
    return /^ (?:police|firefighters?|officers?|officials?|authorities|residents?|council(?:lor|man|woman)?|mayor|man|woman|native|couple|family|teenager|businessman|farmers?|students?|court|prosecutors?)\b/.test(
      this.text.slice(end, end + 20),
    )
  }

  private placed({ start }: Span): boolean {
    return /\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Aa]round|[Oo]utside)\s+$/.test(
      this.text.slice(Math.max(0, start - 9), start),
    )
  }

  private read(span: Span): Toponym | null {
    return readName(this.text, span, this.gazetteer)
  }

  private sameSentence({ from, to }: { from: number; to: number }): boolean {
    return from >= 0 && to <= this.tree.size && this.tree.sentence(from) === this.tree.sentence(to - 1)
  }

  private textOf({ start, end }: Span): string {
    return this.text.slice(start, end)
  }
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
    given.add(foldName(words[0]!))
    family.add(foldName(words.at(-1)!))
  }
  return { given, family }
}
