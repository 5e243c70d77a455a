import type { StoredReport } from '../../stored-reports.js'
import type { NameOf } from '../names.js'
import { plainName } from '../speaker-words.js'

/** Speakers as prose calls them: with their standing where they first come up, later by what the report itself calls them. */
export class Speakers {
  readonly #met = new Set<string>()
  readonly #nameOf: NameOf
  readonly #reports: ReadonlyMap<string, StoredReport>

  constructor(nameOf: NameOf, reports: ReadonlyMap<string, StoredReport>) {
    this.#nameOf = nameOf
    this.#reports = reports
  }

  /** "Walter Ortiz (expert, Venezuela)", and later "Ortiz". */
  named(speaker: string, report: string, role: string): string {
    if (this.#met.has(speaker)) return this.#shortName(speaker, report) ?? plainName(speaker)
    this.#met.add(speaker)
    const country = this.#entity(speaker, report)?.country
    const standing = STANDINGS[role] ?? role
    const told = [standing, country ? this.#nameOf(country) : ''].filter((part) => part && part !== speaker).join(', ')
    return told ? `${plainName(speaker)} (${told})` : plainName(speaker)
  }

  /** Whoever has just been named: "Ortiz", "the expert". */
  again(speaker: string, report: string, role: string): string {
    return this.#shortName(speaker, report) ?? NOUNS[role] ?? plainName(speaker)
  }

  /** The one word by which the report goes on to call him, unless it calls another so: a second Kim is no Kim. */
  #shortName(speaker: string, report: string): string | null {
    const stored = this.#reports.get(report)
    const entity = this.#entity(speaker, report)
    if (!stored || !entity) return null
    const parts = speaker.split(/\s+/)
    const words = stored.mentions
      .filter((mention) => mention.entity === entity.id)
      .map(({ span }) => stored.original.text.slice(span.start, span.end))
      .filter((word) => parts.length > 1 && parts.includes(word))
    const isOthers = (word: string) =>
      stored.entities.some(({ id, name }) => id !== entity.id && name.split(/[\s-]+/).includes(word))
    return words.find((word) => !isOthers(word)) ?? null
  }

  #entity(speaker: string, report: string) {
    return this.#reports.get(report)?.entities.find(({ name }) => name === speaker)
  }
}

const STANDINGS: Readonly<Record<string, string>> = { party: 'a party to it', other: '', unnamed: '' }
const NOUNS: Readonly<Record<string, string>> = {
  expert: 'the expert',
  official: 'the official',
  military: 'the officer',
}
