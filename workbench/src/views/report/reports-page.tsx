import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReportList } from 'demarche/api/schemas.js'
import { getJson } from '../../api.js'
import { useOverview } from '../../overview.js'
import { ReportRows } from '../../parts/report-rows.js'
import { Asked, Empty } from '../../parts/states.js'
import { address, useRoute, withQuery } from '../../router.js'
import { counted } from '../../words.js'

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
      {search && <ActorsFound search={search} />}
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
              <ReportRows reports={reports} search={search} />
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

const ACTORS_SHOWN = 8

/** Actors whose name or code is what was searched for, with the way to what they do. */
function ActorsFound({ search }: { readonly search: string }) {
  const wanted = search.toLowerCase()
  const found = (useOverview().data?.actors ?? []).filter(
    ({ code, name }) => code.toLowerCase() === wanted || name.toLowerCase().includes(wanted),
  )
  if (found.length === 0) return null
  return (
    <p className="actors-found">
      {found.slice(0, ACTORS_SHOWN).map(({ code, name, events }) => (
        <span key={code}>
          <a href={address('network', [], { actor: code })}>{name}</a>{' '}
          <span className="count">{counted(events, 'deed')} with others</span>
        </span>
      ))}
    </p>
  )
}
