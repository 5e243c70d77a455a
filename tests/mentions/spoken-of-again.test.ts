import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOf } from '../../src/report/span.js'
import { codeText } from '../support/code-text.js'

/** The name of the entity, or those of its members, whose mention reads so for the last time. */
function whoIs(text: string, words: string): string {
  const report = codeText(text, '2024-03-14')
  const mention = report.mentions.findLast((m) => textOf(report, m.span) === words)
  const byId = new Map(report.entities.map((e) => [e.id, e]))
  const entity = byId.get(mention?.entity ?? '')
  if (!entity) return 'nobody'
  return entity.members ? entity.members.map((id) => byId.get(id)!.name).join(' + ') : entity.name
}

const cases: Readonly<Record<string, readonly (readonly [text: string, words: string, who: string])[]>> = {
  'states by the name of their region, and small organisations by their members of the day': [
    ['The Baltic states expelled the envoy.', 'The Baltic states', 'Estonia + Latvia + Lithuania'],
    ['The three Baltic countries signed a pact.', 'The three Baltic countries', 'Estonia + Latvia + Lithuania'],
    ['Some Baltic states object.', 'Some Baltic states', 'Some Baltic states'],
    [
      'G7 countries condemned the coup.',
      'G7 countries',
      'United States + United Kingdom + France + Germany + Italy + Japan + Canada',
    ],
    ['AUKUS members met in Perth.', 'AUKUS members', 'Australia + United Kingdom + United States'],
    ['EU member states approved the plan.', 'EU member states', 'EU member states'],
    ['Other ASEAN countries stayed away.', 'Other ASEAN countries', 'Other ASEAN countries'],
  ],
  'counterparts hold the same office, or lead the other state': [
    ['Emmanuel Macron called his German counterpart.', 'his German counterpart', 'Olaf Scholz'],
    ['Narendra Modi thanked his French counterpart.', 'his French counterpart', 'Emmanuel Macron'],
    ['Sergei Lavrov met his Turkish counterpart.', 'his Turkish counterpart', 'Hakan Fidan'],
    [
      'Sergei Lavrov met his Turkish and Indian counterparts.',
      'his Turkish and Indian counterparts',
      'Hakan Fidan + S. Jaishankar',
    ],
    ['The German leader spoke.', 'The German leader', 'Olaf Scholz'],
    [
      'Polish Foreign Minister Radoslaw Sikorski spoke to his counterpart in Vilnius.',
      'his counterpart',
      'his counterpart',
    ],
  ],
  'organisations by what they are': [
    ['The World Bank lent money to Ghana. The lender wants reforms.', 'The lender', 'World Bank'],
    ['Gazprom cut supplies. The Russian energy giant gave no reason.', 'The Russian energy giant', 'Gazprom'],
    ['The European Union met. The 27-nation bloc agreed.', 'The 27-nation bloc', 'European Union'],
    ['Hamas and Hezbollah met. The group freed a man.', 'The group', 'The group'],
    ['The European Union met. Brussels rejected the offer.', 'Brussels', 'European Union'],
    ['Belgium and the European Union met. Brussels rejected the offer.', 'Brussels', 'Belgium'],
  ],
  'a possessive in the clause is the subject’s, two neighbours are states, a title keeps its name': [
    ['Macron spoke. Prabowo Subianto praised his ministers.', 'his', 'Prabowo Subianto'],
    ['Kenya and Somalia met. The two neighbours agreed.', 'The two neighbours', 'Kenya + Somalia'],
    ['He met U.S. Secretary of State Antony Blinken.', 'U.S. Secretary of State Antony Blinken', 'Antony Blinken'],
  ],
}
for (const [title, rows] of Object.entries(cases))
  test(title, () => {
    assert.deepEqual(
      rows.map(([text, words]) => [text, words, whoIs(text, words)]),
      rows.map((row) => [...row]),
    )
  })
