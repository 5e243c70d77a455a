import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeReport } from '../../src/coder.js'
import { dataFiles, packageRoot } from '../../src/data-files.js'
import type { CodedReport } from '../../src/report/layers.js'
import { loadResources } from '../../src/resources.js'
import type { TraceEntry } from '../../src/stage.js'
import { renderLayer } from './render-layer.js'

/**
 * A golden case: `# title`, a line `Outlet, PLACE, YYYY-MM-DD` (outlet and place may be left out), the report, `==>`, and what
 * we expect of the layer that the case's folder is named for.
 */
export interface Case {
  readonly file: string
  readonly layer: string
  readonly title: string
  readonly about: string
  readonly text: string
  readonly expected: string
}

/** Where the sources of the cases are: `npm run accept` writes there. */
export const casesFolder = join(packageRoot, 'tests', 'cases')
const resources = loadResources(dataFiles())

/** The cases of one layer's folder, or of all; a file may hold several, each beginning with `# title`. */
export function readCases(layers: readonly string[] = []): Case[] {
  return readdirSync(casesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && (layers.length === 0 || layers.includes(entry.name)))
    .map((entry) => entry.name)
    .sort()
    .flatMap((layer) =>
      readdirSync(join(casesFolder, layer))
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .flatMap((name) => casesIn(join(casesFolder, layer, name), layer)),
    )
}

export const casesIn = (file: string, layer: string): Case[] =>
  readFileSync(file, 'utf8')
    .split(/^(?=# )/m)
    .filter((part) => part.startsWith('# '))
    .map((part) => {
      const [head = '', expected = ''] = part.split(/^==>\s*$/m)
      const [title = '', about = '', ...rest] = head.split('\n')
      return {
        file,
        layer,
        title: title.slice(2).trim(),
        about: about.trim(),
        text: rest.join('\n').trim(),
        expected: expected.trim(),
      }
    })

/** What the coder makes of a case today, and why. */
export function runCase({ about, text, layer, title }: Case): {
  actual: string
  trace: TraceEntry[]
  report: CodedReport
} {
  const published = /\d{4}-\d{2}-\d{2}/.exec(about)?.[0]
  const outlet = /^([^,]+),/.exec(about)?.[1]
  const trace: TraceEntry[] = []
  const original = { text, language: 'en', ...(published ? { published } : {}), ...(outlet ? { outlet } : {}) }
  const report = codeReport({ id: title, original }, resources, { onTrace: (entry) => trace.push(entry) })
  return { actual: renderLayer(report, layer).trim(), trace, report }
}

export const writtenCase = ({ title, about, text }: Case, expected: string): string =>
  `# ${title}\n${about}\n\n${text}\n\n==>\n\n${expected}\n`
