import type { Arguments, Role } from './arguments.js'
import {
  antecedentOf,
  isIng,
  isNominal,
  isOrderSaid,
  isPassive,
  isPastForm,
  isRelativePronoun,
  markOf,
  prepositionOf,
  speakerBehind,
  withConjuncts,
} from './clause.js'
import { understoodSubject } from './understood-subject.js'

/** Canonical arguments of a verb or a predicative adjective. */
export function argumentsOfVerb(args: Arguments, verb: number): Role[] {
  const { tree } = args
  const roles: Role[] = []
  const add = (name: string, fillers: readonly number[]) => {
    if (fillers.length > 0) roles.push({ name, fillers })
  }
  const passive = isPassive(tree, verb)
  const surface = understoodSubject(args, verb).flatMap((s) => resolved(args, s))
  let object = false
  let pronounGap = false
  let agent = false
  const speaker = speakerBehind(tree, verb)

  for (const c of tree.children(verb)) {
    const relation = tree.relation(c)
    switch (relation) {
      case 'nsubj':
        if (isRelativePronoun(tree, c)) pronounGap = true
        break
      case 'obj':
        object = true
        if (c === speaker) break
        if (isRelativePronoun(tree, c)) pronounGap = true
        add('obj', resolved(args, c))
        break
      case 'iobj':
        // "summoned the envoy to protest": nobody is given anything.
        add(tree.childBy(verb, 'obj', 'ccomp') === undefined && !passive ? 'obj' : 'iobj', resolved(args, c))
        break
      case 'obl': {
        const preposition = prepositionOf(tree, c)
        if (isRelativePronoun(tree, c)) pronounGap = true
        if (tree.deprel(c) === 'obl:agent' || (passive && preposition === 'by' && !isTime(args, c))) {
          agent = true
          add('subj', resolved(args, c))
        } else if (!preposition && !passive && isCounted(args, c) && tree.childBy(verb, 'obj') === undefined) {
          // "deported at least four refugees": the parser takes "at" for a preposition of the refugees.
          object = true
          add('obj', resolved(args, c))
        } else add(preposition ? `obl:${preposition}` : 'obl:unmarked', resolved(args, c))
        break
      }
      case 'nmod':
        // The parser now and then hangs "with Putin" on the verb as if it were a noun.
        add(`obl:${prepositionOf(tree, c) || 'unmarked'}`, resolved(args, c))
        break
      case 'xcomp':
      case 'ccomp':
        // “Leave our country,” he told France: he told France to leave.
        add(isOrderSaid(tree, c) ? 'xcomp' : relation, withVerbConjuncts(args, c))
        break
      case 'advcl': {
        const mark = markOf(tree, c)
        // "…, the agency reported": who says so, which the parser takes for a circumstance.
        const saysSo =
          !mark && c > verb && args.grammar.is('speech', tree.lemma(c)) && tree.childBy(c, 'nsubj') !== undefined
        add(saysSo ? 'parataxis' : mark ? `advcl:${mark}` : 'advcl', saysSo ? [c] : withVerbConjuncts(args, c))
        break
      }
      case 'compound':
        if (tree.deprel(c) === 'compound:prt') add('prt', [c])
        break
      case 'advmod':
        add('advmod', [c])
        break
      case 'parataxis':
        add('parataxis', [c])
        break
    }
  }

  if (!object && !passive) {
    const taken = takenForSubject(tree, verb)
    if (taken !== undefined) {
      object = true
      add('obj', resolved(args, taken))
    }
    // "extradited suspected rebels to Mali": a participle that describes, and that the parser takes for a clause.
    const next = tree.childrenBy(verb, 'advcl').find((c) => c === verb + 1 && !isIng(tree, c) && isPastForm(tree, c))
    if (taken === undefined && next !== undefined && tree.childBy(next, 'nsubj', 'aux', 'mark') === undefined)
      for (const c of tree.children(next)) {
        if (tree.relation(c) === 'obj') {
          object = true
          add('obj', resolved(args, c))
        } else if (tree.relation(c) === 'obl') add(`obl:${prepositionOf(tree, c) || 'unmarked'}`, resolved(args, c))
      }
  }
  if (passive && !agent) {
    // "was returned to Egypt by the police": the parser may take the second phrase for a fellow of the first.
    const joined = tree.childrenBy(verb, 'obl').flatMap((c) => tree.childrenBy(c, 'conj'))
    const by = joined.find((c) => prepositionOf(tree, c) === 'by')
    if (by !== undefined) {
      agent = true
      add('subj', resolved(args, by))
    }
  }
  if (!passive) {
    if (surface.length > 0) roles.push({ name: 'subj', fillers: surface })
  } else {
    // "Syria was given aid": with an object left over, the surface subject is the one who received.
    add(object ? 'iobj' : 'obj', surface)
    object = true
    // Coordinated passives share their agent: "arrested and deported by Turkey".
    if (!agent) add('subj', sharedAgent(args, verb))
  }

  if (tree.deprel(verb) === 'acl:relcl' && !pronounGap && tree.head(verb) >= 0) gap(args, verb, { object, add })
  if (tree.relation(verb) === 'conj') shareFromFirst(args, verb, { roles, object })
  else if (!object) shareFromLast(args, verb, add)

  // "… will meet, the ministry said": what is said is the clause that the saying hangs on.
  const head = tree.head(verb)
  if (
    tree.relation(verb) === 'parataxis' &&
    head >= 0 &&
    tree.upos(head) === 'VERB' &&
    !roles.some((r) => r.name === 'ccomp')
  )
    add('ccomp', [head])
  return roles
}

