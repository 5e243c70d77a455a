import type { Citation } from '../stored-reports.js'
import type { Footnote, Paragraph, Sentence } from './answer.js'

/** Collects the sentences of an answer with their footnotes; words that are cited twice have one number. */
export class Writer {
  readonly footnotes: Footnote[] = []
  readonly paragraphs: Paragraph[] = []
  readonly #known = new Map<string, number>()

  /** The number of the footnote for these words. */
  cite(citation: Citation): number {
    const key = `${citation.report} ${citation.layer} ${citation.id}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const { report, layer, id, spans, words, speaker, outlet, day } = citation
    return this.#add(key, { report, layer, id, spans, words, speaker, outlet, day })
  }

  /** The number of the footnote that says what was counted, or searched. */
  count(words: string): number {
    const none = { report: null, layer: null, id: null, spans: [], speaker: null, outlet: null, day: null }
    return this.#known.get(words) ?? this.#add(words, { ...none, words })
  }

  #add(key: string, note: Omit<Footnote, 'n'>): number {
    const n = this.footnotes.length + 1
    this.footnotes.push({ n, ...note })
    this.#known.set(key, n)
    return n
  }

  paragraph(heading: string | null, sentences: readonly Sentence[], { list = false } = {}): void {
    if (sentences.length > 0) this.paragraphs.push({ heading, sentences, list })
  }
}

export const sentence = (text: string, ...notes: readonly number[]): Sentence => ({
  text: text.charAt(0).toUpperCase() + text.slice(1),
  notes: [...new Set(notes)].sort((a, b) => a - b),
})

/** "A", "A and B", "A, B and C". */
export function listed(parts: readonly string[], word = 'and'): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** "2018-11-27" is 27 November 2018; "2018-11" is November 2018. */
export function dayInWords(date: string): string {
  const [year, month, day] = date.split('-')
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ')
}

/** A quotation of at most so many characters, without the report's own quotation marks and the "that" of reported speech. */
export function quote(words: string, most = 180): string {
  const bare = words
    .replace(/^[“"‘'«\s]+|[”"’'»\s,]+$/gu, '')
    .replace(/^that (?=\p{Ll})/u, '')
    .replace(/\.[”"’]+$/u, '')
    .replace(/“|(?<=^|[\s(])"/g, '‘')
    .replace(/[”"]/g, '’')
  if (bare.length <= most) return `“${bare}”`
  const cut = bare.slice(0, most)
  return `“${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).replace(/[\s,;:–-]+$/u, '')} …”`
}

const SMALL = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** "two", "13": numbers up to twelve as prose writes them. */
export const inWords = (n: number): string => SMALL[n] ?? String(n)

export const percent = (share: number): string => `${Math.round(share * 100)}%`
