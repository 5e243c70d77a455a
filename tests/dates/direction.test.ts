import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateFor } from '../../src/dates/date-of-clause.js'
import { directionAt } from '../../src/dates/direction.js'
import { findDates } from '../../src/dates/find-dates.js'
import { treeOf } from '../../src/report/tree.js'
import type { StageContext } from '../../src/stage.js'
import { reportFromConllu } from '../support/conllu.js'

const SILENT = { resources: {}, note() {}, trace() {} } as unknown as StageContext

/** Rows of "form lemma upos feats head relation", one a word. */
const parsed = (rows: string) =>
  reportFromConllu(
    rows
      .trim()
      .split('\n')
      .map((row, i) => {
        const [form, lemma, upos, feats, head, relation] = row.trim().split(/\s+/)
        return [i + 1, form, lemma, upos, '_', feats, head, relation, '_', '_'].join('\t')
      })
      .join('\n'),
  )

const MET = `
  They they PRON _ 2 nsubj
  met meet VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
  on on ADP _ 4 case
  Friday Friday PROPN _ 2 obl`
const DIRECTIONS: [name: string, rows: string, direction: string][] = [
  ['met on Friday', MET, 'past'],
  [
    'will meet on Friday',
    `
    They they PRON _ 3 nsubj
    will will AUX VerbForm=Fin 3 aux
    meet meet VERB VerbForm=Inf 0 root
    Friday Friday PROPN _ 3 obl:tmod`,
    'future',
  ],
  [
    'are meeting on Friday',
    `
    They they PRON _ 3 nsubj
    are be AUX Tense=Pres|VerbForm=Fin 3 aux
    meeting meet VERB Tense=Pres|VerbForm=Part 0 root
    Friday Friday PROPN _ 3 obl:tmod`,
    'future',
  ],
  [
    'plan to meet on Friday',
    `
    They they PRON _ 2 nsubj
    plan plan VERB Tense=Pres|VerbForm=Fin 0 root
    to to PART _ 4 mark
    meet meet VERB VerbForm=Inf 2 xcomp
    Friday Friday PROPN _ 4 obl:tmod`,
    'future',
  ],
  [
    'voted to end it on Friday',
    `
    They they PRON _ 2 nsubj
    voted vote VERB Tense=Past|VerbForm=Fin 0 root
    to to PART _ 4 mark
    end end VERB VerbForm=Inf 2 xcomp
    it it PRON _ 4 obj
    Friday Friday PROPN _ 4 obl:tmod`,
    'past',
  ],
  [
    'would not comment on Friday',
    `
    They they PRON _ 4 nsubj
    would would AUX VerbForm=Fin 4 aux
    not not PART _ 4 advmod
    comment comment VERB VerbForm=Inf 0 root
    Friday Friday PROPN _ 4 obl:tmod`,
    'past',
  ],
  [
    'the men arrested on Friday will appear',
    `
    Men man NOUN _ 5 nsubj
    arrested arrest VERB Tense=Past|VerbForm=Part 1 acl
    Friday Friday PROPN _ 2 obl:tmod
    will will AUX VerbForm=Fin 5 aux
    appear appear VERB VerbForm=Inf 0 root`,
    'past',
  ],
  [
    'a vote scheduled for Friday was cancelled',
    `
    A a DET _ 2 det
    vote vote NOUN _ 7 nsubj:pass
    scheduled schedule VERB Tense=Past|VerbForm=Part 2 acl
    for for ADP _ 5 case
    Friday Friday PROPN _ 3 obl
    was be AUX Tense=Past|VerbForm=Fin 7 aux:pass
    cancelled cancel VERB Tense=Past|VerbForm=Part 0 root`,
    'future',
  ],
]

test('tense and mood of the clause give the direction', () => {
  for (const [name, rows, direction] of DIRECTIONS) {
    const report = parsed(rows)
    const tree = treeOf(report)
    const at = report.original.text.indexOf('Friday')
    assert.equal(directionAt(tree, tree.tokenAt(at), report.original.text.slice(0, at)), direction, name)
  }
})

test('a clause has its own date', () => {
  const report = parsed(`
    Officials official NOUN _ 2 nsubj
    said say VERB Tense=Past|VerbForm=Fin 0 root
    Tuesday Tuesday PROPN _ 2 obl:tmod
    rebels rebel NOUN _ 5 nsubj
    attacked attack VERB Tense=Past|VerbForm=Fin 2 ccomp
    on on ADP _ 7 case
    Sunday Sunday PROPN _ 5 obl
    and and CCONJ _ 9 cc
    fled flee VERB Tense=Past|VerbForm=Fin 5 conj
    before before ADP _ 11 case
    Monday Monday PROPN _ 9 obl`)
  const dated = { ...report, original: { ...report.original, published: '2018-11-29' }, names: [] }
  const withDates = { ...dated, ...findDates.run(dated, SILENT) }
  assert.equal(dateFor(withDates, 1)?.date.value, '2018-11-27', 'said')
  assert.equal(dateFor(withDates, 4)?.date.value, '2018-11-25', 'attacked')
  assert.equal(dateFor(withDates, 8)?.date.value, '2018-11-25', 'fled, not before Monday')
  assert.equal(dateFor(withDates, 8)?.side, 'past')
})
