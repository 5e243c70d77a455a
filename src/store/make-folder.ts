import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DemarcheError } from '../report/error.js'

/**
 * Makes a folder and those above it. Node's own way of doing so never ends where a folder is there and takes none, as /proc does.
 * @throws DemarcheError where the system makes no folder in the one that is there
 */
export function makeFolder(path: string): void {
  const missing: string[] = []
  let at = resolve(path)
  for (; !existsSync(at); at = dirname(at)) missing.push(at)
  if (missing.length === 0 && !statSync(at).isDirectory()) mkdirSync(at)
  for (const folder of missing.reverse())
    try {
      mkdirSync(folder)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // Somebody else was quicker.
      if (code === 'EEXIST' && statSync(folder).isDirectory()) continue
      if (code !== 'ENOENT') throw error
      throw new DemarcheError(
        'folder-impossible',
        `No folder can be made in "${dirname(folder)}": name another place than "${path}".`,
      )
    }
}
