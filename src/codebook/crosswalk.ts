import { parseCsv } from '../report/csv.js'
import type { DataReader } from '../resources.js'
import type { Act } from './codebook.js'

/** Between PLOVER 2.0 and CAMEO 1.1b3, with Goldstein's values. */
export interface Crosswalk {
  goldsteinOf(cameo: string): number | undefined
  cameoOf(act: Act): string | undefined
}

export function loadCrosswalk(data: DataReader): Crosswalk {
  const goldstein = new Map<string, number>()
  for (const row of parseCsv(data.text('crosswalk/cameo.csv')))
    if (row.goldstein) goldstein.set(row.cameo!, Number(row.goldstein))
  const cameo = new Map(
    parseCsv(data.text('crosswalk/plover.csv')).map((row) => [`${row.type} ${row.mode}`, row.cameo!]),
  )
  return {
    // A code that the table does not value has the value of the code it refines: 1214 is a 121, a 12.
    goldsteinOf(code) {
      for (let c = code; c.length >= 2; c = c.slice(0, -1)) {
        const value = goldstein.get(c)
        if (value !== undefined) return value
      }
      return undefined
    },
    cameoOf: ({ type, mode }) => cameo.get(`${type} ${mode ?? ''}`) ?? cameo.get(`${type} `),
  }
}
