import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CodedReport, Entity } from '../../src/report/layers.js'
import { textOf } from '../../src/report/span.js'
import { codeText } from '../support/code-text.js'
import { tableRows } from '../support/table-rows.js'

/**
 * Paragraphs of news, and who the descriptions and pronouns in them are: "the general = PAK Musharraf", a country and a
 * part of a name by which the report or the registry calls him; "him#2" is the second of them; "+" joins several.
 */
const rows = tableRows<[day: string, text: string, who: string]>('mentions/who-is-meant.tsv', { header: true })

test('descriptions and pronouns come to who is meant', () => {
  for (const [day, text, gold] of rows) {
    const report = codeText(text, day)
    for (const one of gold.split(' | ')) {
      const [asked = '', who = ''] = one.split(' = ')
      const [words, nth = '1'] = asked.split('#')
      const mentions = report.mentions.filter((m) => textOf(report, m.span) === words)
      const entity = report.entities.find((e) => e.id === mentions[Number(nth) - 1]?.entity)
      assert.ok(entity && isSo(report, entity, who), `${one}, but ${entity?.name} ${entity?.country} in: ${text}`)
    }
  }
})

function isSo(report: CodedReport, entity: Entity, who: string): boolean {
  if (who.startsWith('+ ')) {
    const members = report.entities.filter((e) => entity.members?.includes(e.id)).map((e) => e.name)
    return members.sort().join() === who.slice(2).split(' + ').sort().join()
  }
  const [country, ...name] = who.split(' ')
  const called = [
    entity.name,
    ...report.mentions.flatMap((m) => (m.entity === entity.id ? textOf(report, m.span) : [])),
  ]
  return entity.country === country && called.some((words) => folded(words).includes(folded(name.join(' '))))
}

const folded = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
