import type { NameWord } from './name-words.js'
import type { PhraseMatch } from './registry.js'

/** The words of a phrase and its marks, each by itself; "Jong-un" stays whole. */
export const tokensOf = (words: string): string[] =>
  words
    .replace(/([,;:()[\]"“”«»?!]|['’]s\b|(?<=s)['’](?=\s|$)|\.(?=\s*$)|\s[–—-]\s)/g, ' $1 ')
    .split(/\s+/)
    .filter(Boolean)

/** "the Gulf of Oman", "the Horn of Africa": no state is meant by the name of its waters and coasts. */
export const WATERS: ReadonlySet<string> = new Set(['gulf', 'sea', 'strait', 'straits', 'bay', 'isthmus', 'horn'])

/** A phrase without the names of waters in it: "two tankers in the Gulf of Oman" are two tankers. */
export function withoutWaters(tokens: readonly string[]): readonly string[] {
  const at = tokens.findIndex((token, i) => WATERS.has(token.toLowerCase()) && tokens[i + 1] === 'of')
  if (at < 0) return tokens
  let end = at + 2
  while (/^\p{Lu}/u.test(tokens[end] ?? '')) end++
  const start = tokens[at - 1]?.toLowerCase() === 'the' ? at - 1 : at
  return [...tokens.slice(0, start), ...tokens.slice(end)]
}

/** Words after which a phrase only adds something: where it is, whom it serves. */
const LINKS = new Set(
  'of in from at to for on against by with near across inside outside around along throughout within about over under between into behind after before during among amid off who which that whose whom where when fleeing based living linked loyal allied backed led including such as and or working serving fighting operating representing belonging'.split(
    ' ',
  ),
)
/** Words that belong together, and what the registry knows in them. */
export interface Core {
  /** All of the phrase's: what `words` point into. */
  readonly tokens: readonly string[]
  readonly words: readonly NameWord[]
  readonly matches: readonly PhraseMatch[]
}

/** A core and what hangs on it: "[police] in [Marseille]". */
export interface Segment {
  readonly core: Core
  readonly link?: string | undefined
  readonly tail?: readonly string[] | undefined
}

/** Parts a phrase at commas into segments, and each at its first link into core and tail. */
export function segmentsOf(
  tokens: readonly string[],
  words: readonly NameWord[],
  matches: readonly PhraseMatch[],
): Segment[] {
  // tokens inside a match are never cut: "Minister of Foreign Affairs", "University of St. Andrews"
  const inside = new Set<number>()
  for (const match of matches) {
    for (let i = words[match.from]!.token; i < words[match.to - 1]!.token; i++) inside.add(i)
  }
  const segments: Segment[] = []
  let start = 0
  for (let i = 0; i <= tokens.length; i++) {
    if (i < tokens.length && (!/^[,;:()[\]]$/.test(tokens[i]!) || inside.has(i))) continue
    if (i > start) segments.push(segmentOf(start, i))
    start = i + 1
  }
  return segments.length ? segments : [{ core: { tokens: [], words: [], matches: [] } }]

  function segmentOf(from: number, to: number): Segment {
    let cut = to
    for (let i = from + 1; i < to; i++) {
      const word = tokens[i]!.toLowerCase()
      if (!LINKS.has(word) || inside.has(i - 1) || tokens[i - 1] === '-') continue
      cut = i
      break
    }
    const own = words.filter((word) => word.token >= from && word.token < cut)
    const first = words.indexOf(own[0]!)
    const core: Core = {
      tokens,
      words: own,
      matches: matches
        .filter((m) => m.from >= first && m.to <= first + own.length)
        .map((m) => ({ ...m, from: m.from - first, to: m.to - first })),
    }
    return cut < to ? { core, link: tokens[cut]!.toLowerCase(), tail: tokens.slice(cut + 1, to) } : { core }
  }
}
