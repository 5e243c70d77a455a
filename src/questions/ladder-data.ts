import { dataFiles } from '../data-files.js'
import { type CsvRow, parseCsv } from '../report/csv.js'

const read = <T>(file: string, of: (row: CsvRow) => T): (() => T[]) => {
  let rows: T[] | undefined
  return () => (rows ??= parseCsv(dataFiles().text(`questions/${file}`)).map(of))
}

/** What a coded deed shows of commitment; see the comment in the file. */
export const rungRules = read('rungs.csv', ({ rung, type, mode, context, cameo, rule, form }) => ({
  rung: Number(rung),
  type: type!,
  mode: mode!,
  context: context!,
  cameo: cameo!,
  rule: rule!,
  form: form!,
}))

export interface Rung {
  readonly rung: number
  readonly name: string
  /** "ours", or the data sets that define it. */
  readonly whose: string
  /** What would show the next rung. */
  readonly next: string
}

const rungs = read(
  'ladder-names.csv',
  ({ rung, name, whose, next }): Rung => ({
    rung: Number(rung),
    name: name!,
    whose: whose!,
    next: next!,
  }),
)

export const rungNamed = (rung: number): Rung => rungs()[rung]!

const forms = read('legal-forms.csv', ({ form, words }) => ({
  form: form!,
  words: new RegExp(`\\b(${words})s?\\b`, 'i'),
}))

/** The legal form that a title names: "treaty", "memorandum"; "agreement" where it names none. */
export const legalFormOf = (title: string): string =>
  forms().find(({ words }) => words.test(title))?.form ?? 'agreement'
