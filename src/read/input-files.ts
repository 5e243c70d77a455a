import { createReadStream } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Problem } from '../report/layers.js'
import { problemOf } from './raw-report.js'

/** A file to read, or why it cannot be. */
export interface InputFile {
  /** The file's own name; what its report is called. */
  readonly name: string
  readonly path: string
  readonly open?: () => AsyncIterable<Uint8Array>
  readonly problem?: Problem
}

/** The files that `path` stands for: itself, all in a folder and its folders by code point, or standard input for `-`. */
export async function* inputFiles(path: string, stdin: AsyncIterable<Uint8Array>): AsyncGenerator<InputFile> {
  if (path === '-') {
    yield { name: 'stdin', path: 'standard input', open: () => stdin }
    return
  }
  let found = false
  for await (const file of filesUnder(path, new Set(), true)) {
    found = true
    yield file
  }
  if (!found)
    yield failed(path, 'folder-empty', `The folder "${path}" holds no files: put reports into it, or name another.`)
}

/** Bytes of all files that the paths stand for; undefined where standard input is among them. */
export async function inputSize(paths: readonly string[]): Promise<number | undefined> {
  let size = 0
  for (const path of paths) {
    if (path === '-') return undefined
    for await (const file of filesUnder(path, new Set(), true))
      if (file.open)
        size += await stat(file.path).then(
          (status) => status.size,
          () => 0,
        )
  }
  return size
}

async function* filesUnder(path: string, parents: ReadonlySet<string>, named: boolean): AsyncGenerator<InputFile> {
  let names: string[]
  try {
    const status = await stat(path)
    if (!status.isDirectory()) {
      // A pipe or device is read where somebody named it, not where it merely lies in a folder.
      if (named || status.isFile()) yield { name: basename(path), path, open: () => createReadStream(path) }
      return
    }
    const real = await realpath(path)
    if (parents.has(real)) return
    parents = new Set([...parents, real])
    names = await readdir(path)
  } catch (error) {
    yield failed(path, ...reasonFor(path, error))
    return
  }
  for (const name of names.filter((name) => !name.startsWith('.')).sort(byCodePoint))
    yield* filesUnder(join(path, name), parents, false)
}

const failed = (path: string, code: string, message: string): InputFile => ({
  name: path,
  path,
  problem: problemOf(code, message),
})

/** Code and sentence for an error of the file system. */
export function reasonFor(path: string, error: unknown): [code: string, message: string] {
  const { code, message } = error as { code?: string; message?: string }
  if (code === 'ENOENT') return ['path-missing', `There is no file or folder "${path}": check its name.`]
  if (code === 'EACCES' || code === 'EPERM')
    return ['path-forbidden', `"${path}" may not be read: give yourself the right to read it, or leave it out.`]
  if (code === 'Z_BUF_ERROR')
    return ['file-truncated', `${path} is cut off: what stands before the cut was read; fetch the file anew.`]
  if (code?.startsWith('Z_')) return ['file-damaged', `${path} is damaged (${message}): fetch the file anew.`]
  return ['path-unreadable', `"${path}" could not be read (${code ?? message}): check the file and try again.`]
}

/** UTF-8 keeps the order of code points, which UTF-16 does not. */
const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
