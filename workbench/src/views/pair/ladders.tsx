import { useNames } from '../../overview.js'
import { Asked } from '../../parts/states.js'
import { type Rows, useQuestion } from '../../questions.js'
import { address } from '../../router.js'
import { dayInWords, oneLine } from '../../words.js'

/** The rungs as data/codebook/ladder.csv names them, lowest first. */
const RUNGS = [
  'no contact or rupture',
  'contact',
  'recognition and representation',
  'declaratory support',
  'functional agreement',
  'standing political consultation',
  'security cooperation',
  'entente or crisis consultation',
  'non-aggression or neutrality',
  'defence pact',
  'offence pact or integrated command',
]

type Row = Omit<Rows['ladder'], 'evidence'>
type Step = Row['steps'][number]

/** How far each of the two has bound itself to the other, with what holds the rung and what speaks against it. */
export function Ladders({
  a,
  b,
  window,
}: {
  readonly a: string
  readonly b: string
  readonly window: { readonly since: string | undefined; readonly until: string | undefined }
}) {
  const nameOf = useNames()
  const query = useQuestion('ladder', { actors: `${a} ${b}`, ...window })
  return (
    <section aria-labelledby="ladder-title" className="ladders">
      <h2 id="ladder-title">Ladder of commitment</h2>
      <Asked query={query} what="the ladder">
        {({ rows }) => {
          const found = [rows.find(({ from }) => from === a), rows.find(({ from }) => from === b)]
          const [one, other] = found
          if (!one && !other) return <p className="none">Nothing in the record says how they stand to each other.</p>
          return (
            <>
              <Rungs one={one} other={other} a={nameOf(a)} b={nameOf(b)} />
              {found.map(
                (row) => row && <Grounds key={row.from} row={row} from={nameOf(row.from)} to={nameOf(row.to)} />,
              )}
            </>
          )
        }}
      </Asked>
    </section>
  )
}

function Rungs({
  one,
  other,
  a,
  b,
}: {
  readonly one: Row | undefined
  readonly other: Row | undefined
  readonly a: string
  readonly b: string
}) {
  const top = Math.max(
    6,
    one?.rung ?? 0,
    other?.rung ?? 0,
    ...[one, other].flatMap((row) => row?.planned.map((s) => s.rung) ?? []),
  )
  return (
    <ol className="rungs" reversed start={top}>
      {RUNGS.slice(0, top + 1)
        .map((name, rung) => {
          const here = [
            [one, a],
            [other, b],
          ] as const
          return (
            <li key={name} className={one?.rung === rung || other?.rung === rung ? 'held' : undefined}>
              <span className="rung-number">{rung}</span>
              <span className="rung-name">{name}</span>
              {here.map(([row, who]) => (
                <span key={who}>
                  {row?.rung === rung && <strong>● {who}</strong>}
                  {row && row.rung !== rung && row.planned.some((s) => s.rung === rung) && (
                    <span>○ {who}, planned</span>
                  )}
                  {row && row.rung !== rung && row.claimed.some((s) => s.rung === rung) && (
                    <span>◇ {who}, others claim</span>
                  )}
                </span>
              ))}
            </li>
          )
        })
        .reverse()}
    </ol>
  )
}

function Grounds({ row, from, to }: { readonly row: Row; readonly from: string; readonly to: string }) {
  const groups: readonly (readonly [title: string, steps: readonly Step[]])[] = [
    ['Held by', row.steps],
    ['Planned', row.planned],
    ['Claimed by others', row.claimed],
    ['Against', row.against],
  ]
  return (
    <details className="grounds">
      <summary>
        {from} towards {to}: rung {row.rung}, {row.name}
        {row.form !== 'none' && ` (${row.form})`}
      </summary>
      {groups
        .filter(([, steps]) => steps.length > 0)
        .map(([title, steps]) => (
          <div key={title}>
            <h3>{title}</h3>
            <ol className="evidence">
              {steps.map(({ key, words, date, status, stage, speaker }) => (
                <li key={`${key.report} ${key.id}`}>
                  <a href={address('report', [key.report], { at: key.id })}>{oneLine(words)}</a>
                  <span className="about">
                    {[dayInWords(date), stage ?? status, speaker ? `says ${oneLine(speaker)}` : null]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </li>
              ))}
            </ol>
          </div>
        ))}
    </details>
  )
}