/** "expelled a citizen suspected of spying": an object that the parser takes for the subject of the participle after it. */
function takenForSubject(tree: Arguments['tree'], verb: number): number | undefined {
  if (tree.childBy(verb, 'ccomp', 'xcomp') !== undefined) return undefined
  for (const c of tree.childrenBy(verb, 'advcl')) {
    const subject = tree.childBy(c, 'nsubj')
    if (subject === undefined || subject < verb || subject > c || tree.childBy(c, 'aux', 'mark') !== undefined) continue
    if (!isPastForm(tree, c) || tree.childBy(c, 'obj') !== undefined) continue
    const { from } = tree.subtree(subject)
    if (from === verb + 1) return subject
  }
  return undefined
}

/** A filler with its coordinated fellows; a relative pronoun is what it stands for. */
export function resolved(args: Arguments, filler: number): number[] {
  const { tree } = args
  if (isRelativePronoun(tree, filler)) {
    const antecedent = antecedentOf(tree, filler)
    if (antecedent !== undefined) return withConjuncts(tree, antecedent)
  }
  const all = withConjuncts(tree, whatIsCalled(args, filler) ?? filler)
  const beside = all.flatMap((i) => besides(args, i))
  return beside.length > 0 ? [...all, ...beside] : all
}

/** "Chad, along with Niger, condemned the coup", "together with Niger". */
function besides({ tree, grammar }: Arguments, noun: number): number[] {
  return tree.childrenBy(noun, 'nmod').flatMap((c) => {
    const preposition = prepositionOf(tree, c)
    if (!preposition || c < noun) return []
    const before = tree.childBy(c, 'case')! - 1
    const words = tree.lower(before) === 'together' ? `together_${preposition}` : preposition
    return grammar.is('beside', words) ? withConjuncts(tree, c) : []
  })
}

/** "bombed what Fiji called a camp of rebels": the camp. */
function whatIsCalled({ tree, grammar }: Arguments, what: number): number | undefined {
  if (tree.lower(what) !== 'what') return undefined
  const calling = tree.childBy(what, 'acl')
  if (calling === undefined || !grammar.is('calls', tree.lemma(calling))) return undefined
  const isAs = (k: number) => tree.childrenBy(k, 'case').some((c) => tree.lower(c) === 'as')
  return (
    tree.childrenBy(calling, 'obl').find(isAs) ??
    tree.childrenBy(calling, 'obj', 'xcomp').find((k) => k > calling && tree.upos(k) !== 'ADJ')
  )
}

