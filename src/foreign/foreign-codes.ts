import { loadRegistry } from '../actors/registry.js'
import { parseCsv } from '../report/csv.js'
import type { DataReader } from '../resources.js'

/** What other projects' codes mean in ours. */
export interface ForeignCodes {
  /** "ROM" of CAMEO, "ROU" of ISO: ROU; null for what is no state or PLOVER code. */
  country(code: string): string | null
  /** "Russian Federation": RUS. */
  countryNamed(name: string): string | null
  /** Of a known group of CAMEO's: EEC is EUR. */
  group(code: string): string | null
  isCameo(code: string): boolean
  /** The code of an event that is only named: "Make a visit". */
  cameoNamed(label: string): string | null
  /** PLOVER's type of a code, or of the code that it refines. */
  typeOf(cameo: string): string | null
}

export function loadForeignCodes(data: DataReader): ForeignCodes {
  const registry = loadRegistry(data)
  const actors = parseCsv(data.text('formats/cameo-actors.csv'))
  const cameoCountries = new Map(actors.filter((row) => row.country).map((row) => [row.country!, row.code!]))
  const groups = new Map(actors.filter((row) => row.group).map((row) => [row.group!, row.code!]))
  const plover = new Set(['IGO', 'UNO', 'EUR', 'NGO', 'ISM', 'IMG', 'MNC', 'KOS'])
  const states = new Set([...registry.states.values()].map(({ code }) => code))
  const labels = new Map<string, string>()
  const types = new Map<string, string>()
  for (const { cameo = '', label = '', type } of parseCsv(data.text('crosswalk/cameo.csv'))) {
    types.set(cameo, type ?? '')
    const name = label.toLowerCase()
    // A root has the name of what it is the root of: the finer code is the one that is meant.
    if (cameo.length > 2 && !labels.has(name)) labels.set(name, cameo)
  }
  return {
    country(code) {
      const known = cameoCountries.get(code)
      if (known !== undefined) return known
      return states.has(code) || plover.has(code) ? code : null
    },
    countryNamed: (name) => registry.stateNamed(name)?.code ?? null,
    group: (code) => groups.get(code) ?? null,
    isCameo: (code) => types.has(code),
    cameoNamed: (label) => labels.get(label.toLowerCase()) ?? null,
    typeOf(cameo) {
      for (let code = cameo; code.length >= 2; code = code.slice(0, -1)) {
        const type = types.get(code)
        if (type) return type
      }
      return null
    },
  }
}

/** The quad of a root of CAMEO: GDELT's and ICEWS' rule. */
export function quadOfRoot(root: string): 1 | 2 | 3 | 4 {
  const n = Number(root)
  return n <= 5 ? 1 : n <= 8 ? 2 : n <= 13 ? 3 : 4
}

/** A code as it was before a spreadsheet or pandas took it for a number: 42 was 042, 311 was 0311. */
export function withLeadingZero(code: string): string {
  // No root is above 20, and no project writes a root alone.
  return /^\d{1,2}$/.test(code) || (/^\d{3}$/.test(code) && Number(code.slice(0, 2)) > 20) ? `0${code}` : code
}
