// The words of English that stand beside or within names of places, one literal table each.

/** What the words beside a name say that it is: "Kandahar province", "the city of Kandahar". */
export type PlaceType = 'province' | 'district' | 'city' | 'water'

const TYPES: Readonly<Record<PlaceType, string>> = {
  province: 'province region state governorate oblast prefecture department territory',
  district: 'district county municipality canton parish',
  city: 'city town village suburb township neighbourhood neighborhood capital port',
  water: 'river sea strait lake gulf',
}
const typeByWord = new Map(
  (Object.keys(TYPES) as PlaceType[]).flatMap((type) => TYPES[type].split(' ').map((word) => [word, type] as const)),
)
export const typeOfWord = (word: string): PlaceType | undefined => typeByWord.get(word.toLowerCase())

/** "Queen Anne's County", "Kandahar Province" */
export const TYPED_NAME =
  /\s(Province|Region|State|Governorate|Oblast|Prefecture|District|County|Municipality|City|Town|Township|Village)$/

/** "Southern California", "Greater Manchester" */
export const DIRECTION =
  /^(?:(?:Federal|Capital|Metropolitan|Republic|North|South|East|West)(?:-?(?:east|west)|-?(?:eastern|western)|ern)?|Central|Upper|Lower|Greater|Downtown|Mainland|Metropolitan|Inner|Outer|Metro|Old|Midtown|Uptown|Coastal|Rural)[\s-]+(?=\p{Lu})/u

const words = (list: string) => new RegExp(`\\b(?:${list.trim().split(/\s+/).join('|')})\\b`)

const SITE =
  words(`Airport Airfield Airbase Base Square Street St Avenue Ave Road Highway Boulevard Drive Lane Bridge Harbou?r Port
  Prison Hospital Stadium Arena Park Palace Plaza Hotel Camp Dam Plant Crossing Checkpoint Cemetery Cathedral Church Mosque Temple
  Museum Tower Hall Centre Center Station University College School Zoo Beach Valley Mountains? Hills? Forest Desert Islands?
  Peninsula Bay Basin Lake River Creek Canyon Falls Coast Canal Sound Cape Point Library Basilica Synagogue Quarter Garden
  Gardens Chapel Parade Terrace Crescent Courthouse Infirmary Clinic Monastery Abbey Shrine Marina Junction Campus Farm Ranch Field Inn Market Mall Theatre Theater Gallery Monument Memorial Reserve Refinery Mine Barracks Castle Fort`)
const NATURE =
  words(`Park Reserve Lake River Creek Canyon Falls Coast Canal Sound Cape Bay Basin Valley Mountains? Hills? Forest Desert
  Islands? Peninsula Mount Mt Volcano Glacier Delta Plateau`)
/** Does a name say that it names a stretch of land or water, which need not lie in the town named before it? */
export const isNature = (name: string): boolean => NATURE.test(name)

/** Does a name say that it names a building, a road or a spot of land? */
export const isSite = (name: string): boolean => SITE.test(name)

/** "the A417", "M25": a road by its number. */
export const isRoad = (name: string): boolean => /^[AMNE]-?\d{1,4}$/.test(name)

const INSTITUTION =
  words(`Hospital Library College School Museum Church Hall Club Center Centre University Prison Jail Station Highway
  Cemetery Zoo Theatre Theater Institute Academy Chapel`)
/** Does a name say that it names a house whose place is enough to know: "Hartford Hospital"? */
export const isInstitution = (name: string): boolean => INSTITUTION.test(name)

const HOUSE_NAME =
  /(?:Church|Cathedral|Basilica|Chapel|Mosque|Synagogue|Temple|Hospital|Infirmary|Clinic|Medical Cent(?:er|re)|Library|Museum|Gallery|Theat(?:er|re)|Stadium|Arena|Cent(?:er|re)|Tower|Towers|Hall|Hotel|Inn|School|Elementary|High|Academy|College|University|Prison|Jail|Penitentiary|Court|Courthouse|Park|Gardens?|Zoo|Farm|Plaza|Mall|Station|Airport|Base|Bridge|Camp|Castle|Palace|Campus|Cemetery|Parade|Road|Street|Avenue|Lane|Drive|Way|Boulevard|Square|Market|Pier|Dock|Barracks)$/