/** "agreed to cut tariffs and lift the ban": both. */
function withVerbConjuncts({ tree }: Arguments, verb: number): number[] {
  return [verb, ...tree.children(verb).filter((c) => tree.relation(c) === 'conj' && !isNominal(tree, c))]
}

const TIME =
  /^(today|yesterday|tomorrow|(mon|tues|wednes|thurs|fri|satur|sun)day|\d+|january|february|march|april|may|june|july|august|september|october|november|december|morning|evening|night|noon|midnight|week|month|year|end|deadline|then|now)$/

/** "four refugees", "dozens of people"; not "four days". */
const isCounted = (args: Arguments, i: number): boolean =>
  args.tree.upos(i) === 'NOUN' && args.tree.childBy(i, 'nummod') !== undefined && !isSpan(args, i)

const isSpan = ({ tree, grammar }: Arguments, i: number): boolean => grammar.is('measure', tree.lemma(i))

/** "by Tuesday" names no agent. */
const isTime = ({ tree }: Arguments, i: number): boolean => TIME.test(tree.lower(i))

/** "the treaty Moscow signed": a relative clause without pronoun, whose gap is its object or a stranded oblique. */
function gap(
  args: Arguments,
  verb: number,
  { object, add }: { object: boolean; add: (name: string, f: readonly number[]) => void },
) {
  const { tree } = args
  const antecedent = withConjuncts(tree, tree.head(verb))
  const hasSubject = tree.childBy(verb, 'nsubj') !== undefined
  if (!hasSubject) return // the understood subject is the antecedent
  // "where", "when": the gap is a circumstance.
  if (tree.childrenBy(verb, 'advmod').some((c) => /^(where|when|why|how)$/.test(tree.lower(c)))) return
  const inner = tree.childBy(verb, 'xcomp')
  if (!object && inner === undefined) add('obj', antecedent)
}

/** "arrested and deported by Turkey", "was seized, searched and released by the navy". */
function sharedAgent(args: Arguments, verb: number): readonly number[] {
  const { tree } = args
  const first = tree.relation(verb) === 'conj' ? tree.head(verb) : verb
  for (const v of [first, ...tree.childrenBy(first, 'conj')]) {
    const agent = v === verb ? undefined : tree.childBy(v, 'obl:agent')
    if (agent !== undefined) return resolved(args, agent)
  }
  return []
}

/** "condemned and rejected the decision": in the tree the object hangs on the first verb. */
function shareFromFirst(args: Arguments, verb: number, { roles, object }: { roles: Role[]; object: boolean }) {
  const { tree } = args
  const first = tree.head(verb)
  if (first < 0 || tree.upos(first) === 'NOUN') return
  for (const c of tree.children(first)) {
    if (c < verb) continue
    const relation = tree.relation(c)
    if (relation === 'obj' && !object) roles.push({ name: 'obj', fillers: resolved(args, c) })
    else if (relation === 'obl')
      roles.push({ name: `obl:${prepositionOf(tree, c) || 'unmarked'}`, fillers: resolved(args, c) })
  }
}

/** "met and praised Putin": where the parser hangs the object on the last verb, the verb right before it shares it. */
function shareFromLast(args: Arguments, verb: number, add: (name: string, fillers: readonly number[]) => void) {
  const { tree } = args
  const [next] = tree.childrenBy(verb, 'conj')
  if (next === undefined || next - verb > 3 || tree.upos(next) !== 'VERB' || isIng(tree, next)) return
  if (tree.childBy(verb, 'obl', 'ccomp', 'xcomp') !== undefined || tree.childBy(next, 'nsubj') !== undefined) return
  const object = tree.childBy(next, 'obj')
  if (object === undefined) return
  add('obj', resolved(args, object))
  // "gave and delivered medicine to a hospital"
  for (const c of tree.childrenBy(next, 'obl')) add(`obl:${prepositionOf(tree, c) || 'unmarked'}`, resolved(args, c))
}
