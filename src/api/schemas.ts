import { z } from '@hono/zod-openapi'

/** What the routes take and give; the page's types come from here too. */

export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD')

export const ReportRow = z
  .object({
    report: z.string(),
    title: z.string().nullable(),
    published: z.string().nullable(),
    outlet: z.string().nullable(),
    events: z.number(),
    problems: z.number(),
    snippet: z.string().nullable().describe('words of the text around what was searched for'),
  })
  .openapi('ReportRow')
export type ReportRow = z.infer<typeof ReportRow>

export const ReportList = z.object({ total: z.number(), reports: z.array(ReportRow) }).openapi('ReportList')
export type ReportList = z.infer<typeof ReportList>

/** The record is the coder's, as docs/report-format.md has it; its shape is not said twice. */
export const Record_ = z.record(z.string(), z.unknown()).openapi('Report')

export const Reason = z
  .object({
    stage: z.string(),
    rule: z.string().optional(),
    outcome: z.string(),
    message: z.string(),
    span: z.object({ start: z.number(), end: z.number() }).optional(),
  })
  .openapi('Reason')
export type Reason = z.infer<typeof Reason>

export const WhyReply = z.object({ reasons: z.array(Reason), misses: z.array(Reason) }).openapi('Why')
export type WhyReply = z.infer<typeof WhyReply>

export const Correction = z
  .object({
    id: z.string(),
    report: z.string(),
    layer: z.string(),
    target: z.string(),
    action: z.string(),
    value: z.string().nullable().describe('JSON'),
    by_whom: z.string(),
    at: z.string(),
    note: z.string().nullable(),
    state: z.string().describe('applied, stale where its words are gone, or undone'),
    words: z.string().nullable(),
    undoes: z.string().nullable(),
  })
  .openapi('Correction')
export type Correction = z.infer<typeof Correction>

export const QuestionInfo = z
  .object({
    name: z.string(),
    title: z.string(),
    method: z.string().optional(),
    params: z.record(z.string(), z.unknown()).describe('JSON Schema'),
  })
  .openapi('Question')

export const EvidenceKey = z
  .object({
    report: z.string(),
    layer: z.enum(['events', 'claims', 'forecasts', 'agreements', 'reports']),
    id: z.string(),
  })
  .openapi('EvidenceKey')
export type EvidenceKey = z.infer<typeof EvidenceKey>

export const EvidenceItem = z
  .object({
    report: z.string(),
    layer: z.string(),
    id: z.string(),
    title: z.string().nullable(),
    published: z.string().nullable(),
    outlet: z.string().nullable(),
    words: z.string().nullable(),
    type: z.string().nullable(),
    mode: z.string().nullable(),
    status: z.string().nullable(),
    quad: z.number().nullable(),
    date: z.string().nullable(),
  })
  .openapi('EvidenceItem')
export type EvidenceItem = z.infer<typeof EvidenceItem>

export const Overview = z
  .object({
    reports: z.number(),
    events: z.number(),
    claims: z.number(),
    forecasts: z.number(),
    corrections: z.number(),
    problems: z.number(),
    first: z.string().nullable().describe('first day on which two actors had to do with each other'),
    last: z.string().nullable(),
    published: z.string().nullable().describe('day of the newest report'),
    today: z.string(),
    version: z.string(),
    actors: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        events: z.number(),
        place: z.tuple([z.number(), z.number()]).nullable().describe('longitude and latitude, of a country'),
      }),
    ),
    names: z.record(z.string(), z.string()).describe('what codes of states and organisations are called'),
    months: z.array(z.object({ month: z.string(), deeds: z.number() })).describe('deeds between two actors, by month'),
  })
  .openapi('Overview')
export type Overview = z.infer<typeof Overview>

export const ProblemRow = z
  .object({
    code: z.string(),
    stage: z.string(),
    count: z.number(),
    reports: z.number(),
    message: z.string(),
    report: z.string(),
    title: z.string().nullable(),
  })
  .openapi('ProblemRow')
export type ProblemRow = z.infer<typeof ProblemRow>

export const TextToCode = z
  .object({
    text: z.string().min(1, 'there is no text to code'),
    name: z.string().optional().describe('what the report is called'),
    published: Day.optional(),
    outlet: z.string().optional(),
  })
  .openapi('TextToCode')
export type TextToCode = z.infer<typeof TextToCode>

/** RFC 9457: `detail` is one sentence for people, `code` one word for programs. */
export const ProblemJson = z
  .object({ type: z.string(), title: z.string(), status: z.number(), code: z.string(), detail: z.string() })
  .openapi('Problem')
export type ProblemJson = z.infer<typeof ProblemJson>
