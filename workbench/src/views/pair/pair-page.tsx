import { useKeys } from '../../keyboard.js'
import { dayOfRecord, useNames, useOverview } from '../../overview.js'
import { ActorButton } from '../../parts/actor-button.js'
import { EvidenceList } from '../../parts/evidence-list.js'
import { Asked, Empty } from '../../parts/states.js'
import { type Answer, type Rows, useQuestion } from '../../questions.js'
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
  const pairs = useQuestion('active-pairs', { limit: 12 }, { enabled: !a || !b })
  if (a && b)
    return (
      <Asked query={overview} what="the record">
        {(data) => <Pair key={`${a}/${b}`} a={a.toUpperCase()} b={b.toUpperCase()} record={dayOfRecord(data)} />}
      </Asked>
    )
  return (
    <div className="page">
      <h1>Pairs</h1>
      <p className="about">Choose two actors, or one of the pairs that have most to do with each other.</p>
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

/** Pairs with a bar of cooperation and conflict each. */
export function ActivePairs({ answer: { rows } }: { readonly answer: Answer<Rows['active-pairs']> }) {
  const nameOf = useNames()
  const most = Math.max(1, ...rows.map(({ events }) => events))
  if (rows.length === 0)
    return (
      <Empty title="No two actors have anything to do with each other yet.">
        <p>
          <a href={address('paste')}>Add a report</a> that tells of two states.
        </p>
      </Empty>
    )
  return (
    <ol className="pairs">
      {rows.map(({ source, target, cooperation, conflict }) => (
        <li key={`${source} ${target}`}>
          <a href={address('pair', [source, target])}>
            {nameOf(source)} → {nameOf(target)}
          </a>
          <span className="tone-bar" aria-hidden="true">
            {cooperation > 0 && <span className="cooperation" style={{ width: `${(cooperation / most) * 100}%` }} />}
            {conflict > 0 && <span className="conflict" style={{ width: `${(conflict / most) * 100}%` }} />}
          </span>
          <span className="about">
            <span aria-hidden="true">
              +{cooperation} −{conflict}
            </span>
            <span className="unseen">
              {cooperation} of cooperation, {conflict} of conflict
            </span>
          </span>
        </li>
      ))}
    </ol>
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
              <ol className="evidence">
                {plans.data!.rows.map((plan, i) => {
                  const key = plans.data!.evidence[i]?.[0]
                  return (
                    <li key={`${key?.report} ${key?.id}`}>
                      {key ? (
                        <a href={address('report', [key.report], { at: key.id })}>{planInWords(plan, nameOf)}</a>
                      ) : (
                        planInWords(plan, nameOf)
                      )}
                      <span className="about">
                        {plan.type}
                        {plan.mode && ` ${plan.mode}`} · {plan.outcome} ·{' '}
                        {plan.due ? `due ${dayInWords(plan.due)}` : 'no day given'} · told {dayInWords(plan.said)}
                      </span>
                    </li>
                  )
                })}
              </ol>
            </section>
          )}
          <Ladders a={a} b={b} window={window} />
        </div>
      </div>
    </article>
  )
}

/** What is planned, in the report's words where they are a sentence, with who and whom where they are not. */
export function planInWords(
  { actors, recipients, words }: Pick<Rows['plans'], 'actors' | 'recipients' | 'words'>,
  nameOf: (code: string) => string,
): string {
  if (words.includes(' … ')) return words.replaceAll(' … ', ' ')
  const who = [...new Set(actors)].map(nameOf).join(', ') || 'somebody'
  const whom = [...new Set(recipients)].map(nameOf).join(', ')
  return `${who}${whom ? ` → ${whom}` : ''}: “${words}”`
}
