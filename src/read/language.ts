/** Languages are told apart by their commonest short words, which no news of any length can avoid. */
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const ENGLISH = words(
  'the of and to in a is was for that with on as by at from his her has have had said are were be been will would not an it its he she they who which this their after but or about into over than also would could when more two one new',
)
const OTHERS = words(
  'el la los las del en un una que por con para se su es der die das und den von mit im ist nicht ein eine zu auf le les des et du est dans pour qui sur une il di il che per della nel con sono não os dos uma em het een van en de zijn op och att det som på og av er ne na se je da bir ve bu yang dan di untuk',
)

export const isEnglish = (language: string): boolean => /^en\b/i.test(language)

/**
 * ISO 639-1 code of the text. Plain English is known by its words; only in doubt is the detector loaded, which
 * costs 190 MB. What the source states counts unless the words say otherwise: pages keep their template's "en".
 */
export async function languageOf(text: string, stated?: string): Promise<string> {
  const { english, others, total, latin } = wordShares(text)
  if (total === 0) return latin ? 'en' : await detected(text, stated)
  if (english >= 0.12 && english > others) return 'en'
  const code = codeOf(stated)
  if (code && (code !== 'en' || others < 0.1)) return code
  // "Gunmen attack convoy": too short for common words, and nothing foreign in it.
  if (latin && total < 20 && others <= english) return 'en'
  return detected(text, stated)
}

const codeOf = (stated: string | undefined): string | undefined => {
  const code = stated?.trim().toLowerCase()
  if (!code) return undefined
  return code === 'english' || code === 'eng' ? 'en' : /^[a-z]{2}(?=$|[-_])/.exec(code)?.[0]
}

/** Shares of common words among the first words of the text, and whether they are written in Latin letters. */
function wordShares(text: string) {
  let english = 0
  let others = 0
  let latin = 0
  const found =
    text
      .slice(0, 1500)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  for (const word of found) {
    if (ENGLISH.has(word)) english++
    else if (OTHERS.has(word)) others++
    // Up to the last of Latin's extensions; what follows is Greek, Cyrillic and all other scripts.
    if (word.charCodeAt(0) < 0x250) latin++
  }
  const total = found.length
  return { english: total ? english / total : 0, others: total ? others / total : 0, total, latin: latin >= total / 2 }
}

async function detected(text: string, stated: string | undefined): Promise<string> {
  const { eld } = await import('eld/medium')
  return eld.detect(text.slice(0, 4000)).language || codeOf(stated) || 'und'
}
