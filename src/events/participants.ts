import { claimOfToken } from '../claims/claim-index.js'
import { entityById, membersOf, mentionCovering, mentionsHeadedBy } from '../mentions/entity-index.js'
import type { Entity, Mention, MentionKind, Participant, Report } from '../report/layers.js'
import type { Span } from '../report/span.js'
import type { Arguments } from './arguments.js'
import { lightVerbOf } from './arguments-of-noun.js'
import { isPassive, prepositionOf } from './clause.js'
import type { EventLexicon } from './event-lexicon.js'
import type { FillerKind } from './frame.js'
import { isSomebody } from './walk-roles.js'

type Resolved = Report<'sentences' | 'tokens' | 'syntax' | 'mentions' | 'entities' | 'claims'>

/**
 * Who the words of a clause stand for: "it" of "Laos said it would withdraw" is Laos. Here nobody is taken from outside the
 * clause but by coreference; who is left out altogether is tied later (`tie-recipients.ts`, `other-side-of-report.ts`).
 */
export interface Participants {
  /** The one or more that a head word stands for itself: "the two countries" are two. */
  at(token: number): readonly Participant[]
  /** The same, and where the word is a thing, its owner: Russia in "Russia's decision", "the Russian decision". */
  behind(token: number): readonly Participant[]
  /** The same, but of a deed never whom it is done to: Iran in "Iran's detention of a journalist", nobody in "the detention of a journalist". */
  answerableFor(token: number): readonly Participant[]
  is(token: number, kind: FillerKind): boolean
  kindAt(token: number): MentionKind | undefined
  entity(participant: Participant): Entity | undefined
}

const NOBODY: readonly Participant[] = []
/** Where the owner of a thing stands, best first. */
const OWNERS = [
  'poss',
  'amod',
  'compound',
  'nmod:by',
  'nmod:of',
  'nmod:from',
  'nmod:against',
  'nmod:on',
  'nmod:to',
  'nmod:with',
  'nmod:for',
  'nmod:in',
  'nmod:toward',
  'nmod:towards',
  'nmod:at',
  'nmod:between',
  'appos',
]

/** "800 of 2,200 teachers" */
const OF_THESE = [...OWNERS, 'nmod:unmarked']

/** Deeds that one blames somebody for. */
const HARM = new Set(['ASSAULT', 'COERCE'])
const DOERS_FIRST = ['subj', ...OWNERS]
/** Where those stand whom a deed is done to. */
const SUFFERERS = new Set([
  'nmod:of',
  'nmod:against',
  'nmod:on',
  'nmod:to',
  'nmod:for',
  'nmod:toward',
  'nmod:towards',
  'nmod:at',
])

