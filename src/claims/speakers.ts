import { entityOfToken, mentionsHeadedBy } from '../mentions/entity-index.js'
import type { ClaimAct, Report } from '../report/layers.js'
import type { Tree } from '../report/tree.js'
import type { ClaimCues } from './claim-cues.js'
import { agentOf } from './claim-source.js'
import type { SettledClaim } from './nested-claims.js'

type Read = Report<'tokens' | 'syntax' | 'sentences' | 'mentions' | 'entities'>

const SOMEONE = new Set(['person', 'group', 'country', 'role'])

/** Is token `i` the head of a mention of a person, a group or a state? */
export const isSomeone = (report: Read, i: number): boolean =>
  mentionsHeadedBy(report, i).some((m) => SOMEONE.has(m.kind))

/** What tells a speaker from a thing. */
export interface SpeakerWords {
  readonly cues: ClaimCues
  /** Does the noun name a person: "analyst"? */
  readonly isPerson: (lemma: string) => boolean
  readonly isQuoted: (token: number) => boolean
}

const GOES_ON = new Set(['add', 'continue', 'go', 'conclude'])
const TOLD = new Set<ClaimAct>(['assert', 'deny', 'assess', 'foresee'])

/**
 * The entity of each source. "he added" goes on with whom the report was just quoting, even where somebody
 * else was named since: "…, Ortiz pointed out. Trump has made it clear that … “…,” he added." So does a "he"
 * taken for somebody without a name who has not spoken. "The statement" is that of the last document's author.
 */
export function speakersOf(
  report: Read,
  tree: Tree,
  view: SpeakerWords,
  settled: readonly SettledClaim[],
): (string | null)[] {
  const { cues, isPerson } = view
  const named = new Set(report.mentions.flatMap((m) => (m.entity && m.kind === 'person' ? [m.entity] : [])))
  const spoke = new Set<string>()
  // Land and areas say nothing, whatever "it" was taken for.
  const acting = new Set(report.mentions.flatMap((m) => (m.entity && SOMEONE.has(m.kind) ? [m.entity] : [])))
  const firstHeads = new Map<string, number>()
  for (const { entity, head } of report.mentions)
    if (entity && head < (firstHeads.get(entity) ?? tree.size)) firstHeads.set(entity, head)
  // Of whom the report says no more than a role, no country and no name.
  const unknown = new Set(
    report.entities.flatMap((e) => (e.country === null && !e.registry && !e.office && !named.has(e.id) ? [e.id] : [])),
  )
  const genders = gendersOf(report, tree)
  // Whoever spoke last under a word of their own: "protesters", "the ministry".
  let body: { entity: string; sentence: number } | null = null
  let last: string | null = null
  let author: string | null = null
  // Who was the subject of the last sentence that tells of somebody's words, and which sentence that was.
  let recent: { entity: string; sentence: number } | null = null
  return settled.map(({ draft, within }) => {
    const head = draft.sourceHead
    const isDocument = head >= 0 && cues.documents.has(tree.lemma(head).toLowerCase())
    const meant = isDocument ? (authorOf(report, tree, head) ?? author) : entityOfSource(report, tree, head)
    // "an official" is nobody whom the report named before.
    const said = meant !== null && isIndefinite(tree, head) && (firstHeads.get(meant) ?? head) < head ? null : meant
    // "he", or "the analyst" where no mention was made of it, or none before.
    const isPronoun =
      head >= 0 &&
      (/^(he|she)$/.test(tree.lower(head)) ||
        (tree.lower(head - 1) === 'the' &&
          isPerson(tree.lemma(head).toLowerCase()) &&
          (said === null || (unknown.has(said) && firstHeads.get(said) === head))))
    const doubtful =
      said === null || (!named.has(said) && (!spoke.has(said) || view.isQuoted(firstHeads.get(said) ?? -1)))
    const goesOn = head >= 0 && isPronoun && recent !== null && tree.sentence(head) === recent.sentence + 1
    const heard = GOES_ON.has(tree.lemma(draft.head)) ? last : goesOn ? recent!.entity : doubtful ? last : null
    const fits = heard !== null && (genders.get(heard) ?? tree.lower(head)) === tree.lower(head)
    const isHeOrShe = head >= 0 && /^(he|she)$/.test(tree.lower(head))
    const near = body !== null && head >= 0 && tree.sentence(head) - body.sentence <= 2 ? body.entity : null
    const mistaken = isHeOrShe && said !== null && (genders.get(said) ?? tree.lower(head)) !== tree.lower(head)
    const entity: string | null =
      isPronoun && heard !== null && (fits || !isHeOrShe)
        ? heard
        : head >= 0 && /^(they|it)$/.test(tree.lower(head)) && (said === null || (near !== null && !acting.has(said)))
          ? near
          : mistaken
            ? near
            : said
    if (entity && head >= 0 && within < 0 && !named.has(entity)) body = { entity, sentence: tree.sentence(head) }
    if (isDocument) author = said
    const speaks = /^(verb|prep)\./.test(draft.rule) && TOLD.has(draft.act)
    const perfect = draft.cue.some((t) => tree.upos(t) === 'AUX')
    if (speaks && entity) spoke.add(entity)
    if (within < 0 && head >= 0 && entity && named.has(entity) && isTopic(tree, draft.head, head))
      recent = { entity, sentence: tree.sentence(head) }
    // Whoever speaks inside somebody's claim is not who the report is quoting.
    if (speaks && !perfect && within < 0 && entity && named.has(entity)) last = entity
    return entity
  })
}

