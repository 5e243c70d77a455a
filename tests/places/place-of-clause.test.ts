import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataFiles } from '../../src/data-files.js'
import { english } from '../../src/pipeline.js'
import { placeFor } from '../../src/places/place-of-clause.js'
import { treeOf } from '../../src/report/tree.js'
import { loadResources } from '../../src/resources.js'
import { Pipeline } from '../../src/run-pipeline.js'

const resources = loadResources(dataFiles())
const untilPlaces = new Pipeline(
  english.stages.slice(0, english.stages.findIndex((s) => s.name === 'locate-places') + 1),
)

/** Where what a word tells of took place; `parties` are the countries that take part. */
function placeOf(text: string, word: string, parties: readonly string[]): string | null {
  const report = untilPlaces.run({ id: 't', original: { text, language: 'en', published: '2024-03-08' } }, resources)
  const predicate = treeOf(report).tokenAt(text.indexOf(word))
  return placeFor(report, predicate, { grammar: resources.lexicon.grammar, notOf: new Set(parties) })?.name ?? null
}

const CASES: [text: string, word: string, place: string | null, ...parties: string[]][] = [
  // Each clause has its own place.
  ['Russian forces shelled Kharkiv while Ukrainian troops withdrew from Avdiivka.', 'shelled', 'Kharkiv'],
  ['Russian forces shelled Kharkiv while Ukrainian troops withdrew from Avdiivka.', 'withdrew', 'Avdiivka'],
  ['The foreign minister said in Vienna that Israel had bombed Damascus.', 'bombed', 'Damascus'],
  ['The foreign minister said in Vienna that Israel had bombed Damascus.', 'said', 'Vienna'],
  ['Macron met Scholz in Berlin after returning from Beijing.', 'met', 'Berlin'],
  ['Ethiopian troops killed 12 rebels in Amhara and arrested 30 in Addis Ababa.', 'arrested', 'Addis Ababa'],
  // The place of another doing is not this one's.
  ['India accused Pakistan of backing the militants who attacked Mumbai.', 'accused', null],
  ['The alliance condemned the attack on Mariupol.', 'condemned', null],
  ['The alliance condemned the attack on Mariupol.', 'attack', 'Mariupol'],
  ['Britain condemned the arrests in Hong Kong on Friday.', 'condemned', null],
  ['Venezuela closed its border after protests in Caracas.', 'closed', null],
  ['Poland gave Ukraine tanks after a meeting at Ramstein.', 'gave', null],
  ['Syrian rebels, who captured Idlib in 2015, attacked troops near Aleppo.', 'attacked', 'Aleppo'],
  // Nor are words that say whose somebody is, and parties.
  ['The Brussels-based alliance rejected the offer.', 'rejected', null],
  ['Putin, born in Leningrad, met Xi on Tuesday.', 'met', null],
  ['The Dallas Mavericks met the president.', 'met', null],
  ['China protested to Japan over the visit.', 'protested', null, 'JPN', 'CHN'],
  ['Russia attacked Ukraine.', 'attacked', null, 'RUS', 'UKR'],
  // Where a movement leads, a noun is said to be, or both stand.
  ['The United States sent troops to Poland.', 'sent', 'Poland', 'USA', 'POL'],
  ['They signed a deal in Baghdad last week.', 'signed', 'Baghdad'],
  ['Cuba and Vietnam signed two accords on fishing and on visas in Hanoi on Monday.', 'signed', 'Hanoi'],
  ['Russia withdrew from the treaty on conventional forces in Europe.', 'withdrew', null],
  ['The European Union imposed sanctions on Belarus in February.', 'imposed', null, 'EUR', 'BLR'],
  ['Israel launched air strikes on Beirut.', 'launched', 'Beirut'],
  ['Two soldiers were killed in a bomb blast in Mogadishu.', 'killed', 'Mogadishu'],
  ['Police in Paris arrested two men.', 'arrested', 'Paris'],
  ['Blinken will visit Kyiv on Friday.', 'visit', 'Kyiv'],
  ['The ministers of Egypt and Sudan met at the White House on Tuesday.', 'met', 'White House'],
]

test('a doing is placed by its own clause, and else nowhere', () => {
  const failed = CASES.flatMap(([text, word, place, ...parties]) => {
    const found = placeOf(text, word, parties)
    return found === place ? [] : [`${text} | ${word}: ${found}, not ${place}`]
  })
  assert.deepEqual(failed, [])
})
