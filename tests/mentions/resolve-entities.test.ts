import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadRegistry } from '../../src/actors/registry.js'
import { dataFiles } from '../../src/data-files.js'
import { entityOfToken, membersOf } from '../../src/mentions/entity-index.js'
import { findMentions } from '../../src/mentions/find-mentions.js'
import { loadMentionWords } from '../../src/mentions/mention-words.js'
import { resolveEntities } from '../../src/mentions/resolve-entities.js'
import type { NameKind } from '../../src/report/layers.js'
import { textOf } from '../../src/report/span.js'
import type { Resources } from '../../src/resources.js'
import { reportFromConllu } from '../support/conllu.js'

const data = dataFiles()
const gazetteer = { lookup: () => [], startsName: () => false }
const resources = {
  registry: loadRegistry(data),
  mentionWords: loadMentionWords(data),
  gazetteer,
} as unknown as Resources
const context = { resources, note: () => {}, trace: () => {} }

/** `named`: names of the report and their kind; each is marked wherever it stands. */
function read(conllu: string, named: Readonly<Record<string, NameKind>> = {}, published = '2018-11-29') {
  const parsed = reportFromConllu(conllu)
  const { text } = parsed.original
  const names = Object.entries(named).flatMap(([name, kind]) =>
    [...text.matchAll(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'gu'))].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      kind,
    })),
  )
  names.sort((a, b) => a.start - b.start)
  const report = { ...parsed, original: { ...parsed.original, published }, names }
  const found = { ...report, ...findMentions.run(report, context) }
  return { ...found, ...resolveEntities.run(found, context) }
}

/** "Kofi Mensah GHA LEG: the chairman …, Kofi Mensah": each entity with its mentions. */
function told(report: ReturnType<typeof read>): string[] {
  return report.entities.map((entity) => {
    const mentions = report.mentions.filter((m) => m.entity === entity.id).map((m) => textOf(report, m.span))
    const who = entity.members
      ? membersOf(report, entity)
          .map((e) => e.name)
          .join(' + ') // prettier-ignore
      : [entity.country ?? '?', ...entity.sectors].join(' ')
    return `${entity.name} (${who}): ${mentions.join(' | ')}`
  })
}

const visit = `
Kenyan Kenyan ADJ 2 amod
President President PROPN 3 nmod:desc
Amina Amina PROPN 5 nsubj
Odhiambo Odhiambo PROPN 3 flat
met meet VERB 0 root
the the DET 7 det
chairman chairman NOUN 5 obj
of of ADP 10 case
the the DET 10 det
parliament parliament NOUN 7 nmod
of of ADP 12 case
Ghana Ghana PROPN 10 nmod
, , PUNCT 14 punct
Kofi Kofi PROPN 7 appos
Mensah Mensah PROPN 14 flat
. . PUNCT 5 punct

Mensah Mensah PROPN 2 nsubj
said say VERB 0 root
the the DET 5 det
two two NUM 5 nummod
countries country NOUN 7 nsubj
are be AUX 7 cop
friends friend NOUN 2 ccomp
. . PUNCT 2 punct

She she PRON 2 nsubj
thanked thank VERB 0 root
the the DET 4 det
chairman chairman NOUN 2 obj
. . PUNCT 2 punct
`
test('titles, appositions, short names, pronouns and "the two countries"', () => {
  const report = read(visit, { 'Amina Odhiambo': 'person', 'Kofi Mensah': 'person', Mensah: 'person' })
  assert.deepEqual(told(report), [
    'Amina Odhiambo (KEN GOV): Kenyan President Amina Odhiambo | She',
    'Kofi Mensah (GHA LEG): the chairman of the parliament of Ghana | Kofi Mensah | Mensah | the chairman',
    'the parliament of Ghana (GHA LEG): the parliament of Ghana',
    'Ghana (GHA): Ghana',
    'the two countries (Kenya + Ghana): the two countries',
    'friends (? CVL): friends',
    'Kenya (KEN): ',
  ])
  assert.equal(entityOfToken(report, 3)?.country, 'KEN')
})

