import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataFiles } from '../../src/data-files.js'
import { english } from '../../src/pipeline.js'
import { loadResources } from '../../src/resources.js'

const resources = loadResources(dataFiles())

/** Type, who and to whom, in the words of the text: one event of each sentence is this. */
const TABLE: readonly [kind: string, text: string, event: string][] = [
  [
    'a lawsuit is against somebody, not against the court',
    'The union filed a lawsuit in the High Court of Kenya against the Tanzanian government.',
    'ACCUSE The union > the Tanzanian government',
  ],
  [
    'a participle that describes whom it is done to',
    'Chad extradited suspected rebel leader Abdou Maïga to Niger on Friday.',
    'COOPERATE Chad > Niger',
  ],
  [
    'a pardon',
    'King Mohammed pardoned convicted journalist Ali Saadi.',
    'CONCEDE King Mohammed > convicted journalist Ali Saadi',
  ],
  [
    'a preposition before a title',
    'A Paris court issued an arrest warrant against diamond dealer Ravi Mehta.',
    'COERCE A Paris court > diamond dealer Ravi Mehta',
  ],
  [
    'a name behind a title',
    "Students staged a rally in Lusaka against the party's leader Joseph Banda.",
    "PROTEST Students > the party's leader Joseph Banda",
  ],
  [
    'given behind what describes the thing',
    'Spain returned a gold coin stamped with the face of Catherine the Great to Russian authorities.',
    'RETREAT Spain > Russian authorities',
  ],
  [
    'who did the deed, not whom it was done to',
    'The release of the American hostages by Hamas was welcomed by Turkey.',
    'SUPPORT Turkey > Hamas',
  ],
  [
    'for what one apologises',
    "Ghana's president apologised to the victims' families for the failings of the police.",
    "CONCEDE Ghana's president > the victims' families",
  ],
  ['led by a state', 'France condemned the US-led invasion of Iraq.', 'ACCUSE France > US'],
  [
    'aid for a deed is for its doers',
    'The Saudi-led intervention in Yemen against the Houthi rebels has received weapons from Britain.',
    'AID Britain > Saudi',
  ],
  [
    'in defiance of somebody',
    'Thousands of people blocked streets in Minsk in defiance of the Russian authorities.',
    'PROTEST Thousands of people > the Russian authorities',
  ],
  [
    'of a thing that nothing is known of, its owner',
    "Soldiers loyal to the president blockaded his rival Moussa Traoré's headquarters on Monday.",
    'COERCE Soldiers loyal to the president > his rival',
  ],
  [
    'a quotation before who is quoted',
    'We condemn this ruling of the Kenyan court, Somali interior minister Abdi Warsame said.',
    'ACCUSE Somali interior minister Abdi Warsame > the Kenyan court',
  ],
  [
    'a pronoun for two',
    'Police and soldiers said they had arrested five rebels in Peru.',
    'COERCE Police + soldiers > five rebels',
  ],
  [
    'two states, neither of which is part of the name of the other',
    'The US and South Korea have cut food aid to Fiji.',
    'SANCTION The US + South Korea > Fiji',
  ],
  ['what somebody remains', 'Japan remains the largest donor of humanitarian aid in Laos.', 'AID Japan > Laos'],
  [
    'help after a disaster',
    'Cuba provided tents to two million people in the year after the floods in Haiti.',
    'AID Cuba > two million people + Haiti',
  ],
  [
    'praise at home',
    "The Emir of Kuwait praised Kuwait's efforts to improve relations between the two countries.",
    'SUPPORT The Emir of Kuwait > Kuwait',
  ],
  [
    'who is granted what',
    'The court granted the Nigerian police, permission to detain the publisher.',
    'CONCEDE The court > the Nigerian police',
  ],
  [
    'who is allowed limited access',
    'Ethiopia agreed to allow UN aid workers limited access to Tigray.',
    'AGREE Ethiopia > UN aid workers',
  ],
  [
    'a weak frame yields only to what is told',
    'The foreign minister of Estonia said the African Union must send monitors to the talks in Juba.',
    'REQUEST The foreign minister of Estonia > the African Union',
  ],
  [
    'a demonstration that another verb carries',
    'Turkish police prevented a demonstration staged by students in Sivas.',
    'COERCE Turkish police > students',
  ],
  [
    'a body that is no thing',
    'The Italian court rejected the organisation.',
    'REJECT The Italian court > the organisation',
  ],
  [
    'who does it along with another',
    'Chile, along with Peru and Bolivia, condemned the Haitian gangs.',
    'ACCUSE Chile + Peru + Bolivia > the Haitian gangs',
  ],
  [
    'envoys of two sides',
    'Omani mediators met negotiators from Sudan and Hamas in Muscat.',
    'CONSULT negotiators from Sudan and Hamas + negotiators from Sudan and Hamas > Omani mediators',
  ],
  [
    'posts of whoever says so',
    "Tajikistan's border service said Kyrgyz guards had opened fire on its posts.",
    "ASSAULT Kyrgyz guards > Tajikistan's border service",
  ],
  [
    'what burned was hit',
    'A Russian oil depot caught fire after it was hit by Ukrainian drones.',
    'ASSAULT Ukrainian drones > A Russian oil depot',
  ],
  [
    'a visit to where one meets',
    "Iraq's interior minister flew to Damascus, where he met Syria's president.",
    "CONSULT Iraq's interior minister > Syria's president",
  ],
  [
    'a deed before is another',
    'Australia sent soldiers to Tonga after rioters had burned shops.',
    'MOBILIZE Australia > Tonga',
  ],
  [
    'ground of one of those who drill is no party',
    'Warships from India and France held a naval exercise off Goa.',
    'MOBILIZE India + France > ',
  ],
  [
    'who launched what hit',
    "The Houthis launched a missile that landed near Israel's main airport.",
    "ASSAULT The Houthis > Israel's main airport",
  ],
  [
    'whose accusation is repeated accuses',
    'Peru repeated its accusation that Chile had moved the border.',
    'ACCUSE Peru > Chile',
  ],
  [
    'told to parliament, and not asked of it',
    'Britain is to give tanks to Ukraine, the minister told parliament.',
    'AID Britain > Ukraine',
  ],
  [
    'names that the parser takes for a place',
    'In a statement issued in Cairo, Egypt and Jordan appealed to the United States to press for a truce.',
    'REQUEST Egypt + Jordan > the United States',
  ],
]

for (const [kind, text, event] of TABLE)
  test(`${kind}: ${text}`, () => {
    const { events } = english.run({ id: 't', original: { text, language: 'en', published: '2024-03-05' } }, resources)
    const words = (list: readonly { span: { start: number; end: number } }[]) =>
      list.map(({ span }) => text.slice(span.start, span.end)).join(' + ')
    const told = events.map((e) => `${e.type} ${words(e.actors)} > ${words(e.recipients)}`)
    assert.ok(told.includes(event), `${event} is not among:\n${told.join('\n')}`)
  })
