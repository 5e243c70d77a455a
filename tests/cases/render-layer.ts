import { type Party, viewsOf } from '../../src/formats/event-view.js'
import type { CodedReport, Entity, ForecastPattern } from '../../src/report/layers.js'
import { type Span, textOf } from '../../src/report/span.js'

const oneLine = (text: string) => text.replace(/\s+/g, ' ')
const words = (report: CodedReport, spans: readonly Span[]) => spans.map((s) => oneLine(textOf(report, s))).join(' … ')
const entityOf = (report: CodedReport, id: string | null | undefined): Entity | undefined =>
  report.entities.find((e) => e.id === id)

/** A party as a political scientist would note it: the country's code, else the name or the words. */
const partyCode = ({ entity, words }: Party) => entity?.country ?? `(${entity?.name ?? words})`
const parties = (list: readonly Party[]) => list.map(partyCode).join(', ') || '-'

const layers: Readonly<Record<string, (report: CodedReport) => string[]>> = {
  sentences: (r) => r.sentences.map((s) => oneLine(textOf(r, s))),
  tokens: (r) =>
    r.sentences.map((_, i) =>
      r.tokens
        .filter((t) => t.sentence === i)
        .map((t) => textOf(r, t))
        .join(' | '),
    ),
  syntax: (r) =>
    r.tokens.map((token, i) => {
      const word = r.syntax[i]!
      const head = word.head < 0 ? '-' : textOf(r, r.tokens[word.head]!)
      return [textOf(r, token), word.lemma, word.upos, word.deprel, head].join('  ')
    }),
  names: (r) => r.names.map((n) => `${n.kind.padEnd(7)} ${oneLine(textOf(r, n))}`),
  entities: (r) =>
    r.entities.map((e) => {
      const mentions = r.mentions.filter((m) => m.entity === e.id).map((m) => oneLine(textOf(r, m.span)))
      const about = [e.country ?? '?', ...e.sectors].join(' ')
      return `${e.name} = ${about}${e.office ? ` (${e.office})` : ''}: ${mentions.join(' | ')}`
    }),
  dates: (r) =>
    r.dates.map(
      (d) => `${d.span ? oneLine(textOf(r, d.span)) : '-'} = ${d.value}${d.end ? `/${d.end}` : ''} (${d.basis})`,
    ),
  places: (r) => r.places.map((p) => `${oneLine(textOf(r, p.span))} = ${p.name}, ${p.country} (${p.precision})`),
  claims: (r) =>
    r.claims.map((c) => {
      const source = c.source ? words(r, c.source.spans) : '-'
      const entity = entityOf(r, c.source?.entity)
      const who = entity && entity.name !== source ? ` = ${entity.name}` : ''
      return `${c.kind}  source: ${source}${who}   cue: ${words(r, c.cue)}   content: ${words(r, c.content)}${c.within ? `   within ${c.within}` : ''}`
    }),
  forecasts: (r) =>
    r.forecasts.map(
      (f) =>
        `${oneLine(textOf(r, f.word))} ${f.probability.join('-')} (${f.scale}): ${oneLine(f.proposition)}${f.horizon ? `   by ${f.horizon}` : ''}${f.condition ? `   on condition: ${oneLine(textOf(r, f.condition))}` : ''}${f.pattern ? `   pattern: ${patternOf(f.pattern)}` : ''}`,
    ),
  events: (r) => [
    ...viewsOf(r).map(({ event, actors, recipients, date, place, claim }) => {
      const type = event.mode ? `${event.type}/${event.mode}` : event.type
      const when = date ? `${date.value}${date.end ? `/${date.end}` : ''} (${date.basis})` : '-'
      const notes = [
        event.background ? 'background' : '',
        event.same_as ? `same as ${event.same_as}` : '',
        claim?.source ? `said by ${words(r, claim.source.spans)}` : '',
      ].filter(Boolean)
      const more = notes.length > 0 ? `   [${notes.join('; ')}]` : ''
      return `${event.id} ${type} ${event.status}   actor: ${parties(actors)}   recipient: ${parties(recipients)}   date: ${when}   place: ${place?.name ?? '-'}   “${words(r, [event.trigger])}”${more}`
    }),
    ...r.agreements.map((g) => {
      const who = g.parties.map((id) => entityOf(r, id)?.country ?? entityOf(r, id)?.name ?? id).join(', ')
      return `  agreement  ${g.stage}, rung ${g.rung}: ${who}: ${oneLine(g.title)}`
    }),
  ],
  problems: (r) => r.problems.map((p) => `${p.code}: ${p.message}`),
}

/** "not CONSULT/visit PRK > CUB first": what would settle a forecast. */
const patternOf = ({ type, mode, actors, recipients, negated, order }: ForecastPattern): string =>
  `${negated ? 'not ' : ''}${type}${mode ? `/${mode}` : ''} ${actors.join('+') || '-'} > ${recipients.join('+') || '-'}${order ? ` ${order}` : ''}`

/** A layer in words; "record" shows what matters of all of them. */
export function renderLayer(report: CodedReport, layer: string): string {
  if (layer === 'record') {
    const parts = ['entities', 'dates', 'claims', 'events', 'forecasts', 'problems']
    return parts
      .map((part) => `${part}\n${(layers[part]?.(report) ?? []).map((line) => `  ${line}`).join('\n')}`)
      .join('\n')
  }
  const render = layers[layer]
  if (!render)
    throw new Error(`tests/cases/${layer} names no layer; layers are ${Object.keys(layers).join(', ')} and record`)
  return render(report).join('\n')
}
