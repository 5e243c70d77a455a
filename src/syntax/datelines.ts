/**
 * How many words of a sentence are its dateline, the dash included: "CARACAS, Venezuela – Venezuelan President …" has 4. The
 * treebanks have hardly any, and a parser that never saw one takes the city for the subject; so it is parsed on its own.
 */
export function datelineLength(words: readonly string[]): number {
  const dash = words.slice(0, LONGEST).findIndex((word) => DASH.test(word))
  if (dash < 1 || !BEGINS.test(words[dash + 1] ?? '')) return 0
  const place = words.slice(0, dash)
  if (!CITY.test(place[0]!)) return 0
  const agency = place.includes('(')
  // "NATO – The alliance" is no dateline; "WASHINGTON –", "Paris (Reuters) –" and "BEIJING, Nov. 27 –" are.
  const shouted = /^[^,(\p{Ll}]{5,}(?: [,(]|$)/u.test(place.join(' '))
  // "Srinagar- The bureau arrested …"
  const opens = dash < 3 && OPENS.test(words[dash + 1]!) && /\p{Ll}{3}$/u.test(place[0]!)
  return (shouted || agency || opens) && place.every((word) => OF_DATELINE.test(word)) ? dash + 1 : 0
}

const LONGEST = 14
const DASH = /^[-–—]{1,2}$/
const BEGINS = /^["“‘'«(]?[\p{Lu}\d]|^["“‘'«]$/u
/** How a sentence begins that a dateline may stand before, though it is not in capitals. */
const OPENS = /^(?:The|A|An|In|On|At|After|As|Amid|Several|Some|Two|Three|Police|Authorities|Thousands|Hundreds)$/
const CITY = /^\p{Lu}[\p{L}.'’/]+$/u
const OF_DATELINE = /^(?:\p{Lu}[\p{L}.'’/-]*|[\d./]+|[,()./|]|de|al|el|la|and|of)$/u
