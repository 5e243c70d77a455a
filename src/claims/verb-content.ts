import type { Tree } from '../report/tree.js'
import type { ClaimCue, ClaimCues } from './claim-cues.js'
import { agentOf, type SourceWords, sourcePhrase, speakerOf } from './claim-source.js'
import {
  asideContent,
  clauseTokens,
  contentBefore,
  contentBehind,
  hasSubjectOfItsOwn,
  standsBehindComma,
  subtreeOf,
} from './clause-content.js'
import { isPassive } from './cue-words.js'
import { tokensBetween } from './draft-claim.js'
import { behindHearer, behindObject, isInfinitive, NO_PHRASES, prepositional } from './phrase-content.js'

/** What the verb finder knows of the text around it. */
export interface VerbContext {
  readonly tree: Tree
  readonly cues: ClaimCues
  /** Tokens of the quotations that a verb brings in by their place. */
  readonly quotedBy: (verb: number) => readonly number[]
  readonly isQuoted: (token: number) => boolean
  /** The verb that brings in the quotation around the token by its place; -1 outside quotations, and in that of `verb` itself. */
  readonly otherSpeaker: (token: number, verb: number) => number
  /** Is the token a person's name, a pronoun for a person, a country … rather than a thing? */
  readonly isSomeone: (token: number) => boolean
  /** Is the token the head of a person's name? */
  readonly isPerson: (token: number) => boolean
}

/** The content that a verb brings in, and what comes with it. */
export interface VerbContent {
  readonly tokens: readonly number[]
  readonly clause: boolean
  /** Words that join the cue: "for" of "called for". */
  readonly cue: readonly number[]
  /** Set where the content says who the source is, or that there is none. */
  readonly source?: SourceWords | null
}

