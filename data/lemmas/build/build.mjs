// Builds exceptions.csv and known.txt from the training parts of two treebanks:
//   node data/lemmas/build/build.mjs TREEBANKS     (the folder with EWT/ and GUM/; after `npm run build`)
// known.txt: the dictionary forms themselves; exceptions.csv: the forms that the rules of
// src/syntax/lemma-rules.ts, with known.txt, would get wrong.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lemmaOf, lemmasFrom } from '../../../build/src/syntax/lemmatize.js'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..')
const treebanks = process.argv[2]

/** How many forms a lemma was seen with, by tag: a lemma seen once, with another form, may be a slip. */
const formsOf = new Map()
/** upos -> form -> lemma -> how often; words marked as misspelt are left out. */
const seen = new Map()
for (const file of ['EWT/train.conllu', 'GUM/train.conllu']) {
  for (const line of readFileSync(join(treebanks, file), 'utf8').split('\n')) {
    const [id, form, lemma, upos, , feats, , , , misc] = line.split('\t')
    if (!lemma || lemma === '_' || !/^\d+$/.test(id) || /Typo=Yes/.test(feats) || /CorrectForm/.test(misc)) continue
    if (/[",\s]/.test(form + lemma)) continue
    const word = form.replaceAll('’', "'").toLowerCase()
    const by = seen.get(upos) ?? seen.set(upos, new Map()).get(upos)
    const row = by.get(word) ?? by.set(word, new Map()).get(word)
    const key = `${lemma}\t${form}\t${feats}`
    row.set(key, (row.get(key) ?? 0) + 1)
    const forms = formsOf.get(`${upos} ${lemma}`) ?? formsOf.set(`${upos} ${lemma}`, new Map()).get(`${upos} ${lemma}`)
    forms.set(word, (forms.get(word) ?? 0) + 1)
  }
}

const isSure = (upos, lemma) => {
  const forms = formsOf.get(`${upos} ${lemma}`)
  return forms !== undefined && (forms.has(lemma.toLowerCase()) || forms.size > 1 || [...forms.values()][0] > 1)
}
const irregular = readFileSync(join(folder, 'irregular.csv'), 'utf8')
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
const known = ['NOUN', 'VERB', 'ADJ', 'ADV'].map((upos) => {
  const lemmas = new Set()
  for (const [word, row] of seen.get(upos))
    for (const key of row.keys()) {
      const lemma = key.split('\t')[0]
      if (/^[a-z][a-z-]+$/.test(lemma) && isSure(upos, lemma)) lemmas.add(lemma)
    }
  for (const line of irregular.split('\n').slice(1)) {
    const [tag, , lemma] = line.split(',')
    if (tag === upos) lemmas.add(lemma)
  }
  return `${upos} ${[...lemmas].sort(order).join(' ')}`
})
writeFileSync(join(folder, 'known.txt'), `${known.join('\n')}\n`)

const rules = lemmasFrom([irregular], known.join('\n'))
const rows = []
for (const [upos, forms] of seen) {
  if (['X', 'PUNCT', 'SYM', 'NUM'].includes(upos)) continue
  for (const [word, row] of forms) {
    const lemmas = new Map()
    let total = 0
    let right = 0
    for (const [key, times] of row) {
      const [lemma, form, feats] = key.split('\t')
      lemmas.set(lemma, (lemmas.get(lemma) ?? 0) + times)
      total += times
      if (lemmaOf(rules, form, upos, feats) === lemma) right += times
    }
    const [lemma, times] = [...lemmas].sort((a, b) => b[1] - a[1] || order(a[0], b[0]))[0]
    // Capitals are the rules' business, but for names and shortened words.
    if ((lemma.toLowerCase() === word && upos !== 'PROPN' && upos !== 'NOUN') || !isSure(upos, lemma)) continue
    if (times <= right || (times < 2 && !['NOUN', 'VERB', 'ADJ', 'AUX'].includes(upos))) continue
    rows.push(`${upos},${word},${lemma}`)
  }
}
writeFileSync(join(folder, 'exceptions.csv'), `upos,form,lemma\n${rows.sort(order).join('\n')}\n`)
console.log(`${rows.length} exceptions`)
