import { z } from 'zod'
import { csvCell } from '../own-data.js'
import { paramsOf, type Question } from '../questions/question.js'
import { questionNamed, questions } from '../questions/questions.js'
import { DemarcheError } from '../report/error.js'
import { openCatalog } from '../store/catalog.js'
import { existingStore } from '../store/store.js'
import { choiceOption } from './options.js'
import { printRows } from './print-rows.js'

interface QuestionsOptions {
  readonly store?: string
  readonly format: string
}

/** `demarche questions`: lists them, or asks one. */
export async function questionsCommand(
  name: string | undefined,
  parameters: readonly string[],
  options: QuestionsOptions,
): Promise<void> {
  const format = choiceOption('--format', options.format, ['table', 'jsonl', 'csv'] as const)
  if (name === undefined) {
    for (const question of questions) console.log(`${question.name.padEnd(16)} ${question.title}`)
    console.log('\n"demarche questions NAME" tells what one takes; with --store FOLDER it is answered.')
    return
  }
  const question = questionNamed(name)
  if (!question)
    throw new DemarcheError(
      'question-unknown',
      `There is no question "${name}". There are: ${questions.map((q) => q.name).join(', ')}.`,
    )
  if (options.store === undefined) return describe(question)
  const given = Object.fromEntries(parameters.map(parameterOf))
  const known = Object.keys(parametersOf(question).properties)
  const stranger = Object.keys(given).find((key) => !known.includes(key))
  if (stranger !== undefined)
    throw new DemarcheError(
      'question-params',
      `"${name}" has no parameter "${stranger}". It takes: ${known.join(', ')}.`,
    )
  const params = paramsOf(question, given)
  const catalog = await openCatalog(existingStore(options.store))
  try {
    const rows = (await question.ask(catalog, params)) as Record<string, unknown>[]
    if (format === 'csv') for (const line of csvOf(Object.keys(rows[0] ?? {}), rows)) console.log(line)
    else if (format === 'jsonl') printRows([], rows, format)
    else {
      const cells = rows.map((row) => question.cells?.(row) ?? without(row, 'evidence'))
      printRows(Object.keys(cells[0] ?? {}), cells, format, { lines: LINES_IN_A_CELL })
      console.log(`${rows.length > 0 ? '\n' : ''}${question.sentence(rows, params)}`)
    }
  } finally {
    catalog.closeSync()
  }
}

const LINES_IN_A_CELL = 3

const without = (row: Record<string, unknown>, field: string) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== field))

function parameterOf(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)]
  throw new DemarcheError(
    'question-params',
    `A parameter is written name=value, such as since=2018-01-01, not "${text}".`,
  )
}

interface Parameters {
  readonly properties: Readonly<Record<string, { description?: string; enum?: string[]; default?: unknown }>>
  readonly required: readonly string[]
}

function parametersOf({ params }: Question): Parameters {
  const schema = z.toJSONSchema(params as z.ZodType, { io: 'input', unrepresentable: 'any' })
  return { properties: {}, required: [], ...schema } as Parameters
}

function describe(question: Question): void {
  const { name, title, method } = question
  console.log(`${name}: ${title}`)
  if (method) console.log(method)
  const { properties, required } = parametersOf(question)
  for (const [key, value] of Object.entries(properties)) {
    const notes = [
      required.includes(key) ? 'needed' : '',
      value.enum ? value.enum.join(' | ') : '',
      value.description ?? '',
      value.default === undefined ? '' : `usually ${value.default}`,
    ]
    console.log(`  ${key.padEnd(10)} ${notes.filter(Boolean).join('; ')}`.trimEnd())
  }
}

function* csvOf(columns: readonly string[], rows: readonly Record<string, unknown>[]): Generator<string> {
  yield columns.map(csvCell).join(',')
  for (const row of rows)
    yield columns
      .map((c) => {
        const value = row[c]
        return csvCell(
          value === null || value === undefined
            ? ''
            : typeof value === 'object'
              ? JSON.stringify(value)
              : String(value),
        )
      })
      .join(',')
}
