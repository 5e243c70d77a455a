// Compiles src, tests and bench to build/, derives what data/ does not hold itself, and builds the workbench's page.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './set-up.mjs'

run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b'])
for (const step of ['build-gazetteer.mjs', 'build-workbench.mjs']) {
  if (existsSync(join(root, 'scripts', step))) run(process.execPath, [join('scripts', step)])
}