export const NOTHING: VerbContent = { tokens: [], clause: false, cue: [] }
/** What is said, thought or wanted, by the complements that the cue's row allows. */
export function contentOfVerb(
  { tree, cues, isSomeone, isPerson, isQuoted, otherSpeaker }: VerbContext,
  cue: ClaimCue,
  i: number,
  passive: boolean,
): VerbContent {
  const kids = tree.children(i)
  const object = kids.find((k) => tree.relation(k) === 'obj' && k !== i)
  const indirect = kids.find((k) => tree.deprel(k) === 'iobj')
  const subject =
    kids.find((k) => tree.deprel(k) === 'nsubj:pass') ??
    (passive ? kids.find((k) => tree.relation(k) === 'nsubj') : undefined)
  const agent = passive ? agentOf(tree, i) : undefined

  if (cue.alone && (passive || isTalk(tree, i))) return NOTHING
  const moved = cue.moves ? whatMoves(tree, isSomeone, i, { object, subject, agent }) : NOTHING
  if (moved.tokens.length > 0) return moved

  // "was quoted as saying that …"
  const asSaying = kids.find(
    (k) => k > i && tree.lemma(k) === 'say' && tree.children(k).some((c) => tree.lower(c) === 'as'),
  )
  if (asSaying !== undefined && cue.prepositions.has('as')) {
    const said = tree.childBy(asSaying, 'ccomp', 'parataxis', 'obj')
    const speaker = passive ? subject : object
    return {
      tokens: said === undefined ? [] : subtreeOf(tree, said),
      clause: true,
      cue: [asSaying, ...tree.children(asSaying).filter((c) => tree.lower(c) === 'as')],
      source: speaker === undefined ? null : sourcePhrase(tree, speaker, i),
    }
  }

  // "said that …", "believes …"
  if (cue.clause || cue.quote) {
    const clauses = kids.filter(
      (k) =>
        (tree.relation(k) === 'ccomp' ||
          (cue.act === 'ask' && isAsked(tree, k, i)) ||
          // "tells voters she is with them": a sentence that the parser took for an object.
          (k > i && /^(obj|obl)$/.test(tree.relation(k)) && hasSubjectOfItsOwn(tree, k))) &&
        !isLoose(tree, k, i) &&
        otherSpeaker(k, i) < 0,
    )
    const clause =
      clauses.find((k) => k > i) ??
      clauses[0] ??
      (passive ? kids.find((k) => tree.relation(k) === 'csubj') : clauseRightBehind(tree, i)) ??
      (cue.object === 'addressee' && object !== undefined ? toldBehind(tree, object) : undefined)
    // "However, Ortiz pointed out, this trend is contrary to …"
    const behind = clause ?? kids.find((k) => tree.relation(k) === 'parataxis' && k > i && hasSubjectOfItsOwn(tree, k))
    if (
      clause === undefined &&
      behind !== undefined &&
      hasSubjectOfItsOwn(tree, i) &&
      standsBehindComma(tree, behind) &&
      object === undefined &&
      !isQuoted(behind)
    )
      return { tokens: clauseTokens(tree, cues, behind, i, true), clause: true, cue: [] }
    if (clause !== undefined && (cue.clause || hasSubjectOfItsOwn(tree, clause)))
      return { tokens: clauseTokens(tree, cues, clause, i, cue.object === 'addressee'), clause: true, cue: [] }
  }

  const near = prepositional(tree, cue.prepositions, i, cue.infinitive)
  const complement = kids.find((k) => tree.relation(k) === 'xcomp')
  // "called for the letters | to be made public": the phrase begins what is called for.
  const opens = complement === undefined ? -1 : near.phrases.indexOf(tree.subtree(complement).from - 1)
  if (complement !== undefined && opens < 0) {
    const infinitive = isInfinitive(tree, complement)
    const gerund = !infinitive && tree.upos(complement) === 'VERB' && /ing$/.test(tree.lower(complement))
    const wanted = infinitive
      ? cue.infinitive || (passive && cue.clause)
      : gerund
        ? cue.gerund || cue.infinitive || (cue.clause && cue.quote)
        : cue.predicate
    if (wanted) {
      // "called | for the fleet to be withdrawn"
      const opener = tree.subtree(complement).from
      const isCue = infinitive && tree.lower(opener) === 'for' && cue.prepositions.has('for')
      const tokens = subtreeOf(tree, complement).slice(isCue ? 1 : 0)
      if (passive) {
        const raised = cue.object !== 'addressee' && subject !== undefined
        return {
          tokens: raised ? [...subtreeOf(tree, subject), ...tokens, ...goesOn(tree, i, complement)] : tokens,
          clause: true,
          cue: [],
          source: agent === undefined ? null : sourcePhrase(tree, agent, i),
        }
      }
      const before = object ?? indirect
      return {
        tokens: before === undefined ? tokens : [...subtreeOf(tree, before), ...tokens],
        clause: true,
        cue: isCue ? [opener] : [],
      }
    }
  }

  // "said yes", "the results suggest otherwise"
  const answer = kids.find(
    (k) =>
      k === i + 1 &&
      /^(yes|no|so|otherwise|not|ok|okay|never)$/.test(tree.lower(k)) &&
      /^(advmod|discourse|obj|ccomp|obl)$/.test(tree.relation(k)),
  )
  if (cue.clause && answer !== undefined && !passive && complement === undefined)
    return { tokens: subtreeOf(tree, answer), clause: false, cue: [] }

  // “…,” he said; the talks, she believes, failed; as Kim noted, …
  const aside = asideContent(tree, cue, i)
  if (aside) return { tokens: aside, clause: true, cue: [] }

  const phrases = near.phrases.length > 0 ? near : behindHearer(tree, cue.prepositions, i)
  const patient = passive ? subject : object
  // "calling Trump a fascist": two objects, where the parser saw no predicate.
  if (cue.predicate && !passive && complement === undefined) {
    const both = kids.filter((k) => k > i && /^(obj|iobj|ccomp|xcomp)$/.test(tree.relation(k)))
    if (both.length >= 2) return { tokens: both.slice(0, 2).flatMap((k) => subtreeOf(tree, k)), clause: false, cue: [] }
  }
  // "showers are expected", "a group called We the People": nobody says so.
  if (passive && agent === undefined && (cue.act === 'foresee' || (cue.predicate && tree.relation(i) === 'acl')))
    return NOTHING
  if (patient !== undefined) {
    const joined = cue.objectWith.size > 0 ? prepositional(tree, cue.objectWith, i) : NO_PHRASES
    const isContent =
      cue.object === 'content' ||
      (cue.object === 'thing' && !isSomeone(patient)) ||
      (cue.object === 'addressee' && cue.objectToo && !isSomeone(patient)) ||
      (cue.object === 'document' && isSaidByDocument(tree, cues, i)) ||
      (cue.person && isPerson(patient) && isPersonal(tree, isPerson, passive ? agent : speakerOf(tree, i))) ||
      joined.phrases.length > 0 ||
      holdsPreposition(tree, cue, patient, i)
    if (isContent || (cue.predicate && (complement !== undefined || isNamedSomething(tree, patient, isQuoted)))) {
      const parts = [...gapped(tree, patient, i), ...phrases.withCase, ...joined.withCase]
      if (!passive && patient > i) parts.push(...behindObject(tree, patient, i))
      if (complement !== undefined && cue.predicate) parts.push(...subtreeOf(tree, complement))
      return { tokens: parts, clause: false, cue: [] }
    }
  } else if (
    (cue.object === 'content' || cue.object === 'thing') &&
    tree.deprel(i) === 'acl:relcl' &&
    phrases.phrases.length === 0
  ) {
    // "a point Feinstein acknowledged": the noun is what was acknowledged.
    const noun = tree.head(i)
    const start = tree.subtree(i).from
    const opener = tree.childrenBy(noun, 'case').findLast((k) => k < noun)
    const from = opener === undefined ? tree.subtree(noun).from : opener + 1
    // "the governor, whom few of them like"
    const pronoun = /^(who|whom|which)$/.test(tree.lower(start)) ? [start] : []
    if (start > noun) return { tokens: [...tokensBetween(from, start), ...pronoun], clause: false, cue: [] }
  }
  // "seen as a threat": of something that the text names elsewhere.
  if (passive && patient === undefined && /^(acl|advcl)$/.test(tree.deprel(i)) && cue.objectWith.size > 0) {
    const as = prepositional(tree, cue.objectWith, i)
    if (as.withCase.length > 0)
      return {
        tokens: as.withCase,
        clause: false,
        cue: [],
        source: agent === undefined ? null : sourcePhrase(tree, agent, i),
      }
  }
  if (phrases.phrases.length > 0) {
    const told = cue.object === 'addressee' && object !== undefined && phrases.cases.some((c) => tree.lower(c) === 'to')
    return {
      tokens: told ? [...subtreeOf(tree, object), ...phrases.withCase] : phrases.phrases,
      clause: false,
      cue: told ? [] : phrases.cases,
    }
  }
  if (!cue.clause) return NOTHING
  const place =
    contentBehind(tree, cue, i) ?? (object === undefined && complement === undefined ? contentBefore(tree, i) : null)
  return place ? { tokens: place, clause: true, cue: [] } : NOTHING
}

