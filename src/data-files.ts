import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadEventLexicon } from './events/event-lexicon.js'
import { withOwnData } from './own-data.js'
import { DemarcheError } from './report/error.js'
import { type DataReader, loadResources, type Resources } from './resources.js'

/** The package's root: where `data/` and `package.json` are, from `src/` as from `build/src/`. */
export const packageRoot = ((): string => {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder)
  return folder
})()

/**
 * Reads `data/` from the disk: first what `npm run build` derived (`build/data/`), then the files as people edit them.
 * @throws DemarcheError where a file is missing
 */
export function dataFiles(root: string = packageRoot): DataReader {
  const folders = [join(root, 'build', 'data'), join(root, 'data')]
  const find = (path: string): string => {
    const found = folders.map((folder) => join(folder, path)).find((file) => existsSync(file))
    if (found) return found
    throw new DemarcheError('data-missing', `The data file "${path}" is missing in ${root}. Run "npm run build" there.`)
  }
  return {
    bytes: (path) => readFileSync(find(path)),
    text: (path) => readFileSync(find(path), 'utf8'),
    list(folder) {
      const names = folders.flatMap((root) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []))
      return [...new Set(names)].sort()
    },
  }
}

/**
 * Our knowledge with users' own folders laid over it, a later folder over an earlier one.
 * @throws DemarcheError where a row of theirs cannot be read
 */
export function knowledge(ownFolders: readonly string[] = []): Resources {
  const data = ownFolders.reduce(withOwnData, dataFiles())
  // Ours are checked by the tests; theirs should not fail in the middle of a run, when a rare verb first comes up.
  if (ownFolders.length > 0) loadEventLexicon(data, { check: true })
  return loadResources(data)
}
