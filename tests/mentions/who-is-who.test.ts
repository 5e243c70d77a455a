import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOf } from '../../src/report/span.js'
import { codeText } from '../support/code-text.js'

/** "Zambia + Peru" or "ZMB COP (office)" of the entity whose mention reads so; "-" if no mention does. */
function whoIs(text: string, words: string): string {
  const report = codeText(text, '2024-03-14')
  const mention = report.mentions.find((m) => textOf(report, m.span) === words)
  const entity = report.entities.find((e) => e.id === mention?.entity)
  if (!mention) return '-'
  if (entity?.members)
    return entity.members.map((id) => report.entities.find((e) => e.id === id)?.name ?? '?').join(' + ')
  const office = entity?.office ? ` (${entity.office})` : ''
  return entity ? `${[entity.country ?? '?', ...entity.sectors].join(' ')}${office}` : 'nobody'
}

const cases: Readonly<Record<string, readonly (readonly [text: string, words: string, who: string])[]>> = {
  'a time is nobody, and no part of a name': [
    ['The Lagos court on March 10 freed the man.', 'The Lagos court', 'NGA JUD'],
    ['The United Nations on Thursday said it would send aid.', 'Thursday', '-'],
    ['The envoy visited Russia today.', 'Russia', 'RUS'],
    [
      'Zambian President Hakainde Hichilema Tuesday left for Cairo.',
      'Zambian President Hakainde Hichilema',
      'ZMB GOV (president)',
    ], // prettier-ignore
  ],
  'police, protesters and parliaments are of the one country in question': [
    ['KAMPALA, Uganda — Protesters marched on Monday.', 'Protesters', 'UGA CVL'],
    ['Protesters burned tyres in Senegal, and the army fired.', 'the army', 'SEN MIL'],
    ['Lawmakers of Peru met. France and Chile waited. The court stayed shut.', 'The court', 'PER JUD'],
    ['Peru and Chile signed a deal. The court stayed shut.', 'The court', '? JUD'],
    ['Soldiers met the envoys in Geneva.', 'Soldiers', '? MIL'],
    ['The president will travel to Beijing.', 'The president', '? GOV (president)'],
    ['The opposition accused Russia.', 'The opposition', '? OPP'],
    ['Foreign workers left Qatar.', 'Foreign workers', '? LAB'],
  ],
  'they are those who were just named together': [
    ['Kenya and Somalia restored ties. They will reopen the border.', 'They', 'Kenya + Somalia'],
    [
      'Kenya and Somalia restored ties. Their foreign ministers shook hands.',
      'Their foreign ministers',
      'Kenya + Somalia',
    ], // prettier-ignore
    ['Serbs and Croats met in Zagreb, and both sides were content.', 'both sides', 'Serbia + Croatia'],
    [
      'Mali and Niger quarrelled. The leaders of the two countries met.',
      'The leaders of the two countries',
      'Mali + Niger',
    ], // prettier-ignore
  ],
  'an alliance is of no one of its members': [
    ['A Chad-Niger alliance attacked the camp.', 'A Chad-Niger alliance', 'Chad + Niger'],
    [
      'An alliance of Chad, Niger and Mali attacked the camp.',
      'An alliance of Chad, Niger and Mali',
      'Chad + Niger + Mali',
    ], // prettier-ignore
  ],
  'a name that several countries have is of the one in question': [
    ['Congress passed the bill on Monday.', 'Congress', 'USA LEG'],
    ['Congress urged Iran to yield.', 'Congress', 'USA LEG'],
    ["Congress rejected the budget of Peru's president.", 'Congress', 'PER LEG'],
    ['Congress leader Anil Rao urged protests in India.', 'Congress leader Anil Rao', 'IND PTY (leader)'],
  ],
  'only offices are offices': [
    ['A nun helped the mayor of Lima.', 'A nun', '? REL'],
    ['A nun helped the mayor of Lima.', 'the mayor of Lima', 'PER GOV (mayor)'],
    ['The Secretary-General of the Water Conference arrived.', 'The Secretary-General of the Water Conference', '?'],
  ],
}
for (const [title, rows] of Object.entries(cases))
  test(title, () => {
    assert.deepEqual(
      rows.map(([text, words]) => [text, words, whoIs(text, words)]),
      rows.map((row) => [...row]),
    )
  })
