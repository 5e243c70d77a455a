import type { Tree } from '../report/tree.js'
import type { Arguments, Role } from './arguments.js'
import { resolved } from './arguments-of-verb.js'
import { isPassive, markOf, prepositionOf } from './clause.js'
import { thankedFor } from './thanked-for.js'
import { understoodSubject } from './understood-subject.js'

/**
 * Canonical arguments of a noun: its own, and, where a light verb or a copula carries it, the verb's subject and
 * obliques. "Putin paid a visit to Cuba", "Putin's visit to Cuba" and "the visit to Cuba by Putin" come out alike.
 */
export function argumentsOfNoun(args: Arguments, noun: number): Role[] {
  const { tree } = args
  const roles: Role[] = []
  addNominal(args, noun, roles)

  // "a second round of talks between A and B": the talks have what the round has.
  let top = noun
  while (isTransparentOver(args, tree.head(top), top)) {
    top = tree.head(top)
    addNominal(args, top, roles, 'nmod:of')
  }
  const verb = lightVerbOf(args, top)
  if (verb !== undefined) addVerbal(args, verb, roles)
  else addCircumstances(args, top, roles)
  roles.push(...thankedFor(args, noun, roles))
  // "remains the largest donor of aid": what somebody is, becomes or stays.
  const governor = tree.head(noun)
  if (tree.relation(noun) === 'xcomp' && tree.upos(governor) === 'VERB' && tree.childBy(governor, 'obj') === undefined)
    roles.push({ name: 'subj', fillers: understoodSubject(args, governor).flatMap((s) => resolved(args, s)) })
  if (tree.childBy(noun, 'cop') !== undefined) {
    const subject = tree.childBy(noun, 'nsubj')
    if (subject !== undefined) roles.push({ name: 'subj', fillers: resolved(args, subject) })
    for (const c of tree.childrenBy(noun, 'obl'))
      roles.push({ name: `obl:${prepositionOf(tree, c) || 'unmarked'}`, fillers: resolved(args, c) })
  }
  return roles
}

function addNominal(args: Arguments, noun: number, roles: Role[], except?: string) {
  const { tree } = args
  const add = (name: string, fillers: readonly number[]) => {
    if (name !== except && fillers.length > 0) roles.push({ name, fillers })
  }
  for (const c of tree.children(noun)) {
    const deprel = tree.deprel(c)
    if (deprel === 'nmod:poss') {
      add('poss', resolved(args, c))
      continue
    }
    switch (tree.relation(c)) {
      case 'nmod':
      case 'obl':
        add(`nmod:${prepositionOf(tree, c) || 'unmarked'}`, resolved(args, c))
        break
      case 'nsubj':
        // "a United Nations appeal for talks": a noun that is no predicate has no subject, but one whose it is.
        if (tree.childBy(noun, 'cop') === undefined && c < noun) add('poss', resolved(args, c))
        break
      case 'amod':
        // "the Peru-led offensive": whose it is.
        if (args.grammar.is('leads', tree.lemma(c)))
          add(
            'poss',
            tree.childrenBy(c, 'compound', 'obl', 'nsubj').flatMap((k) => resolved(args, k)),
          )
        add('amod', resolved(args, c))
        break
      case 'compound':
      case 'nummod':
      case 'det':
      case 'appos':
        add(tree.relation(c), resolved(args, c))
        break
      case 'acl':
      case 'xcomp':
      case 'ccomp':
        add('acl', [c])
        if (tree.relation(c) !== 'acl') add(tree.relation(c), [c])
        break
      case 'advcl': {
        const mark = markOf(tree, c)
        add(mark ? `advcl:${mark}` : 'advcl', [c])
        break
      }
    }
  }
  // "the withdrawal of troops from Chad": the parser may hang the way on the troops, but it is that of the withdrawal.
  const own = new Set(roles.map((role) => role.name))
  for (const c of tree.childrenBy(noun, 'nmod')) {
    if (!/^(of|including)$/.test(prepositionOf(tree, c))) continue
    for (const way of tree.childrenBy(c, 'nmod')) {
      const role = `nmod:${prepositionOf(tree, way)}`
      if (/^nmod:(from|to|into)$/.test(role) && !own.has(role)) add(role, resolved(args, way))
    }
  }
  // "Iran's and Iraq's leaders", "a visit and talks with X": what stands with the first of coordinated nouns is shared.
  if (tree.relation(noun) === 'conj') {
    const first = tree.head(noun)
    for (const c of first >= 0 ? tree.children(first) : []) {
      if (tree.deprel(c) === 'nmod:poss' && c < noun) add('poss', resolved(args, c))
      else if (tree.relation(c) === 'nmod' && c > noun)
        add(`nmod:${prepositionOf(tree, c) || 'unmarked'}`, resolved(args, c))
    }
  }
}

