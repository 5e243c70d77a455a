import type { Span } from '../../report/span.js'

/** A piece of evidence as the answer shows it. */
export interface Item {
  readonly kind: 'event' | 'agreement' | 'claim' | 'forecast'
  readonly report: string
  readonly spans: readonly Span[]
  readonly words: string
  readonly speaker: string | null
  readonly weight: number
  readonly why: string
}

/** By what a reader names a piece of evidence, to leave it out: its kind, report and first words. */
export const itemKey = ({ kind, report, spans }: Pick<Item, 'kind' | 'report' | 'spans'>): string =>
  `${kind} ${report}@${spans[0]?.start ?? 0}`

/** Where the words behind a sentence stand; or, of a count, what was counted. */
export interface Footnote {
  readonly n: number
  readonly report: string | null
  readonly layer: string | null
  readonly id: string | null
  readonly spans: readonly Span[]
  readonly words: string
  readonly speaker: string | null
  readonly outlet: string | null
  readonly day: string | null
}

export interface Sentence {
  readonly text: string
  /** Numbers of footnotes. */
  readonly notes: readonly number[]
}

export interface Paragraph {
  readonly heading: string | null
  readonly sentences: readonly Sentence[]
  /** Each sentence is a line of its own. */
  readonly list: boolean
}

/** What `demarche ask` prints as JSON; the first part is the contract, from `route` on ours. */
export interface Answer {
  readonly question: string
  readonly parsed: {
    readonly relation: string | null
    readonly actors: readonly string[]
    /** Those of the actors who do it, where the question says so; ours. */
    readonly by: readonly string[]
    readonly against: readonly string[]
    readonly since: string | null
    readonly until: string | null
    readonly missed: readonly string[]
  }
  readonly answerable: boolean
  readonly hypotheses: readonly {
    readonly id: string
    readonly text: string
    readonly likelihood: { readonly word: string; readonly share: number; readonly low: number; readonly high: number }
    readonly for: readonly Item[]
    readonly against: readonly Item[]
    readonly neutral: readonly Item[]
  }[]
  readonly ladder: readonly {
    readonly from: string
    readonly to: string
    readonly rung: number
    readonly name: string
    readonly reached: string | null
    readonly form: string
    readonly stage: string | null
    readonly evidence: readonly Item[]
    readonly planned: readonly Item[]
    readonly claimed: readonly Item[]
    readonly against: readonly Item[]
  }[]
  readonly triads: readonly {
    readonly members: readonly [string, string, string]
    readonly balanced: boolean
    readonly p: number | null
    readonly signs: readonly [number, number, number]
  }[]
  readonly forecasts: readonly {
    readonly proposition: string
    readonly speaker: string | null
    readonly word: string
    readonly probability: readonly [number, number]
    readonly status: string
  }[]
  readonly sensitivity: readonly { readonly without: string; readonly changes: string }[]
  readonly watch: readonly string[]
  /** The question of src/questions that was asked, or the set of hypotheses; null where there is none. */
  readonly route: string | null
  /** Why it cannot be answered. */
  readonly because: string | null
  readonly baseRate: { readonly pairs: number; readonly reached: number; readonly text: string } | null
  /** Rows of the question of src/questions, where a fact answers. */
  readonly rows: readonly unknown[]
  readonly text: readonly Paragraph[]
  readonly footnotes: readonly Footnote[]
  /** Questions that can be answered, where this one cannot. */
  readonly questions: readonly string[]
}
