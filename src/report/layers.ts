import type { Span } from './span.js'

/** What was read: the text that every span points into, and what is known about where it came from. */
export interface Original {
  readonly text: string
  readonly title?: string
  /** Day of publication, YYYY-MM-DD. */
  readonly published?: string
  readonly outlet?: string
  readonly url?: string
  readonly author?: string
  /** ISO 639-1. */
  readonly language: string
}

export interface Token extends Span {
  /** Index into `sentences`. */
  readonly sentence: number
}

/** Universal Dependencies, one a token. */
export interface SyntaxWord {
  readonly lemma: string
  readonly upos: string
  readonly feats?: string
  /** Index into `tokens`; -1 for the root of a sentence. */
  readonly head: number
  readonly deprel: string
}

export type NameKind = 'person' | 'place' | 'group' | 'norp' | 'other'

/** A proper name, without its title. */
export interface Name extends Span {
  readonly kind: NameKind
  /** Probability of the kind, 0 to 1, as the model gives it; none where spelling or the rest of the report settled it. */
  readonly confidence?: number
}

export type MentionKind = 'person' | 'group' | 'country' | 'place' | 'role' | 'pronoun' | 'other'

/** Words that name someone or something: "Maduro", "the two countries", "he". */
export interface Mention {
  readonly id: string
  readonly span: Span
  /** Index into `tokens` of the mention's head word. */
  readonly head: number
  readonly kind: MentionKind
  /** Id into `entities`; absent where nobody is known to be meant. */
  readonly entity?: string
}

/** Who or what is meant by one or more mentions. */
export interface Entity {
  readonly id: string
  /** The fullest name that the report or the registry gives. */
  readonly name: string
  /** ISO 3166-1 alpha-3, or PLOVER's IGO UNO EUR NGO ISM IMG MNC KOS; null where it is not known. */
  readonly country: string | null
  /** PLOVER sectors: GOV MIL LEG JUD COP … */
  readonly sectors: readonly string[]
  readonly office?: string
  /** Id of the registry's row that matched. */
  readonly registry?: string
  /** How the country was known. */
  readonly basis: 'stated' | 'registry' | 'context'
  /** Entities that this one stands for together: "the two countries". */
  readonly members?: readonly string[]
}

export interface DateMention {
  readonly id: string
  readonly span?: Span
  /** ISO 8601, as precise as the words: "2018-11-27", "2018-11", "2018"; PRESENT_REF, PAST_REF, FUTURE_REF where they name no day ("now"). */
  readonly value: string
  readonly end?: string
  readonly basis: 'stated' | 'implied' | 'published'
}

export interface Place {
  readonly id: string
  readonly span: Span
  readonly name: string
  /** ISO 3166-1 alpha-3. */
  readonly country: string
  /** WGS 84 degrees. */
  readonly lat: number
  readonly lon: number
  readonly geonameid?: number
  readonly precision: 'country' | 'province' | 'district' | 'city' | 'place'
  /** The words say whose something is and not where: "Russian" of "Russian troops", "Dallas" of "Dallas Mavericks". */
  readonly modifier?: true
}

/** What somebody does who is said to say or think something. */
export type ClaimAct =
  | 'assert'
  | 'deny'
  | 'ask'
  | 'demand'
  | 'promise'
  | 'threaten'
  | 'intend'
  | 'believe'
  | 'assess'
  | 'foresee'
  | 'support'
  | 'oppose'

/** What a claim speaks of, and how it stands to it; the event's own status is kept apart. */
export interface ClaimSubject {
  readonly event: string
  /** For: that it happened, will, or should. Against: that it did not, will not, or should not. */
  readonly stance: 'for' | 'against' | 'neutral'
}

/** How a reader would weigh who says so. */
export interface SourceStanding {
  /** "officials said" is not; a person, a state or an organisation with a name is. */
  readonly named: boolean
  readonly role: 'official' | 'military' | 'expert' | 'outlet' | 'state media' | 'other'
  /** Is the source, or its country, a party to an event that the claim speaks of? Null where it speaks of none. */
  readonly party: boolean | null
}

/** Attribution as PARC and PolNeAR define it: a source, a cue, a content. */
export interface Claim {
  readonly id: string
  readonly source: { readonly spans: readonly Span[]; readonly entity: string | null } | null
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly kind: 'direct' | 'indirect' | 'mixed'
  /** The claim that this one is reported in. */
  readonly within: string | null
  readonly act?: ClaimAct
  /** Steps between the report and the first speaker: 0 is told by the report, 1 by the source of the claim around it. */
  readonly remove?: number
  readonly about?: readonly ClaimSubject[]
  /** What is known of the source's standing; null where there is no source. */
  readonly standing?: SourceStanding | null
  /** Pairs of countries that the content names together. */
  readonly dyads?: readonly (readonly [string, string])[]
}

