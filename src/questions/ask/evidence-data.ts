import { parseCsv } from '../../report/csv.js'
import type { DataReader } from '../../resources.js'

/** What a piece of evidence is a sign of; see data/questions/signs.csv. */
export interface Sign {
  readonly sign: string
  readonly of: 'event' | 'agreement' | 'claim'
  readonly between: 'pair' | 'third' | 'any'
  readonly types: readonly string[]
  readonly modes: readonly string[]
  readonly contexts: readonly string[]
  /** Of an event its status; of an agreement made, coming or ended. */
  readonly status: readonly string[]
  readonly rungs: readonly [number, number]
  readonly likely: 'high' | 'low' | ''
  readonly words: RegExp | null
  readonly not: RegExp | null
  readonly says: string
  /** What a speaker does who says so: "sees too little strength for it". */
  readonly verb: string
}

export interface Hypothesis {
  readonly set: string
  readonly id: string
  /** Share of belief before any evidence. */
  readonly before: number
  /** A few words: "ordinary diplomacy". */
  readonly short: string
  readonly text: string
}

export interface Weight {
  readonly weight: number
  readonly because: string
}

export interface EvidenceData {
  readonly signs: readonly Sign[]
  readonly hypotheses: readonly Hypothesis[]
  /** How far a hypothesis lets one expect a sign, 2 to -2. */
  expected(sign: string, hypothesis: string): number
  weightOf(kind: string, value: string): Weight
  /** The word for a share of 1, and the band that it stands for. */
  wordFor(share: number): { readonly word: string; readonly from: number; readonly to: number }
  /** "the United States", "the United Nations"; undefined for most. */
  nameWithThe(code: string): string | undefined
}

const words = (cell: string | undefined): string[] => (cell ?? '').split(' ').filter(Boolean)
const pattern = (cell: string | undefined): RegExp | null => (cell ? new RegExp(cell, 'is') : null)

export function loadEvidenceData(data: DataReader): EvidenceData {
  const signs = parseCsv(data.text('questions/signs.csv')).map((row): Sign => {
    const [low, high] = row.rungs ? row.rungs.split('-').map(Number) : [0, 10]
    return {
      sign: row.sign!,
      of: row.of as Sign['of'],
      between: row.between as Sign['between'],
      types: words(row.types),
      modes: words(row.modes),
      contexts: words(row.contexts),
      status: words(row.status),
      rungs: [low!, high ?? low!],
      likely: row.likely as Sign['likely'],
      words: pattern(row.words),
      not: pattern(row.not),
      says: row.says!,
      verb: row.verb || `speaks of ${row.says}`,
    }
  })
  const expected = new Map(
    parseCsv(data.text('questions/diagnosticity.csv')).map(({ sign, ...row }) => [
      sign!,
      new Map(Object.entries(row).map(([hypothesis, score]) => [hypothesis, Number(score)])),
    ]),
  )
  const weights = new Map(
    parseCsv(data.text('questions/weights.csv')).map((row) => [
      `${row.kind} ${row.value}`,
      { weight: Number(row.weight), because: row.because! },
    ]),
  )
  const bands = parseCsv(data.text('questions/likelihood-bands.csv')).map((row) => ({
    word: row.word!,
    from: Number(row.from),
    to: Number(row.to),
  }))
  const names = new Map(parseCsv(data.text('questions/names-with-the.csv')).map((row) => [row.code!, row.name!]))
  return {
    signs,
    hypotheses: parseCsv(data.text('questions/hypotheses.csv')).map((row) => ({
      set: row.set!,
      id: row.hypothesis!,
      before: Number(row.before),
      short: row.short!,
      text: row.text!,
    })),
    expected: (sign, hypothesis) => expected.get(sign)?.get(hypothesis) ?? 0,
    weightOf: (kind, value) => weights.get(`${kind} ${value}`) ?? { weight: 1, because: '' },
    wordFor: (share) => bands.find(({ to }) => share < to) ?? bands.at(-1)!,
    nameWithThe: (code) => names.get(code),
  }
}
