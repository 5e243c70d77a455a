import { editDistance, nameKey } from '../actors/name-words.js'
import type { Registry } from '../actors/registry.js'

/**
 * May the registry's person bear the family name that the text gives? The registry looks for likely holders of an
 * office too; "President Laurent Gbago" must not become Laurent Kabila.
 */
export function mayBePerson(registry: Registry, id: string, name: string): boolean {
  const person = registry.people.byId(id)
  if (!person) return true
  const words = nameKey(name).split(' ')
  // All but the given name; "Mohammed VI" has no other.
  const family = words.slice(1).filter((word) => word.length > 2)
  const known = person.spellings.flat()
  return (family.length > 0 ? family : words).some((word) => known.some((other) => similar(word, other)))
}

const similar = (a: string, b: string): boolean => {
  const limit = Math.min(a.length, b.length) < 6 ? 1 : 2
  return a === b || (a.length > 3 && b.length > 3 && editDistance(a, b, limit) <= limit)
}
