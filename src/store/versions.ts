import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../data-files.js'
import { version } from '../version.js'
import type { Versions } from './manifest.js'

/** Versions and hashes of what codes: the compiled code, each folder of knowledge, and the users' own. */
export function versionsOf(ownFolders: readonly string[]): Versions {
  const data: Record<string, string> = {}
  const knowledge = join(packageRoot, 'data')
  for (const folder of readdirSync(knowledge).sort()) data[folder] = hashOf(join(knowledge, folder))
  ownFolders.forEach((folder, i) => {
    data[`own ${i + 1}`] = hashOf(folder)
  })
  return { coder: version, code: hashOf(join(packageRoot, 'build', 'src')), data }
}

/** A hash of the names and contents of all files below a folder. */
function hashOf(folder: string): string {
  const hash = createHash('sha256')
  const add = (path: string, name: string) => {
    if (!existsSync(path)) return
    if (statSync(path).isDirectory())
      for (const child of readdirSync(path).sort()) add(join(path, child), `${name}/${child}`)
    else hash.update(name).update(readFileSync(path))
  }
  add(folder, '')
  return hash.digest('hex').slice(0, 16)
}
