/** What an importer makes of a foreign list: rows of our files, by the columns' names. */
export interface ImportedRows {
  readonly 'office-holders': OfficeHolderRow[]
  readonly organisations: OrganisationRow[]
  readonly aliases: AliasRow[]
  readonly roles: RoleRow[]
  /** A sentence for each line that was left out. */
  readonly skipped: string[]
}

export type OfficeHolderRow = Record<
  'person' | 'aliases' | 'country' | 'office' | 'sectors' | 'from' | 'to' | 'source',
  string
>
export type OrganisationRow = Record<'id' | 'name' | 'country' | 'sectors' | 'from' | 'to' | 'aliases', string>
export type AliasRow = Record<'alias' | 'state' | 'kind', string>
export type RoleRow = Record<'phrase' | 'sectors' | 'kind', string>

export const noRows = (): ImportedRows => ({
  'office-holders': [],
  organisations: [],
  aliases: [],
  roles: [],
  skipped: [],
})
