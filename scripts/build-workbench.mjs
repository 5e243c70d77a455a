// Builds the workbench's page to build/workbench, only when what it is made of changed. `--check` also checks its types.
import { join } from 'node:path'
import { root, run, unlessDone } from './set-up.mjs'

unlessDone('build/workbench/.built', ['package-lock.json', 'workbench', 'src/api/schemas.ts', 'src/report'], () => {
  console.error('Building the workbench (only when it changed) …')
  run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'workbench'),
  })
})