/** Is the name's last word a house's, a road's or a square's? */
export const isHouseName = (name: string): boolean => HOUSE_NAME.test(name)

const PUBLIC_BODY =
  words(`Police Department Ministry Court University College School Schools Hospital Government Council Parliament Assembly
  Army Navy Embassy Consulate Board Commission Authority Sheriff Senate House Congress Legislature Supreme District Fire Bank
  Office Attorney Institute Bureau Agency Center Centre Guard Force Forces Patrol Academy Chamber Service Services Health State
  Airport Cathedral Church Museum PD RCMP EMS Fire`)
/** Does a name say that it names a body of some place: "Danbury Police Department"? */
export const isPublicBody = (name: string): boolean => PUBLIC_BODY.test(name)

const TITLE =
  /^(?:President|Vice|Prime|Premier|Chancellor|Minister|Foreign|Defen[cs]e|Interior|Finance|Secretary|Ambassador|Senator|Sen|Sens|Governor|Gov|Rep|Reps|Representative|Congress(?:man|woman)|Mayor|Attorney|Justice|Judge|Police|Army|Air|Navy|Military|Special|Supreme|State|MP|MLA|King|Queen|Prince|Democrats?|Republicans?|Deputy|General|Gen|Envoy|Lt|Sheriff|Chief|Health|Energy|Transport|Labou?r|Education|Home|Trade|Commerce|Agriculture|Treasury|National)\b|^[a-z]/
/** Can the word open a title that follows a place: "Florida Senator", "US ambassador"? */
export const isTitle = (word: string): boolean => TITLE.test(word)

const COMMON = new Set(
  `central orange mobile reading bath most nice split man hope union march liberty male same police ministry imperial northern southern
  eastern western north south east west university enterprise independence mission victoria santa san new old republic center centre
  van date of bar home best price young long media pop sale vice green brown white black islamic gap republic federal fountain earth opera maria un villa la space hell ok justice congress
  commerce metro vista walker english tata sadar zara abbas hamas boca republican democrat capital much see today monday sunday january february march april may june july august september october november december tuesday wednesday
  thursday friday saturday`.split(/\s+/),
)
/** Houses that stand for those who rule in them: "the White House said" names no place, "met at the White House" does. */
const HOUSES = new Set([
  'white house',
  'west wing',
  'oval office',
  'kremlin',
  'pentagon',
  'downing street',
  '10 downing street',
  'wall street',
  'capitol hill',
  'elysee',
  'elysee palace',
  'blue house',
  'miraflores',
  'miraflores palace',
  'westminster',
])
/** A state that is none: an actor, not a place. */
const ACTORS = new Set(['islamic state'])
/** Is the name of a place also a common word, so that it takes more than a capital letter to be one? */
export const isCommonWord = (key: string): boolean => COMMON.has(key)
export const isHouse = (key: string): boolean => HOUSES.has(key)
export const isActor = (key: string): boolean => ACTORS.has(key)

const GENERIC = new RegExp(
  `^(?:(?:Federal|Capital|Metropolitan|Republic|North|South|East|West|Northern|Southern|Eastern|Western|Central|Upper|Lower|Greater|Old|New|Grand|Royal|National|International|General|Highway|Patrol|Lakes?|Side|Shore|End|Wing|Block|Arch|Section|King|Queen|Prince|Saint|St\\.?|Al)\\b|${SITE.source}|\\b(?:${[...typeByWord.keys()].map((w) => w[0]!.toUpperCase() + w.slice(1)).join('|')})\\b)$`,
)
/** "Central", "County", "Hospital": some town is called so, but not in the news. */
export const isGenericWord = (name: string): boolean => GENERIC.test(name)