/** "The court is expected to rule | on Friday": what the parser hung on the expecting and directly follows. */
function goesOn(tree: Tree, verb: number, complement: number): number[] {
  let end = tree.subtree(complement).to
  for (const k of tree.children(verb)) {
    const { from, to } = tree.subtree(k)
    if (from === end && /^(obl|advmod)$/.test(tree.relation(k))) end = to
  }
  return tokensBetween(tree.subtree(complement).to, end)
}

const isPersonal = (tree: Tree, isPerson: (token: number) => boolean, who: number | undefined): boolean =>
  who !== undefined && (isPerson(who) || /^(he|she|i|who)$/.test(tree.lower(who)))

/** "The two sides discussed trade", "she discussed it with him", "came to discuss it": a talk, and who said what is left open. */
function isTalk(tree: Tree, i: number): boolean {
  if (isInfinitive(tree, i) || tree.relation(i) === 'xcomp') return true
  return tree.children(i).some((k) => {
    if (tree.relation(k) === 'nsubj')
      return (
        /Number=Plur/.test(tree.feats(k)) ||
        tree.childBy(k, 'conj') !== undefined ||
        /^(meeting|talk|session)$/.test(tree.lemma(k))
      )
    return tree.children(k).some((c) => tree.relation(c) === 'case' && tree.lower(c) === 'with')
  })
}

/** "The ruling angered the union", "the union was angered by the ruling": the union is angry, and about the ruling. */
function whatMoves(
  tree: Tree,
  isSomeone: (token: number) => boolean,
  i: number,
  { object, subject, agent }: { object: number | undefined; subject: number | undefined; agent: number | undefined },
): VerbContent {
  const active = tree.children(i).find((k) => /^[nc]subj$/.test(tree.deprel(k)) && k < i)
  const [who, what] = subject !== undefined ? [subject, agent] : [object, active]
  if (who === undefined || what === undefined || !isSomeone(who) || /^(it|who|whom)$/.test(tree.lower(what)))
    return NOTHING
  const matter = tree.lower(what) === 'that' || tree.lower(what) === 'which' ? [what] : subtreeOf(tree, what)
  const opener = tree.children(what).find((k) => k < what && tree.relation(k) === 'case')
  const tokens = opener === undefined ? matter : matter.filter((t) => t > opener)
  return { tokens, clause: false, cue: opener === undefined ? [] : [opener], source: sourcePhrase(tree, who, i) }
}

