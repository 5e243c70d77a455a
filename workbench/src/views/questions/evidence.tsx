import type { Answer, Item } from 'demarche/questions/ask/answer.js'
import { type DragEvent, useState } from 'react'
import { address } from '../../router.js'
import { counted, oneLine } from '../../words.js'
import { letterOf } from './hypotheses.js'

/** As src/questions/ask/answer.ts names items. */
const keyOf = ({ kind, report, spans }: Item): string => `${kind} ${report}@${spans[0]?.start ?? 0}`

interface Weighed {
  readonly item: Item
  /** For each hypothesis: speaks for it, against it, or neither. */
  readonly signs: readonly (1 | 0 | -1)[]
}

const DRAGGED = 'text/x-demarche-evidence'

/** Every piece of evidence against every hypothesis; a piece can be left out, by the mouse or the keyboard, and put back. */
export function Evidence({
  answer,
  without,
  onLeave,
}: {
  readonly answer: Answer
  readonly without: readonly string[]
  readonly onLeave: (keys: readonly string[]) => void
}) {
  const [over, setOver] = useState<'in' | 'out' | null>(null)
  const [dragging, setDragging] = useState(false)
  const [silentShown, showSilent] = useState(false)
  const all = weighedIn(answer)
  const left = all.filter(({ item }) => without.includes(keyOf(item)))
  const inPlay = all.filter(({ item }) => !without.includes(keyOf(item)))
  const telling = inPlay.filter(({ signs }) => signs.some((sign) => sign !== 0))
  const silent = inPlay.filter(({ signs }) => signs.every((sign) => sign === 0))
  const takeOut = (key: string) => onLeave([...without.filter((k) => k !== key), key])
  const putBack = (key: string) => onLeave(without.filter((k) => k !== key))
  const zone = (which: 'in' | 'out', drop: (key: string) => void) => ({
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(DRAGGED)) return
      event.preventDefault()
      setOver(which)
    },
    onDragLeave: () => setOver(null),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(null)
      // The row is elsewhere now, and may never tell that its drag has ended.
      setDragging(false)
      const key = event.dataTransfer.getData(DRAGGED)
      if (key) drop(key)
    },
  })
  const row = (weighed: Weighed, out: boolean) => (
    <Row
      key={keyOf(weighed.item)}
      weighed={weighed}
      out={out}
      onMove={() => (out ? putBack : takeOut)(keyOf(weighed.item))}
      onDragging={setDragging}
    />
  )
  const head = (
    <thead>
      <tr>
        <th scope="col">Evidence</th>
        {answer.hypotheses.map(({ id, text }, i) => (
          <th key={id} scope="col" className="sign" title={text}>
            {letterOf(i)}
          </th>
        ))}
        <th scope="col">
          <span className="unseen">Leave out</span>
        </th>
      </tr>
    </thead>
  )
  return (
    <section className="evidence-board" aria-labelledby="evidence-title">
      <h2 id="evidence-title" className="ruled">
        Evidence <span className="count">{inPlay.length}</span>
      </h2>
      <div className={over === 'in' ? 'zone over' : 'zone'} {...zone('in', putBack)}>
        {telling.length === 0 && <p className="none">Nothing that is left tells which of them is right.</p>}
        {telling.length > 0 && (
          <table className="data">
            {head}
            <tbody>{telling.map((weighed) => row(weighed, false))}</tbody>
          </table>
        )}
        {silent.length > 0 && (
          <details open={silentShown} onToggle={(event) => showSilent(event.currentTarget.open)}>
            <summary>
              {counted(silent.length, 'more piece')} that {silent.length === 1 ? 'says' : 'say'} nothing about which is
              right
            </summary>
            {silentShown && (
              <table className="data">
                {head}
                <tbody>{silent.slice(0, 200).map((weighed) => row(weighed, false))}</tbody>
              </table>
            )}
          </details>
        )}
      </div>
      <div
        className={`zone tray ${over === 'out' ? 'over' : ''} ${dragging ? 'dragging' : ''}`}
        {...zone('out', takeOut)}
      >
        <h3>
          Left out <span className="count">{left.length}</span>
          {left.length > 0 && (
            <button type="button" className="quiet" onClick={() => onLeave([])}>
              put all back
            </button>
          )}
        </h3>
        {left.length === 0 ? (
          <p className="none">
            Drag a piece of evidence here, or press its “leave out”, to see what the answer would be without it.
          </p>
        ) : (
          <table className="data">
            {head}
            <tbody>{left.map((weighed) => row(weighed, true))}</tbody>
          </table>
        )}
      </div>
    </section>
  )
}

function Row({
  weighed: { item, signs },
  out,
  onMove,
  onDragging,
}: {
  readonly weighed: Weighed
  readonly out: boolean
  readonly onMove: () => void
  readonly onDragging: (dragging: boolean) => void
}) {
  const { words, speaker, why, report, weight } = item
  return (
    <tr
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, keyOf(item))
        // Not at once: a browser gives up a drag that changes the page as it begins.
        setTimeout(() => onDragging(true))
      }}
      onDragEnd={() => onDragging(false)}
    >
      <td>
        <a href={address('report', [report], { words: wordsOf(item) })}>{oneLine(words)}</a>
        <span className="about">
          {[speaker ? `says ${oneLine(speaker)}` : 'the report’s own words', why, `weight ${weight.toFixed(2)}`].join(
            ' · ',
          )}
        </span>
      </td>
      {signs.map((sign, i) => (
        <td key={i} className={`sign ${sign > 0 ? 'for' : sign < 0 ? 'against' : ''}`}>
          <span aria-hidden="true">{sign > 0 ? '+' : sign < 0 ? '−' : '·'}</span>
          <span className="unseen">{sign > 0 ? 'for' : sign < 0 ? 'against' : 'neither'}</span>
        </td>
      ))}
      <td>
        <button type="button" className="quiet move" onClick={onMove}>
          {out ? 'put back' : 'leave out'}
        </button>
      </td>
    </tr>
  )
}

/** The place of its words, which the report's page shows. */
const wordsOf = ({ spans }: Item): string | null => {
  const [first, last] = [spans[0], spans.at(-1)]
  return first && last ? `${first.start}-${last.end}` : null
}

/** Each piece once, with its sign for each hypothesis; what is most telling first, as the answer has it. */
function weighedIn({ hypotheses }: Answer): Weighed[] {
  const found = new Map<string, { item: Item; signs: (1 | 0 | -1)[] }>()
  hypotheses.forEach((hypothesis, i) => {
    for (const [items, sign] of [
      [hypothesis.for, 1],
      [hypothesis.against, -1],
      [hypothesis.neutral, 0],
    ] as const)
      for (const item of items) {
        const known = found.get(keyOf(item)) ?? { item, signs: hypotheses.map(() => 0 as const) }
        known.signs[i] = sign
        found.set(keyOf(item), known)
      }
  })
  return [...found.values()].sort((a, b) => b.item.weight - a.item.weight)
}
