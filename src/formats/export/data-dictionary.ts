import { dataFiles } from '../../data-files.js'
import { parseCsv } from '../../report/csv.js'

export interface DictionaryRow {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly meaning: string
}

/** The columns of every table that is exported, in order: data/formats/columns.csv. */
export const dictionary = (): DictionaryRow[] =>
  parseCsv(dataFiles().text('formats/columns.csv')) as unknown as DictionaryRow[]

const ABOUT: Readonly<Record<string, string>> = {
  events: 'One row an event. Sum over rows with `counted` true to count each deed of the world once.',
  actors: 'One row a participant of an event.',
  sources: 'One row an event: who published it, and whom the report gives as its source.',
  claims: 'One row a claim: who says what.',
  forecasts: 'One row a forecast, with the probability that its word stands for.',
  agreements: 'One row an agreement that a report tells of.',
  dyads: 'One row a directed pair and period (`demarche export --as dyads --by month`).',
}

/** docs/data-dictionary.md: what each column of the exported tables means, and how to read them. */
export function dataDictionary(): string {
  const rows = dictionary()
  const tables = [...new Set(rows.map(({ table }) => table))]
  const parts = tables.map((table) => {
    const columns = rows.filter((row) => row.table === table)
    const lines = columns.map(
      ({ column, type, meaning }) => `| ${column} | ${type} | ${meaning.replaceAll('|', '\\|')} |`,
    )
    return `## ${table}\n\n${ABOUT[table] ?? ''}\n\n| column | type | meaning |\n|---|---|---|\n${lines.join('\n')}\n`
  })
  return `# Data dictionary

Made from \`data/formats/columns.csv\` by \`demarche export --as dictionary\`; do not edit.

\`demarche export --store DIR --as csv --out FOLDER\` (or \`parquet\`) writes these tables. Empty means that it is not known or that
there is none. In CSV a text that begins with =, +, - or @ has an apostrophe before it, so that no spreadsheet takes it for a
formula; Parquet has it as it is. \`report\` and \`event\` lead from every row back to the words: \`demarche code\` and the workbench
show them.

${parts.join('\n')}
## Reading the tables

In R (\`readr\`), with the types that keep "042" a text:

\`\`\`r
${readrCode().trimEnd()}
\`\`\`

In Python (\`pandas\`):

\`\`\`python
${pandasCode().trimEnd()}
\`\`\`
`
}

const READR: Readonly<Record<string, string>> = { VARCHAR: 'c', DATE: 'D', BOOLEAN: 'l', INTEGER: 'i', DOUBLE: 'd' }
const PANDAS: Readonly<Record<string, string>> = {
  VARCHAR: 'string',
  DATE: 'string',
  BOOLEAN: 'boolean',
  INTEGER: 'Int64',
  DOUBLE: 'float64',
}

const tablesIn = (rows: readonly DictionaryRow[]): string[] =>
  [...new Set(rows.map(({ table }) => table))].filter((table) => table !== 'dyads')

/** R code that reads the CSV tables of the folder it is run in. */
export function readrCode(): string {
  const rows = dictionary()
  const table = (name: string) =>
    `${name} <- read_csv("${name}.csv", na = "", col_types = "${rows
      .filter((row) => row.table === name)
      .map(({ type }) => READR[type])
      .join('')}")`
  return `library(readr)\n${tablesIn(rows).map(table).join('\n')}\n`
}

/** Python code that reads the CSV tables of the folder it is run in. */
export function pandasCode(): string {
  const rows = dictionary()
  const table = (name: string) => {
    const columns = rows.filter((row) => row.table === name)
    const types = columns.map(({ column, type }) => `    "${column}": "${PANDAS[type]}",`)
    const dates = columns.filter(({ type }) => type === 'DATE').map(({ column }) => `"${column}"`)
    return `${name} = pd.read_csv("${name}.csv", keep_default_na=False, na_values=[""], dtype={\n${types.join('\n')}\n})\n${dates
      .map((column) => `${name}[${column}] = pd.to_datetime(${name}[${column}])\n`)
      .join('')}`
  }
  return `import pandas as pd\n\n${tablesIn(rows).map(table).join('\n')}`
}
