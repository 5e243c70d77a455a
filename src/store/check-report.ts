import type { CodedReport } from '../report/layers.js'

type Thing = Readonly<Record<string, unknown>>

const isText = (value: unknown): value is string => typeof value === 'string'
const isSpan = (value: unknown): boolean => {
  const span = value as { readonly start?: unknown; readonly end?: unknown } | null | undefined
  return typeof span?.start === 'number' && typeof span.end === 'number'
}
const areSpans = (value: unknown): boolean => Array.isArray(value) && value.every(isSpan)
const areParties = (value: unknown): boolean =>
  Array.isArray(value) && value.every((party: Thing | null) => isText(party?.entity) && isSpan(party?.span))
/** May be left out, but not be something else. The parts have room for 32 bits. */
const isNumberOrNone = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'number' && Math.abs(value) < 2 ** 31)
const arePair = (value: unknown): boolean => Array.isArray(value) && value.length === 2 && value.every(isNumberOrNone)

/** What the store reads of each layer: what the things in it are called, and the first member of one that is not as it should be. */
const LAYERS: readonly (readonly [layer: string, called: string, wrong: (thing: Thing) => string | undefined])[] = [
  ['sentences', 'sentence', (t) => (isSpan(t) ? undefined : 'start or end')],
  ['tokens', 'token', (t) => (isSpan(t) ? undefined : 'start or end')],
  ['syntax', 'word', (t) => (!isText(t.lemma) ? 'lemma' : !isText(t.upos) ? 'upos' : undefined)],
  ['names', 'name', (t) => (isSpan(t) ? undefined : 'start or end')],
  ['mentions', 'mention', (t) => (!isText(t.id) ? 'id' : !isSpan(t.span) ? 'span' : undefined)],
  [
    'entities',
    'entity',
    (t) => (!isText(t.id) ? 'id' : !isText(t.name) ? 'name' : !Array.isArray(t.sectors) ? 'sectors' : undefined),
  ],
  ['dates', 'date', (t) => (!isText(t.id) ? 'id' : !isText(t.value) ? 'value' : undefined)],
  [
    'places',
    'place',
    (t) =>
      !isText(t.id)
        ? 'id'
        : !isSpan(t.span)
          ? 'span'
          : ['lat', 'lon', 'geonameid'].find((name) => !isNumberOrNone(t[name])),
  ],
  [
    'claims',
    'claim',
    (t) =>
      !isText(t.id)
        ? 'id'
        : !areSpans(t.cue)
          ? 'cue'
          : !areSpans(t.content)
            ? 'content'
            : t.source && !areSpans((t.source as Thing).spans)
              ? 'source'
              : isNumberOrNone(t.remove)
                ? undefined
                : 'remove',
  ],
  [
    'forecasts',
    'forecast',
    (t) =>
      !isText(t.id)
        ? 'id'
        : !isSpan(t.span)
          ? 'span'
          : !isSpan(t.word)
            ? 'word'
            : arePair(t.probability)
              ? undefined
              : 'probability',
  ],
  [
    'agreements',
    'agreement',
    (t) =>
      !isText(t.id)
        ? 'id'
        : !Array.isArray(t.parties)
          ? 'parties'
          : !areSpans(t.subjects)
            ? 'subjects'
            : isNumberOrNone(t.rung)
              ? undefined
              : 'rung',
  ],
  [
    'events',
    'event',
    (t) =>
      ['id', 'type', 'status', 'rule'].find((name) => !isText(t[name])) ??
      (!isSpan(t.trigger)
        ? 'trigger'
        : !Array.isArray(t.contexts)
          ? 'contexts'
          : !areParties(t.actors)
            ? 'actors'
            : !areParties(t.recipients)
              ? 'recipients'
              : !areSpans(t.evidence)
                ? 'evidence'
                : ['quad', 'intensity', 'goldstein'].find((name) => !isNumberOrNone(t[name]))),
  ],
  ['problems', 'problem', (t) => (isText(t.code) ? undefined : 'code')],
]

/** What keeps a report that somebody gives us as coded from being one, in words; nothing where it is one. */
export function faultIn(given: unknown): string | undefined {
  const report = given as Partial<CodedReport> | null
  if (typeof report !== 'object' || report === null || Array.isArray(report)) return 'it is no object'
  if (!isText(report.id) || report.id === '') return 'it has no id'
  if (!isText(report.original?.text)) return 'it has no text'
  for (const [layer, called, wrong] of LAYERS) {
    const list = (report as Thing)[layer]
    if (!Array.isArray(list)) return `it has no list of ${layer}`
    for (let i = 0; i < list.length; i++) {
      const one = list[i] as Thing | null
      if (typeof one !== 'object' || one === null) return `${called} ${i + 1} is no object`
      const name = wrong(one)
      if (name !== undefined)
        return name in one ? `${called} ${i + 1} has a wrong ${name}` : `${called} ${i + 1} has no ${name}`
    }
  }
  return undefined
}
