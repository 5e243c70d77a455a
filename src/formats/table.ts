import { styleText } from 'node:util'
import type { CodedReport } from '../report/layers.js'
import { textOf } from '../report/span.js'
import { codeOf, type EventView, oneLine, type Party, viewsOf } from './event-view.js'

type Style = Parameters<typeof styleText>[0]
type Paint = (style: Style, text: string) => string
const inColour: Paint = (style, text) => styleText(style, text, { validateStream: false })
const plain: Paint = (_, text) => text

// Shape as well as colour tells the status, for print and for eyes that do not tell red from green.
const STATUS: Readonly<Record<string, { mark: string; style: Style }>> = {
  occurred: { mark: '●', style: 'green' },
  ongoing: { mark: '◐', style: 'cyan' },
  planned: { mark: '○', style: 'blue' },
  conditional: { mark: '◇', style: 'yellow' },
  denied: { mark: '✕', style: 'red' },
  cancelled: { mark: '⊘', style: 'magenta' },
}

/** A report's record for people: headline, events, who says what, forecasts, agreements, and what could not be coded. */
export function tableOf(report: CodedReport, { colour }: { readonly colour: boolean }): string {
  const paint = colour ? inColour : plain
  const { original } = report
  const about = [original.published ?? 'day not known', original.outlet, report.id].filter(Boolean).join(' · ')
  const lines = ['', paint('bold', oneLine(original.title ?? report.id)), paint('dim', about)]
  const views = viewsOf(report).filter(({ event }) => event.same_as === null)
  if (views.length > 0) lines.push('', ...eventLines(views, report, paint))
  if (report.agreements.length > 0) lines.push('', paint('bold', 'Agreements'), ...agreementLines(report, paint))
  if (report.claims.length > 0) lines.push('', paint('bold', 'Who says what'), ...claimLines(report, paint))
  if (report.forecasts.length > 0) lines.push('', paint('bold', 'Forecasts'), ...forecastLines(report, paint))
  if (report.problems.length > 0)
    lines.push('', paint('bold', 'Not coded, or in doubt'), ...problemLines(report, paint))
  return `${lines.join('\n')}\n`
}

const names = (parties: readonly Party[]): string =>
  parties.length > 0 ? parties.map((p) => `${p.entity?.name ?? p.words} (${codeOf(p.entity)})`).join(' + ') : '–'

function eventLines(views: readonly EventView[], report: CodedReport, paint: Paint): string[] {
  const rows = views.map(({ event, actors, recipients, date, place }) => {
    const { mark, style } = STATUS[event.status] ?? { mark: '?', style: 'dim' as Style }
    const what = event.mode ? `${event.type} ${event.mode}` : event.type
    const when = date ? (date.end ? `${date.value}/${date.end}` : date.value) : '–'
    return {
      style,
      dim: event.background,
      cells: [
        event.id,
        `${mark} ${event.status}`,
        what,
        recipients.length > 0 ? `${names(actors)} → ${names(recipients)}` : names(actors),
        `${when}${place ? `, ${place.name}` : ''}`,
        `“${oneLine(textOf(report, event.trigger))}”${event.background ? ' (background)' : ''}`,
      ],
    }
  })
  const head = ['', 'status', 'what', 'who → whom', 'when, where', 'words']
  const widths = head.map((title, k) =>
    Math.min(WIDEST[k]!, Math.max(title.length, ...rows.map((r) => r.cells[k]!.length))),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, k) => fit(cell, widths[k]!))
      .join('  ')
      .trimEnd()
  return [
    paint('dim', line(head)),
    ...rows.map(({ cells, style, dim }) => {
      const text = line(cells)
      return dim ? paint('dim', text) : text.replace(cells[1]!, paint(style, cells[1]!))
    }),
  ]
}

const WIDEST = [4, 13, 20, 72, 28, 32]

const fit = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width)

function agreementLines(report: CodedReport, paint: Paint): string[] {
  const entity = new Map(report.entities.map((e) => [e.id, e]))
  return report.agreements.map(({ parties, title, stage, rung }) => {
    const who = parties.map((id) => entity.get(id)?.country ?? entity.get(id)?.name ?? id).join(', ')
    return `  ${paint('green', stage)}  ${who}: ${oneLine(title)} ${paint('dim', `(rung ${rung})`)}`
  })
}

function claimLines(report: CodedReport, paint: Paint): string[] {
  const entity = new Map(report.entities.map((e) => [e.id, e]))
  return report.claims.map(({ id, source, cue, content }) => {
    const words = source ? oneLine(source.spans.map((s) => textOf(report, s)).join(' … ')) : 'not said who'
    const known = source?.entity ? entity.get(source.entity) : undefined
    const who =
      known && known.name !== words
        ? `${words} = ${known.name} (${codeOf(known)})`
        : known
          ? `${words} (${codeOf(known)})`
          : words
    const said = oneLine(cue.map((s) => textOf(report, s)).join(' … '))
    const what = oneLine(content.map((s) => textOf(report, s)).join(' … '))
    return `  ${paint('dim', id)} ${paint('bold', who)} ${paint('cyan', said)} ${fit(what, 110).trimEnd()}`
  })
}

function forecastLines(report: CodedReport, paint: Paint): string[] {
  return report.forecasts.map(({ proposition, word, probability: [low, high], scale, claim, horizon }) => {
    const chance = `${Math.round(low * 100)}–${Math.round(high * 100)}%`
    const details = [scale, claim ?? 'nobody’s claim', horizon ? `by ${horizon}` : null].filter(Boolean).join(', ')
    const words = paint('yellow', `“${oneLine(textOf(report, word))}”`)
    return `  ${words} ${chance} ${paint('dim', `(${details})`)} ${oneLine(proposition)}`
  })
}

const MOST_PROBLEMS = 8

function problemLines(report: CodedReport, paint: Paint): string[] {
  const shown = report.problems
    .slice(0, MOST_PROBLEMS)
    .map(({ code, message }) => `  ${paint('yellow', code)}  ${message}`)
  const more = report.problems.length - shown.length
  return more > 0 ? [...shown, paint('dim', `  … and ${more} more (--format report shows all)`)] : shown
}
