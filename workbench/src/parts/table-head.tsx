import type { ReactNode } from 'react'

export interface Column {
  readonly name: ReactNode
  /** Its cells are numbers, which stand at the right. */
  readonly number?: boolean
  /** What a short name stands for. */
  readonly means?: string
  readonly className?: string
}

/** The first row of a table of data. */
export function TableHead({ columns }: { readonly columns: readonly Column[] }) {
  return (
    <thead>
      <tr>
        {columns.map(({ name, number, means, className }, i) => (
          <th key={i} scope="col" className={[number && 'number', className].filter(Boolean).join(' ') || undefined}>
            {means ? <abbr title={means}>{name}</abbr> : name}
          </th>
        ))}
      </tr>
    </thead>
  )
}
