/** A name's words as compared: no case, accents, possessive or typographic variants; "Kim Yong-nam’s" -> kim, yong-nam. */
export function foldedWords(name: string): string[] {
  return folded(name)
    .split(' ')
    .filter((word) => word.length > 0)
}

export function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/'s?$/, '')
    .replace(/[.,"“”()]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?- ?/g, '-')
    .replace(/^the /, '')
    .trim()
}

/** The letters of a name alone: "Kim Jong Un", "Kim Jong-un" and "KIM JONG-UN" are one. */
export const lettersOf = (words: readonly string[]): string => words.join('').replace(/[^\p{L}\p{N}]/gu, '')

/** Is `short` a way to say `long` again: "Trump", "Kim", "Yong-nam", "Diaz-Canel"? */
export function isShortPersonName(short: readonly string[], long: readonly string[]): boolean {
  if (short.length >= long.length && lettersOf(short).length >= lettersOf(long).length) return false
  const whole = lettersOf(long)
  const part = lettersOf(short)
  if (part.length < 2) return false
  // "Sisi" for "Abdel Fattah al-Sisi", "García" for "Gabriel García Márquez"; not "Zayed" for "Mohamed bin Zayed al-Nahyan",
  // nor "King Salman" for his son Mohammed bin Salman.
  if (short.length === 1)
    return long.some((word, i) => {
      if (lettersOf([word.replace(/^(al|el|ul|as|ash|an|ad)-/, '')]) !== part && lettersOf([word]) !== part)
        return false
      return i === 0 || !SON_OF.has(long[i - 1]!)
    })
  // "Mohammed bin Salman" in "Crown Prince Mohammed Bin Salman", "Luis Lula" in "Luis Inácio Lula da Silva".
  if (whole.endsWith(part) || whole.startsWith(part)) return true
  return lettersOf([short[0]!]) === lettersOf([long[0]!]) && lettersOf([short.at(-1)!]) === lettersOf([long.at(-1)!])
}

const SON_OF = new Set(['bin', 'ibn', 'ben', 'bint'])

/** "African Union" for "AU", "the Commission" for "European Commission". */
export function isShortGroupName(short: readonly string[], long: readonly string[]): boolean {
  if (short.length >= long.length) return false
  if (isAcronym(short, long)) return true
  if (short.length === 1) return long[0] === short[0] || long.at(-1) === short[0]
  // "the Supreme Court" for "Italian Supreme Court of Cassation"
  return ` ${long.join(' ')} `.includes(` ${short.join(' ')} `)
}

/** "USI" for "University of Southern Indiana". */
export function isAcronym(short: readonly string[], long: readonly string[]): boolean {
  const letters = lettersOf(short)
  if (short.length > 1 || letters.length < 2 || long.length < 2) return false
  return letters === long.map((word) => word[0]).join('') || letters === initialsOf(long)
}

/** Initials without those of small words. */
export const initialsOf = (words: readonly string[]): string =>
  words.map((word) => (SMALL.has(word) ? '' : word[0])).join('')

const SMALL = new Set(['of', 'the', 'and', 'for', 'de', 'la', 'in', 'on', '&', 'to', 'du', 'des', 'del'])
