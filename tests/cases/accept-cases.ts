import { writeFileSync } from 'node:fs'
import { type Case, readCases, runCase, writtenCase } from './case-file.js'

const byFile = new Map<string, Case[]>()
for (const golden of readCases(process.argv.slice(2)))
  byFile.set(golden.file, [...(byFile.get(golden.file) ?? []), golden])
let changed = 0
for (const [file, cases] of byFile) {
  const results = cases.map((golden) => ({ golden, actual: runCase(golden).actual }))
  const different = results.filter(({ golden, actual }) => golden.expected !== actual).length
  if (different === 0) continue
  changed += different
  writeFileSync(file, results.map(({ golden, actual }) => writtenCase(golden, actual)).join('\n'))
  console.log(`${file}: ${different} changed`)
}
console.log(changed > 0 ? `${changed} expectations changed: read the diff as you would read code.` : 'Nothing changed.')