/** What a forecast foresees, as an event that a later report can settle: "Kim visits Cuba first". */
export interface ForecastPattern {
  /** PLOVER's type and mode of the deed itself, also where a plan of it is coded as AGREE. */
  readonly type: string
  readonly mode: string | null
  /** Codes of countries and organisations, each once, sorted. */
  readonly actors: readonly string[]
  readonly recipients: readonly string[]
  /** The likelihood is that of the deed not being done: "it is likely that he will not come". */
  readonly negated: boolean
  /** The deed comes before others of its kind: "the first country to visit will be Cuba". */
  readonly order?: 'first'
}

export interface Forecast {
  readonly id: string
  readonly claim: string | null
  readonly span: Span
  readonly proposition: string
  readonly word: Span
  /** Between 0 and 1. */
  readonly probability: readonly [low: number, high: number]
  readonly scale: string
  /** ISO date, or interval "start/end", by or in which it should come. */
  readonly horizon: string | null
  /** The coded event that is foreseen. */
  readonly event: string | null
  /** "if the talks fail": on what it depends, in the text's words. */
  readonly condition?: Span
  /** Absent where the proposition tells no event that we know, or names nobody. */
  readonly pattern?: ForecastPattern
}

export type AgreementStage =
  | 'talks'
  | 'proposed'
  | 'initialled'
  | 'signed'
  | 'ratified'
  | 'in force'
  | 'suspended'
  | 'withdrawn'
  | 'denied'

export interface Agreement {
  readonly id: string
  /** Ids into `entities`. */
  readonly parties: readonly string[]
  readonly title: string
  readonly subjects: readonly Span[]
  readonly stage: AgreementStage
  /** Rung of the ladder of commitment, 0 to 10. */
  readonly rung: number
  readonly event: string
}

export type Status = 'occurred' | 'ongoing' | 'planned' | 'conditional' | 'denied' | 'cancelled'

export interface Participant {
  readonly entity: string
  readonly span: Span
}

export interface CodedEvent {
  readonly id: string
  readonly type: string
  readonly mode: string | null
  readonly contexts: readonly string[]
  /** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
  readonly quad: 1 | 2 | 3 | 4
  /** PLOVER's score of type and mode, -10 to 10. */
  readonly intensity: number
  /** CAMEO 1.1b3 code, where the frame or the crosswalk gives one. */
  readonly cameo?: string
  /** Goldstein value of that code, -10 to 10. */
  readonly goldstein?: number
  readonly status: Status
  readonly trigger: Span
  readonly actors: readonly Participant[]
  readonly recipients: readonly Participant[]
  /** Id into `dates`. */
  readonly date: string | null
  /** Id into `places`. */
  readonly place: string | null
  readonly claim: string | null
  readonly agreement: string | null
  /** An earlier event of this report that this one repeats. */
  readonly same_as: string | null
  readonly background: boolean
  readonly evidence: readonly Span[]
  /** Id of the frame or model that fired. */
  readonly rule: string
}

/** Whether what a word tells of happened, from 3, certainly, to -3, certainly not; for every predicate, coded as an event or not. */
export interface Factuality {
  readonly span: Span
  readonly value: number
}

/** Something that a reader of the record should know: odd text, or what could not be coded. */
export interface Problem {
  readonly code: string
  readonly stage: string
  readonly span?: Span
  readonly message: string
}

/** What the stages add to a report. */
export interface Layers {
  readonly sentences: readonly Span[]
  readonly tokens: readonly Token[]
  readonly syntax: readonly SyntaxWord[]
  readonly names: readonly Name[]
  readonly mentions: readonly Mention[]
  readonly entities: readonly Entity[]
  readonly dates: readonly DateMention[]
  readonly places: readonly Place[]
  readonly claims: readonly Claim[]
  readonly forecasts: readonly Forecast[]
  readonly agreements: readonly Agreement[]
  readonly events: readonly CodedEvent[]
  readonly factuality: readonly Factuality[]
}

export type Layer = keyof Layers

/** A report with the layers `L`; plain data that survives JSON. */
export type Report<L extends Layer = Layer> = {
  readonly id: string
  readonly original: Original
} & Pick<Layers, L>

/** A whole record of one report, as `demarche code --format report` prints it. */
export type CodedReport = Report & { readonly problems: readonly Problem[] }
