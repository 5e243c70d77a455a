import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReportList, ReportRow } from 'demarche/api/schemas.js'
import { useState } from 'react'
import { getJson } from '../../api.js'
import { useKeys } from '../../keyboard.js'
import { Asked, Empty } from '../../parts/states.js'
import { address, go, useRoute, withQuery } from '../../router.js'
import { counted, dayInWords, oneLine } from '../../words.js'

const PER_PAGE = 50

/** All reports, or those that a search finds. */
export function ReportsPage() {
  const route = useRoute()
  const search = route.query.search ?? ''
  const page = Math.max(1, Number(route.query.page) || 1)
  const query = useQuery({
    queryKey: ['reports', search, page],
    queryFn: ({ signal }) =>
      getJson<ReportList>('/api/reports', { search, limit: PER_PAGE, offset: (page - 1) * PER_PAGE }, signal),
    placeholderData: keepPreviousData,
  })
  return (
    <div className="page">
      <h1>{search ? `Reports with “${search}”` : 'Reports'}</h1>
      <Asked query={query} what="reports">
        {({ total, reports }) =>
          total === 0 ? (
            search ? (
              <Empty title="No report has all of these words.">
                <p>
                  Search looks in titles, texts, actors and claims. Try fewer words, or{' '}
                  <a href={address('reports')}>see all reports</a>.
                </p>
              </Empty>
            ) : (
              <Empty title="There are no reports in this store yet.">
                <p>
                  <a href={address('paste')}>Add one here</a>, or read a folder:{' '}
                  <code>demarche read news/ --store …</code>
                </p>
              </Empty>
            )
          ) : (
            <>
              <p className="about">
                {counted(total, 'report')}, newest first
                {total > PER_PAGE && `; ${(page - 1) * PER_PAGE + 1} to ${Math.min(total, page * PER_PAGE)}`}
              </p>
              <ReportRows reports={reports} />
              {total > PER_PAGE && (
                <nav className="pages" aria-label="Pages">
                  {page > 1 && <a href={withQuery(route, { page: page - 1 })}>← Newer</a>}
                  {page * PER_PAGE < total && <a href={withQuery(route, { page: page + 1 })}>Older →</a>}
                </nav>
              )}
            </>
          )
        }
      </Asked>
    </div>
  )
}

/** A list of reports that j, k and Enter walk through. */
export function ReportRows({ reports }: { readonly reports: readonly ReportRow[] }) {
  const [at, setAt] = useState(-1)
  const move = (by: number) => {
    const next = Math.max(0, Math.min(reports.length - 1, at + by))
    setAt(next)
    document.getElementById(`report-row-${next}`)?.focus()
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => reports[at] && go(address('report', [reports[at].report])),
  })
  return (
    <ol className="report-rows">
      {reports.map(({ report, title, published, outlet, events, problems, snippet }, i) => (
        <li key={report}>
          <a id={`report-row-${i}`} href={address('report', [report])} onFocus={() => setAt(i)}>
            {title ? oneLine(title) : report}
          </a>
          <span className="about">
            {[dayInWords(published), outlet, counted(events, 'event'), problems > 0 ? counted(problems, 'doubt') : '']
              .filter(Boolean)
              .join(' · ')}
          </span>
          {snippet && <span className="snippet">… {oneLine(snippet)} …</span>}
        </li>
      ))}
    </ol>
  )
}
