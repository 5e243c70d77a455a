import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/data-files.js'

/** The rows of a table of our own sentences, "ACCUSE<tab>occurred<tab>Poland accused Belarus.", by its path below `tests/`. */
export function tableRows<Row extends readonly string[]>(path: string, { header = false } = {}): readonly Row[] {
  const lines = readFileSync(join(packageRoot, 'tests', path), 'utf8').split('\n')
  return lines
    .slice(header ? 1 : 0)
    .filter(Boolean)
    .map((line) => line.split('\t') as readonly string[] as Row)
}
