import { useState } from 'react'
import { useNames } from '../../overview.js'
import { Asked } from '../../parts/states.js'
import { StatusMark } from '../../parts/status-mark.js'
import { type Answer, type Rows, useQuestion } from '../../questions.js'
import { address } from '../../router.js'
import { counted, dayInWords, oneLine } from '../../words.js'

const AT_ONCE = 25

/** What the two did to each other, newest first; each opens its report. */
export function Deeds({
  a,
  b,
  window,
}: {
  readonly a: string
  readonly b: string
  readonly window: { readonly since: string | undefined; readonly until: string | undefined }
}) {
  const [limit, setLimit] = useState(AT_ONCE)
  const query = useQuestion('events-between', { source: a, target: b, both: true, ...window })
  return (
    <section aria-labelledby="deeds-title">
      <h2 id="deeds-title">
        What they did <span className="count">{query.data?.rows.length ?? ''}</span>
      </h2>
      <Asked query={query} what="the deeds">
        {({ rows, evidence }) => (
          <>
            {rows.length === 0 && <p className="none">Nothing in this period.</p>}
            <DeedRows rows={rows.slice(0, limit)} evidence={evidence} />
            {rows.length > limit && (
              <button type="button" onClick={() => setLimit(limit + 200)}>
                Show more of {rows.length}
              </button>
            )}
          </>
        )}
      </Asked>
    </section>
  )
}

/** Deeds in a list, each with what it is and a way to its report. */
export function DeedRows({ rows, evidence }: Pick<Answer<Rows['events-between']>, 'rows' | 'evidence'>) {
  const nameOf = useNames()
  return (
    <ol className="deeds">
      {rows.map(({ date, actors, recipients, type, mode, status, place, trigger, speaker, reports }, i) => {
        const key = evidence[i]![0]!
        const whom = [...new Set(recipients)].map(nameOf).join(', ')
        const more = [
          status === 'occurred' ? null : status,
          place,
          speaker ? `says ${oneLine(speaker)}` : null,
          reports > 1 ? counted(reports, 'report') : null,
        ].filter(Boolean)
        return (
          <li key={`${key.report} ${key.id}`}>
            <span className="when">{dayInWords(date)}</span>
            <span className="deed">
              <StatusMark status={status} words={false} />{' '}
              <a href={address('report', [key.report], { at: key.id })}>
                {[...new Set(actors)].map(nameOf).join(', ') || 'somebody'}
                {whom && ` → ${whom}`}
              </a>{' '}
              <span className="type">
                {type}
                {mode && ` ${mode}`}
              </span>{' '}
              <q>{oneLine(trigger)}</q>
              {more.length > 0 && <span className="about">{more.join(' · ')}</span>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
