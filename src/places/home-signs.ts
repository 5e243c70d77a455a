import { csvLines } from '../report/csv.js'
import type { DataReader } from '../resources.js'

/** A province of a country, as the gazetteer writes them: USA and TX. */
export interface ProvinceCode {
  readonly country: string
  readonly province: string
}

/** What a report says of its home without naming it: words of home life ("sheriff", "lakh") and telephone numbers. */
export interface HomeSigns {
  /** Words by the first of them, longest first. */
  readonly words: ReadonlyMap<string, readonly HomeWord[]>
  readonly areaCodes: ReadonlyMap<string, ProvinceCode>
}

interface HomeWord {
  readonly words: string
  readonly countries: readonly string[]
  readonly weight: number
}

const FIRST_WORD = /^(?:[£€]|[\p{L}\p{N}]+)/u

export const NO_SIGNS: HomeSigns = { words: new Map(), areaCodes: new Map() }

export function loadHomeSigns(data: DataReader): HomeSigns {
  const words = new Map<string, HomeWord[]>()
  for (const [said = '', countries = '', weight] of csvLines(data.text('gazetteer/country-words.csv')).slice(1)) {
    const first = FIRST_WORD.exec(said)![0]
    const row = { words: said, countries: countries.split(' '), weight: Number(weight) }
    words.set(first, [...(words.get(first) ?? []), row])
  }
  const areaCodes = new Map<string, ProvinceCode>()
  for (const [country = '', province = '', codes = ''] of csvLines(data.text('gazetteer/area-codes.csv')).slice(1))
    for (const code of codes.split(' ')) areaCodes.set(code, { country, province })
  return { words, areaCodes }
}

/** The countries and provinces that a text's words and telephone numbers speak for, and how strongly. */
export interface Home {
  readonly countries: ReadonlyMap<string, number>
  /** By country and province: "USA TX". */
  readonly provinces: ReadonlyMap<string, number>
}

/** "806-423-1253", "(806) 423-1253" */
const TELEPHONE = /(?<![\d.-])\(?([2-9]\d\d)\)?(?:[-. ]|\) )\d{3}[-. ]\d{4}(?![\d-])/g

/** No Unicode classes: this runs over every word of every report. */
const WORD = /[£€]|[A-Za-z0-9\u00c0-\u024f]+/g

export function homeOf(text: string, { words, areaCodes }: HomeSigns): Home {
  const countries = new Map<string, number>()
  const provinces = new Map<string, number>()
  const add = (to: Map<string, number>, key: string, weight: number) => void to.set(key, (to.get(key) ?? 0) + weight)
  const heard = new Set<HomeWord>()
  for (const { 0: word, index } of text.matchAll(WORD)) {
    for (const row of words.get(word) ?? []) {
      if (heard.has(row) || !text.startsWith(row.words, index)) continue
      const end = index + row.words.length
      if (!/^[£€]/.test(row.words) && /[A-Za-z0-9\u00c0-\u024f]/.test(text.charAt(end))) continue
      heard.add(row)
      for (const country of row.countries) add(countries, country, row.weight)
    }
  }
  const rung = new Set<string>()
  for (const [number, code = ''] of text.matchAll(TELEPHONE)) {
    const province = areaCodes.get(code)
    if (!province || rung.has(number)) continue
    rung.add(number)
    add(countries, province.country, 1)
    add(provinces, `${province.country} ${province.province}`, 1)
  }
  return { countries, provinces }
}
