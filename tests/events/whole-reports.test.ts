import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { knowledge } from '../../src/data-files.js'
import { english } from '../../src/pipeline.js'

/** What several sentences say together. Published on Thursday, 7 March 2024. Repeated mentions are left out. */
const REPORTS: readonly (readonly [title: string, text: string, ...events: readonly string[]])[] = [
  [
    'what one is thanked for was done',
    "The president of Peru thanked Portugal for its support for Peru's candidacy.",
    'SUPPORT PER>PRT occurred',
    'SUPPORT PRT>PER occurred',
  ],
  [
    'gratitude to somebody for a gift',
    "Kenya's president expressed gratitude to Japan for the donation of 2,000 tonnes of rice.",
    'SUPPORT KEN>JPN occurred',
    'AID JPN>KEN occurred',
  ],
  [
    'a welcome is no deed between states',
    'The king of Jordan thanked the emir of Qatar for the warm welcome.',
    'SUPPORT JOR>QAT occurred',
  ],
  [
    'who is not named again is the other side, or who was last to blame',
    'Ghana has lodged a protest with Togo over the new road. Togo rejected the claim. Kenya voiced deep concern.',
    'ACCUSE GHA>TGO occurred',
    'REJECT TGO>GHA occurred',
    'ACCUSE KEN>TGO occurred',
  ],
  [
    'a charge is answered to whoever made it',
    'Oxfam said that Ghanaian soldiers had shot farmers in Togo. Ghana rejected the charge.',
    'ASSAULT GHA>TGO occurred',
    'REJECT GHA>NGO occurred',
  ],
  [
    'what is told aside has a day of its own',
    'Togo, which withdrew its troops from Ghana in 2019, accused Ghana of theft.',
    'RETREAT TGO>GHA occurred',
    'ACCUSE TGO>GHA occurred',
  ],
  [
    'the headline and the lead are one',
    'Togo frees two sailors\n\nTogo released two Ghanaian sailors on Monday, a minister said.',
    'RETREAT TGO>GHA occurred',
  ],
  [
    'between three sides nobody is meant for certain',
    'Ghana met Togo and Kenya in Accra. Ghana voiced deep concern.',
    'CONSULT TGO+KEN>GHA occurred',
    'ACCUSE GHA> occurred',
  ],
  [
    'a paper that the words point back to is one',
    'Angola signed a fishing treaty with Zambia on Monday. The documents were signed by the ministers of both countries.',
    'SUPPORT AGO+ZMB> occurred',
  ],
  [
    'further papers are others',
    'Angola and Zambia signed an agreement on fishing. Also, agreements on trade and on tourism were signed between Angola and Zambia.',
    'SUPPORT AGO+ZMB> occurred',
    'SUPPORT AGO+ZMB> occurred',
  ],
  [
    'praise goes on for the one just praised',
    "Kenya's president thanked Japan for the welcome. Kenya's president voiced gratitude for the hospitality.",
    'SUPPORT KEN>JPN occurred',
  ],
  [
    'fire that is opened again, at nobody in particular',
    'Chadian troops opened fire on a Sudanese patrol. When they were asked to leave, the Chadian troops refused and opened fire.',
    'ASSAULT TCD>SDN occurred',
  ],
  [
    'all words for violence are one thing to condemn',
    'Kenya condemned the attack by Somali militants. The Kenyan president condemned the shelling by Somali militants.',
    'ACCUSE KEN>SOM occurred',
    'ASSAULT SOM> occurred',
  ],
  [
    'a tour and the meeting that it included',
    "China's foreign minister ended a tour of the region, which included a meeting with the president of Laos.",
    'CONSULT CHN> occurred',
    'CONSULT CHN+LAO> occurred',
  ],
  [
    'talks that are only ahead',
    "Ahead of talks with the king of Jordan, Turkey's president met reporters.",
    'AGREE TUR+JOR> planned',
  ],
  [
    'what is asked to stop is part of the demand',
    'Fiji said that Tonga should stop interfering in its affairs.',
    'REQUEST FJI>TON occurred',
  ],
  [
    'and so is what help is asked for',
    "Oman's president sought help from India in sending the refugees back to Myanmar.",
    'REQUEST OMN>IND occurred',
  ],
  [
    'an attempt is part of the charge',
    "The general assembly of the United Nations adopted a resolution condemning Russia's attempt to annex four regions of Ukraine.",
    'ACCUSE UNO>RUS occurred',
  ],
  ['a thing threatens nobody', "Mexico's minister said the executions would further isolate Myanmar."],
  ['nor do those who are helped', 'French support will let Cameroon destroy the rebels of Boko Haram.'],
  ['a principle is no refusal', 'Japan opposes any unilateral attempt to change the status quo in the sea.'],
  [
    'a refusal in a warning is the warning',
    'Egypt warned Ethiopia that it would not allow any harm to its share of the river.',
    'THREATEN EGY>ETH occurred',
  ],
  [
    'a return that is talked about',
    'Malaysia and Bangladesh discussed the return of the refugees to Myanmar.',
    'CONSULT MYS+BGD> occurred',
  ],
  [
    'an ambassador who is summoned by name',
    'Jordan summoned Israeli Ambassador Amir Weissbrod and handed him a note of protest.',
    'ACCUSE JOR>ISR occurred',
  ],
  ['more than forty, or handed over', 'China handed over 40 ambulances to Nepal.', 'AID CHN>NPL occurred'],
]

const resources = knowledge()
const coded = (text: string) =>
  english.run({ id: 'x', original: { text, language: 'en', published: '2024-03-07' } }, resources)

describe('what the sentences of a report say together', () => {
  for (const [title, text, ...expected] of REPORTS)
    it(title, () => {
      const report = coded(text)
      const country = new Map(report.entities.map((e) => [e.id, e.country ?? '?']))
      const codes = (list: readonly { readonly entity: string }[]) => list.map((p) => country.get(p.entity)).join('+')
      const told = report.events
        .filter((e) => e.same_as === null)
        .map((e) => `${e.type} ${codes(e.actors)}>${codes(e.recipients)} ${e.status}`)
      assert.deepEqual(told.sort(), [...expected].sort())
    })
})

describe('the day on which it was said', () => {
  const DAYS: readonly (readonly [text: string, day: string])[] = [
    [
      'Peru plans to buy gas from Bolivia, President Dina Boluarte has announced. In an interview on Monday, Boluarte said that prices were fair.',
      '2024-03-04',
    ],
    ['Peru plans to buy gas from Bolivia, President Dina Boluarte has announced.', '2024-03-07'],
  ]
  for (const [text, day] of DAYS)
    it(text, () => {
      const { events, dates } = coded(text)
      const plan = events.find((e) => e.type === 'AGREE')
      assert.equal(dates.find((d) => d.id === plan?.date)?.value, day)
    })
})