const regime = `
Russian Russian ADJ 2 amod
troops troops NOUN 3 nsubj
left leave VERB 0 root
. . PUNCT 3 punct

The the DET 4 det
North North PROPN 3 compound
Korean Korean ADJ 4 amod
government government NOUN 5 nsubj
denied deny VERB 0 root
it it PRON 5 obj
. . PUNCT 5 punct

Pyongyang Pyongyang PROPN 2 nsubj
denied deny VERB 0 root
talks talk NOUN 2 obj
in in ADP 5 case
Seoul Seoul PROPN 3 nmod
. . PUNCT 2 punct
`
test('a nationality belongs to its phrase, a capital and a government to their state, a place stays one', () => {
  assert.deepEqual(told(read(regime, { Pyongyang: 'place', Seoul: 'place' })), [
    'Russian troops (RUS MIL): Russian troops',
    'North Korea (PRK GOV): The North Korean government | Pyongyang',
    'Seoul (KOR): Seoul',
  ])
})

const ministers = `
The the DET 3 det
foreign foreign ADJ 3 amod
ministers minister NOUN 9 nsubj
of of ADP 5 case
Oman Oman PROPN 3 nmod
and and CCONJ 7 cc
Qatar Qatar PROPN 5 conj
will will AUX 9 aux
talk talk VERB 0 root
. . PUNCT 9 punct

Both both DET 2 det
sides side NOUN 3 nsubj
agree agree VERB 0 root
. . PUNCT 3 punct
`
test('several states in one phrase are all meant', () => {
  assert.equal(
    told(read(ministers, { Oman: 'place', Qatar: 'place' }))[0],
    'The foreign ministers of Oman and Qatar (Oman + Qatar): The foreign ministers of Oman and Qatar | Both sides',
  )
})

const family = `
Yevgeny Yevgeny PROPN 7 nsubj
Kim Kim PROPN 1 flat
, , PUNCT 5 punct
a a DET 5 det
specialist specialist NOUN 1 appos
, , PUNCT 1 punct
spoke speak VERB 0 root
. . PUNCT 7 punct

Kim Kim PROPN 4 nsubj
Jong Jong PROPN 1 flat
Un Un PROPN 1 flat
listened listen VERB 0 root
. . PUNCT 4 punct

The the DET 2 det
expert expert NOUN 3 nsubj
doubts doubt VERB 0 root
it it PRON 3 obj
, , PUNCT 6 punct
Kim Kim PROPN 7 nsubj
said say VERB 3 parataxis
. . PUNCT 3 punct
`
test('people of one family name are kept apart: who said it is who had spoken', () => {
  const lines = told(read(family, { 'Yevgeny Kim': 'person', 'Kim Jong Un': 'person', 'Kim(?= said)': 'person' }))
  assert.ok(lines[0]?.endsWith('Yevgeny Kim | a specialist | The expert | Kim'), lines.join('\n'))
})

const quarrel = `
Tehran Tehran PROPN 2 nsubj
summoned summon VERB 0 root
the the DET 5 det
Swedish Swedish ADJ 5 amod
ambassador ambassador NOUN 2 obj
. . PUNCT 2 punct

It it PRON 2 nsubj
recalled recall VERB 0 root
its its PRON 5 nmod:poss
own own ADJ 5 amod
ambassador ambassador NOUN 2 obj
. . PUNCT 2 punct

“ “ PUNCT 4 punct
We we PRON 4 nsubj
will will AUX 4 aux
answer answer VERB 10 ccomp
, , PUNCT 4 punct
” ” PUNCT 4 punct
Iranian Iranian ADJ 8 amod
President President PROPN 9 nmod:desc
Raisi Raisi PROPN 10 nsubj
said say VERB 0 root
. . PUNCT 10 punct
`
test('what is a state’s is of that state, and who speaks for one says "we"', () => {
  const lines = told(read(quarrel, { Raisi: 'person' }, '2022-03-01'))
  assert.deepEqual(
    lines.filter((line) => !line.startsWith('President')).map((line) => line.replace(/^Ebrahim /, '')),
    [
      'Iran (IRN GOV): Tehran | It | its | We',
      'the Swedish ambassador (SWE GOV): the Swedish ambassador',
      'its own ambassador (IRN GOV): its own ambassador',
      'Raisi (IRN GOV): Iranian President Raisi',
    ],
  )
})

