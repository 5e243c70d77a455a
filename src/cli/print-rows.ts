type JsonRow = Readonly<Record<string, unknown>>

const WIDEST = 60
/** Where the width of the terminal is not known: into a file or a pipe. */
const USUAL_WIDTH = 120
/** Narrower than this nothing can be read in a column of words. */
const NARROWEST = 10
/** Only where many columns leave no more: words are broken. */
const TIGHT = 7
const GAP = 2

interface TableOptions {
  /** Lines that a cell may take before it is cut. */
  readonly lines?: number
  readonly width?: number
}

/** Rows as JSON Lines, or as a table for people. */
export function printRows(
  columns: readonly string[],
  rows: readonly JsonRow[],
  format: 'table' | 'jsonl',
  options: TableOptions = {},
): void {
  if (format === 'jsonl') for (const row of rows) console.log(JSON.stringify(row))
  else
    for (const line of tableOf(columns, rows, { width: process.stdout.columns || USUAL_WIDTH, ...options }))
      console.log(line)
}

/** Lines of a table that fits the width where it can: numbers stand to the right, the longest words are broken or cut. */
export function tableOf(
  columns: readonly string[],
  rows: readonly JsonRow[],
  { lines = 1, width = USUAL_WIDTH }: TableOptions = {},
): string[] {
  // A column that is empty throughout only makes the others hard to read.
  const shown = columns.filter((name) => rows.length === 0 || rows.some((row) => cellOf(row[name]) !== ''))
  const numeric = shown.map(
    (name) => rows.length > 0 && rows.every((row) => row[name] === null || typeof row[name] === 'number'),
  )
  const table = [shown, ...rows.map((row) => shown.map((name) => cellOf(row[name])))]
  const natural = shown.map((_, i) => Math.min(WIDEST, Math.max(...table.map((cells) => cells[i]!.length))))
  const least = (narrowest: number) => numeric.map((fixed) => (fixed ? WIDEST : narrowest))
  const widths = fitted(fitted(natural, least(NARROWEST), width), least(TIGHT), width)
  return table.flatMap((cells) => {
    const broken = cells.map((text, i) => linesOf(text, widths[i]!, lines))
    return Array.from({ length: Math.max(1, ...broken.map(({ length }) => length)) }, (_, line) =>
      broken
        .map((parts, i) =>
          numeric[i] ? (parts[line] ?? '').padStart(widths[i]!) : (parts[line] ?? '').padEnd(widths[i]!),
        )
        .join(' '.repeat(GAP))
        .trimEnd(),
    )
  })
}

/** Takes from the widest column until all fit, or none can give more. */
function fitted(natural: readonly number[], least: readonly number[], width: number): number[] {
  const widths = [...natural]
  let over = widths.reduce((sum, w) => sum + w, 0) + GAP * (widths.length - 1) - width
  for (; over > 0; over--) {
    let widest = -1
    for (let i = 0; i < widths.length; i++)
      if (widths[i]! > least[i]! && (widest < 0 || widths[i]! > widths[widest]!)) widest = i
    if (widest < 0) break
    widths[widest]!--
  }
  return widths
}

/** Breaks at spaces, and inside a word that is longer than a line; what is left over is cut. */
function linesOf(text: string, width: number, most: number): string[] {
  const found: string[] = []
  let rest = text
  while (rest.length > width && found.length < most - 1) {
    const at = rest.lastIndexOf(' ', width)
    found.push(rest.slice(0, at > 0 ? at : width).trimEnd())
    rest = rest.slice(at > 0 ? at : width).trimStart()
  }
  found.push(rest.length > width ? `${rest.slice(0, width - 1)}…` : rest)
  return found
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined || value === false) return ''
  if (value === true) return 'yes'
  if (Array.isArray(value))
    return value.map((part) => (typeof part === 'object' ? JSON.stringify(part) : part)).join(' ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value).replace(/\s+/g, ' ')
}
