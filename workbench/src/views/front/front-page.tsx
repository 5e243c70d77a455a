import { useQuery } from '@tanstack/react-query'
import type { Overview, ReportList } from 'demarche/api/schemas.js'
import { getJson } from '../../api.js'
import { dayOfRecord, useOverview } from '../../overview.js'
import { ActivePairs } from '../../parts/active-pairs.js'
import { AskForm } from '../../parts/ask-form.js'
import { DeedRows } from '../../parts/deed-rows.js'
import { PlanRows } from '../../parts/plan-rows.js'
import { ReportRows } from '../../parts/report-rows.js'
import { Asked, Empty } from '../../parts/states.js'
import { STATUSES } from '../../parts/status-mark.js'
import { useQuestion } from '../../questions.js'
import { address } from '../../router.js'
import { counted, dayInWords } from '../../words.js'
import './front.css'

/** What a stranger sees first: what this is, what is in the record, and where to go. */
export function FrontPage() {
  const overview = useOverview()
  return (
    <div className="page front">
      <h1 className="unseen">The record</h1>
      <p className="lead">
        Who did what to whom, as the news tells it: whether it happened or was only planned or denied, who says so, and
        how sure they are.
      </p>
      <Asked query={overview} what="the record">
        {(data) => (data.reports === 0 ? <NothingYet /> : <Record overview={data} />)}
      </Asked>
    </div>
  )
}

const MANY_EVENTS = 5000
const RECENT_DAYS = 60

/** From when on the latest events are looked for: in a large record the last two months have enough of them. */
function recent({ events }: Overview, day: string): string | undefined {
  if (events < MANY_EVENTS) return undefined
  return new Date(Date.parse(day) - RECENT_DAYS * 86_400_000).toISOString().slice(0, 10)
}

function NothingYet() {
  return (
    <Empty title="There are no reports in this store yet.">
      <p>
        <a href={address('paste')}>Paste one here</a> and see its record, or read a folder of them:
      </p>
      <p>
        <code>demarche read news/ --store …</code>
      </p>
    </Empty>
  )
}

function Record({ overview }: { readonly overview: Overview }) {
  const { reports, events, claims, forecasts, first, last } = overview
  const { day, isToday } = dayOfRecord(overview)
  const newest = useQuery({
    queryKey: ['reports', 'newest'],
    queryFn: ({ signal }) => getJson<ReportList>('/api/reports', { limit: 6 }, signal),
  })
  const deeds = useQuestion('events-between', { limit: 12, since: recent(overview, day), until: day })
  const pairs = useQuestion('active-pairs', { limit: 8 })
  const plans = useQuestion('plans', { outcome: 'open', asOf: day, limit: 6 })
  return (
    <>
      <p className="about numbers">
        {counted(reports, 'report')}, {counted(events, 'event')}, {counted(claims, 'claim')} and{' '}
        {counted(forecasts, 'forecast')}
        {first && last && `, from ${dayInWords(first)} to ${dayInWords(last)}`}. Every one of them opens the words it
        rests on, and says by which rule.
      </p>
      <div className="front-ask">
        <AskForm />
        <p className="about">
          <a href={address('ask')}>Examples</a> · or <a href={address('paste')}>paste a report</a> and see its record
        </p>
      </div>
      <div className="front-columns columns">
        <section aria-labelledby="front-deeds">
          <h2 id="front-deeds">Latest events</h2>
          <Asked query={deeds} what="the latest events">
            {(answer) => <DeedRows {...answer} />}
          </Asked>
          <p className="legend-line">
            {STATUSES.map(({ status, glyph }) => (
              <span key={status} className={`status ${status}`}>
                <span aria-hidden="true">{glyph}</span> {status}
              </span>
            ))}
          </p>
        </section>
        <div>
          <section aria-labelledby="front-pairs">
            <h2 id="front-pairs">
              Who has most to do with whom <a href={address('network')}>network and map</a>
            </h2>
            <Asked query={pairs} what="pairs">
              {(answer) => <ActivePairs answer={answer} />}
            </Asked>
          </section>
          {(plans.data?.rows.length ?? 0) > 0 && (
            <section aria-labelledby="front-plans">
              <h2 id="front-plans">
                Planned <span className="count">{isToday ? 'and still open' : `and open on ${dayInWords(day)}`}</span>{' '}
                <a href={address('plans')}>all forecasts and plans</a>
              </h2>
              <PlanRows answer={plans.data!} />
            </section>
          )}
          <section aria-labelledby="front-reports">
            <h2 id="front-reports">
              Newest reports <a href={address('reports')}>all {reports.toLocaleString('en-GB')}</a>
            </h2>
            <Asked query={newest} what="reports">
              {({ reports: rows }) => <ReportRows reports={rows} />}
            </Asked>
          </section>
        </div>
      </div>
    </>
  )
}
