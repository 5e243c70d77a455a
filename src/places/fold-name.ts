const SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ə: 'a',
  ħ: 'h',
}
const SHORT: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte', mt: 'mount', ft: 'fort' }

/** A name as the gazetteer is sorted: "Deir ez-Zor", "Deir Ez Zor" and "St. Louis", "Saint Louis" are the same. */
export function foldName(name: string): string {
  let folded = name.toLowerCase()
  if (/[^ -~]/.test(folded)) {
    folded = folded
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[ßøłđðþæœıəħ]/g, (c) => SPECIAL[c]!)
  }
  return folded
    .replace(/['’‘`ʻʼʿʾ′.]/g, '')
    .replace(/[-–—‐‑_/,()\s]+/g, ' ')
    .trim()
    .replace(/\b(?:st|ste|mt|ft)(?= )/g, (word) => SHORT[word]!)
}
