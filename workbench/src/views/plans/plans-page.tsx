import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { EvidenceKey } from 'demarche/api/schemas.js'
import { useState } from 'react'
import { postJson } from '../../api.js'
import { useKeys } from '../../keyboard.js'
import { dayOfRecord, useNames, useOverview } from '../../overview.js'
import { Asked, Empty } from '../../parts/states.js'
import { type Answer, type Rows, useQuestion } from '../../questions.js'
import { address, useRoute, withQuery } from '../../router.js'
import { counted, dayInWords, oneLine } from '../../words.js'
import { Calibration } from './calibration.js'
import './plans.css'

type Proposition = Omit<Rows['forecast-ledger'], 'evidence'>
type Outcome = 'done' | 'not' | 'unresolvable'

const TABS: readonly (readonly [value: string, name: string, holds: (row: Proposition) => boolean])[] = [
  ['open', 'open', ({ status }) => status === 'open'],
  ['overdue', 'overdue', ({ status }) => status === 'expired'],
  ['settled', 'settled', ({ status }) => !['open', 'expired'].includes(status)],
  ['all', 'all', () => true],
]

/** What was said to come: what is still open, what is overdue, how it came out, and how good its speakers are. */
export function PlansPage() {
  const overview = useOverview()
  return (
    <div className="page plans-page">
      <h1>Forecasts and plans</h1>
      <Asked query={overview} what="the record">
        {(data) => <Ledger record={dayOfRecord(data)} />}
      </Asked>
    </div>
  )
}

function Ledger({ record }: { readonly record: { readonly day: string; readonly isToday: boolean } }) {
  const route = useRoute()
  const tab = route.query.tab ?? 'open'
  const kind = route.query.kind ?? 'all'
  const query = useQuestion('forecast-ledger', { asOf: record.day, kind, limit: 2000 })
  return (
    <>
      <p className="about">
        As seen on {dayInWords(record.day)}
        {!record.isToday && ', when the record ends'}. Whether something came true is for you to say; later reports only
        suggest it.
      </p>
      <Asked query={query} what="forecasts and plans">
        {(answer) => {
          const holds = TABS.find(([value]) => value === tab)?.[2] ?? TABS[0]![2]
          const at = answer.rows.flatMap((row, i) => (holds(row) ? [i] : []))
          return (
            <>
              <div className="plans-bar">
                <nav className="tabs" aria-label="Which">
                  {TABS.map(([value, name, those]) => (
                    <a
                      key={value}
                      href={withQuery(route, { tab: value === 'open' ? null : value })}
                      aria-current={tab === value ? 'true' : undefined}
                    >
                      {name} <span className="count">{answer.rows.filter(those).length}</span>
                    </a>
                  ))}
                </nav>
                <nav className="tabs" aria-label="Kind">
                  {['all', 'forecast', 'plan'].map((value) => (
                    <a
                      key={value}
                      href={withQuery(route, { kind: value === 'all' ? null : value })}
                      aria-current={kind === value ? 'true' : undefined}
                    >
                      {value === 'all' ? 'both' : `${value}s`}
                    </a>
                  ))}
                </nav>
              </div>
              {at.length === 0 ? (
                <Empty
                  title={
                    answer.rows.length === 0
                      ? 'No report in the record tells of a forecast or a plan.'
                      : 'None of this kind.'
                  }
                >
                  {answer.rows.length > 0 && (
                    <p>
                      <a href={withQuery(route, { tab: 'all', kind: null })}>Show all {answer.rows.length}</a>
                    </p>
                  )}
                </Empty>
              ) : (
                <Propositions rows={at.map((i) => answer.rows[i]!)} evidence={at.map((i) => answer.evidence[i]!)} />
              )}
            </>
          )
        }}
      </Asked>
      <Calibration />
    </>
  )
}

const SHOWN = 100

