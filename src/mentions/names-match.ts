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
  // "Sisi" for "Abdel Fattah al-Sisi", "García" for "Gabriel García Márquez"; not "Zayed" for "Mohamed bin Zayed al-Nahyan".
  if (short.length === 1)
    return long.some((word, i) => {
      if (lettersOf([word.replace(/^(al|el|ul|as|ash|an|ad)-/, '')]) !== part && lettersOf([word]) !== part)
        return false
      return i === 0 || i === long.length - 1 || !SON_OF.has(long[i - 1]!)
    })
  // "Mohammed bin Salman" in "Crown Prince Mohammed Bin Salman", "Luis Lula" in "Luis Inácio Lula da Silva".
  if (whole.endsWith(part) || whole.startsWith(part)) return true
  return lettersOf([short[0]!]) === lettersOf([long[0]!]) && lettersOf([short.at(-1)!]) === lettersOf([long.at(-1)!])
}

const SON_OF = new Set(['bin', 'ibn', 'ben', 'bint'])

/** "African Union" for "AU", "the Commission" for "European Commission". */
export function isShortGroupName(short: readonly string[], long: readonly string[]): boolean {
  if (short.length >= long.length) return false
  if (short.length === 1) {
    const initials = long
      .filter((w) => !SMALL.has(w))
      .map((w) => w[0])
      .join('')
    const allInitials = long.map((w) => w[0]).join('')
    const letters = lettersOf(short)
    if (letters.length > 1 && (letters === initials || letters === allInitials)) return true
    return long[0] === short[0] || long.at(-1) === short[0]
  }
  return (
    long.slice(0, short.length).join(' ') === short.join(' ') || long.slice(-short.length).join(' ') === short.join(' ')
  )
}

const SMALL = new Set(['of', 'the', 'and', 'for', 'de', 'la', 'in', 'on', '&', 'to', 'du', 'des', 'del'])
