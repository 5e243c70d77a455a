import type { Registry } from '../../actors/registry.js'
import type { QuestionWords } from './relations.js'

/**
 * A question in the letters that the coder reads: the word that asks stands in small letters, "anti-China" is two words, and names
 * that were typed in small letters are names ("pakistan", "eu"). Every letter stays at its place, so that spans hold for both.
 */
export function legible(text: string, registry: Registry, { smallWords }: QuestionWords): string {
  const apart = text.replace(/\b(anti|pro)-(?=\p{L})/giu, (prefix) => `${prefix.slice(0, -1)} `)
  return plainOpening(withCapitals(withoutPreamble(apart), registry, smallWords))
}

/** "I want to know whether Chad …", "Can you tell me if …": what is asked begins behind it; blanks keep every letter at its place. */
function withoutPreamble(text: string): string {
  const preamble = PREAMBLE.exec(text)?.[0]
  return preamble === undefined ? text : ' '.repeat(preamble.length) + text.slice(preamble.length)
}

/** A question as a report would tell it, each letter at its place: "Have ships rammed boats?" as "ships rammed boats"; null of no such question. */
export function asTold(text: string): string | null {
  const opening = /^\s*(is|are|was|were|do|does|did|has|have|had|will|would|could|can)\s/i.exec(text)?.[0]
  if (opening === undefined) return null
  return `${' '.repeat(opening.length)}${text.slice(opening.length).replace(/\?\s*$/, '.')}`
}

const PREAMBLE =
  /^\s*(?:(?:i['’]?d like|i would like|i want|we want|we need|i need) to (?:know|find out|understand|see)|i(?:['’]m| am) (?:wondering|asking)|i wonder|(?:can|could) you (?:please )?(?:tell me|check|say)|do (?:you|we) know|please (?:check|tell me|find out)|any idea|it is said|is it (?:true|correct)|is there (?:any )?(?:evidence|proof|sign|indication)|tell me) (?:if|whether|that) /i

/** "Will Wang Yi visit …": the word that asks is no part of a name, and nobody is called Who. */
function plainOpening(text: string): string {
  const opening = text.match(/^\s*(\p{L}+)/u)?.[1]
  if (!opening || !OPENINGS.has(opening.toLowerCase())) return text
  const at = text.indexOf(opening)
  return text.slice(0, at) + opening[0]!.toLowerCase() + text.slice(at + 1)
}

const OPENINGS: ReadonlySet<string> = new Set(
  'is are was were do does did has have had will would can could may might shall who whom what which when where why how any'.split(
    ' ',
  ),
)

const LONGEST_NAME = 4

function withCapitals(text: string, registry: Registry, smallWords: ReadonlySet<string>): string {
  const words = [...text.matchAll(/\p{L}+/gu)].map((m) => ({ at: m.index, word: m[0] }))
  const letters = [...text]
  for (let i = 0; i < words.length; i++) {
    if (/^\p{Lu}/u.test(words[i]!.word)) continue
    for (let n = Math.min(LONGEST_NAME, words.length - i); n > 0; n--) {
      const last = words[i + n - 1]!
      const phrase = text.slice(words[i]!.at, last.at + last.word.length)
      const name = nameOf(phrase, words[i - 1]?.word ?? '', registry, smallWords)
      if (name === null) continue
      letters.splice(words[i]!.at, name.length, ...name)
      i += n - 1
      break
    }
  }
  return letters.join('')
}

/** The name that a phrase in small letters is, with its capitals. */
function nameOf(phrase: string, before: string, registry: Registry, smallWords: ReadonlySet<string>): string | null {
  if (phrase === 'us') return /^the$/i.test(before) ? 'US' : null
  if (smallWords.has(phrase) || phrase.length < 2 || phrase !== phrase.toLowerCase()) return null
  const titled = phrase.replace(
    /(^|[^\p{L}])(?!(?:of|the|and)\b)(\p{L})/gu,
    (_, gap, first) => gap + first.toUpperCase(),
  )
  if (phrase.length > 3 && (registry.stateNamed(titled) || registry.demonym(titled))) return titled
  const capitals = phrase.toUpperCase()
  const isShort = /^\p{L}{2,8}$/u.test(phrase)
  if (isShort && (registry.stateNamed(capitals) || OF_STATES.has(registry.organisationNamed(capitals)?.country ?? '')))
    return capitals
  return null
}

/** Codes of organisations of many states, whose abbreviations everybody types: "nato", "eu". */
const OF_STATES: ReadonlySet<string> = new Set(['IGO', 'UNO', 'EUR'])
