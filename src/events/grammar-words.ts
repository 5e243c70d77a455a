import { csvLines } from '../report/csv.js'
import { DemarcheError } from '../report/error.js'
import type { DataReader } from '../resources.js'

/** What a governing word, or one that stands beside, says of whether a thing happened. */
export type Effect =
  | 'occurred' // "managed to sign", "regretted signing"
  | 'claimed' //  "said that", "allegedly": nothing by itself
  | 'planned'
  | 'possible'
  | 'conditional'
  | 'denied'
  | 'cancelled'
  | 'ongoing'
  | 'begins'
  | 'ended'

/** Words that matter to grammar rather than to a topic. */
export interface Grammar {
  /** Is the lemma or lower-case form in the named list of `grammar.csv`? */
  is(list: string, word: string): boolean
  /** Light verbs ("hold talks") with what they say of the noun's status; keys are "hold" or "engage+in". */
  lightVerb(lemma: string, preposition?: string): { readonly effect: Effect | null } | undefined
  /** What `lemma` does to its dependent in `role` ("xcomp", "obj", "obl:on"). */
  effectOf(lemma: string, pos: string, role: string): Effect | undefined
}

const EFFECTS: ReadonlySet<string> = new Set<Effect>([
  'occurred',
  'claimed',
  'planned',
  'possible',
  'conditional',
  'denied',
  'cancelled',
  'ongoing',
  'begins',
  'ended',
])
const ALSO: Readonly<Record<string, Effect>> = {
  ends: 'ended',
  factive: 'occurred',
  implicative: 'occurred',
  'non-factive': 'claimed',
}

export function loadGrammar(data: DataReader): Grammar {
  const rowsOf = (path: string) => csvLines(data.text(path)).slice(1)
  const effect = (written: string, path: string, row: string): Effect => {
    if (EFFECTS.has(written)) return written as Effect
    if (ALSO[written]) return ALSO[written]
    throw new DemarcheError(
      'lexicon-effect',
      `data/${path}, row "${row}": "${written}" is no effect; the effects are ${[...EFFECTS].join(', ')}.`,
    )
  }

  const lists = new Map(
    rowsOf('lexicon/grammar.csv').map(([list = '', words = '']) => [list, new Set(words.split(' '))]),
  )
  const light = new Map<string, { effect: Effect | null }>()
  for (const [lemma = '', written = ''] of rowsOf('lexicon/light-verbs.csv'))
    light.set(lemma, { effect: written ? effect(written, 'lexicon/light-verbs.csv', lemma) : null })
  const embedding = new Map<string, Effect>()
  for (const [trigger = '', when = '', written = ''] of rowsOf('lexicon/embedding.csv')) {
    const at = trigger.lastIndexOf('/')
    for (const lemma of trigger.slice(0, at).split('|'))
      for (const role of (when || 'xcomp').split('|'))
        embedding.set(`${lemma}${trigger.slice(at)} ${role}`, effect(written, 'lexicon/embedding.csv', trigger))
  }
  return {
    is: (list, word) => lists.get(list)?.has(word) ?? false,
    lightVerb: (lemma, preposition) => light.get(preposition ? `${lemma}+${preposition}` : lemma),
    effectOf: (lemma, pos, role) => embedding.get(`${lemma}/${pos} ${role}`),
  }
}
