import type { Registry } from '../actors/registry.js'

const codesByRegistry = new WeakMap<Registry, ReadonlySet<string>>()

/** Codes of all states; "IGO" and "NGO" are none. */
export function codesOfStates(registry: Registry): ReadonlySet<string> {
  const known = codesByRegistry.get(registry) ?? new Set([...registry.states.values()].map((state) => state.code))
  codesByRegistry.set(registry, known)
  return known
}
