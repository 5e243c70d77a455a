type JsonRow = Readonly<Record<string, unknown>>

const WIDEST = 60

/** Rows as JSON Lines, or as a table for people. */
export function printRows(columns: readonly string[], rows: readonly JsonRow[], format: 'table' | 'jsonl'): void {
  if (format === 'jsonl') {
    for (const row of rows) console.log(JSON.stringify(row))
    return
  }
  const table = rows.map((row) => columns.map((name) => cellOf(row[name])))
  // A column that is empty throughout only makes the others hard to read.
  const shown = columns.map((_, i) => rows.length === 0 || table.some((cells) => cells[i] !== ''))
  const widths = columns.map((name, i) =>
    Math.min(WIDEST, Math.max(name.length, ...table.map((cells) => cells[i]!.length))),
  )
  for (const cells of [columns, ...table])
    console.log(
      cells
        .map((text, i) => cut(text).padEnd(widths[i]!))
        .filter((_, i) => shown[i])
        .join('  ')
        .trimEnd(),
    )
}

const cut = (text: string): string => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text)

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value).replace(/\s+/g, ' ')
}
