import type { SyntaxWord } from '../report/layers.js'
import { dependentsFrom, type WordLists } from './mend-heads.js'

/**
 * Phrases that the parser hangs on the wrong word, mended in place from `first` on by what kind of word they are:
 * - "extradited suspected rebels": a participle that describes people takes no object from the verb before it;
 * - "allow relief workers expanded access", "granted the agency, permission to act": of a giving, who gets what;
 * - "filed a lawsuit in a court against Lee": a lawsuit is against somebody, a court is not;
 * - "the withdrawal of troops from Chad": the way is that of the withdrawal, not of the troops;
 * - "the release of the hostages by Peru": who did it did the release, not the hostages;
 * - "demanded in a note that Chad leave": what is demanded is no part of the note;
 * - "apologised to the families for the raid": for what one apologises belongs to the apology;
 * - "returned the statue of a king to Peru": whom a thing is given to belongs to the giving;
 * - "protested against the party's leader Ada Lee": a name right behind a title is who holds it;
 * - "a warrant against diamond dealer Ada Lee": a preposition belongs to the whole phrase, not to a word within it;
 * - "A car bomb killed ten people, a monitor said": a participle with an object of its own is the verb of its noun.
 */
export function mendAttachment(words: SyntaxWord[], first: number, lists: WordLists): void {
  const around = { words, lists, below: dependentsFrom(words, first) }
  for (let i = first; i < words.length; i++)
    if (words[i]!.upos === 'VERB') {
      describingParticiple(around, i)
      verbAsParticiple(around, i)
      givenWhat(around, i)
      toldThrough(around, i)
    }
  for (let i = first; i < words.length; i++) if (words[i]!.deprel === 'case') hangOnPhrase(around, i)
  for (let i = first; i < words.length; i++) {
    if (!isNominal(words[i]!)) continue
    nameBehindTitle(around, i)
    switch (prepositionOf(around, i)) {
      case 'against':
        hangOnDeed(around, i)
        break
      case 'by':
        hangOnDone(around, i)
        break
      case 'for':
        hangOnReason(around, i)
        break
      case 'to':
        if (!hangOnMovement(around, i)) hangOnGiving(around, i)
        break
      case 'from':
      case 'into':
        hangOnMovement(around, i)
    }
  }
}

interface Around {
  readonly words: SyntaxWord[]
  readonly lists: WordLists
  readonly below: Map<number, number[]>
}

const isNominal = ({ upos }: SyntaxWord): boolean => upos === 'NOUN' || upos === 'PROPN'
const NOTHING: readonly number[] = []

const childrenOf = ({ below }: Around, i: number): readonly number[] => below.get(i) ?? NOTHING

const childBy = (around: Around, i: number, ...relations: string[]): number | undefined =>
  childrenOf(around, i).find((c) => relations.includes(around.words[c]!.deprel))

function prepositionOf(around: Around, i: number): string | undefined {
  const found = childBy(around, i, 'case')
  return found === undefined || around.words[found]!.upos !== 'ADP' ? undefined : around.words[found]!.lemma
}

/** Hangs a word on another, with the relation that it has there. */
function hang({ words, below }: Around, i: number, head: number, deprel: string): void {
  const before = below.get(words[i]!.head)
  before?.splice(before.indexOf(i), 1)
  words[i] = { ...words[i]!, head, deprel }
  if (head < 0) return
  const after = below.get(head) ?? []
  below.set(
    head,
    [...after, i].sort((a, b) => a - b),
  )
}

/** "extradited suspected rebels to Mali", "pardoned convicted Prince Lee". */
function describingParticiple(around: Around, participle: number): void {
  const { words, lists } = around
  if (!lists.is('describes-people', words[participle]!.lemma) || !/Tense=Past/.test(words[participle]!.feats ?? ''))
    return
  const verb = participle - 1
  const object = childrenOf(around, participle).find((i) => i > participle && /^(obj|nsubj)$/.test(words[i]!.deprel))
  if (object === undefined || words[verb]?.upos !== 'VERB') return
  if (/^(be|have|do|get)$/.test(words[verb]!.lemma)) return
  const own = childrenOf(around, participle)
  const isBelow = words[participle]!.head === verb && /^(advcl|xcomp|ccomp|acl)$/.test(words[participle]!.deprel)
  const isAbove = words[verb]!.head === participle && words[verb]!.deprel === 'aux'
  if (!isBelow && !isAbove) return
  if (isBelow && (own.some((i) => i < participle) || childBy(around, verb, 'obj') !== undefined)) return
  if (isAbove) hang(around, verb, words[participle]!.head, words[participle]!.deprel)
  for (const i of [...own]) if (i !== object && i !== verb) hang(around, i, verb, words[i]!.deprel)
  hang(around, object, verb, 'obj')
  hang(around, participle, object, 'amod')
}

