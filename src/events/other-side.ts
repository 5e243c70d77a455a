import type { Participant } from '../report/layers.js'
import type { Arguments } from './arguments.js'
import { lightVerbOf } from './arguments-of-noun.js'
import { isIng } from './clause.js'
import { fillersOf } from './fillers.js'
import type { Frame } from './frame.js'
import { type Clause, meansDoers, type Select } from './walk-roles.js'

/** Where the other side may stand when the frame's own paths lead to nobody; best first. */
const OTHER_SIDE = [
  'iobj',
  'with',
  'to',
  'against',
  'toward',
  'towards',
  'for',
  'from',
  'on',
  'upon',
  'at',
  'into',
  'over',
  'about',
  'obj',
]
/** Deeds may be known only by where they were done: "attacks in Gaza". */
const DEEDS = new Set(['ASSAULT', 'PROTEST', 'COERCE', 'AID', 'RETREAT', 'MOBILIZE', 'AGREE', 'THREATEN', 'CONCEDE'])

const PLACES_OF_DEEDS = ['in', 'along', 'near', 'around', 'across', 'inside', 'through']
const COOPERATIVE = new Set(['AGREE', 'CONSULT', 'SUPPORT', 'COOPERATE', 'AID'])
/** Praise and blame are of somebody; a meeting or a promise is not. */
const OF_NOBODY = new Set(['AGREE', 'CONSULT', 'COOPERATE'])

/** "agreed to lend a billion to Laos": the other side of a promise, demand or deed stands with what it is about. */
export function otherSide(around: Clause, trigger: number, frame: Frame, select: Select): readonly Participant[] {
  let level: readonly number[] = [trigger]
  // Blame lies deepest: "opened an inquiry into claims that soldiers beat prisoners".
  const deepest = frame.type === 'ACCUSE' ? 4 : 3
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    for (const predicate of level) {
      const blamed = depth > 0 && frame.type === 'ACCUSE' ? doersOf(around, predicate, select) : []
      const found = blamed.length > 0 ? blamed : sideAt(around, predicate, frame, select)
      if (found.length > 0) return found
    }
    level = level.flatMap((predicate) => contentsOf(around.args, predicate))
  }
  return frame.type === 'ASSAULT' ? targetedBy(around, trigger, select) : []
}

/** "carried out attacks, mainly targeting the army" */
function targetedBy({ args, participants }: Clause, trigger: number, select: Select): readonly Participant[] {
  const verb = args.tree.upos(trigger) === 'NOUN' ? lightVerbOf(args, trigger) : undefined
  if (verb === undefined) return []
  return args
    .fillers(verb, 'advcl')
    .filter((c) => isIng(args.tree, c))
    .flatMap((c) => args.fillers(c, 'obj'))
    .flatMap((f) => select(f, participants.behind(f)))
}

/** "an inquiry into claims that soldiers beat prisoners": blame falls on who did it. */
function doersOf({ args, participants }: Clause, clause: number, select: Select): readonly Participant[] {
  if (args.tree.upos(clause) !== 'VERB') return []
  const acting = args.fillers(clause, 'subj').filter((f) => participants.is(f, 'ACTOR'))
  return acting.flatMap((f) => select(f, participants.at(f)))
}

const CONTENT = [
  'xcomp',
  'advcl:to',
  'ccomp',
  'acl',
  'obj',
  'obl:to',
  'obl:on',
  'obl:for',
  'obl:from',
  'obl:of',
  'obl:out_of',
  'obl:into',
  'nmod:of',
  'nmod:on',
  'nmod:for',
  'nmod:in',
  'advcl:in',
  'nmod:to',
  'nmod:into',
]

const contentsOf = (args: Arguments, predicate: number): number[] =>
  CONTENT.flatMap((role) => fillersOf(args, predicate, [role])).filter((c) => {
    const upos = args.tree.upos(c)
    // "searched the house on the orders of the court": at its word, and not to it.
    if (args.grammar.is('behest', args.tree.lemma(c))) return false
    // "a tour which included talks with …" is not what the tour goes to.
    // "Peru's accusation that Fiji had spied was repeated by the minister"
    const isBehind = c > predicate || (args.tree.deprel(c) === 'nsubj:pass' && args.tree.head(c) === predicate)
    return (upos === 'VERB' || upos === 'NOUN') && isBehind && args.tree.deprel(c) !== 'acl:relcl'
  })

function sideAt(
  { args, participants }: Clause,
  predicate: number,
  frame: Frame,
  select: Select,
): readonly Participant[] {
  const prefix = args.tree.upos(predicate) === 'NOUN' ? 'nmod:' : 'obl:'
  const type = frame.type ?? ''
  const names = DEEDS.has(type) ? [...OTHER_SIDE, ...PLACES_OF_DEEDS] : OTHER_SIDE
  for (const name of names) {
    // "an alliance against Fiji" is not with Fiji.
    if (name === 'against' && COOPERATIVE.has(type)) continue
    // "deployed troops": not against them.
    if (name === 'obj' && type === 'MOBILIZE') continue
    const role = name === 'iobj' || name === 'obj' ? name : prefix + name
    // What hangs on the verb that carries a noun is the noun's too: "launched an attack at a base".
    const roles = prefix === 'nmod:' && role !== name ? [role, `obl:${name}`] : [role]
    // An unknown place is no party: "militarised several islands".
    const found = roles
      .flatMap((r) => args.fillers(predicate, r))
      .flatMap((f) => {
        // "filed a complaint with the court": it hears, and is not accused.
        if (
          type === 'ACCUSE' &&
          (name === 'with' || name === 'to' || name === 'at') &&
          args.grammar.is('hearing', args.tree.lemma(f))
        )
          return []
        // "repeated Peru's accusation": whose it is accuses.
        if (type === 'ACCUSE' && name === 'obj' && args.grammar.is('accusation-noun', args.tree.lemma(f))) return []
        if ((name === 'on' || name === 'at') && args.grammar.is('behest', args.tree.lemma(f))) return []
        const behind = select(f, meansDoers(type) ? participants.answerableFor(f) : participants.behind(f))
        return participants.kindAt(f) === 'place' ? behind.filter((p) => participants.entity(p)?.country) : behind
      })
    if (found.length > 0) return found
  }
  // "its condemnation of the minister's words", "praise of the deal"
  if (prefix === 'nmod:' && !OF_NOBODY.has(type))
    return args
      .fillers(predicate, 'nmod:of')
      .flatMap((f) => select(f, meansDoers(type) ? participants.answerableFor(f) : participants.behind(f)))
  return []
}
