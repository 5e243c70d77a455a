import { useNames } from '../overview.js'
import type { Answer, Rows } from '../questions.js'
import { address } from '../router.js'
import { counted, dayInWords, oneLine, toneOf, verbOf } from '../words.js'
import { StatusMark } from './status-mark.js'

/** Deeds in a list: who to whom and in which words, under it what that is; each opens its report. */
export function DeedRows({ rows, evidence }: Pick<Answer<Rows['events-between']>, 'rows' | 'evidence'>) {
  const nameOf = useNames()
  return (
    <ol className="deeds">
      {rows.map(({ date, actors, recipients, type, mode, status, place, trigger, speaker, reports }, i) => {
        const key = evidence[i]![0]!
        const whom = namesOf(recipients, nameOf)
        const more = [
          verbOf(type),
          status === 'occurred' ? null : status,
          place,
          speaker ? `says ${oneLine(speaker)}` : null,
          reports > 1 ? counted(reports, 'report') : null,
        ].filter(Boolean)
        return (
          <li key={`${key.report} ${key.id}`}>
            <span className="when">{dayInWords(date)}</span>
            <span className="deed">
              <StatusMark status={status} words={false} />
              <a href={address('report', [key.report], { at: key.id })}>
                {namesOf(actors, nameOf) || 'somebody'}
                {whom && ` → ${whom}`}
              </a>{' '}
              <q>{oneLine(trigger)}</q>
              <span className="about">
                <span className={`type ${toneOf(type)}`}>
                  {type}
                  {mode && ` ${mode}`}
                </span>{' '}
                {more.join(' · ')}
              </span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}

/** Each once; "somebody" only where nobody else is known. */
function namesOf(codes: readonly string[], nameOf: (code: string) => string): string {
  const known = [...new Set(codes)].filter((code, _, all) => code !== '?' || all.length === 1)
  return known.map(nameOf).join(', ')
}
