import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Entity, Participant } from '../../src/report/layers.js'
import { codeText } from '../support/code-text.js'
import { tableRows } from '../support/table-rows.js'

/** Leads and headlines in the manner of the agencies, written for this project: type, status, countries of actors and recipients. */
const rows =
  tableRows<[type: string, status: string, actors: string, recipients: string, text: string]>(
    'events/wire-sentences.tsv',
  )
/** A new parser may lose a sentence here and there; a rule that breaks loses more. */
const MAY_MISS = 0.04

test('who did what to whom, in leads and headlines', () => {
  const missed = rows.filter(([type, status, actors, recipients, text]) => {
    const report = codeText(text)
    const entities = new Map(report.entities.map((entity) => [entity.id, entity]))
    return !report.events.some(
      (event) =>
        event.type === type &&
        event.status === status &&
        countries(event.actors, entities) === actors &&
        countries(event.recipients, entities) === recipients,
    )
  })
  assert.ok(missed.length <= rows.length * MAY_MISS, missed.map((row) => row.join('  ')).join('\n'))
})

function countries(participants: readonly Participant[], entities: ReadonlyMap<string, Entity>): string {
  const names = participants.map(({ entity }) => {
    const known = entities.get(entity ?? '')
    return known?.country ?? (known?.registry ?? known?.name ?? '?').toUpperCase()
  })
  return [...new Set(names)].sort().join(',') || '-'
}
