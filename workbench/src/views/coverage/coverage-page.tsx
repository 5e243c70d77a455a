import { useQuery } from '@tanstack/react-query'
import type { Overview, ProblemRow } from 'demarche/api/schemas.js'
import { getJson } from '../../api.js'
import { useOverview } from '../../overview.js'
import { Asked, Empty } from '../../parts/states.js'
import { TableHead } from '../../parts/table-head.js'
import { type Rows, useQuestion } from '../../questions.js'
import { address, useRoute, withQuery } from '../../router.js'
import { counted, dayInWords, oneLine } from '../../words.js'
import './coverage.css'

interface Versions {
  readonly coder: string
  readonly made: readonly {
    readonly coder: string
    readonly code: string
    readonly reports: number
    readonly data: Readonly<Record<string, string>>
  }[]
}

/** What was read, from whom, and what of it could not be coded. */
export function CoveragePage() {
  const overview = useOverview()
  const coverage = useQuestion('coverage', { by: 'month', limit: 20000 })
  return (
    <div className="page coverage-page">
      <h1>Coverage and problems</h1>
      <Asked query={overview} what="the record">
        {(data) =>
          data.reports === 0 ? (
            <Empty title="Nothing has been read yet.">
              <p>
                <a href={address('paste')}>Add a report</a>, or read a folder:{' '}
                <code>demarche read news/ --store …</code>
              </p>
            </Empty>
          ) : (
            <>
              <Sums overview={data} />
              <section aria-labelledby="outlets-title">
                <h2 id="outlets-title" className="ruled">
                  What was read
                </h2>
                <Asked query={coverage} what="the coverage">
                  {({ rows }) => <Outlets rows={rows} />}
                </Asked>
              </section>
              <Problems />
              <Made />
            </>
          )
        }
      </Asked>
    </div>
  )
}

function Sums({ overview }: { readonly overview: Overview }) {
  const sums = [
    ['reports', overview.reports],
    ['events', overview.events],
    ['claims', overview.claims],
    ['forecasts', overview.forecasts],
    ['corrections', overview.corrections],
    ['problems', overview.problems],
  ] as const
  return (
    <dl className="sums">
      {sums.map(([name, n]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{n.toLocaleString('en-GB')}</dd>
        </div>
      ))}
    </dl>
  )
}

type Row = Omit<Rows['coverage'], 'evidence'>

interface Outlet {
  readonly name: string | null
  readonly reports: number
  readonly events: number
  readonly alone: number
  readonly months: ReadonlyMap<string, number>
}