function isTransparentOver({ tree, grammar }: Arguments, head: number, noun: number): boolean {
  return (
    head >= 0 &&
    tree.relation(noun) === 'nmod' &&
    prepositionOf(tree, noun) === 'of' &&
    grammar.is('transparent', tree.lemma(head))
  )
}

/** "On the tour are scheduled visits to Fiji": a subject after its passive verb, which the parser calls a complement. */
export const isInverted = (tree: Tree, noun: number): boolean => {
  const verb = tree.head(noun)
  return (
    noun > verb &&
    verb >= 0 &&
    /^(xcomp|ccomp|dep|nsubj)$/.test(tree.relation(noun)) &&
    tree.childBy(verb, 'aux:pass') !== undefined &&
    !tree.childrenBy(verb, 'nsubj').some((c) => c < verb)
  )
}

/** The light verb that carries the noun: "held" in "held talks", "talks held", "talks were held"; "engaged in" talks. */
export function lightVerbOf({ tree, grammar }: Arguments, noun: number): number | undefined {
  const head = tree.head(noun)
  if (head >= 0 && tree.upos(head) === 'VERB') {
    const relation = tree.relation(noun)
    if (relation === 'obj' || tree.deprel(noun) === 'nsubj:pass' || isInverted(tree, noun)) {
      if (isLight(head)) return head
    } else if (relation === 'obl' && grammar.lightVerb(tree.lemma(head), prepositionOf(tree, noun))) return head
    else if (relation === 'conj') return undefined
  }
  if (head >= 0 && tree.relation(noun) === 'conj' && tree.upos(head) === 'NOUN') {
    const governor = tree.head(head)
    if (governor >= 0 && tree.upos(governor) === 'VERB' && isLight(governor)) {
      if (tree.relation(head) === 'obj' || tree.deprel(head) === 'nsubj:pass') return governor
    }
  }
  // "the talks held in Geneva", "the visit he paid to Cuba".
  for (const c of tree.children(noun))
    if (tree.relation(c) === 'acl' && tree.upos(c) === 'VERB' && isLight(c)) {
      if (isPassive(tree, c)) return c
      if (
        tree.deprel(c) === 'acl:relcl' &&
        tree.childBy(c, 'obj') === undefined &&
        tree.childBy(c, 'nsubj') !== undefined
      )
        return c
    }
  return undefined

  function isLight(verb: number): boolean {
    if (grammar.lightVerb(tree.lemma(verb))) return true
    const particle = tree.childBy(verb, 'compound:prt')
    return particle !== undefined && grammar.lightVerb(tree.lemma(verb), tree.lower(particle)) !== undefined
  }
}

/** "Clashes broke out between A and B", "talks with Iran began in Oman": the phrases of a verb that tells how a thing went are the thing's. */
function addCircumstances(args: Arguments, noun: number, roles: Role[]) {
  const { tree, grammar } = args
  const verb = tree.head(noun)
  if (verb < 0 || tree.upos(verb) !== 'VERB' || tree.deprel(noun) !== 'nsubj') return
  const particle = tree.childBy(verb, 'compound:prt')
  const lemma = particle === undefined ? tree.lemma(verb) : `${tree.lemma(verb)}+${tree.lower(particle)}`
  if (grammar.effectOf(lemma, 'v', 'subj') === undefined) return
  for (const role of args.rolesOf(verb)) if (role.name.startsWith('obl:')) roles.push(role)
}

/** A light verb's subject and obliques become the noun's. */
function addVerbal(args: Arguments, verb: number, roles: Role[]) {
  for (const role of args.rolesOf(verb))
    if (role.name === 'subj' || role.name === 'iobj' || role.name.startsWith('obl:')) roles.push(role)
}
