const COUNTS = /^(many|some|several|most|few|two|three|four|other)\s/i

/** "Many Iraqis", "Iranian officials", "state media". */
const isPlural = (speaker: string): boolean =>
  COUNTS.test(speaker) || /(^|\s)\p{Ll}[\p{L}-]*[^s]s$|\bmedia$|\band\b/u.test(speaker)

/** "Analysts see", "Ortiz sees": the verb phrases of data/questions/signs.csv are of one speaker. */
export function verbFor(speaker: string, verb: string): string {
  if (!isPlural(speaker)) return verb
  return verb.replace(/^\w+/, (first) =>
    first === 'does' ? 'do' : first.endsWith('ies') ? `${first.slice(0, -3)}y` : first.replace(/s$/, ''),
  )
}

/** As a sentence has it: "many Iraqis", "the Iranian foreign ministry". */
export function plainName(speaker: string): string {
  if (COUNTS.test(speaker)) return speaker.charAt(0).toLowerCase() + speaker.slice(1)
  const words = speaker.split(' ')
  const isDescribed =
    words.length > 1 && /^\p{Ll}/u.test(words.at(-1)!) && !/^(an?|the|its|his|her|their)$/i.test(words[0]!)
  return isDescribed && !isPlural(speaker) ? `the ${speaker}` : speaker
}