/** "the study suggests | farmers might leave": a sentence right behind the verb, whatever the parser hung it on. */
function clauseRightBehind(tree: Tree, i: number): number | undefined {
  const first = i + 1
  // Not "she laughed as …", "he argues, but …".
  if (/^(SCONJ|CCONJ|ADP|ADV|PUNCT)$/.test(tree.upos(first)) && !/^(that|whether|how|why)$/.test(tree.lower(first)))
    return undefined
  let k = first
  while (k < tree.size && tree.head(k) > i && tree.subtree(tree.head(k)).from === first) k = tree.head(k)
  if (k === first || k >= tree.size || tree.deprel(k) === 'acl:relcl') return undefined
  const finite = [k, ...tree.children(k)].some((c) => c <= k && /VerbForm=Fin/.test(tree.feats(c)))
  return finite && hasSubjectOfItsOwn(tree, k) ? k : undefined
}

/** "told the workers | it was over": a sentence right behind who heard it, which the parser hung on them. */
const toldBehind = (tree: Tree, hearer: number): number | undefined =>
  tree
    .children(hearer)
    .find(
      (k) =>
        tree.deprel(k) === 'acl:relcl' &&
        /^(PRON|DET|PROPN|NOUN)$/.test(tree.upos(tree.subtree(k).from)) &&
        !/^(who|whom|which|that|whose)$/.test(tree.lower(tree.subtree(k).from)) &&
        hasSubjectOfItsOwn(tree, k),
    )

/** "asked if they would come": the parser may take it for a condition. */
const isAsked = (tree: Tree, k: number, i: number): boolean =>
  k > i &&
  /^(advcl|parataxis)$/.test(tree.relation(k)) &&
  tree.form(tree.subtree(k).from - 1) !== ',' &&
  tree.children(k).some((c) => c < k && tree.relation(c) === 'mark' && /^(if|whether)$/.test(tree.lower(c)))

/** "he said, drawing gasps": a participle behind a comma is no clause of what was said. */
const isLoose = (tree: Tree, k: number, cue: number): boolean => {
  // "Asked about the raid, he said …"
  if (
    k < cue &&
    tree.upos(k) === 'VERB' &&
    /VerbForm=Part/.test(tree.feats(k)) &&
    !tree.children(k).some((c) => /^([nc]subj|aux|cop)$/.test(tree.relation(c)))
  )
    return true
  if (
    tree.children(k).some(
      (c) =>
        c < k &&
        /^(mark|advmod)$/.test(tree.relation(c)) &&
        // Not "the fence is as high as one must make it".
        !(tree.lower(c) === 'as' && tree.upos(c) === 'ADV') &&
        /^(after|as|while|when|because|before|since|though|although|until)$/.test(tree.lower(c)),
    )
  )
    return true
  return /ing$/.test(tree.lower(k)) && k > 0 && tree.form(k - 1) === ','
}

/** "called the plan “naïve”": the parser hangs what it is called on the plan. */
function isNamedSomething(tree: Tree, object: number, isQuoted: (token: number) => boolean): boolean {
  const { to } = tree.subtree(object)
  return (
    tree.children(object).some((k) => k > object && tree.relation(k) === 'appos') ||
    (!isQuoted(object) && (isQuoted(to) || isQuoted(to - 1) || isQuoted(to - 2)))
  )
}

/** "polls show Rome ahead": a document shows what it says; "he showed courage" says nothing. */
function isSaidByDocument(tree: Tree, cues: ClaimCues, i: number): boolean {
  const isRecord = (k: number) => cues.records.has(tree.lemma(k).toLowerCase())
  // "with polls showing Rome ahead"
  if (tree.deprel(i) === 'acl' && !isPassive(tree, i) && isRecord(tree.head(i))) return true
  return tree.children(i).some((k) => tree.relation(k) === 'nsubj' && isRecord(k))
}

/** "described the march as largely peaceful", where the parser hung the phrase on the march. */
function holdsPreposition(tree: Tree, cue: ClaimCue, object: number, i: number): boolean {
  if (cue.objectWith.size === 0 || object < i) return false
  const { to } = tree.subtree(object)
  for (let t = object + 1; t < to; t++) if (cue.objectWith.has(tree.lower(t))) return true
  return false
}

/** A relative pronoun stands for its noun, but the text's own word is kept: "which it believed violated …". */
const gapped = (tree: Tree, patient: number, cue: number): number[] => {
  const { from, to } = tree.subtree(patient)
  if (cue < from || cue >= to) return tokensBetween(from, to)
  return patient < cue ? tokensBetween(from, cue) : tokensBetween(cue + 1, to)
}
