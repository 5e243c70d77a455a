import { resolve } from 'node:path'
import { sha256 } from './tables.js'

/** What the store knows of an id. */
export interface KnownIds {
  originOf(id: string): string | undefined
  hashOf(id: string): string | undefined
}

export interface FoundReport {
  readonly id: string
  readonly hash: string
  /** The file that it was found in. */
  readonly file: { readonly name: string; readonly path: string } | undefined
}

export interface NamedReport {
  readonly id: string
  /** The file, where the id comes from the file's name. */
  readonly origin?: string
  /** The id that another file's report has. */
  readonly taken?: string
}

/**
 * Gives reports their ids in the store. One that is called by its file's name must not take the place of another file's: it gets
 * the hash of its path behind its name, the same one whenever it is read again. Files that were only moved keep their names.
 */
export class ReportNames {
  readonly #known: KnownIds
  /** Ids of this run that are not in the store yet. */
  readonly #claimed = new Map<string, { readonly origin: string; readonly hash: string }>()

  constructor(known: KnownIds) {
    this.#known = known
  }

  nameOf({ id, hash, file }: FoundReport): NamedReport {
    if (!file || !isFromName(id, file)) return { id }
    // Two files of one name in one run were told apart by their paths as they were given.
    const name = id.startsWith(file.path) ? file.name + id.slice(file.path.length).replace(/^#\d+/, '') : id
    const origin = file.name === 'stdin' ? `standard input ${hash.slice(0, 16)}` : resolve(file.path)
    const other = this.#origin(name)
    if (other === undefined || other === origin || this.#hash(name) === hash) return this.#claim(name, origin, hash)
    const apart = `${name}~${sha256(origin).slice(0, 6)}`
    const isNew = this.#origin(apart) === undefined
    return { ...this.#claim(apart, origin, hash), ...(isNew ? { taken: name } : {}) }
  }

  #claim(id: string, origin: string, hash: string): NamedReport {
    this.#claimed.set(id, { origin, hash })
    return { id, origin }
  }

  #origin(id: string): string | undefined {
    return this.#claimed.get(id)?.origin ?? this.#known.originOf(id)
  }

  #hash(id: string): string | undefined {
    return this.#claimed.get(id)?.hash ?? this.#known.hashOf(id)
  }
}

/** Called by its file, "a.txt", "rows.jsonl:3", and not by an id of its own. */
const isFromName = (id: string, { name, path }: { readonly name: string; readonly path: string }): boolean => {
  const bare = name.replace(/\.gz$/i, '')
  return [name, bare, path].some(
    (start) => id === start || (id.startsWith(start) && /^[:#]/.test(id.slice(start.length))),
  )
}
