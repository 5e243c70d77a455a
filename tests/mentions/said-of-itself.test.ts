import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOf } from '../../src/report/span.js'
import { codeText } from '../support/code-text.js'

/** Whom a pronoun means, by the entity's name. */
const table: readonly [text: string, pronoun: string, name: string][] = [
  [
    'The UN Security Council called for a truce. The Sudanese army said it would not stop fighting.',
    'it',
    'Sudanese army',
  ],
  ['Kenya shut the frontier in 2011. In October it sent troops into Somalia.', 'it', 'Kenya'],
  ['The United States has a drone base in Niger. It suspended its aid last year.', 'It', 'United States'],
  ['The United States imposed sanctions on the Venezuelan oil company PDVSA and froze its assets.', 'its', 'PDVSA'],
]
for (const [text, pronoun, name] of table)
  test(`"${pronoun}" is ${name}: ${text}`, () => {
    const report = codeText(text, '2024-03-08')
    const mention = report.mentions.findLast((m) => textOf(report, m.span) === pronoun)
    assert.equal(report.entities.find((e) => e.id === mention?.entity)?.name, name)
  })

test('embassies of two states are two', () => {
  const text =
    'Police searched the Slovenian embassy in Moscow. The Russian embassy in Ljubljana rejected the accusation.'
  const report = codeText(text, '2024-03-08')
  const embassies = report.mentions.filter((m) => /embassy/.test(textOf(report, m.span)))
  assert.equal(new Set(embassies.map((m) => m.entity)).size, 2)
})
