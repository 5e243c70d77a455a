import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataFiles } from '../../src/data-files.js'
import { loadGrammar } from '../../src/events/grammar-words.js'
import { locatePlaces } from '../../src/places/locate-places.js'
import { placeFor } from '../../src/places/place-of-clause.js'
import type { Name, NameKind } from '../../src/report/layers.js'
import type { StageContext } from '../../src/stage.js'
import { reportFromConllu } from '../support/conllu.js'
import { smallGazetteer } from './small-gazetteer.js'

const grammar = loadGrammar(dataFiles())

const DEMONYMS: Record<string, { code: string; name: string; to: string }> = {
  Georgian: { code: 'GEO', name: 'Georgia', to: '' },
  Egyptian: { code: 'EGY', name: 'Egypt', to: '' },
  Egyptians: { code: 'EGY', name: 'Egypt', to: '' },
  Lebanese: { code: 'LBN', name: 'Lebanon', to: '' },
}
const problems: string[] = []
const CONTEXT = {
  resources: {
    gazetteer: smallGazetteer(),
    registry: { demonym: (word: string) => DEMONYMS[word] ?? null, states: new Map() },
  },
  note: (p: { code: string }) => problems.push(p.code),
  trace() {},
} as unknown as StageContext

/** Reads "[place Paris], [place Texas]": names in brackets; gives "words = main name, country, precision". */
function located(marked: string): string[] {
  let text = ''
  const names: Name[] = []
  for (const part of marked.split(/(\[[^\]]+\])/)) {
    const name = /^\[(\w+) (.+)\]$/.exec(part)
    if (name) names.push({ start: text.length, end: text.length + name[2]!.length, kind: name[1] as NameKind })
    text += name ? name[2] : part
  }
  const tokens = [...text.matchAll(/(?:\p{Lu}\.)+|[\p{L}\p{N}]+\.?(?=,)|[\p{L}\p{N}]+|\S/gu)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    sentence: 0,
  }))
  const syntax = tokens.map((t) => {
    const form = text.slice(t.start, t.end)
    return { lemma: form, upos: /^\p{Lu}/u.test(form) ? 'PROPN' : 'X', head: -1, deprel: 'dep' }
  })
  const report = {
    id: 't',
    original: { text, language: 'en' },
    sentences: [{ start: 0, end: text.length }],
    tokens,
    syntax,
    names,
    mentions: [],
    entities: [],
  }
  return locatePlaces
    .run(report, CONTEXT)
    .places.map(
      (p) =>
        `${text.slice(p.span.start, p.span.end)} = ${p.name}, ${p.country}, ${p.precision}${p.modifier ? ', whose' : ''}`,
    )
}

