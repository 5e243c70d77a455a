// `npm start`: sets up, reads the sample reports in examples/ into a store and opens the workbench over it. In a pipe, or with
// --no-serve, it prints their record and ends. `npm start -- FILE …` prints the record of those files.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, run, setUp } from './set-up.mjs'

setUp()
const args = process.argv.slice(2)
const files = args.filter((arg) => arg !== '--no-serve')
const demarche = join(root, 'bin', 'demarche.mjs')
if (files.length === 0 && process.stdout.isTTY && !args.includes('--no-serve')) openWorkbench()
else showRecord()

function showRecord() {
  const format = process.stdout.isTTY ? [] : ['--format', 'table']
  const paths = files.length > 0 ? files : [join(root, 'examples')]
  // Files are named from where the user stands, not from the package's folder.
  run(process.execPath, [demarche, 'code', ...paths, ...format], { cwd: process.env.INIT_CWD ?? process.cwd() })
  if (files.length > 0) return
  console.log(`
That was the record of the sample reports in examples/. Next:
  npm start                                               the workbench, in a terminal
  npm start -- FILE                                       the record of your own report
  node bin/demarche.mjs explain examples/01-visit.txt e2  why an event was coded as it was
  node bin/demarche.mjs --help                            everything else`)
}

function openWorkbench() {
  const store = join(root, 'build', 'sample-store')
  const read = () =>
    spawnSync(process.execPath, [demarche, 'read', join(root, 'examples'), '--store', store], {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    })
  if (read().status !== 0) {
    // A store of another version is made anew: what is in it can be read again from examples/.
    rmSync(store, { recursive: true, force: true })
    const { status, stderr } = read()
    if (status !== 0) {
      console.error(stderr.trim())
      process.exit(1)
    }
  }
  console.log('The sample reports of examples/ are in the store build/sample-store.')
  run(process.execPath, [demarche, 'serve', '--store', store, '--open'])
}
