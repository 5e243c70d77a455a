import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { knowledge } from '../../src/data-files.js'
import { english } from '../../src/pipeline.js'

const resources = knowledge()

/** What the coder makes of a report: the type and status of each event. */
function typesIn(text: string): string[] {
  const report = english.run({ id: 'x', original: { text, language: 'en', published: '2022-07-01' } }, resources)
  return report.events.filter((e) => e.same_as === null).map((e) => `${e.type} ${e.status}`)
}

/** Everyday words: what no record of politics should tell. */
const NOT_TOLD: readonly string[] = [
  'The mayor held a news conference on Monday.',
  'The spokesman briefed reporters on the budget.',
  'The minister spoke to journalists after the match.',
  'The weather office issued a storm warning to villagers.',
  'The hunter shot a whale near the coast.',
  'She burned herself while cooking.',
  'Two students were killed when their motorcycle ran into a lorry.',
  'Three tourists were injured in a car accident near the hotel.',
  'The tourist was caught on camera with a statue.',
  'The singer rarely leaves the island.',
  'Residents are satisfied with their financial situation.',
  'The chef advised visitors to taste the soup.',
  'We are grateful to the many teachers who tested our product.',
  'The company supplies the bakery with flour.',
  'The actor visited the cancer ward of the clinic.',
  'The bike rally reached the coast on Friday.',
  'The university agreed to print the novel.',
  'The council is investigating an oil spill.',
  'The weather service warned that more storms could hit the coast next week.',
  'The mayor said women should stay at home.',
  'The president used to meet poets in the palace.',
  'Vendors would often clash with municipal police.',
  'The football federation dismissed a member of the coaching staff.',
  'Television was prohibited in the village.',
  'The singer spoke with the daily about the abuse.',
  'The high price is to blame for the crisis.',
  'The painter has had many occupations.',
  'The climber reached the summit of the mountain for the tenth time.',
  'The government declared war on poverty.',
  'The authorities are not concerned about the fate of the farmers.',
  'The minister said the executions would further isolate the opposition.',
  'The tax is not what the opposition demanded.',
  'The mayor inspected the new market.',
  'There was a rift between the prime minister and his brother.',
  'The health agency issued a risk warning to hospitals.',
  'The foundation built a partnership with the village.',
  'The minister assured parents that the vaccine was safe.',
  'The factory worries about the threats posed by the storm.',
]

/** The same kinds of words where parties of politics say or do it. */
const TOLD: readonly (readonly [event: string, text: string])[] = [
  ['ACCUSE occurred', 'The president accused the opposition of treason.'],
  ['REQUEST occurred', 'Opposition leaders urged the government to release the prisoners.'],
  ['COERCE occurred', 'Police arrested twelve protesters in the capital.'],
  ['ASSAULT occurred', 'Rebels killed nine soldiers near the border.'],
  ['PROTEST occurred', 'Thousands of workers marched against the government.'],
  ['RETREAT occurred', 'The prime minister resigned on Friday.'],
  ['CONSULT occurred', 'The prime minister met opposition leaders on Friday.'],
  ['SUPPORT occurred', 'France praised the government of Kenya.'],
  ['AGREE planned', 'Kenya promised to send food to Somalia.'],
  ['AID occurred', 'Kenya gave food to Somalia.'],
  ['ACCUSE occurred', 'The opposition attacked the minister over the road.'],
  ['REQUEST occurred', 'The opposition leader urged the president to resign.'],
  ['REQUEST occurred', 'The Election Commission warned the ruling party against bribing voters.'],
  ['COERCE occurred', 'Police searched the house of the former minister on the orders of the High Court.'],
]

describe('what is told of one country', () => {
  for (const text of NOT_TOLD) it(`tells nothing: ${text}`, () => assert.deepEqual(typesIn(text), []))
  for (const [event, text] of TOLD)
    it(`${event}: ${text}`, () => assert.ok(typesIn(text).includes(event), typesIn(text).join(', ') || 'nothing'))
})

/** Whose a body is that has namesakes abroad, and who is no second party. */
const WHO: readonly (readonly [parties: string, text: string])[] = [
  [
    'NGA > NGA',
    'ABUJA, Nigeria – The House of Representatives urged the Federal Government to release the funds. The governors of Nigeria agreed. Police in Abuja and Nigerian soldiers kept watch.',
  ],
  ['KEN > ', 'Police in Kenya searched the house on the orders of the High Court.'],
]

describe('whose a body is', () => {
  for (const [parties, text] of WHO)
    it(`${parties}: ${text}`, () => {
      const report = english.run({ id: 'x', original: { text, language: 'en', published: '2022-07-01' } }, resources)
      const countryOf = ({ entity }: { readonly entity: string }) =>
        report.entities.find((e) => e.id === entity)?.country ?? '?'
      const [event] = report.events
      assert.equal(`${event?.actors.map(countryOf).join(' ')} > ${event?.recipients.map(countryOf).join(' ')}`, parties)
    })
})
