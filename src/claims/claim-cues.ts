import { parseCsv } from '../report/csv.js'
import type { ClaimAct } from '../report/layers.js'
import type { DataReader } from '../resources.js'

/** What an object is to its cue: the content ("condemned the raid"), or who was told ("told reporters that"). */
export type ObjectRole = 'content' | 'thing' | 'document' | 'addressee' | null

/** A word that brings in a claim, and what of its surroundings is the content. */
export interface ClaimCue {
  /** "verb.say": ends up in the trace. */
  readonly id: string
  readonly lemma: string
  readonly act: ClaimAct
  readonly clause: boolean
  readonly quote: boolean
  readonly infinitive: boolean
  readonly gerund: boolean
  /** "called the deal a mistake". */
  readonly predicate: boolean
  /** "appears to have fled": subject and complement are the content, and nobody is the source. */
  readonly raising: boolean
  /** "angered the union": who feels it is the object, and the subject is what it is about. */
  readonly moves: boolean
  /** The object, where both it and the subject are persons: "Berg attacked Lind" with words, not "rebels attacked the town". */
  readonly person: boolean
  /** A claim though nobody is named: "facing accusations of bias". */
  readonly unsaid: boolean
  /** A claim of one, no talk between several: "discussed her plans", not "the two sides discussed trade". */
  readonly alone: boolean
  readonly object: ObjectRole
  /** An addressee's place may also be taken by the content: "urged restraint". */
  readonly objectToo: boolean
  /** Prepositions whose phrase is content: "called for talks". */
  readonly prepositions: ReadonlySet<string>
  /** Prepositions that make the object content too: "described it as", "compared it to". */
  readonly objectWith: ReadonlySet<string>
}

export interface ClaimCues {
  readonly verbs: ReadonlyMap<string, ClaimCue>
  readonly nouns: ReadonlyMap<string, ClaimCue>
  readonly adjectives: ReadonlyMap<string, ClaimCue>
  /** First word -> phrases that begin with it: "according to", "in the view of". */
  readonly prepositions: ReadonlyMap<string, readonly (readonly string[])[]>
  /** Nouns of "in her view", and with their preposition "by account" for "by his own account". */
  readonly standpoints: ReadonlySet<string>
  /** What measures opinion, and is cited with "in": "in a poll released on Monday, 52 percent back it". */
  readonly measures: ReadonlySet<string>
  readonly adverbs: ReadonlySet<string>
  /** Prepositions that say where one stands: "is against the ban". */
  readonly stances: ReadonlyMap<string, ClaimAct>
  /** Prepositions that name whose claim a noun is: "claims by rebels"; true for those that do so only before a clause: "the fear of many that". */
  readonly makers: ReadonlyMap<string, boolean>
  /** Prepositions that give a noun to the subject of its verb: "left in hopes of"; true for those that do so only before a clause. */
  readonly holders: ReadonlyMap<string, boolean>
  /** Verbs that lend themselves to a noun: "expressed concern that". */
  readonly lightVerbs: ReadonlySet<string>
  /** Verbs whose subject is what is spoken of: "faced criticism from", "won praise from". */
  readonly receiving: ReadonlySet<string>
  /** Words of "made it clear that". */
  readonly madeClear: ReadonlySet<string>
  /** Labels before a colon that name nobody: "Watch: …", "Factbox: …". */
  readonly notSources: ReadonlySet<string>
  /** Verbs that bring a document out: who does so speaks by it, "released a video that says". */
  readonly issuing: ReadonlySet<string>
  /** What shows or lays down something, documents among them, but does not stand for one author: "the law says". */
  readonly records: ReadonlySet<string>
  /** What speaks for who made it: "the ministry's statement". */
  readonly documents: ReadonlySet<string>
}

/** Reads `data/lexicon/claims/cues.csv`. */
export function loadClaimCues(data: DataReader): ClaimCues {
  return claimCuesFrom(data.text('lexicon/claims/cues.csv'))
}