export function participantsOf(report: Resolved, args: Arguments, lexicon: EventLexicon): Participants {
  const { tree } = args
  let namings: Map<string, Mention[]> | undefined
  const direct = new Map<number, readonly Participant[]>()

  function mentionOf(token: number): Mention | undefined {
    if (isNobody(token)) return undefined
    const headed = mentionsHeadedBy(report, token)
    const resolved = headed.find((m) => m.entity && m.kind !== 'other') ?? headed.find((m) => m.entity)
    if (resolved || headed.length > 0) return resolved ?? headed[0]
    // A name whose head the parser sees elsewhere: "Kim" of "Kim Yong-nam".
    const around = tree.upos(token) === 'PROPN' ? mentionCovering(report, token) : undefined
    if (!around || tree.upos(around.head) !== 'PROPN') return undefined
    if (tree.relation(token) === 'flat') return around
    // "the Bank of New Fiji agreed": the word by which the whole name hangs on the rest of the sentence.
    const { from, to } = tree.tokensIn(around.span)
    const governor = tree.head(token)
    return governor < from || governor >= to ? around : undefined
  }

  /** "US$" is no state, nor is a state of emergency; the movement of goods is no party. */
  function isNobody(token: number): boolean {
    if (tree.upos(token) === 'SYM') return true
    if (isMeans(token)) return true
    const { grammar } = args
    const lemma = tree.lemma(token)
    if (lemma !== 'state' && lemma !== 'movement') return false
    return tree.childrenBy(token, 'nmod').some((c) => grammar.is(`${lemma}-of`, tree.lemma(c)))
  }

  /** "Respond with overwhelming force": that is how. */
  function isMeans(token: number): boolean {
    if (tree.upos(token) !== 'NOUN' || !args.grammar.is('means', tree.lemma(token))) return false
    return /^(obl|nmod)$/.test(tree.relation(token)) && /^(with|including)$/.test(prepositionOf(tree, token))
  }

  function at(token: number): readonly Participant[] {
    const before = direct.get(token)
    if (before) return before
    const mention = mentionOf(token)
    const entity =
      mention &&
      (quoted(token, mention) ?? known(mention) ?? subjectAbove(token, mention) ?? entityById(report, mention.entity))
    const found =
      mention && entity
        ? (ofSeveral(token, mention, entity) ??
          membersOf(report, entity).map(({ id }): Participant => ({ entity: id, span: wordsFor(mention, id) })))
        : NOBODY
    direct.set(token, found)
    return found
  }

  /** "Negotiators from Israel and Hamas" are those of both. */
  function ofSeveral(token: number, mention: Mention, entity: Entity): readonly Participant[] | undefined {
    if (!areMany(token) || entity.members || entity.registry || !entity.country) return undefined
    const owners = ['nmod:of', 'nmod:from'].map((role) => args.fillers(token, role)).find((list) => list.length > 1)
    const theirs = owners?.flatMap(at) ?? NOBODY
    const countries = new Set(theirs.map((p) => entityById(report, p.entity)?.country ?? null))
    const isOneOfThem = countries.size > 1 && countries.has(entity.country) && !countries.has(null)
    return isOneOfThem ? distinct(theirs).map((p) => ({ entity: p.entity, span: mention.span })) : undefined
  }

  /** Who is meant, unless it is a pronoun that nothing is known of. */
  function known(mention: Mention): Entity | undefined {
    const entity = entityById(report, mention.entity)
    const isBlank = entity?.country === null && !entity.registry && !entity.members && entity.sectors.length === 0
    return mention.kind === 'pronoun' && isBlank ? undefined : entity
  }

  /** "We reject this": whoever is quoted speaks for their side, where nothing else is known of "we". */
  function quoted(token: number, mention: Mention): Entity | undefined {
    if (mention.kind !== 'pronoun' || !args.grammar.is('first-person', tree.lower(token))) return undefined
    if (entityById(report, mention.entity)?.country) return undefined
    return entityById(report, claimOfToken(report, token)?.source?.entity ?? undefined)
  }

  /**
   * "Laos said it would withdraw", "said that rebels had fired on its posts", "the depot burned after it was hit": a pronoun
   * that nothing else is known of is the one who says so, or the subject of the clause above.
   */
  function subjectAbove(token: number, mention: Mention): Entity | undefined {
    const word = tree.lower(token)
    if (mention.kind !== 'pronoun' || !/^(it|they|he|she|its|their|his|her)$/.test(word)) return undefined
    const isOwner = tree.relation(token) === 'nmod'
    if (!isOwner && tree.relation(token) !== 'nsubj') return undefined
    let clause = tree.head(token)
    while (isOwner && clause >= 0 && tree.upos(clause) !== 'VERB') clause = tree.head(clause)
    if (isOwner && !isOthers(word, clause)) return undefined
    while (clause >= 0 && (tree.relation(clause) === 'conj' || tree.relation(clause) === 'xcomp'))
      clause = tree.head(clause)
    if (clause < 0) return undefined
    const relation = tree.relation(clause)
    if (relation !== 'ccomp' && (relation !== 'advcl' || word !== 'it')) return undefined
    // "Laos made it clear that it would withdraw"
    const above = tree.relation(tree.head(clause)) === 'xcomp' ? tree.head(tree.head(clause)) : tree.head(clause)
    const [subject] = args.fillers(above, relation === 'advcl' && isPassive(tree, above) ? 'obj' : 'subj')
    const named = subject === undefined || subject === token ? undefined : mentionOf(subject)
    if (!named || named.kind === 'pronoun' || named.kind === 'other') return undefined
    const isHuman = named.kind === 'person' || named.kind === 'role'
    if (/^(he|she|his|her)$/.test(word) && !isHuman) return undefined
    if (/^its?$/.test(word) && (named.kind === 'role' || (isHuman && relation === 'advcl') || areMany(subject!)))
      return undefined
    return entityById(report, named.entity)
  }

  /** "Guards", but not "the United Nations". */
  function areMany(noun: number): boolean {
    return tree.upos(noun) === 'NOUN' && (tree.feats(noun)?.includes('Number=Plur') ?? false)
  }

  /** "Guards had opened fire on its posts": not those of the guards, who are many. */
  function isOthers(owner: string, clause: number): boolean {
    if (clause < 0) return false
    const own = args.fillers(clause, 'subj')
    const isMany = own.length > 1 || own.some(areMany)
    return own.length > 0 && (owner === 'their' ? !isMany : isMany)
  }

  /** "Laos said it would withdraw": where the sentence itself names who is meant by a pronoun, the name stands for it. */
  function wordsFor(mention: Mention, entity: string): Span {
    if (mention.kind !== 'pronoun') return withName(mention)
    const sentence = tree.sentence(mention.head)
    if (!namings) {
      namings = new Map()
      for (const m of report.mentions) {
        if (m.kind === 'pronoun' || !m.entity) continue
        const list = namings.get(m.entity)
        if (list) list.push(m)
        else namings.set(m.entity, [m])
      }
    }
    // "We reject this, the minister said": a quotation may come before who says it.
    const isQuoted = args.grammar.is('first-person', tree.lower(mention.head))
    const named = namings
      .get(entity)
      ?.find((m) => (m.head < mention.head || isQuoted) && tree.sentence(m.head) === sentence)
    return named?.span ?? mention.span
  }

  /** "his Iranian counterpart, Karim Ahmadi": with the name that follows. */
  function withName({ kind, head, span, entity }: Mention): Span {
    const name = kind === 'role' ? tree.childrenBy(head, 'appos')[0] : undefined
    const named = name === undefined ? undefined : mentionsHeadedBy(report, name).find((m) => m.kind === 'person')
    return named && named.entity === entity && named.span.start >= span.end && named.span.start <= span.end + 2
      ? { start: span.start, end: named.span.end }
      : span
  }

  function behind(token: number, depth = 0, doersOnly = false): readonly Participant[] {
    const self = is(token, 'ACTOR') ? at(token) : NOBODY
    // "the border with Gaza" is a place without a country of its own: go by what it borders.
    if (depth > 2 || (self.length > 0 && !isNowhere(token, self))) return self
    const upos = tree.upos(token)
    if (upos !== 'NOUN' && upos !== 'PROPN' && upos !== 'NUM' && upos !== 'DET' && upos !== 'ADJ' && upos !== 'PRON')
      return NOBODY
    // Who takes a decision owns it, and so does who proposed a draft; who bans an account does not.
    const verb = lightVerbOf(args, token)
    const isDeed =
      lexicon.framesFor(tree.lemma(token), 'n').length > 0 ||
      args.grammar.is('content-noun', tree.lemma(token)) ||
      (verb !== undefined && tree.head(verb) === token)
    const isHarm =
      doersOnly && lexicon.framesFor(tree.lemma(token), 'n').some(({ frame }) => HARM.has(frame.type ?? ''))
    let unknown = NOBODY
    for (const role of upos === 'NUM' ? OF_THESE : isDeed ? DOERS_FIRST : OWNERS) {
      if (isHarm && SUFFERERS.has(role)) continue
      // "the use of force against the protesters" is not theirs; "the case against the minister" is.
      if (role === 'nmod:against' && (doersOnly || !isDeed) && !args.grammar.is('accusation-noun', tree.lemma(token)))
        continue
      const found = args
        .fillers(token, role)
        .filter((f) => !args.grammar.is('behest', tree.lemma(f)))
        .flatMap((f) => (role === 'amod' ? (is(f, 'ACTOR') ? at(f) : NOBODY) : behind(f, depth + 1, doersOnly)))
      // "a block of flats in Fiji's capital": the flats are nobody, Fiji is.
      if (found.some((p) => isSomebody(entityById(report, p.entity)))) return found
      if (unknown.length === 0) unknown = found
    }
    return unknown.length > 0 ? unknown : at(token)
  }

  function isNowhere(token: number, found: readonly Participant[]): boolean {
    const kind = mentionOf(token)?.kind
    return kind === 'place' && found.every((p) => entityById(report, p.entity)?.country === null)
  }

  function is(token: number, kind: FillerKind): boolean {
    const mention = mentionOf(token)
    switch (kind) {
      case 'THING':
        return !is(token, 'ACTOR')
      case 'ACTOR':
        return mention !== undefined && mention.kind !== 'other' && (mention.kind !== 'pronoun' || at(token).length > 0)
      case 'COUNTRY':
        return (
          mention !== undefined && (mention.kind === 'country' || (mention.kind !== 'other' && stateNamed(mention)))
        )
      case 'PERSON': {
        if (!mention) return false
        if (mention.kind === 'person' || mention.kind === 'role') return true
        return mention.kind === 'pronoun' && /^(he|she|him|her|who|whom)$/.test(tree.lower(token))
      }
    }
  }

  /** "Pyongyang", "it" for North Korea. */
  function stateNamed(mention: Mention): boolean {
    if (mention.kind !== 'pronoun' && mention.kind !== 'place') return false
    const entity = entityById(report, mention.entity)
    return entity !== undefined && entity.country !== null && entity.sectors.length === 0
  }

  return {
    at,
    behind: (token) => behind(token),
    answerableFor: (token) => behind(token, 0, true),
    is,
    kindAt: (token) => mentionOf(token)?.kind,
    entity: (participant) => entityById(report, participant.entity),
  }
}

/** Each entity once, in the order of the text. */
export function distinct(participants: readonly Participant[]): Participant[] {
  const seen = new Set<string>()
  return participants.filter(({ entity }) => !seen.has(entity) && seen.add(entity))
}
