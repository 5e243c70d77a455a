// Makes a bare machine ready: installs the packages and builds, each only when something changed.

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Démarche needs Node 20.19 or later; this is ${process.version}. See https://nodejs.org.`)
  process.exit(1)
}

/** Runs a program in the package's folder; ends this process with its status if it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (error) {
    console.error(`"${command}" could not be started: ${error.message}`)
    process.exit(1)
  }
  if (status !== 0) process.exit(status ?? 1)
}

// On Windows npm is a script, which only a shell can start.
const npm = (...args) => run('npm', args, { shell: process.platform === 'win32' })

/** A hash of the contents of files and folders, to tell whether anything changed. */
function hashOf(paths) {
  const hash = createHash('sha256')
  const add = (path) => {
    if (!existsSync(path)) return
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name))
    else hash.update(path.slice(root.length)).update(readFileSync(path))
  }
  for (const path of paths) add(join(root, path))
  return hash.digest('hex')
}

/** Does `work` unless `stamp` says that it was done for the same inputs. */
export function unlessDone(stamp, inputs, work) {
  const hash = hashOf(inputs)
  const file = join(root, stamp)
  if (existsSync(file) && readFileSync(file, 'utf8') === hash) return
  work()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, hash)
}

export function install() {
  unlessDone(
    'node_modules/.demarche-installed',
    ['package.json', 'package-lock.json', 'workbench/package.json'],
    () => {
      console.error('Installing packages (only when they change) …')
      npm('install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error')
    },
  )
}

export function build() {
  unlessDone(
    'build/.demarche-built',
    ['package-lock.json', 'tsconfig.json', 'src', 'tests', 'bench', 'data', 'scripts'],
    () => {
      console.error('Building (only when something changed) …')
      run(process.execPath, [join('scripts', 'build.mjs')])
    },
  )
}

/** The workbench's page, which has its own inputs. */
export const buildWorkbench = () => run(process.execPath, [join('scripts', 'build-workbench.mjs')])

export function setUp() {
  install()
  build()
  buildWorkbench()
}