export function claimCuesFrom(csv: string): ClaimCues {
  const verbs = new Map<string, ClaimCue>()
  const nouns = new Map<string, ClaimCue>()
  const adjectives = new Map<string, ClaimCue>()
  const prepositions = new Map<string, string[][]>()
  const standpoints = new Set<string>()
  const measures = new Set<string>()
  const adverbs = new Set<string>()
  const stances = new Map<string, ClaimAct>()
  const makers = new Map<string, boolean>()
  const holders = new Map<string, boolean>()
  const lightVerbs = new Set<string>()
  const receiving = new Set<string>()
  const madeClear = new Set<string>()
  const notSources = new Set<string>()
  const documents = new Set<string>()
  const records = new Set<string>()
  const issuing = new Set<string>()
  for (const { lemma = '', pos = '', act = '', takes = '' } of parseCsv(csv)) {
    const cue = () => claimCue(`${pos}.${lemma.replaceAll(' ', '-')}`, lemma, act as ClaimAct, takes.split(' '))
    if (pos === 'verb') verbs.set(lemma, cue())
    else if (pos === 'noun') nouns.set(lemma, cue())
    else if (pos === 'adj') adjectives.set(lemma, cue())
    else if (pos === 'poss') standpoints.add(lemma)
    else if (pos === 'measure') measures.add(lemma)
    else if (pos === 'adv') adverbs.add(lemma)
    else if (pos === 'stance') stances.set(lemma, act as ClaimAct)
    else if (pos === 'maker') makers.set(lemma, takes === 'that')
    else if (pos === 'holder') holders.set(lemma, takes === 'that')
    else if (pos === 'light') lightVerbs.add(lemma)
    else if (pos === 'receive') receiving.add(lemma)
    else if (pos === 'clear') madeClear.add(lemma.slice(lemma.indexOf(' ') + 1))
    else if (pos === 'nobody') notSources.add(lemma)
    else if (pos === 'document') {
      documents.add(lemma)
      records.add(lemma)
    } else if (pos === 'record') records.add(lemma)
    else if (pos === 'issue') issuing.add(lemma)
    else if (pos === 'prep') {
      const words = lemma.split(' ')
      const known = prepositions.get(words[0]!)
      if (known) known.push(words)
      else prepositions.set(words[0]!, [words])
    }
  }
  return {
    verbs,
    nouns,
    adjectives,
    prepositions,
    standpoints,
    measures,
    adverbs,
    stances,
    makers,
    holders,
    lightVerbs,
    receiving,
    madeClear,
    notSources,
    documents,
    records,
    issuing,
  }
}

const PLAIN = new Set([
  'that',
  'quote',
  'inf',
  'ing',
  'obj',
  'thing',
  'doc',
  'whom',
  'pred',
  'seem',
  'moves',
  'person',
  'unsaid',
  'alone',
])

function claimCue(id: string, lemma: string, act: ClaimAct, takes: readonly string[]): ClaimCue {
  const has = (word: string) => takes.includes(word)
  return {
    id,
    lemma,
    act,
    clause: has('that'),
    quote: has('quote'),
    infinitive: has('inf'),
    gerund: has('ing'),
    predicate: has('pred'),
    raising: has('seem'),
    moves: has('moves'),
    person: has('person'),
    unsaid: has('unsaid'),
    alone: has('alone'),
    object: has('whom')
      ? 'addressee'
      : has('obj')
        ? 'content'
        : has('thing')
          ? 'thing'
          : has('doc')
            ? 'document'
            : null,
    objectToo: has('obj'),
    prepositions: new Set(takes.filter((word) => word && !PLAIN.has(word) && !word.startsWith('obj+'))),
    objectWith: new Set(takes.filter((word) => word.startsWith('obj+')).map((word) => word.slice(4))),
  }
}
