import type { Registry } from '../../actors/registry.js'
import type { EvidenceData } from './evidence-data.js'

/** How sentences call an actor of a code: "North Korea", "the United States". */
export type NameOf = (code: string) => string

export const namesFrom =
  (registry: Registry, data: EvidenceData): NameOf =>
  (code) =>
    data.nameWithThe(code) ?? registry.states.get(code)?.name ?? stateOfCode(registry, code) ?? code

function stateOfCode(registry: Registry, code: string): string | undefined {
  for (const state of registry.states.values()) if (state.code === code) return state.name
  return undefined
}
