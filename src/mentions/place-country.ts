import type { Gazetteer } from '../places/gazetteer.js'

const memos = new WeakMap<Gazetteer, Map<string, string | null>>()

/** The country of a place that hardly anybody would mean elsewhere: "Shanghai", not "Georgetown". */
export function countryOfPlace(gazetteer: Gazetteer, name: string): string | null {
  let memo = memos.get(gazetteer)
  if (!memo) memos.set(gazetteer, (memo = new Map()))
  let country = memo.get(name)
  if (country === undefined) {
    if (memo.size > 20_000) memo.clear()
    memo.set(name, (country = likeliest(gazetteer, name)))
  }
  return country
}

const LARGE = 100_000
const MUCH_LARGER = 4
/** Parts of names that are also names of provinces somewhere. */
const DIRECTIONS =
  /^(north|south|east|west|central|northern|southern|eastern|western|upper|lower|new|san|saint|republic|union|national|grand|big|middle|far)$/i

function likeliest(gazetteer: Gazetteer, name: string): string | null {
  if (DIRECTIONS.test(name)) return null
  const people = new Map<string, number>()
  for (const { country, population, kind, unsure } of gazetteer.lookup(name)) {
    if (!country || kind === 'quarter' || kind === 'water' || unsure) continue
    people.set(country, Math.max(people.get(country) ?? 0, population))
  }
  const [first, second] = [...people].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  if (!first || first[1] < LARGE) return null
  return !second || first[1] >= MUCH_LARGER * second[1] ? first[0] : null
}