/** "an official", "another analyst", without a name. */
const isIndefinite = (tree: Tree, head: number): boolean =>
  head >= 0 &&
  tree.upos(head) === 'NOUN' &&
  tree.children(head).some((k) => k < head && /^(a|an|another)$/.test(tree.lower(k))) &&
  !tree.children(head).some((k) => tree.upos(k) === 'PROPN' && /^(appos|flat|nmod)$/.test(tree.relation(k)))

/** Is the speaker the subject of the sentence, and his speaking what it tells? */
const isTopic = (tree: Tree, cue: number, head: number): boolean =>
  tree.relation(head) === 'nsubj' && (tree.relation(cue) === 'root' || tree.relation(tree.head(head)) === 'root')

/** "he" or "she" for each person whom a pronoun stands for. */
function gendersOf(report: Read, tree: Tree): ReadonlyMap<string, string> {
  const genders = new Map<string, string>()
  for (const { entity, kind, head } of report.mentions)
    if (entity && kind === 'pronoun' && /^(he|him|his|she|her|hers)$/.test(tree.lower(head)) && !genders.has(entity))
      genders.set(entity, tree.lower(head).startsWith('h') && !tree.lower(head).startsWith('her') ? 'he' : 'she')
  // "Ms. Berg" is no "he", whatever the pronouns were taken for.
  for (const { entity, span } of report.mentions) {
    const title = /^(Mr|Ms|Mrs|Miss|Sir|Madam)\b/.exec(report.original.text.slice(span.start, span.end))?.[1]
    if (entity && title) genders.set(entity, /^(Mr|Sir)$/.test(title) ? 'he' : 'she')
  }
  return genders
}

/** "the ministry's statement", "a report by the agency" speak for the ministry and the agency. */
function authorOf(report: Read, tree: Tree, head: number): string | null {
  for (const k of tree.children(head)) {
    const opener = tree.children(k).find((c) => c < k && tree.relation(c) === 'case')
    const made =
      tree.deprel(k) === 'nmod:poss' ||
      (tree.relation(k) === 'nmod' && opener !== undefined && /^(by|from)$/.test(tree.lower(opener)))
    // "footage from Paktika": where it was made, not who made it.
    const where = opener !== undefined && tree.lower(opener) === 'from' && !isSomeone(report, k)
    if (made && !where) return entityOfSource(report, tree, k)
    // "the Amnesty report"
    if (tree.relation(k) === 'compound' && tree.upos(k) === 'PROPN') {
      const named = mentionsHeadedBy(report, k).find((m) => m.entity && (m.kind === 'group' || m.kind === 'person'))
      if (named) return named.entity!
    }
    // "a statement released by the ministry"
    const agent = tree.relation(k) === 'acl' ? agentOf(tree, k) : undefined
    if (agent !== undefined) return entityOfSource(report, tree, agent)
  }
  return null
}

/** "who" and "which" are whom their noun names. */
export function entityOfSource(report: Read, tree: Tree, head: number): string | null {
  if (head < 0) return null
  let at = head
  if (/^(who|which|that|whom)$/.test(tree.lower(head))) {
    let verb = tree.head(head)
    for (let steps = 0; steps < 4 && verb >= 0 && tree.deprel(verb) !== 'acl:relcl'; steps++) verb = tree.head(verb)
    if (verb >= 0 && tree.head(verb) >= 0) at = tree.head(verb)
  }
  const mentions = mentionsHeadedBy(report, at)
  if (mentions.length === 0 && tree.upos(at) !== 'PROPN') return null
  return entityOfToken(report, at)?.id ?? null
}
