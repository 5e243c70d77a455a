import { type CoverageRow, coverage } from '../../coverage.js'
import { counted } from '../../question.js'
import type { AskedQuestion } from '../read-question.js'
import { type Facts, type Means, window } from './facts.js'

export async function coverageFacts(asked: AskedQuestion, { catalog, nameOf }: Means): Promise<Facts> {
  const [actor] = asked.actors
  const rows = await coverage.ask(catalog, { ...window(asked), ...(actor ? { actor } : {}), limit: 100_000 })
  const byOutlet = new Map<string, CoverageRow[]>()
  for (const row of rows) {
    const outlet = row.outlet ?? UNKNOWN
    byOutlet.set(outlet, [...(byOutlet.get(outlet) ?? []), row])
  }
  const told = [...byOutlet]
    .map(([outlet, own]) => ({ outlet, own, reports: own.reduce((sum, { reports }) => sum + reports, 0) }))
    .sort((a, b) => b.reports - a.reports || (a.outlet < b.outlet ? -1 : 1))
  const all = told.reduce((sum, { reports }) => sum + reports, 0)
  const on = actor ? ` on ${nameOf(actor)}` : ''
  return {
    question: coverage,
    told: told.map(({ outlet, own, reports }) => ({
      row: { outlet, reports, events: own.reduce((sum, { events }) => sum + events, 0) },
      date: own[0]?.day ?? null,
      place: null,
      who: outlet === UNKNOWN ? [] : [outlet],
      keys: own.flatMap(({ evidence }) => evidence),
      line: () =>
        `${outlet}: ${counted(reports, 'report')}, ${counted(
          own.reduce((sum, { events }) => sum + events, 0),
          'deed',
        )}.`,
    })),
    lead:
      told.length === 0
        ? `no report${on}`
        : byOutlet.size === 1 && byOutlet.has(UNKNOWN)
          ? `${counted(all, 'report')}${on}, of which no outlet is known`
          : `${counted(told.length, 'outlet reports', 'outlets report')}${on}, in ${counted(all, 'report')}`,
    yes: told.length > 0,
  }
}

const UNKNOWN = 'outlet not known'