function Propositions({ rows, evidence }: Pick<Answer<Rows['forecast-ledger']>, 'rows' | 'evidence'>) {
  const client = useQueryClient()
  const nameOf = useNames()
  const [at, setAt] = useState(-1)
  const [limit, setLimit] = useState(SHOWN)
  const settle = useMutation({
    mutationFn: ({ row, outcome }: { readonly row: Proposition; readonly outcome: Outcome }) =>
      postJson('/api/corrections', {
        report: row.report,
        layer: row.kind,
        target: row.id,
        action: 'settle',
        value: { outcome },
      }),
    onSuccess: () => client.invalidateQueries(),
  })
  const move = (by: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, at + by))
    setAt(next)
    document.getElementById(`proposition-${next}`)?.focus()
  }
  const onRow = (outcome: Outcome) => () => rows[at] && settle.mutate({ row: rows[at], outcome })
  useKeys({ j: () => move(1), k: () => move(-1), '1': onRow('done'), '2': onRow('not'), '3': onRow('unresolvable') })
  return (
    <>
      {settle.error && (
        <p role="alert" className="correct-error">
          {settle.error.message}
        </p>
      )}
      <ol className="propositions">
        {rows.slice(0, limit).map((row, i) => (
          <li key={`${row.report} ${row.kind} ${row.id}`} className={i === at ? 'at' : undefined}>
            <Likelihood row={row} />
            <div>
              <a
                id={`proposition-${i}`}
                className="said-to-come"
                href={address('report', [row.report], { at: row.id })}
                onFocus={() => setAt(i)}
              >
                {oneLine((row.proposition ?? row.word).replace(/\b[A-Z]{3}\b/g, nameOf))}
              </a>
              <p className="about">
                {[
                  row.speaker ? oneLine(row.speaker) : row.outlet,
                  row.said ? `said ${dayInWords(row.said)}` : null,
                  row.horizon ? `by ${dayInWords(row.horizon)}` : 'no day given',
                  row.status === 'expired' ? 'overdue' : row.status,
                  row.settledBy ? `settled by ${row.settledBy}` : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {row.suggested && <Suggestion row={row} keys={evidence[i]!.slice(1)} />}
            </div>
            <div className="settle" role="group" aria-label="How did it come out?">
              {(
                [
                  ['done', 'came true', '1'],
                  ['not', 'did not', '2'],
                  ['unresolvable', 'cannot be told', '3'],
                ] as const
              ).map(([outcome, name, key]) => (
                <button
                  key={outcome}
                  type="button"
                  aria-pressed={row.status === name || (outcome === 'unresolvable' && row.status === 'unresolvable')}
                  disabled={settle.isPending}
                  onClick={() => settle.mutate({ row, outcome })}
                >
                  {name} {i === at && <kbd>{key}</kbd>}
                </button>
              ))}
            </div>
          </li>
        ))}
      </ol>
      {rows.length > limit && (
        <button type="button" onClick={() => setLimit(limit + 400)}>
          Show more of {rows.length}
        </button>
      )}
    </>
  )
}

function Suggestion({ row, keys }: { readonly row: Proposition; readonly keys: readonly EvidenceKey[] }) {
  return (
    <p className="suggestion">
      {counted(keys.length, 'later report')} {keys.length === 1 ? 'suggests' : 'suggest'} that it {row.suggested}:{' '}
      {keys.slice(0, 3).map((key, i) => (
        <span key={`${key.report} ${key.id}`}>
          {i > 0 && ', '}
          <a href={address('report', [key.report], { at: key.id })}>{key.report}</a>
        </span>
      ))}
    </p>
  )
}

/** The interval that a word stands for, on a line from never to surely. */
function Likelihood({ row: { low, high, word, kind } }: { readonly row: Proposition }) {
  if (low === null || high === null)
    return (
      <div className="likelihood">
        <span className="word">{kind}</span>
      </div>
    )
  const percent = (x: number) => Math.round(x * 100)
  return (
    <div className="likelihood">
      <q className="word">{oneLine(word)}</q>
      <span className="scale" aria-hidden="true">
        <span style={{ left: `${low * 100}%`, width: `${Math.max(2, (high - low) * 100)}%` }} />
      </span>
      <span className="about">
        {percent(low)}–{percent(high)} %
      </span>
    </div>
  )
}
