import { useKeys } from '../../keyboard.js'
import { useWidth } from '../../parts/use-width.js'
import { dayInWords } from '../../words.js'

interface Month {
  readonly month: string
  readonly deeds: number
}

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
const monthOf = (index: number): string => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
const lastDay = (month: string): string => {
  const next = indexOf(month) + 1
  return new Date(Date.UTC(Math.floor(next / 12), next % 12, 0)).toISOString().slice(0, 10)
}

/** The months of the address, or all of the record's. */
export function windowOf(months: readonly Month[], query: Readonly<Record<string, string>>) {
  const from = /^\d{4}-\d{2}$/.test(query.from ?? '') ? query.from! : months[0]!.month
  const to = /^\d{4}-\d{2}$/.test(query.to ?? '') ? query.to! : months.at(-1)!.month
  return { from, to, since: `${from}-01`, until: lastDay(to) }
}

const HEIGHT = 44

/** A period of the record between two handles, above the number of deeds a month. [ and ] move it by its own length. */
export function TimeSlider({
  months,
  from,
  to,
  onChange,
}: {
  readonly months: readonly Month[]
  readonly from: string
  readonly to: string
  readonly onChange: (months: { from: string; to: string }) => void
}) {
  const [box, width] = useWidth<HTMLDivElement>()
  const first = indexOf(months[0]!.month)
  const last = indexOf(months.at(-1)!.month)
  const [start, end] = [Math.max(first, indexOf(from)), Math.min(last, indexOf(to))]
  const most = Math.max(...months.map(({ deeds }) => deeds))
  const count = last - first + 1
  const x = (index: number) => ((index - first) / count) * width
  const set = (a: number, b: number) =>
    onChange({ from: monthOf(Math.max(first, Math.min(a, last))), to: monthOf(Math.max(first, Math.min(b, last))) })
  const move = (by: number) => {
    const length = end - start + 1
    const to = Math.max(first, Math.min(last - length + 1, start + by * length))
    set(to, to + length - 1)
  }
  useKeys({ '[': () => move(-1), ']': () => move(1) })
  if (count === 1) return <p className="about">All in {dayInWords(months[0]!.month)}.</p>
  return (
    <div className="slider" ref={box}>
      <div className="slider-head">
        <strong>
          {dayInWords(monthOf(start))} – {dayInWords(monthOf(end))}
        </strong>
        <button
          type="button"
          className="quiet"
          onClick={() => move(-1)}
          disabled={start === first}
          aria-keyshortcuts="["
        >
          ← earlier <kbd>[</kbd>
        </button>
        <button type="button" className="quiet" onClick={() => move(1)} disabled={end === last} aria-keyshortcuts="]">
          later → <kbd>]</kbd>
        </button>
        {[1, 3, 12]
          .filter((n) => n < count)
          .map((n) => (
            <button key={n} type="button" className="quiet" onClick={() => set(end - n + 1, end)}>
              {n === 1 ? 'month' : n === 12 ? 'year' : `${n} months`}
            </button>
          ))}
        <button
          type="button"
          className="quiet"
          onClick={() => set(first, last)}
          disabled={start === first && end === last}
        >
          all
        </button>
      </div>
      <svg width={width} height={HEIGHT} aria-hidden="true">
        <rect className="slider-window" x={x(start)} width={Math.max(2, x(end + 1) - x(start))} y={0} height={HEIGHT} />
        {months.map(({ month, deeds }) => {
          const at = indexOf(month)
          const height = Math.max(2, (deeds / most) * (HEIGHT - 6))
          return (
            <rect
              key={month}
              className={at >= start && at <= end ? 'slider-bar in' : 'slider-bar'}
              x={x(at) + 0.5}
              width={Math.max(1.5, width / count - 1)}
              y={HEIGHT - height}
              height={height}
            />
          )
        })}
      </svg>
      <div className="slider-handles">
        <input
          type="range"
          aria-label="First month"
          aria-valuetext={dayInWords(monthOf(start))}
          min={first}
          max={last}
          value={start}
          onChange={(event) => set(Math.min(Number(event.target.value), end), end)}
        />
        <input
          type="range"
          aria-label="Last month"
          aria-valuetext={dayInWords(monthOf(end))}
          min={first}
          max={last}
          value={end}
          onChange={(event) => set(start, Math.max(Number(event.target.value), start))}
        />
      </div>
    </div>
  )
}
