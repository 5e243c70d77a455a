import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { demarche } from '../support/demarche.js'

const folder = mkdtempSync(join(tmpdir(), 'demarche-plans-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const store = join(folder, 'store')

/** What was planned, what was told later, and what became of the plan. */
const PLANS: readonly [what: string, planned: [string, string], later: [string, string], outcome: string][] = [
  [
    'done by those who planned it',
    ['2018-03-05', 'Russian Foreign Minister Sergei Lavrov will visit Ethiopia on March 9, the ministry said.'],
    [
      '2018-03-10',
      'Russian Foreign Minister Sergei Lavrov met Ethiopian Prime Minister Hailemariam Desalegn in Addis Ababa on Friday.',
    ],
    'done',
  ],
  [
    'other people of the same states',
    ['2019-09-02', 'French President Emmanuel Macron will visit Serbia on September 12, a spokesman said.'],
    [
      '2019-09-13',
      'French Foreign Minister Jean-Yves Le Drian met Serbian Foreign Minister Ivica Dacic in Belgrade on Thursday.',
    ],
    'open',
  ],
  [
    'another town',
    [
      '2018-06-04',
      'Colombian officials will meet Venezuelan officials in Bogota on June 14, the foreign ministry said.',
    ],
    ['2018-06-15', 'Colombian officials met Venezuelan officials in Caracas on Thursday.'],
    'open',
  ],
  [
    'the same town',
    ['2018-06-04', 'Chilean officials will meet Bolivian officials in Arica on June 14, the foreign ministry said.'],
    ['2018-06-15', 'Chilean officials met Bolivian officials in Arica on Thursday.'],
    'done',
  ],
]

const rows = PLANS.flatMap(([, [day, planned], [later, told]], i) => [
  { id: `plan-${i}-a`, published: day, text: planned },
  { id: `plan-${i}-b`, published: later, text: told },
])
writeFileSync(join(folder, 'news.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
demarche(['read', join(folder, 'news.jsonl'), '--store', store])
const sql = 'SELECT DISTINCT report, outcome FROM plans'
const outcomes = demarche(['sql', sql, '--store', store, '--format', 'jsonl'])
  .stdout.split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { report: string; outcome: string })

for (const [i, [what, , , outcome]] of PLANS.entries())
  test(`a plan is ${outcome}: ${what}`, () => {
    assert.deepEqual(
      outcomes.filter(({ report }) => report === `plan-${i}-a`).map((plan) => plan.outcome),
      [outcome],
    )
  })
