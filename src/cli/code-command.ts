import { once } from 'node:events'
import { formatNames, formatOf } from '../formats/formats.js'
import { readInputs } from '../read/read-inputs.js'
import { codeInOrder } from '../work/code-in-order.js'
import { choiceOption, type InputOptions, jobsOption, readOptions } from './options.js'
import { progressBar } from './progress.js'

interface CodeOptions extends InputOptions {
  readonly format?: string
  readonly jobs?: string
  readonly strict?: boolean
  readonly data: readonly string[]
}

/** `demarche code`: reads, codes, prints in the input's order. */
export async function codeCommand(paths: string[], options: CodeOptions): Promise<void> {
  const toTerminal = process.stdout.isTTY === true
  const format = choiceOption('--format', options.format ?? (toTerminal ? 'table' : 'jsonl'), formatNames)
  const jobs = jobsOption(options.jobs)
  const reading = readOptions(options)
  const colour = toTerminal && !process.env.NO_COLOR
  if (paths.includes('-') && process.stdin.isTTY)
    console.error('Reading from the terminal: paste a report, end with Ctrl-D.')
  const progress = await progressBar(process.stderr, paths)

  const inputs = readInputs(paths, { ...reading, onBytes: progress.onBytes })
  const header = formatOf(format).header
  if (header) await print(header)
  let bad = 0
  for await (const batch of codeInOrder(progress.counted(inputs), { jobs, format, colour, ownFolders: options.data })) {
    progress.clear()
    await print(batch.text)
    for (const problem of batch.inputProblems) console.error(problem)
    bad += batch.badInputs
    progress.advance(batch)
  }
  progress.finish()
  if (bad > 0 && options.strict) process.exitCode = 1
}

/** Waits where the reader is slower than the coder, so that output does not pile up in memory. */
async function print(text: string): Promise<void> {
  if (text && !process.stdout.write(text)) await once(process.stdout, 'drain')
}