test('the same report gives the same bytes', () => {
  const once = JSON.stringify(read(visit, { 'Kofi Mensah': 'person' }))
  assert.equal(JSON.stringify(read(visit, { 'Kofi Mensah': 'person' })), once)
})

test('every mention and entity points at the other and into the text', () => {
  for (const conllu of [visit, regime, ministers, family]) {
    const report = read(conllu)
    const ids = new Set(report.entities.map((e) => e.id))
    for (const { entity, span, head } of report.mentions) {
      if (entity) assert.ok(ids.has(entity))
      assert.ok(span.start <= report.tokens[head]!.start && report.tokens[head]!.end <= span.end)
      assert.ok(span.end <= report.original.text.length)
    }
    for (const { members } of report.entities) for (const id of members ?? []) assert.ok(ids.has(id))
  }
})

const counterparts = `
Sergei Sergei PROPN 3 nsubj
Lavrov Lavrov PROPN 1 flat
met meet VERB 0 root
his his PRON 6 nmod:poss
Turkish Turkish ADJ 6 amod
counterpart counterpart NOUN 3 obj
. . PUNCT 3 punct

The the DET 3 det
two two NUM 3 nummod
ministers minister NOUN 4 nsubj
left leave VERB 0 root
. . PUNCT 4 punct
`
test('a counterpart holds in his state the office that the other holds', () => {
  assert.deepEqual(told(read(counterparts, { 'Sergei Lavrov': 'person' })).slice(0, 3), [
    'Sergei Lavrov (RUS GOV): Sergei Lavrov | his',
    'Mevlüt Çavuşoğlu (TUR GOV): his Turkish counterpart',
    'The two ministers (Sergei Lavrov + Mevlüt Çavuşoğlu): The two ministers',
  ])
})

const founder = `
Activist activist NOUN 4 compound
and and CCONJ 3 cc
poet poet NOUN 1 conj
Rana Rana PROPN 6 nsubj
Okoye Okoye PROPN 4 flat
met meet VERB 0 root
Bank bank PROPN 8 compound
founder founder NOUN 6 obj
Abel Abel PROPN 8 flat
Tamm Tamm PROPN 8 flat
in in ADP 12 case
Lagos Lagos PROPN 6 obl
. . PUNCT 6 punct

Tamm Tamm PROPN 2 nsubj
left leave VERB 0 root
the the DET 4 det
University University PROPN 2 obj
of of ADP 6 case
Lagos Lagos PROPN 4 nmod
. . PUNCT 2 punct
`
test('a second role is nobody else, a missed name is a name, a place within a name is that place', () => {
  const report = read(founder, {
    'Rana Okoye': 'person',
    'University of Lagos': 'group',
    'Tamm(?= left)': 'person',
    'Lagos(?=\\.$)': 'place',
    'Lagos(?=\\. T)': 'place',
  })
  const lines = told(report).map((line) => line.replace(/ \(.*\): /, ': '))
  assert.ok(lines.includes('Rana Okoye: Activist and poet Rana Okoye'), lines.join('\n'))
  assert.ok(
    lines.some((line) => line.startsWith('Abel Tamm: ') && line.endsWith(' | Tamm')),
    lines.join('\n'),
  )
})
