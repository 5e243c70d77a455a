// `npm test`: sets up, checks types, format and lint, and runs every test. `npm test -- tests/dates` runs one folder.
// Ends with a line `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { installChromium } from './chromium.mjs'
import { root, setUp } from './set-up.mjs'

setUp()
let passed = 0
let failed = 0

/** A check by another program: one test. */
function check(name, script, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status === 0) passed++
  else failed++
  console.log(`${status === 0 ? '✔' : '✖'} ${name}`)
  if (status !== 0) console.log(`${stdout}${stderr}`)
}

check('types', 'node_modules/typescript/bin/tsc', ['-b'])
check('types of the workbench', 'node_modules/typescript/bin/tsc', ['-p', 'workbench'])
check('format and lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])

const wanted = process.argv.slice(2)
// Where it cannot be installed, the tests of the page say so and are skipped.
if (wanted.length === 0 || wanted.some((path) => path.includes('workbench'))) installChromium()
const { code, counts } = await runTests((wanted.length > 0 ? wanted : ['tests']).flatMap(testFiles))
passed += counts.pass
failed += counts.fail
if (code !== 0 && counts.fail === 0) failed++
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

/** The compiled test files of a folder or file of tests/. Listed by us, because Node 20 takes folders and later versions take globs. */
function testFiles(path) {
  const file = join(root, 'build', path.replace(/\.ts$/, '.js'))
  if (!statSync(file).isDirectory()) return [file]
  return readdirSync(file, { recursive: true })
    .filter((name) => name.endsWith('.test.js'))
    .sort()
    .map((name) => join(file, name))
}

/** Runs node's own test runner and reads its closing counts. */
function runTests(files) {
  const child = spawn(process.execPath, ['--test', '--test-reporter=spec', ...files], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const counts = { pass: 0, fail: 0 }
  let rest = ''
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk)
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()
    for (const line of lines) {
      const [, name, n] = /^ℹ (pass|fail|cancelled) (\d+)/.exec(line) ?? []
      if (name === 'pass') counts.pass = Number(n)
      else if (name) counts.fail += Number(n)
    }
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, counts })))
}
