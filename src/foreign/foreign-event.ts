/** An event as another project counted it, in the terms that it can be set beside ours by. */
export interface ForeignEvent {
  /** Their id; ICEWS repeats some. */
  readonly id: string
  /** YYYY-MM-DD. */
  readonly day: string
  readonly actor: string | null
  /** ISO 3166-1 alpha-3 or PLOVER's code; null where they give none, or one that nobody knows. */
  readonly actor_country: string | null
  readonly recipient: string | null
  readonly recipient_country: string | null
  /** CAMEO code; null for POLECAT, and where it is none. */
  readonly cameo: string | null
  /** First two digits of the CAMEO code. */
  readonly root: string | null
  /** PLOVER's type: theirs, or that of the CAMEO code. */
  readonly type: string | null
  readonly quad: number | null
  readonly goldstein: number | null
  readonly mentions: number | null
  readonly url: string | null
}

/** Columns of the relation `foreign_events`, in order; `file` and `line` lead back to the row. */
export const foreignColumns = {
  source: 'VARCHAR',
  id: 'VARCHAR',
  day: 'DATE',
  actor: 'VARCHAR',
  actor_country: 'VARCHAR',
  recipient: 'VARCHAR',
  recipient_country: 'VARCHAR',
  cameo: 'VARCHAR',
  root: 'VARCHAR',
  type: 'VARCHAR',
  quad: 'INTEGER',
  goldstein: 'DOUBLE',
  mentions: 'INTEGER',
  url: 'VARCHAR',
  file: 'VARCHAR',
  line: 'INTEGER',
} as const

/** A row that cannot be taken, in words; or taken, but with something to be told. */
export interface Fault {
  readonly line: number
  readonly what: string
}
