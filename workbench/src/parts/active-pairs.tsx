import { useNames } from '../overview.js'
import type { Answer, Rows } from '../questions.js'
import { address } from '../router.js'
import { Empty } from './states.js'

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
    <>
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
              <span aria-hidden="true">{cooperation > 0 ? `+${cooperation.toLocaleString('en-GB')}` : '0'}</span>
              <span className="unseen">{cooperation} of cooperation, </span>
            </span>
            <span className="about">
              <span aria-hidden="true">{conflict > 0 ? `−${conflict.toLocaleString('en-GB')}` : '0'}</span>
              <span className="unseen">{conflict} of conflict</span>
            </span>
          </li>
        ))}
      </ol>
      <p className="legend-line">
        <span className="tone-bar" aria-hidden="true">
          <span className="cooperation" />
        </span>
        + deeds of cooperation
        <span className="tone-bar" aria-hidden="true">
          <span className="conflict" />
        </span>
        − of conflict, each counted once
      </p>
    </>
  )
}
