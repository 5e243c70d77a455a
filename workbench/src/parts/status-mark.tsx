import type { Status } from 'demarche/report/layers.js'

/** Shape as well as colour tells the status, for print and for eyes that do not tell red from green. */
export const STATUSES: readonly {
  readonly status: Status
  readonly glyph: string
  readonly key: string
  readonly means: string
}[] = [
  { status: 'occurred', glyph: '●', key: 'o', means: 'it happened, by the report' },
  { status: 'ongoing', glyph: '◐', key: 'g', means: 'it is going on' },
  { status: 'planned', glyph: '○', key: 'p', means: 'somebody intends it' },
  { status: 'conditional', glyph: '◇', key: 'c', means: 'it may come, if something else does' },
  { status: 'denied', glyph: '✕', key: 'd', means: 'somebody says it did not happen' },
  { status: 'cancelled', glyph: '⊘', key: 'x', means: 'it was planned and called off' },
]

export const glyphOf = (status: string): string => STATUSES.find((one) => one.status === status)?.glyph ?? '·'

export function StatusMark({ status, words = true }: { readonly status: string; readonly words?: boolean }) {
  return (
    <span className={`status ${status}`} title={status}>
      <span aria-hidden="true">{glyphOf(status)}</span>
      <span className={words ? undefined : 'unseen'}> {status}</span>
    </span>
  )
}