/** "allow relief workers expanded access", "granted the agency, permission to act". */
function givenWhat(around: Around, verb: number): void {
  const { words, lists } = around
  if (!lists.is('grants', words[verb]!.lemma)) return
  const clause = childBy(around, verb, 'ccomp')
  const receiver = clause === undefined ? undefined : childBy(around, clause, 'nsubj')
  const thing = clause === undefined ? undefined : childBy(around, clause, 'obj')
  if (clause !== undefined && receiver !== undefined && thing !== undefined) {
    const isBare = childrenOf(around, clause).every((i) => i === receiver || i === thing || i > thing)
    if (!isBare || !/Tense=Past/.test(words[clause]!.feats ?? '') || thing < clause) return
    for (const i of [...childrenOf(around, clause)]) hang(around, i, verb, words[i]!.deprel)
    words[receiver] = { ...words[receiver]!, deprel: 'iobj' }
    hang(around, clause, thing, 'amod')
    return
  }
  const object = childBy(around, verb, 'obj')
  if (object === undefined || childBy(around, verb, 'iobj') !== undefined) return
  const leave = childrenOf(around, object).find(
    (i) => words[i]!.deprel === 'appos' && lists.is('leave', words[i]!.lemma),
  )
  if (leave === undefined) return
  words[object] = { ...words[object]!, deprel: 'iobj' }
  hang(around, leave, verb, 'obj')
}

/** "demanded in a note that Chad leave". */
function toldThrough(around: Around, clause: number): void {
  const { words, lists } = around
  const { head: paper, deprel } = words[clause]!
  if (deprel !== 'acl' || paper < 0 || clause < paper || !words[paper]!.deprel.startsWith('obl')) return
  const verb = words[paper]!.head
  if (verb < 0 || verb > paper || !['speech', 'says-too'].some((list) => lists.is(list, words[verb]!.lemma))) return
  if (childBy(around, verb, 'ccomp', 'obj', 'nsubj:pass') !== undefined) return
  const that = childBy(around, clause, 'mark')
  if (
    that === undefined ||
    words[that]!.lemma !== 'that' ||
    childBy(around, clause, 'nsubj', 'nsubj:pass') === undefined
  )
    return
  hang(around, clause, verb, 'ccomp')
}

/** "A car bomb killed ten people, a monitor said", where "killed" is taken to describe the bomb. */
function verbAsParticiple(around: Around, verb: number): void {
  const { words } = around
  const { head: noun, deprel, feats = '' } = words[verb]!
  if (deprel !== 'acl' || noun < 0 || verb < noun || !isNominal(words[noun]!) || !/Tense=Past/.test(feats)) return
  // "A delegation on Friday called on the mayor": of nobody is it said that he was called on.
  const callsOn =
    words[verb]!.lemma === 'call' && childrenOf(around, verb).some((i) => prepositionOf(around, i) === 'on')
  if (childBy(around, verb, 'obj') === undefined && !callsOn) return
  if (childBy(around, verb, 'obl:agent', 'aux', 'aux:pass', 'nsubj', 'mark') !== undefined) return
  const said = words[noun]!.head
  const isRoot = said < 0
  const isSaid =
    !isRoot &&
    words[noun]!.deprel === 'nsubj' &&
    childrenOf(around, said).some((i) => i > verb && words[i]!.deprel === 'nsubj')
  if (!isRoot && !isSaid) return
  const behind = isRoot ? childrenOf(around, noun).filter((i) => i > verb) : []
  hang(around, verb, said, isRoot ? 'root' : 'ccomp')
  hang(around, noun, verb, 'nsubj')
  for (const i of behind) hang(around, i, verb, words[i]!.deprel)
}

/** "a warrant against diamond dealer Ada Lee"; but "the District of Columbia Court". */
function hangOnPhrase(around: Around, preposition: number): void {
  const { words } = around
  const within = words[preposition]!.head
  if (within < preposition || !/^(compound|nmod:desc)$/.test(words[within]!.deprel)) return
  const phrase = words[within]!.head
  if (phrase < within || !/^(obl|nmod)/.test(words[phrase]!.deprel) || childBy(around, phrase, 'case') !== undefined)
    return
  if (words[preposition - 1]?.upos !== 'PROPN') hang(around, preposition, phrase, 'case')
}

const IN_CLAUSE = /^(nsubj|obj|obl|nmod)(:pass)?$/

/** "the party's leader Ada Lee". */
function nameBehindTitle(around: Around, name: number): void {
  const { words } = around
  const title = name - 1
  if (
    words[name]!.upos !== 'PROPN' ||
    words[title]?.upos !== 'NOUN' ||
    childBy(around, name, 'case', 'det') !== undefined
  )
    return
  const { head, deprel } = words[title]!
  if (head < 0 || head !== words[name]!.head || !IN_CLAUSE.test(deprel) || !IN_CLAUSE.test(words[name]!.deprel)) return
  if (around.lists.is('title', words[title]!.lemma)) hang(around, name, title, 'appos')
}

