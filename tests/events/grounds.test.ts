import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { knowledge } from '../../src/data-files.js'
import { english } from '../../src/pipeline.js'

const resources = knowledge()

/** Two sentences before it, so that what follows is no lead. */
const ABOVE = 'Rain fell across Ghana on Monday. Roads in Accra were under water.'

const coded = (text: string) =>
  english.run({ id: 'x', original: { text, language: 'en', published: '2022-07-01' } }, resources)

/** Below the lead of a report about one country, and why it is left out. */
const LEFT_OUT: readonly (readonly [sentence: string, why: string])[] = [
  ['The army will expel the mayor from Kumasi.', 'is threatened by no word'],
  ['The ministry will compensate the cooks.', 'is only foretold'],
  ['The president praised the nurses of the hospital.', 'is a favour within one country'],
  ['The police released the driver, who had accused the mayor of theft.', 'only says who or what somebody is'],
  ['The opposition announced a protest against the president.', 'names a protest'],
  ['The president said outsiders should stop telling the opposition what to do.', 'asks it of somebody else'],
]

/** The same kinds, told of others or by the lead. */
const TOLD: readonly (readonly [text: string, type: string])[] = [
  [`${ABOVE} The president praised the opposition party.`, 'SUPPORT'],
  [`${ABOVE} The police arrested the leader of the opposition.`, 'COERCE'],
  [`${ABOVE} The opposition accused the president of theft.`, 'ACCUSE'],
  [`${ABOVE} The president urged the opposition to return to parliament.`, 'REQUEST'],
  [`${ABOVE} The government will release the leader of the opposition.`, 'AGREE'],
  [`${ABOVE} Ghana will support Togo.`, 'AGREE'],
  ['Ghana’s president praised the nurses of the army.', 'SUPPORT'],
]

describe('on what ground an event is told', () => {
  for (const [sentence, why] of LEFT_OUT)
    it(`leaves out: ${sentence}`, () => {
      const { events, problems } = coded(`${ABOVE} ${sentence}`)
      const left = problems.filter((p) => p.code === 'uncoded' && p.message.includes(why))
      assert.equal(left.length, 1, JSON.stringify({ problems, events: events.map((e) => e.rule) }))
    })
  for (const [text, type] of TOLD)
    it(`tells: ${text}`, () => {
      const { events, problems } = coded(text)
      assert.ok(
        events.some((e) => e.type === type),
        JSON.stringify(problems),
      )
    })

  it('names whom the words name first, and no bystanders', () => {
    const { events, entities } = coded(
      `${ABOVE} The police arrested four men who were to attack Nigerians in the country.`,
    )
    const names = new Map(entities.map((e) => [e.id, e.name]))
    assert.deepEqual(
      events.filter((e) => e.type === 'COERCE').map((e) => e.recipients.map((p) => names.get(p.entity))),
      [['four men']],
    )
  })
})
