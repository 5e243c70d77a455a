/** Words written as one that Universal Dependencies reads as two: where the second begins. */
const JOINED: ReadonlyMap<string, number> = new Map(
  Object.entries({
    cannot: 3,
    gonna: 3,
    wanna: 3,
    gotta: 3,
    lemme: 3,
    gimme: 3,
    lotta: 3,
    outta: 3,
    dunno: 2,
    dont: 2,
    doesnt: 4,
    didnt: 3,
    isnt: 2,
    arent: 3,
    wasnt: 3,
    werent: 4,
    wont: 2,
    cant: 2,
    aint: 2,
    couldnt: 5,
    wouldnt: 5,
    shouldnt: 6,
    hasnt: 3,
    havent: 4,
    hadnt: 3,
    thats: 4,
    whats: 4,
    theyre: 4,
    youre: 3,
    ive: 1,
    hes: 2,
    shes: 3,
    theres: 5,
    youll: 3,
    theyll: 4,
    youve: 3,
    weve: 2,
    theyve: 4,
    alot: 1,
  }),
)

/** Where `word`, which has no apostrophe, falls in two: "can|not"; 0 where it does not. */
export const joinAt = (word: string): number =>
  word.length < 3 || word.length > 8 ? 0 : (JOINED.get(word) ?? JOINED.get(word.toLowerCase()) ?? 0)

const NEVER_OWNED =
  /\s(?:an?|the|not|been|like|so|gonna|just|because|too|all|always|my|your|his|our|their|that|this|what|why)\s/y

/** Where "its", written for "it's", falls in two: before what nobody owns; so does a small "im". 0 for all else. */
export function carelessJoinAt(word: string, text: string, end: number): number {
  if (word === 'im') return 1
  if (word.length !== 3 || word.toLowerCase() !== 'its') return 0
  NEVER_OWNED.lastIndex = end
  return NEVER_OWNED.test(text) ? 2 : 0
}

const NEGATION = /^(.+)(n['’‘`´]t)$/i
const CLITIC = /^(.*[^'’‘`´])(['’‘`´](?:s|m|d|re|ve|ll))$/i
const WHOLE = /^(?:\d|o['’]clock$|ma['’]am$|(?:\d\d)?\d\d['’]s$)/i

/** Lengths of the words in `word`, which holds an apostrophe: "should|n't|'ve", "Maduro|'s", "o'clock". */
export function cliticLengths(word: string): number[] {
  if (WHOLE.test(word)) return [word.length]
  const clitic = NEGATION.exec(word) ?? CLITIC.exec(word)
  if (!clitic) return [word.length]
  const stem = clitic[1]!
  return [...(/['’‘`´]/.test(stem) ? cliticLengths(stem) : [stem.length]), clitic[2]!.length]
}
