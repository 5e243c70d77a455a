import { useKeys } from '../../keyboard.js'
import { dayOfRecord, useNames, useOverview } from '../../overview.js'
import { ActivePairs } from '../../parts/active-pairs.js'
import { ActorButton } from '../../parts/actor-button.js'
import { EvidenceList } from '../../parts/evidence-list.js'
import { PlanRows } from '../../parts/plan-rows.js'
import { Asked, Empty } from '../../parts/states.js'
import { useQuestion } from '../../questions.js'
import { address, adjust, go, useRoute, withQuery } from '../../router.js'
import { dayInWords, inNames } from '../../words.js'
import { Deeds } from './deeds.js'
import { Ladders } from './ladders.js'
import { periodName, Timeline } from './timeline.js'
import './pair.css'

/** Two actors: what they did to each other over time, what is planned, and how far each has bound itself to the other. */
export function PairPage() {
  const { parts } = useRoute()
  const [a = null, b = null] = parts
  const overview = useOverview()
  const pairs = useQuestion('active-pairs', { actor: a?.toUpperCase(), limit: 12 }, { enabled: !a || !b })
  if (a && b)
    return (
      <Asked query={overview} what="the record">
        {(data) => <Pair key={`${a}/${b}`} a={a.toUpperCase()} b={b.toUpperCase()} record={dayOfRecord(data)} />}
      </Asked>
    )
  return (
    <div className="page narrow">
      <h1>Pairs</h1>
      <p className="about">
        {a
          ? 'Choose the second actor, or one of those with whom the first has most to do.'
          : 'Choose two actors, or one of the pairs that have most to do with each other.'}
      </p>
      <div className="pair-choice">
        <ActorButton code={a} label="First actor" onPick={(code) => code && go(address('pair', [code, b ?? '']))} />
        <span>and</span>
        <ActorButton
          code={b}
          label="Second actor"
          onPick={(code) => code && go(address('pair', [a ?? '', code].filter(Boolean)))}
        />
      </div>
      <Asked query={overview} what="actors">
        {() => (
          <Asked query={pairs} what="pairs">
            {(answer) => <ActivePairs answer={answer} />}
          </Asked>
        )}
      </Asked>
    </div>
  )
}

function Pair({
  a,
  b,
  record,
}: {
  readonly a: string
  readonly b: string
  readonly record: ReturnType<typeof dayOfRecord>
}) {
  const route = useRoute()
  const nameOf = useNames()
  const { since, until, at = null } = route.query
  const unit = route.query.unit === 'week' ? 'week' : 'month'
  const window = { since, until }
  const timeline = useQuestion('dyad-timeline', { source: a, target: b, unit, ...window })
  const plans = useQuestion('plans', { actor: a, other: b, asOf: record.day, limit: 200 })
  const select = (start: string | null) => adjust(withQuery(route, { at: start }))
  useKeys({
    w: () => adjust(withQuery(route, { unit: unit === 'week' ? null : 'week' })),
    Escape: () => select(null),
  })
  return (
    <article className="page pair">
      <header>
        <p className="about">Pair</p>
        <h1 className="pair-choice">
          <ActorButton code={a} label="First actor" onPick={(code) => code && go(address('pair', [code, b], window))} />
          <span>and</span>
          <ActorButton
            code={b}
            label="Second actor"
            onPick={(code) => code && go(address('pair', [a, code], window))}
          />
        </h1>
        <form className="window">
          <label>
            From{' '}
            <input
              type="date"
              value={since ?? ''}
              onChange={(e) => adjust(withQuery(route, { since: e.target.value, at: null }))}
            />
          </label>
          <label>
            to{' '}
            <input
              type="date"
              value={until ?? ''}
              onChange={(e) => adjust(withQuery(route, { until: e.target.value, at: null }))}
            />
          </label>
          <label>
            by{' '}
            <select value={unit} onChange={(e) => adjust(withQuery(route, { unit: e.target.value, at: null }))}>
              <option value="month">month</option>
              <option value="week">week</option>
            </select>
          </label>
        </form>
      </header>
      <Asked query={timeline} what="the timeline">
        {(answer) => {
          const chosen = answer.rows.findIndex(({ start }) => start === at)
          return (
            <section aria-label="Timeline">
              <p className="sentence">{inNames(answer.sentence, nameOf)}</p>
              {answer.rows.length > 0 || (plans.data?.rows.length ?? 0) > 0 ? (
                <Timeline
                  rows={answer.rows}
                  unit={unit}
                  plans={plans.data?.rows ?? []}
                  planKeys={plans.data?.evidence ?? []}
                  record={record}
                  selected={at}
                  onSelect={select}
                />
              ) : (
                <Empty title={`The record has nothing dated between ${nameOf(a)} and ${nameOf(b)}.`}>
                  <p>
                    Widen the period, choose <a href={address('pair')}>another pair</a>, or read more reports.
                  </p>
                </Empty>
              )}
              {chosen >= 0 && (
                <section className="chosen" aria-label={`Reports of ${periodName(at!, unit)}`}>
                  <h2>
                    {periodName(at!, unit)}{' '}
                    <button type="button" className="quiet" onClick={() => select(null)}>
                      Close <kbd>Esc</kbd>
                    </button>
                  </h2>
                  <EvidenceList keys={answer.evidence[chosen] ?? []} />
                </section>
              )}
            </section>
          )
        }}
      </Asked>
      <div className="pair-columns columns">
        <Deeds a={a} b={b} window={window} />
        <div>
          {(plans.data?.rows.length ?? 0) > 0 && (
            <section aria-labelledby="plans-title">
              <h2 id="plans-title">
                Planned <span className="count">as seen on {dayInWords(record.day)}</span>
              </h2>
              <PlanRows answer={plans.data!} told />
            </section>
          )}
          <Ladders a={a} b={b} window={window} />
        </div>
      </div>
    </article>
  )
}
