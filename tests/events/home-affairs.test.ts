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
]

describe('what is told of one country', () => {
  for (const text of NOT_TOLD) it(`tells nothing: ${text}`, () => assert.deepEqual(typesIn(text), []))
  for (const [event, text] of TOLD)
    it(`${event}: ${text}`, () => assert.ok(typesIn(text).includes(event), typesIn(text).join(', ') || 'nothing'))
})
