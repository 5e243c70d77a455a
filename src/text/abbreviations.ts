/**
 * Abbreviations of English news, without their full stop, in lower case, by what may follow them. One literal
 * table rather than a data file: a stage reads no files, and a list that decides where sentences end is code's own.
 */

const list = (words: string): readonly string[] => words.trim().split(/\s+/)

/** A name follows: "Gen. Dunford", "St. Petersburg". Never the end of a sentence before a capital. */
const BEFORE_A_NAME = list(`
  mr mrs ms messrs mme mlle dr drs prof rev fr hon sr sra srta st ste ft mt pt
  gen lt col maj capt cpt cmdr cdr cmd adm sgt cpl pvt brig ltg ltc msgt ssgt spc spec supt insp det
  pres gov sen sens rep reps amb min sec secy atty dep asst cllr
  sheikh ayat ven msgr mgr bros
`)

/** A number or a name follows: "No. 10", "vol. 3", "vs. Iran", "Art. 5". */
const BEFORE_A_NUMBER = list(`
  no nos vol vols fig figs pp pg art arts para paras sect ch chap ed eds approx ca circa op
  vs v cf viz eg ie e.g i.e
`)

/** Dates and places, which a sentence can end on: "on Nov. 27", "in Dec. The talks …", "Tampa, Fla.". */
const DATES_AND_PLACES = list(`
  jan feb mar apr jun jul aug sep sept oct nov dec
  mon tue tues wed thu thur thurs fri sat
  ala ariz ark calif colo conn del fla ga ill ind kan ky md mich minn miss mont neb nev okla
  ont ore pa penn que tenn tex vt va wash wis wyo mass
  ave blvd rd hwy sq
`)

/** Firms and the like, which a sentence can end on too: "Gazprom Neft Corp.", "and others, etc.". */
const FIRMS_AND_OTHERS = list(`
  inc corp co cos ltd llc plc bhd pty jr esq etc al dept univ assn intl govt gov't
  est admin attn conf ext hrs hr yrs yr mos lb lbs oz ed tel dist
`)

export const abbreviationsBeforeNames: ReadonlySet<string> = new Set(BEFORE_A_NAME)
export const abbreviationsBeforeNumbers: ReadonlySet<string> = new Set(BEFORE_A_NUMBER)

/** All of them: a full stop after one of these belongs to the word, unless it ends the sentence. */
export const abbreviations: ReadonlySet<string> = new Set([
  ...BEFORE_A_NAME,
  ...BEFORE_A_NUMBER,
  ...DATES_AND_PLACES,
  ...FIRMS_AND_OTHERS,
])

/**
 * Words that are written with a capital only because they open a sentence: after "the U.S." or "at 5 p.m."
 * they tell an end ("… to the U.S. The minister …") from a name that goes on ("the U.S. State Department").
 */
export const sentenceOpeners: ReadonlySet<string> = new Set(
  list(`
    The A An This That These Those There Here It Its He She They We I You His Her Their Our My Your
    In On At By For From With Without Within Into After Before During Since Until Under Over Between Among Amid
    Against Despite Besides About According Because Although Though While When Where Whether Why How What Who Which
    If As And But Or Nor So Yet Then Thus Still Also However Meanwhile Moreover Nevertheless Instead Now Today
    Yesterday Tomorrow Later Earlier Once Not No None Only Even Both Each Every Some Many Most Much More Several Few
    All Any Another Other Others Such Same Earlier Last Next Asked Speaking Let Do Does Did Is Are Was Were Have Has
    Had Will Would Can Could Should May Might Must Please Thank Thanks To Of Up Out Just Well Yes Officials Police
    Analysts Critics Experts Authorities Sources Witnesses Troops Protesters Rebels Nobody Everyone Someone
  `),
)

/** Verbs that hand a quotation to its speaker: "Will they come?" Ortiz asked. */
export const speechVerbs: ReadonlySet<string> = new Set(
  list(`
    said says say asked asks told tells added adds replied replies wrote writes tweeted tweets shouted shouts
    cried exclaimed wondered wonders answered answers declared declares demanded quipped chanted chant yelled
    screamed posted recalled recalls joked insisted continued concluded explained
  `),
)