function Outlets({ rows }: { readonly rows: readonly Row[] }) {
  const outlets = byOutlet(rows)
  const months = monthsBetween(rows.flatMap(({ day }) => (day ? [day.slice(0, 7)] : [])))
  const most = Math.max(1, ...outlets.flatMap(({ months }) => [...months.values()]))
  const undated = rows.filter(({ day }) => !day).reduce((sum, { reports }) => sum + reports, 0)
  return (
    <>
      <div className="scroll-x">
        <table className="data">
          <TableHead
            columns={[
              { name: 'Outlet' },
              { name: 'Reports', number: true },
              { name: 'Events', number: true },
              { name: 'Alone', number: true, means: 'deeds that no other outlet tells of' },
              { name: `Reports a month${months.length > 1 ? `, ${span(months)}` : ''}`, className: 'strip-column' },
            ]}
          />
          <tbody>
            {outlets.slice(0, 200).map(({ name, reports, events, alone, months: per }) => (
              <tr key={name ?? ''}>
                <td>
                  {name ? (
                    <a href={address('reports', [], { search: name })}>{name}</a>
                  ) : (
                    <em className="none">outlet not known</em>
                  )}
                </td>
                <td className="number">{reports}</td>
                <td className="number">{events}</td>
                <td className="number">{alone}</td>
                <td className="strip-column">
                  <Strip months={months} per={per} most={most} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {undated > 0 && <p className="about">{counted(undated, 'report')} without a day of publication.</p>}
    </>
  )
}

function byOutlet(rows: readonly Row[]): Outlet[] {
  const outlets = new Map<string | null, Outlet & { months: Map<string, number> }>()
  for (const { outlet, day, reports, events, alone } of rows) {
    const known = outlets.get(outlet) ?? {
      name: outlet,
      reports: 0,
      events: 0,
      alone: 0,
      months: new Map<string, number>(),
    }
    const month = day?.slice(0, 7)
    if (month) known.months.set(month, (known.months.get(month) ?? 0) + reports)
    outlets.set(outlet, {
      ...known,
      reports: known.reports + reports,
      events: known.events + events,
      alone: known.alone + alone,
    })
  }
  return [...outlets.values()].sort((a, b) => b.reports - a.reports || ((a.name ?? '') < (b.name ?? '') ? -1 : 1))
}

/** "2018–2020", or the months where they are of one year. */
function span(months: readonly string[]): string {
  const [first, last] = [months[0]!, months.at(-1)!]
  const [from, to] = [first.slice(0, 4), last.slice(0, 4)]
  return from === to ? `${dayInWords(first)} to ${dayInWords(last)}` : `${from}–${to}`
}

/** All months from the first to the last: those without a report show a gap, which a reader must see. */
function monthsBetween(found: readonly string[]): string[] {
  const sorted = [...new Set(found)].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last) return []
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
  return Array.from({ length: index(last) - index(first) + 1 }, (_, i) => {
    const at = index(first) + i
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

/** As drawn; the table stretches it. */
const STRIP = 320
const TALL = 22

function Strip({
  months,
  per,
  most,
}: {
  readonly months: readonly string[]
  readonly per: ReadonlyMap<string, number>
  readonly most: number
}) {
  const step = STRIP / Math.max(1, months.length)
  const told = [...per].sort().map(([month, n]) => `${dayInWords(month)} ${n}`)
  return (
    <svg
      className="strip"
      viewBox={`0 0 ${STRIP} ${TALL}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={told.slice(0, 24).join(', ')}
    >
      <line x1={0} x2={STRIP} y1={TALL - 0.5} y2={TALL - 0.5} className="strip-line" />
      {months.map((month, i) => {
        const n = per.get(month) ?? 0
        return (
          n > 0 && (
            <rect
              key={month}
              x={i * step}
              width={Math.max(1.5, step - 1)}
              y={TALL - (n / most) * (TALL - 2)}
              height={(n / most) * (TALL - 2)}
              className="strip-bar"
            />
          )
        )
      })}
    </svg>
  )
}

function Problems() {
  const route = useRoute()
  const code = route.query.code ?? ''
  const kinds = useQuery({
    queryKey: ['problems', ''],
    queryFn: ({ signal }) => getJson<{ problems: ProblemRow[] }>('/api/problems', {}, signal),
  })
  const ofKind = useQuery({
    queryKey: ['problems', code],
    queryFn: ({ signal }) => getJson<{ problems: ProblemRow[] }>('/api/problems', { code }, signal),
    enabled: code !== '',
  })
  return (
    <section aria-labelledby="problems-title">
      <h2 id="problems-title" className="ruled">
        What could not be coded, or is in doubt
      </h2>
      <Asked query={kinds} what="the problems">
        {({ problems }) =>
          problems.length === 0 ? (
            <p className="none">Nothing: every report could be read and coded.</p>
          ) : (
            <ul className="problem-kinds">
              {problems.map(({ code: kind, stage, count, reports, message }) => (
                <li key={kind}>
                  <a
                    href={withQuery(route, { code: kind === code ? null : kind })}
                    aria-expanded={kind === code}
                    role="button"
                  >
                    <code>{kind}</code>
                  </a>
                  <span className="count">
                    {counted(count, 'time')} in {counted(reports, 'report')} · {stage}
                  </span>
                  {kind === code ? (
                    <Asked query={ofKind} what="the reports">
                      {({ problems: all }) => (
                        <ol className="evidence">
                          {all.map((one, i) => (
                            <li key={`${one.report} ${i}`}>
                              {one.message}
                              <span className="about">
                                <a href={address('report', [one.report])}>
                                  {one.title ? oneLine(one.title) : one.report}
                                </a>
                              </span>
                            </li>
                          ))}
                        </ol>
                      )}
                    </Asked>
                  ) : (
                    <p className="about">for example: {message}</p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </section>
  )
}

function Made() {
  const query = useQuery({
    queryKey: ['versions'],
    queryFn: ({ signal }) => getJson<Versions>('/api/versions', {}, signal),
  })
  return (
    <section aria-labelledby="made-title">
      <h2 id="made-title" className="ruled">
        What made the record
      </h2>
      <Asked query={query} what="the versions">
        {({ coder, made }) => (
          <>
            <table className="data">
              <TableHead
                columns={[
                  { name: 'Version' },
                  { name: 'Code' },
                  { name: 'Knowledge' },
                  { name: 'Reports read', number: true },
                ]}
              />
              <tbody>
                {made.map(({ coder, code, reports, data }) => (
                  <tr key={`${code} ${Object.values(data).join()}`}>
                    <td>{coder}</td>
                    <td>
                      <code>{code.slice(0, 8)}</code>
                    </td>
                    <td>{Object.keys(data).join(', ')}</td>
                    <td className="number">{reports}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="about">
              Now coding: {coder}.
              {made.length > 1 &&
                ' A change of numbers over the days may be a change of the coder: more than one version made this record.'}
            </p>
          </>
        )}
      </Asked>
    </section>
  )
}
