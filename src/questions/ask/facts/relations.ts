import { balance, type Triad } from '../../balance.js'
import { dyadTimeline, type TimelineRow } from '../../dyad-timeline.js'
import { eventsBetween } from '../../events-between.js'
import { type LadderRow, ladder } from '../../ladder.js'
import { counted, paramsOf } from '../../question.js'
import type { AskedQuestion } from '../read-question.js'
import { dayInWords, listed, quote } from '../writer.js'
import { besides, type Facts, type Means, toldOf, window } from './facts.js'

const MOST_WEEKS_TOLD = 30

export async function timelineFacts(asked: AskedQuestion, { catalog, nameOf }: Means): Promise<Facts> {
  const [source, target] = asked.actors
  const params = paramsOf(dyadTimeline, { source, target, ...window(asked) })
  const rows = await dyadTimeline.ask(catalog, params)
  const deeds = { source: source!, target: target!, both: true, status: 'happened' as const, limit: 2000 }
  const noDay = (await eventsBetween.ask(catalog, deeds)).filter(({ date }) => date === null)
  const undated = noDay.length
  const weeks = rows.filter(({ events }) => events > 0)
  const between = `between ${nameOf(source!)} and ${nameOf(target!)}`
  if (weeks.length === 0 && undated > 0)
    return {
      question: eventsBetween,
      told: toldOf(noDay, ({ status }) => ({ date: null, line: (words) => `${quote(words)} (${status}).` })),
      lead: `the reports give no day for the ${undated === 1 ? 'one deed' : `${undated} deeds`} ${between}`,
      yes: null,
    }
  // "How have relations changed since 2019?" is told by year, not in 200 weeks.
  const years = asked.form === 'how' || weeks.length > MOST_WEEKS_TOLD
  const told = years ? byYear(weeks) : weeks
  return {
    question: dyadTimeline,
    told: toldOf(told, (row) => ({
      date: row.start,
      line: () =>
        `${years ? row.start : `week of ${dayInWords(row.start)}`}: ${counted(row.events, 'deed')}, ${row.cooperation} of cooperation, ${row.conflict} of conflict${row.unusual ? '; unusual' : ''}.`,
    })),
    lead:
      told.length === 0
        ? `no deeds ${between}`
        : dyadTimeline
            .sentence(rows, params)
            .replace(source!, nameOf(source!))
            .replace(target!, nameOf(target!))
            .replace(/\b\d{4}(-\d{2}){1,2}\b/g, dayInWords)
            .replace(/\.$/, '')
            .concat(besides(undated)),
    yes: null,
  }
}

type Period = Pick<TimelineRow, 'start' | 'events' | 'cooperation' | 'conflict' | 'evidence' | 'unusual'>

function byYear(weeks: readonly TimelineRow[]): Period[] {
  const years = new Map<string, Period>()
  for (const { start, events, cooperation, conflict, evidence } of weeks) {
    const year = start.slice(0, 4)
    const known = years.get(year)
    years.set(year, {
      start: year,
      events: events + (known?.events ?? 0),
      cooperation: cooperation + (known?.cooperation ?? 0),
      conflict: conflict + (known?.conflict ?? 0),
      evidence: [...(known?.evidence ?? []), ...evidence],
      unusual: false,
    })
  }
  return [...years.values()]
}

export async function ladderFacts(asked: AskedQuestion, { catalog, nameOf }: Means): Promise<Facts> {
  const [one, other] = asked.actors
  const rows = await ladder.ask(
    catalog,
    other ? { actors: asked.actors.join(' '), ...window(asked) } : { from: one, ...window(asked) },
  )
  const held = rows.filter(({ steps }) => steps.length > 0)
  const [top] = held
  return {
    question: ladder,
    told: toldOf(held, (row: LadderRow) => ({
      date: row.reached,
      line: (words) =>
        `${nameOf(row.from)} towards ${nameOf(row.to)}: rung ${row.rung} of 10, ${row.name} (${row.form}${row.stage ? `, ${row.stage}` : ''}): ${quote(words)}.`,
    })),
    lead:
      top === undefined
        ? other
          ? `nothing done between ${listed(asked.actors.map(nameOf))}`
          : `nothing that binds ${nameOf(one!)} to anybody`
        : `the furthest that ${nameOf(top.from)} and ${nameOf(top.to)} have gone is ${top.name}, rung ${top.rung} of 10`,
    yes: null,
  }
}

export async function balanceFacts(asked: AskedQuestion, { catalog, nameOf }: Means): Promise<Facts> {
  const all = await balance.ask(catalog, { ...window(asked), limit: 100_000 })
  const rows = all.filter(({ members }) => asked.actors.every((code) => members.includes(code)))
  const balanced = rows.filter((row) => row.balanced).length
  return {
    question: balance,
    told: toldOf(rows, (row: Triad) => ({
      date: null,
      line: () =>
        `${listed(row.members.map(nameOf))} (${row.signs.map((s) => (s > 0 ? '+' : '–')).join(' ')}): ${row.balanced ? 'balanced' : 'not balanced'}.`,
    })),
    lead:
      rows.length === 0
        ? 'no three of them with a sign between each two'
        : `${balanced} of ${counted(rows.length, 'triad')} ${balanced === 1 ? 'is' : 'are'} balanced`,
    yes: rows.length > 0 ? balanced === rows.length : null,
  }
}
