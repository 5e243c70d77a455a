import { csvLines } from '../report/csv.js'
import type { DataReader } from '../resources.js'
import { type Candidates, withoutDegree, withoutEd, withoutIng, withoutS } from './lemma-rules.js'

/** What is known of words' dictionary forms: exceptions by tag and form, and words that rules may arrive at. */
export interface Lemmas {
  readonly exceptions: ReadonlyMap<string, string>
  readonly known: ReadonlySet<string>
}

export function loadLemmas(data: DataReader): Lemmas {
  return lemmasFrom(
    ['lemmas/exceptions.csv', 'lemmas/irregular.csv'].map((path) => data.text(path)),
    `${data.text('lemmas/known.txt')}\n${data.text('lemmas/known-more.txt')}`,
  )
}

/** `tables`: CSV of upos, form, lemma; a later table wins. `known`: lines of a tag and its words. */
export function lemmasFrom(tables: readonly string[], known: string): Lemmas {
  const exceptions = new Map<string, string>()
  for (const table of tables)
    for (const [upos, form, lemma] of csvLines(table).slice(1)) exceptions.set(`${upos} ${form}`, lemma!)
  const words = new Set<string>()
  for (const line of known.split('\n')) {
    const [upos, ...lemmas] = line.split(' ')
    for (const lemma of lemmas) words.add(`${upos} ${lemma}`)
  }
  return { exceptions, known: words }
}

/**
 * The dictionary form of a word: "said" -> "say", "treaties" -> "treaty", "n't" -> "not". Names keep their capitals.
 * `feats` are the morphological features of Universal Dependencies, which decide where the ending does not ("her").
 */
export function lemmaOf(lemmas: Lemmas, form: string, upos: string, feats?: string): string {
  const plain = form.replaceAll('’', "'").replaceAll('\u00ad', '')
  const word = plain.toLowerCase()
  const exception =
    (feats && lemmas.exceptions.get(`${upos} ${word} ${deciding(feats)}`)) || lemmas.exceptions.get(`${upos} ${word}`)
  if (exception) return exception
  // "co-wrote", "outsold": as irregular as "wrote" and "sold".
  const prefix = upos === 'VERB' ? PREFIX.exec(word)?.[0] : undefined
  const base = prefix && !lemmas.known.has(`VERB ${word}`) && lemmas.exceptions.get(`VERB ${word.slice(prefix.length)}`)
  if (base) return prefix + base
  const find = byTag[upos]
  return find ? find(lemmas, plain, word, feats ?? '') : plain
}

/** The one feature that tells two words of the same form apart: her (she, her), 'd (would, have). */
const deciding = (feats: string): string => /Case=Acc|Poss=Yes|VerbForm=(?:Fin|Part)/.exec(feats)?.[0] ?? ''

type Find = (lemmas: Lemmas, form: string, word: string, feats: string) => string

const first = ({ known }: Lemmas, upos: string, candidates: Candidates): string =>
  candidates.find((word) => known.has(`${upos} ${word}`)) ??
  // "reunited": not known, but "unite" is.
  candidates.find((word) => PREFIX.test(word) && known.has(`${upos} ${word.replace(PREFIX, '')}`)) ??
  candidates[0]

const PREFIX = /^(?:re|over|under|out|mis|un|co|de|dis|pre|counter)-?(?=.{3})/

const noun: Find = (lemmas, form, word, feats) => {
  // "TV", "NGOs", "L2": an acronym keeps its capitals.
  const acronym = /^(\p{Lu}[\p{Lu}\d]{1,4}|\p{Lu}[\p{Lu}\d]*\p{Lu})s?$/u.exec(form)
  if (acronym) return acronym[1]!
  if (feats.includes('Number=Sing') || feats.includes('Number=Ptan')) return word
  if (!feats.includes('Number=Plur') && lemmas.known.has(`NOUN ${word}`)) return word
  return first(lemmas, 'NOUN', withoutS(word))
}

const verb: Find = (lemmas, _form, word, feats) => {
  if (word.endsWith('ing') && !feats.includes('VerbForm=Inf')) return first(lemmas, 'VERB', withoutIng(word))
  if (/VerbForm=Inf|Mood=Imp/.test(feats) || lemmas.known.has(`VERB ${word}`)) return word
  if (word.endsWith('ed')) return first(lemmas, 'VERB', withoutEd(word))
  return first(lemmas, 'VERB', withoutS(word))
}

const graded =
  (upos: 'ADJ' | 'ADV'): Find =>
  (lemmas, form, word, feats) => {
    if (lemmas.known.has(`${upos} ${word}`)) return word
    if (/Degree=(?:Cmp|Sup)/.test(feats)) return first(lemmas, upos, withoutDegree(word))
    const degree = /(?:er|est)$/.test(word)
      ? withoutDegree(word).find((w) => w !== word && lemmas.known.has(`${upos} ${w}`))
      : undefined
    // "Iranian", "US", "Mideast": what is not known in small letters is written with its capital.
    return degree ?? (upos === 'ADJ' ? form : word)
  }

const name: Find = (lemmas, form, word, feats) => {
  if (!feats.includes('Number=Plur') || form.length < 4) return form
  const singular = first(lemmas, 'NOUN', withoutS(word))
  return word.startsWith(singular) ? form.slice(0, singular.length) : `${form[0]}${singular.slice(1)}`
}

const lower: Find = (_lemmas, _form, word) => word
const number: Find = (_lemmas, form, word) => {
  if (/^[+-]?\d[\d,]*(?:\.\d+)?$/.test(word)) return word.replaceAll(',', '')
  return /^[IVXLC]+$/.test(form) ? form : word
}
const SIGNS: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '–': '-',
  '--': '-',
  '‘': "'",
  '…': '…',
}
const sign: Find = (_lemmas, form) => SIGNS[form] ?? form

const byTag: Readonly<Record<string, Find>> = {
  NOUN: noun,
  VERB: verb,
  AUX: verb,
  ADJ: graded('ADJ'),
  ADV: graded('ADV'),
  PROPN: name,
  NUM: number,
  PUNCT: sign,
  SYM: sign,
  ADP: lower,
  CCONJ: lower,
  DET: lower,
  INTJ: lower,
  PART: lower,
  PRON: lower,
  SCONJ: lower,
}
