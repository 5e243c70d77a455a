import type { Span, TokenRange } from '../report/span.js'
import type { Gender, PronounWord } from './mention-words.js'

/** What kind of being the words of a phrase name, as far as they say. */
export type PhraseKind = 'person' | 'group' | 'place' | 'country' | 'time' | 'thing'

/** A noun phrase, name or pronoun with what its words say about who is meant. */
export interface Phrase {
  /** Position among the report's phrases. */
  readonly index: number
  readonly head: number
  /** Without trailing clauses, appositions and the rest of a list. */
  readonly range: TokenRange
  readonly span: Span
  readonly kind: PhraseKind
  readonly pronoun: PronounWord | undefined
  /** The name's words, folded: "Kim Yong-nam" -> kim, yong-nam. */
  readonly name: readonly string[] | undefined
  readonly nameSpan: Span | undefined
  /** Head noun of a description, or of the title of a name: "minister" of "Foreign Minister Cesar Landa". */
  readonly noun: string
  readonly number: 'sing' | 'plur' | ''
  readonly gender: Gender | 'n' | ''
  readonly determiner: 'the' | 'a' | 'this' | 'poss' | 'none' | 'all'
  /** Lemmas of the words that say which: "North Korean", "foreign". */
  readonly modifiers: ReadonlySet<string>
  /** States among those words. */
  readonly states: readonly string[]
  /** Id of the state whose name, capital or nationality the head is. */
  readonly state: string | undefined
  /** Id of the organisation whose name it is in the registry. */
  readonly organisation: string | undefined
  /** A capital that speaks for its state: "Pyongyang denied it". */
  readonly capital: boolean
  /** A nationality that stands before a noun: "Russian" in "Russian air strikes". */
  readonly adjective: boolean
  /** A people: "Russians". */
  readonly isPeople: boolean
  /** The names layer calls it a name, or it is a weapon or vehicle that acts for its owner. */
  readonly properName: boolean
  readonly sentence: number
  /** The verb or other predicate that governs the phrase. */
  readonly predicate: number
  readonly role: 'subject' | 'object' | 'oblique' | 'possessive' | 'modifier' | 'other'
}
