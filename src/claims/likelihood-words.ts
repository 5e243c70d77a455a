import { csvLines, parseCsv } from '../report/csv.js'
import type { DataReader } from '../resources.js'

export type Interval = readonly [low: number, high: number]

/** How sure a word says that somebody is. */
export interface Likelihood {
  readonly words: string
  readonly probability: Interval
  /** icd203, wep-2015, ipcc …; "own" where no published scale has the word. */
  readonly scale: string
}

/** What a word does to the likelihood word beside it: "very", "somewhat", "almost", "not". */
export type Degree = 'strengthen' | 'weaken' | 'approach' | 'negate' | 'keep'

export interface LikelyPhrase {
  readonly likelihood: Likelihood
  readonly tokens: readonly string[]
}

export interface LikelihoodWords {
  readonly adjectives: ReadonlyMap<string, Likelihood>
  readonly adverbs: ReadonlyMap<string, Likelihood>
  /** First words of the adverbs, so that most tokens are passed over at once. */
  readonly adverbStarts: ReadonlySet<string>
  readonly modals: ReadonlyMap<string, Likelihood>
  readonly nouns: ReadonlyMap<string, Likelihood>
  readonly verbs: ReadonlyMap<string, Likelihood>
  /** First word -> set phrases that begin with it: "odds are". */
  readonly phrases: ReadonlyMap<string, readonly LikelyPhrase[]>
  /** What a negated word means where that is not one minus the word: "not certain". */
  readonly negated: ReadonlyMap<string, Likelihood>
  readonly degrees: ReadonlyMap<string, Degree>
  /** Verbs of "seems unlikely". */
  readonly hedges: ReadonlySet<string>
  /** Verbs whose "could" tells what somebody was able to do: "could hear shots". */
  readonly abilities: ReadonlySet<string>
  /** Adjectives that say it by themselves: "a visit is unlikely"; the rest need "to" or "that". */
  readonly alone: ReadonlySet<string>
  /** Adjectives of "a possible attack". */
  readonly beforeNoun: ReadonlySet<string>
  /** Is the noun one of what may happen: "a possible test"? */
  isHappening(lemma: string): boolean
}

/** Scales in the order in which a word's interval is looked up; whoever prefers another puts it first. */
export const SCALES = ['icd203', 'wep-2015', 'own', 'phia', 'ipcc'] as const

/** Reads `data/lexicon/claims/likelihood.csv` and `happenings.csv`. */
export function loadLikelihoodWords(data: DataReader, scales: readonly string[] = SCALES): LikelihoodWords {
  return likelihoodWordsFrom(
    data.text('lexicon/claims/likelihood.csv'),
    data.text('lexicon/claims/happenings.csv'),
    scales,
  )
}

const DEGREES = new Set(['strengthen', 'weaken', 'approach', 'negate', 'keep'])

export function likelihoodWordsFrom(
  csv: string,
  happenings: string,
  scales: readonly string[] = SCALES,
): LikelihoodWords {
  const kinds = {
    adj: new Map(),
    adv: new Map(),
    modal: new Map(),
    noun: new Map(),
    verb: new Map(),
    phrase: new Map(),
    not: new Map(),
  } as Record<string, Map<string, Likelihood>>
  const degrees = new Map<string, Degree>()
  const hedges = new Set<string>()
  const abilities = new Set<string>()
  const alone = new Set<string>()
  const beforeNoun = new Set<string>()
  const rank = (scale: string) => {
    const place = scales.indexOf(scale)
    return place < 0 ? scales.length : place
  }
  for (const { words = '', kind = '', low, high, scale = '' } of parseCsv(csv)) {
    const entries = kinds[kind]
    if (entries) {
      const known = entries.get(words)
      if (!known || rank(scale) < rank(known.scale))
        entries.set(words, { words, probability: [Number(low), Number(high)], scale })
    } else if (DEGREES.has(kind)) degrees.set(words, kind as Degree)
    else if (kind === 'hedge') hedges.add(words)
    else if (kind === 'ability') abilities.add(words)
    else if (kind === 'alone') alone.add(words)
    else if (kind === 'before-noun') beforeNoun.add(words)
  }
  const phrases = new Map<string, LikelyPhrase[]>()
  for (const likelihood of kinds.phrase!.values()) {
    const tokens = likelihood.words.split(' ')
    const first = tokens[0]!
    phrases.set(first, [...(phrases.get(first) ?? []), { likelihood, tokens }])
  }
  const nouns = new Set<string>()
  const endings: string[] = []
  for (const [noun = ''] of csvLines(happenings).slice(1)) {
    if (noun.startsWith('-')) endings.push(noun.slice(1))
    else nouns.add(noun)
  }
  return {
    adjectives: kinds.adj!,
    adverbs: kinds.adv!,
    adverbStarts: new Set([...kinds.adv!.keys()].map((phrase) => phrase.split(' ')[0]!)),
    modals: kinds.modal!,
    nouns: kinds.noun!,
    verbs: kinds.verb!,
    phrases,
    negated: kinds.not!,
    degrees,
    hedges,
    abilities,
    alone,
    beforeNoun,
    isHappening: (lemma) =>
      nouns.has(lemma) || endings.some((ending) => lemma.endsWith(ending) && lemma.length > ending.length + 2),
  }
}

/**
 * The interval of a word with degree words and negation: "very likely", "not very likely", "almost impossible".
 * Under a negation degree words fall away: "not very likely" says unlikely, not less than unlikely.
 */
export function composeLikelihood(words: LikelihoodWords, word: Likelihood, degrees: readonly Degree[]): Likelihood {
  if (degrees.includes('negate')) {
    const known = words.negated.get(word.words)
    if (known) return { ...known, words: word.words }
    const [low, high] = word.probability
    return { ...word, probability: [round(1 - high), round(1 - low)] }
  }
  let [low, high] = word.probability
  const likely = low + high > 1
  for (const degree of degrees) {
    if (degree === 'strengthen') [low, high] = likely ? [high, high + (1 - high) * 0.75] : [low * 0.25, low]
    else if (degree === 'weaken')
      [low, high] = likely ? [(low + 0.5) / 2, (low + high) / 2] : [(low + high) / 2, (high + 0.5) / 2]
    else if (degree === 'approach') [low, high] = likely ? [low - 0.02, high - 0.01] : [low + 0.01, high + 0.02]
  }
  return { ...word, probability: [round(clamp(low)), round(clamp(high))] }
}

const clamp = (p: number) => Math.min(1, Math.max(0, p))
const round = (p: number) => Math.round(p * 1e4) / 1e4
