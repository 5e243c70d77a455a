/** How a word is written: "us", "Us", "US". */
export type Casing = 0 | 1 | 2

/** A word as names are compared: no accents, dots or case. Where it came from is kept. */
export interface NameWord {
  readonly text: string
  readonly casing: Casing
  /** Index of the token it stands in. */
  readonly token: number
}

const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ß: 'ss',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ə: 'a',
}

/** "Díaz-Canel" -> "diaz-canel": letters without accents, in lower case. */
export function plain(text: string): string {
  const lower = text.toLowerCase()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
  if (/^[\x00-\x7f]*$/.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øłđðßıæœþə]/g, (letter) => LETTERS[letter]!)
}

const casingOf = (word: string): Casing => {
  // "d'Alema", "al-Assad" come apart elsewhere; an article that is grown together with a name is none
  const letters = word.replace(/^[a-z]{1,2}['’](?=\p{Lu})/u, '').replace(/[^\p{L}]/gu, '')
  if (!letters || letters[0] === letters[0]!.toLowerCase()) return 0
  return letters.length > 1 && letters === letters.toUpperCase() ? 2 : 1
}

/**
 * The words of tokens: hyphens part words, dots and apostrophes inside go, so that "Jong-un", "Jong un" and
 * tokens "Jong" "-" "un" are the same, and so are "U.S." and "US".
 */
export function nameWords(tokens: readonly string[]): NameWord[] {
  const words: NameWord[] = []
  for (let token = 0; token < tokens.length; token++) {
    // Most tokens of a text are such; what follows says the same of them in five times the time.
    if (/^[a-z]+$/.test(tokens[token]!)) {
      words.push({ text: tokens[token]!, casing: 0, token })
      continue
    }
    if (/^[A-Z][a-z]+$/.test(tokens[token]!)) {
      words.push({ text: tokens[token]!.toLowerCase(), casing: 1, token })
      continue
    }
    for (const part of tokens[token]!.split(/[\s\-‐‑–—/]+/)) {
      const bare = part.replace(/['’`´ʻʿʾ]s$/i, '')
      const text = plain(bare === '&' ? 'and' : bare).replace(/[^\p{L}\p{N}]+/gu, '')
      if (text) words.push({ text, casing: casingOf(bare), token })
    }
  }
  return words
}

/** The words of a phrase, joined by one space: what indexes are keyed by. */
export function nameKey(text: string): string {
  if (/^[a-z]+( [a-z]+)*$/.test(text)) return text
  // the same as below, for most names there are
  if (/^[A-Za-z0-9]+([ -][A-Za-z0-9]+)*$/.test(text)) return text.toLowerCase().replaceAll('-', ' ')
  return nameWords([text])
    .map((word) => word.text)
    .join(' ')
}

/**
 * What is left of a name under another spelling: "Bouteflika" and "Boutefilka", "Poroshenko" and "Porochenko",
 * "Mohammed" and "Muhammad". Consonants that transliterations keep apart, in order, a vowel only at the start.
 * One loop and no patterns, because a registry has ten thousand words to be heard when it loads.
 */
export function soundOf(word: string): string {
  // "alqadri" is "qadri", but "alan" is not "an"
  let i = word.length > 5 && /^[ae]l[^aeiou]{1,2}[aeiou]/.test(word) ? 2 : 0
  let heard = ''
  for (; i < word.length; i++) {
    const letter = word[i]!
    const next = word[i + 1]
    let sound = ALONE[letter] ?? letter
    if (next === 'h' && 'sczkgptd'.includes(letter)) {
      sound = WITH_H[letter]!
      i++
    } else if (letter === 's' && next === 'c' && word[i + 2] === 'h') {
      sound = 'j'
      i += 2
    } else if (letter === 'c' && next === 'z') {
      sound = 'j'
      i++
    } else if (
      (letter === 'd' && next === 'j') ||
      (letter === 't' && next === 'c' && word[i + 2] === 'h') ||
      (letter === 't' && next === 's' && word[i + 2] === 'c')
    ) {
      continue
    }
    if ((sound === 'a' || sound === 'h') && heard) continue
    if (heard[heard.length - 1] !== sound) heard += sound
  }
  return heard
}

const ALONE: Readonly<Record<string, string>> = {
  e: 'a',
  i: 'a',
  o: 'a',
  u: 'a',
  y: 'a',
  q: 'k',
  c: 'k',
  g: 'k',
  x: 'k',
  w: 'v',
  z: 's',
}
const WITH_H: Readonly<Record<string, string>> = { s: 'j', c: 'j', z: 'j', k: 'k', g: 'k', p: 'f', t: 't', d: 'd' }

/** How many letters must change to make one word the other; counting stops at `limit` + 1. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  // One row of the table at a time, the one before it overwritten from left to right.
  const row = Uint16Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    let diagonal = i - 1
    let least = i
    row[0] = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1
      const cost = Math.min(row[j]! + 1, row[j - 1]! + 1, diagonal + same)
      diagonal = row[j]!
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
  }
  return row[b.length]!
}
