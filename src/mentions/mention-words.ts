import { csvLines } from '../report/csv.js'
import type { DataReader } from '../resources.js'

export type Gender = 'm' | 'f'
export type NounKind = 'person' | 'group' | 'place' | 'time'

/** A personal pronoun: who it can mean. */
export interface PronounWord {
  readonly person: 1 | 2 | 3
  readonly number: 'sing' | 'plur' | ''
  readonly gender: Gender | 'n' | ''
  readonly reflexive: boolean
}

/** What words say about who is named: `data/mentions/`. */
export interface MentionWords {
  readonly pronouns: ReadonlyMap<string, PronounWord>
  /** What kind of thing a common noun names, by lemma. */
  readonly nouns: ReadonlyMap<string, NounKind>
  /** Gender of nouns and titles ("husband", "Mrs."), by lemma or lower-case form. */
  readonly genderOfNoun: ReadonlyMap<string, Gender>
  readonly genderOfGivenName: ReadonlyMap<string, Gender>
  /** Named sets of words: "speech-verb", "title", "country-noun", "both", … */
  readonly sets: ReadonlyMap<string, ReadonlySet<string>>
  /** Descriptions that can mean the same person: lemma -> names of its synonym sets. */
  readonly synonyms: ReadonlyMap<string, readonly string[]>
  /** "leader" -> offices that it may mean, likeliest first. */
  readonly offices: ReadonlyMap<string, readonly string[]>
  /** "baltic" -> ids of the states that are meant by "the Baltic states". */
  readonly regions: ReadonlyMap<string, readonly string[]>
  /** "west african", "kingdom" -> ids of the states that may be described so. */
  readonly stateDescriptions: ReadonlyMap<string, ReadonlySet<string>>
  /** Kind of an organisation in the registry -> nouns by which it is spoken of again: "lender" after "World Bank". */
  readonly organisationNouns: ReadonlyMap<string, ReadonlySet<string>>
  /** Word of a name -> kind of the organisation that bears it: "Front", "Corp". */
  readonly organisationNames: ReadonlyMap<string, string>
  /** State -> the organisation for which its capital speaks in news about that organisation: "Brussels". */
  readonly seats: ReadonlyMap<string, string>
  /** Weights of the linker, by "class feature value". */
  readonly weights: ReadonlyMap<string, number>
}

export function loadMentionWords(data: DataReader): MentionWords {
  const rows = (file: string) => csvLines(data.text(`mentions/${file}`)).slice(1)
  const pronouns = new Map<string, PronounWord>()
  for (const [form, person, number, gender, reflexive] of rows('pronouns.csv'))
    pronouns.set(form!, {
      person: Number(person) as 1 | 2 | 3,
      number: number as PronounWord['number'],
      gender: gender as PronounWord['gender'],
      reflexive: reflexive === 'yes',
    })
  const nouns = new Map<string, NounKind>()
  const genderOfNoun = new Map<string, Gender>()
  for (const [kind, gender, words] of rows('nouns.csv'))
    for (const written of words!.split(' ')) {
      const word = written.replace('_', ' ')
      nouns.set(word, kind as NounKind)
      if (gender) genderOfNoun.set(word, gender as Gender)
    }
  const genderOfGivenName = new Map<string, Gender>()
  for (const [gender, names] of rows('given-names.csv'))
    for (const name of names!.split(' ')) genderOfGivenName.set(name, gender as Gender)
  const sets = new Map<string, Set<string>>()
  for (const [set, words] of rows('word-sets.csv')) sets.set(set!, new Set(words!.split(' ')))
  for (const gender of ['m', 'f'] as const)
    for (const title of sets.get(`title-${gender}`) ?? []) genderOfNoun.set(title, gender)
  const synonyms = new Map<string, string[]>()
  for (const [name, words] of rows('synonyms.csv'))
    for (const word of words!.split(' ')) synonyms.set(word, [...(synonyms.get(word) ?? []), name!])
  const offices = new Map<string, string[]>()
  for (const [office, meant] of rows('offices.csv')) offices.set(office!, meant!.split(';'))
  const regions = new Map<string, string[]>()
  for (const [region, states] of rows('regions.csv')) regions.set(region!, states!.split(' '))
  const stateDescriptions = new Map<string, ReadonlySet<string>>()
  for (const [description, states] of rows('state-descriptions.csv'))
    stateDescriptions.set(description!, new Set(states!.split(' ')))
  const organisationNouns = new Map<string, Set<string>>()
  const organisationNames = new Map<string, string>()
  for (const [kind, nouns, names] of rows('organisation-nouns.csv')) {
    organisationNouns.set(kind!, new Set(nouns!.split(' ')))
    for (const word of names ? names.split(' ') : []) organisationNames.set(word, kind!)
  }
  const seats = new Map<string, string>()
  for (const [state, organisation] of rows('seats.csv')) seats.set(state!, organisation!)
  const weights = new Map<string, number>()
  for (const [kind, feature, value, weight] of rows('link-weights.csv'))
    weights.set(`${kind} ${feature} ${value}`, Number(weight))
  return {
    pronouns,
    nouns,
    genderOfNoun,
    genderOfGivenName,
    sets,
    synonyms,
    offices,
    regions,
    stateDescriptions,
    organisationNouns,
    organisationNames,
    seats,
    weights,
  }
}
