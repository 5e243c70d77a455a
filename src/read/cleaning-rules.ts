import { parseCsv } from '../report/csv.js'
import type { DataReader } from '../resources.js'

/** What a newspaper's page says beside its article, and how to tell. */
export interface CleaningRule {
  readonly id: string
  /** advertisement, newsletter, read-also, share, cookie, copyright, photo, comments, tags, page */
  readonly kind: string
  /** block: this block goes. after: it goes if it stands next to one that goes. list: headlines that follow
   *  go too. rest: all that follows goes, after the end of the story. */
  readonly reach: 'block' | 'after' | 'list' | 'rest'
  /** Matches a whole block. */
  readonly pattern: RegExp
}

export interface CleaningRules {
  readonly boilerplate: readonly CleaningRule[]
  /** Names of agencies by what a dateline calls them: "AP" -> "Associated Press". */
  readonly agencies: ReadonlyMap<string, string>
}

export function loadCleaningRules(data: Pick<DataReader, 'text'>): CleaningRules {
  const boilerplate = parseCsv(data.text('read/boilerplate.csv')).map((row): CleaningRule => {
    const { id, kind, reach, pattern } = row as Record<'id' | 'kind' | 'reach' | 'pattern', string>
    return { id, kind, reach: reach as CleaningRule['reach'], pattern: new RegExp(`^(?:${pattern})$`, 'iu') }
  })
  const agencies = parseCsv(data.text('read/agencies.csv')).map((row) => [row.short!, row.name!] as const)
  return { boilerplate, agencies: new Map(agencies) }
}