const CASES: [text: string, ...places: string[]][] = [
  ['They met in [place Paris].', 'Paris = Paris, FRA, city'],
  ['They met in [place Paris], [place Texas].', 'Paris = Paris, USA, city', 'Texas = Texas, USA, province'],
  [
    '[place Caracas], [place Venezuela] is calm.',
    'Caracas = Caracas, VEN, city',
    'Venezuela = Venezuela, VEN, country',
  ],
  [
    'He lives in [place Alexandria], Va., and works.',
    'Alexandria = Alexandria, USA, city',
    'Va. = Virginia, USA, province',
  ],
  ['From [place Cairo] to [place Alexandria].', 'Cairo = Cairo, EGY, city', 'Alexandria = Alexandria, EGY, city'],
  ['From [place Atlanta] across [place Georgia].', 'Atlanta = Atlanta, USA, city', 'Georgia = Georgia, USA, province'],
  [
    'In [place Tbilisi], [norp Georgian] police left [place Georgia].',
    'Tbilisi = Tbilisi, GEO, city',
    'Georgian = Georgia, GEO, country, whose',
    'Georgia = Georgia, GEO, country',
  ],
  ['A raid in [place Kandahar] province.', 'Kandahar = Kandahar, AFG, province'],
  ['A raid in the city of [place Kandahar].', 'Kandahar = Kandahar, AFG, city'],
  ['Ships left for the [place South China Sea].', 'South China Sea = South China Sea, , place'],
  ['Troops left southern [place Afghanistan].', 'Afghanistan = Afghanistan, AFG, country'],
  [
    'They bombed [place Baghdad International Airport].',
    'Baghdad International Airport = Baghdad International Airport, IRQ, city',
  ],
  // The names layer wavers or misses.
  ['The United [place States] agreed.', 'United States = United States, USA, country'],
  ['[person US President] Bush left.', 'US = United States, USA, country'],
  ['They flew to Cairo on Friday.', 'Cairo = Cairo, EGY, city'],
  ['[group Kandahar Police Department] said so.', 'Kandahar = Kandahar, AFG, city'],
  ['A train from [place Caracas City] airport.', 'Caracas = Caracas, VEN, city'],
  ['The [group Caracas City] squad won.', 'Caracas City = Caracas, VEN, city'],
  ['They fled to [place Egypt], US officials said.', 'Egypt = Egypt, EGY, country', 'US = United States, USA, country'],
  // Words that say whose something is.
  ['The [group Caracas Times] wrote of us.', 'Caracas = Caracas, VEN, city, whose'],
  ['The [group Egyptian Army] wrote to us.', 'Egyptian = Egypt, EGY, country, whose'],
  ['The [norp Egyptians] wrote to us.', 'Egyptians = Egypt, EGY, country, whose'],
  // A report's own country and province, by the words and numbers that its paper uses.
  ['[place London] is large.', 'London = London, GBR, city'],
  ['[place London] RCMP and OPP told Const. Lee, the MPP, of a First Nation.', 'London = London, CAN, city'],
  ['Call the [place London] museum at 519-555-0136 or (519) 555-0140.', 'London = London, CAN, city'],
  ['Call the [place London] museum at 606-555-0136; the sheriff, a sophomore.', 'London = London, USA, city'],
  ['[place Enfield] councillors met the head teacher.', 'Enfield = Enfield, GBR, city'],
  // Only a town has a mayor, a city council, a high school; a report that says so means the town throughout.
  ['[place Jordan] signed.', 'Jordan = Jordan, JOR, country'],
  ['[place Jordan] Mayor Ann Ek spoke.', 'Jordan = Jordan, USA, city'],
  [
    'The mayor of [place Jordan] spoke; [place Jordan] is calm.',
    'Jordan = Jordan, USA, city',
    'Jordan = Jordan, USA, city',
  ],
  [
    'A fair in [place Hall County], in the City of [place Turkey].',
    'Hall County = Hall County, USA, district',
    'Turkey = Turkey, USA, district',
  ],
  [
    'Storms hit [place Clay] and [place Becker] counties in [place Minnesota].',
    'Clay = Clay County, USA, district',
    'Becker = Becker County, USA, district',
    'Minnesota = Minnesota, USA, province',
  ],
  ['He fled [place Maiduguri Borno State].', 'Maiduguri = Maiduguri, NGA, city', 'Borno State = Borno, NGA, province'],
  // A house that stands for a government is a place to those who are in it.
  ['They met at the [place White House].', 'White House = White House, USA, place'],
  ['The [group White House] said so.'],
  [
    'In [place Cairo] he was treated at [group Al Noor Memorial Hospital].',
    'Cairo = Cairo, EGY, city',
    'Al Noor Memorial Hospital = Al Noor Memorial Hospital, EGY, city',
  ],
  // No places.
  ['Songs in [norp Egyptian].'],
  ['The Visual Arts Rights Act ([place VARA]) came.'],
  ['[person Paris Hilton] and [person Abe Lincoln] left; [place Lincoln] said so.'],
]

test('names of places are found and told apart', () => {
  for (const [text, ...places] of CASES) assert.deepEqual(located(text), places, text)
})

test('two places of a size in two countries, and no hint: the larger, and a problem', () => {
  problems.length = 0
  assert.deepEqual(located('They shelled [place Tripoli].'), ['Tripoli = Tripoli, LBY, city'])
  assert.deepEqual(problems, [])
  assert.deepEqual(located('[norp Lebanese] troops left [place Tripoli].'), ['Tripoli = Tripoli, LBN, city'])
})

test('a clause has its own place', () => {
  const report = reportFromConllu(`
    CAIRO CAIRO PROPN 4 parataxis
    -- -- PUNCT 1 punct
    Ministers minister NOUN 4 nsubj
    held hold VERB 0 root
    talks talk NOUN 4 obj
    in in ADP 7 case
    Paris Paris PROPN 5 nmod
    after after ADP 10 mark
    troops troops NOUN 10 nsubj
    left leave VERB 4 advcl
    Kandahar Kandahar PROPN 10 obj

    They they PRON 2 nsubj
    agreed agree VERB 0 root`)
  const at = (word: string, kind: NameKind) => {
    const start = report.original.text.indexOf(word)
    return { start, end: start + word.length, kind }
  }
  const names = [at('CAIRO', 'place'), at('Paris', 'place'), at('Kandahar', 'place')]
  const whole = { ...report, names, mentions: [], entities: [] }
  const placed = { ...whole, ...locatePlaces.run(whole, CONTEXT) }
  const name = (token: number) => placeFor(placed, token, { grammar })?.name ?? null
  assert.equal(name(3), 'Paris')
  assert.equal(name(4), 'Paris', 'talks')
  assert.equal(name(9), 'Kandahar')
  assert.equal(name(12), null, 'the dateline places the first sentence only')
})