/** "filed a lawsuit in a court against Lee". */
function hangOnDeed(around: Around, phrase: number): void {
  const { words, lists } = around
  const host = words[phrase]!.head
  if (host < 0 || host > phrase || !isNominal(words[host]!) || lists.is('against', words[host]!.lemma)) return
  if (words[host]!.upos !== 'PROPN' && !lists.is('hearing', words[host]!.lemma)) return
  let at = words[host]!.head
  for (let steps = 0; at >= 0 && isNominal(words[at]!) && steps < 4; steps++) {
    if (lists.is('against', words[at]!.lemma)) {
      hang(around, phrase, at, 'nmod')
      return
    }
    at = words[at]!.head
  }
  if (at < 0 || words[at]!.upos !== 'VERB') return
  const deed = childrenOf(around, at).findLast(
    (i) => i < phrase && words[i]!.deprel === 'obj' && lists.is('against', words[i]!.lemma),
  )
  if (deed !== undefined) hang(around, phrase, deed, 'nmod')
  else if (lists.is('against', words[at]!.lemma)) hang(around, phrase, at, 'obl')
}

/** "the withdrawal of troops from Chad". */
function hangOnMovement(around: Around, phrase: number): boolean {
  const { words, lists } = around
  const moved = words[phrase]!.head
  if (moved < 0 || words[phrase]!.deprel !== 'nmod' || prepositionOf(around, moved) !== 'of') return false
  const movement = words[moved]!.head
  if (movement < 0 || words[moved]!.deprel !== 'nmod' || !lists.is('moving', words[movement]!.lemma)) return false
  hang(around, phrase, movement, 'nmod')
  return true
}

const DEEDS = ['done-by', 'own-place', 'moving', 'against']

/** "the release of the hostages by Peru", "of dozens of hostages by Peru"; but "protests against the killing of hostages by Peru". */
function hangOnDone(around: Around, phrase: number): void {
  const { words, lists } = around
  const sufferer = words[phrase]!.head
  if (words[phrase]!.deprel !== 'nmod') return
  const isDeed = (i: number) => DEEDS.some((list) => lists.is(list, words[i]!.lemma))
  let at = sufferer
  for (let steps = 0; steps < 3 && at >= 0 && words[at]!.deprel === 'nmod' && !isDeed(at); steps++) {
    if (!/^(of|on|against)$/.test(prepositionOf(around, at) ?? '')) return
    const above = words[at]!.head
    if (above < 0 || words[above]!.upos !== 'NOUN') return
    if (isDeed(above)) {
      hang(around, phrase, above, 'nmod')
      return
    }
    at = above
  }
}

/** "apologised to the families for the raid". */
function hangOnReason(around: Around, phrase: number): void {
  const { words, lists } = around
  const host = words[phrase]!.head
  if (host < 0 || words[phrase]!.deprel !== 'nmod' || !/^(obj|obl|nsubj:pass)$/.test(words[host]!.deprel)) return
  const verb = words[host]!.head
  if (
    verb < 0 ||
    host < verb ||
    !lists.is('for-reason', words[verb]!.lemma) ||
    lists.is('is-for', words[host]!.lemma.toLowerCase())
  )
    return
  hang(around, phrase, verb, 'obl')
}

/** "returned the statue of a king to Peru". */
function hangOnGiving(around: Around, phrase: number): void {
  const { words, lists } = around
  let at = words[phrase]!.head
  // "a smuggler wanted in Fiji to Peru": whom one hands over stands with the handing over, not with what he is wanted for.
  if (at >= 0 && words[phrase]!.deprel === 'obl' && words[at]!.deprel === 'acl' && words[at]!.upos === 'VERB') {
    if (lists.is('leads-to', words[at]!.lemma) || !/Tense=Past/.test(words[at]!.feats ?? '')) return
  } else if (words[phrase]!.deprel !== 'nmod') return
  for (let steps = 0; steps < 5; steps++) {
    if (at < 0 || at > phrase) return
    const { upos, deprel, lemma, head, feats = '' } = words[at]!
    if (upos === 'VERB') {
      // "a medal struck with a king's head"
      if (deprel !== 'acl' || !/Tense=Past/.test(feats) || lists.is('handing-over', lemma)) return
    } else if (lists.is('is-to', lemma) && at === words[phrase]!.head) return
    else if (deprel === 'obj' && lists.is('handing-over', words[head]?.lemma ?? '')) {
      const isGiven = childrenOf(around, head).some((i) => i !== phrase && prepositionOf(around, i) === 'to')
      const isIndirect = childBy(around, head, 'iobj') !== undefined
      if (!isGiven && !isIndirect && words[head]!.upos === 'VERB') hang(around, phrase, head, 'obl')
      return
    }
    at = head
  }
}
