import type { ClaimAct } from '../report/layers.js'
import type { TokenRange } from '../report/span.js'
import type { Tree } from '../report/tree.js'
import type { ClaimCues } from './claim-cues.js'
import { type SourceWords, sourcePhrase, verbAbove } from './claim-source.js'
import { cueOfVerb, isPastParticiple } from './cue-words.js'
import { type DraftClaim, tokensBetween } from './draft-claim.js'

/** What the phrase finder knows of the text around it. */
export interface PhraseContext {
  readonly tree: Tree
  readonly cues: ClaimCues
  /** Is the token the head of a person's name? */
  readonly isPerson: (token: number) => boolean
}

/** The claim that a phrase beginning at token `i` brings in: "according to", "in her view", "in a poll", "For Kim, …", "reportedly". */
export function phraseClaim({ tree, cues, isPerson }: PhraseContext, i: number): DraftClaim | null {
  const word = tree.lower(i)
  const phrases = cues.prepositions.get(word)
  if (phrases) {
    for (const phrase of phrases) {
      if (!phrase.every((w, k) => tree.lower(i + k) === w)) continue
      const first = i + phrase.length
      const top = nominalFrom(tree, first)
      if (top === undefined || tree.sentence(top) !== tree.sentence(i)) return null
      const rule = `prep.${phrase.join('-')}`
      const cue = tokensBetween(i, first)
      const words = sourcePhrase(tree, top, first - 1).words.filter((t) => t >= first)
      const claim = claimBeside(tree, rule, cue, { head: top, words })
      // "According to the agency, the talks | failed": the parser took the subject for more of the source.
      const comma = words.findIndex((t) => t > top && tree.form(t) === ',')
      if (!claim || comma < 0 || !lacksSubject(tree, claim)) return claim
      return claimBeside(tree, rule, cue, { head: top, words: words.slice(0, comma) })
    }
  }
  if (word === 'in') return standpointClaim(tree, cues, i) ?? measureClaim(tree, cues, i)
  if (word === 'by') return standpointClaim(tree, cues, i)
  if (word === 'for' && opensSentence(tree, i)) {
    const top = nominalFrom(tree, i + 1)
    if (top === undefined || !isPerson(top)) return null
    const source = sourcePhrase(tree, top, i)
    const behind = (source.words.at(-1) ?? i) + 1
    return tree.form(behind) === ',' ? claimBeside(tree, 'prep.for', [i], source) : null
  }
  const stance = cues.stances.get(word)
  if (stance) return stanceClaim(tree, i, stance)
  if (cues.adverbs.has(word) && tree.upos(i) === 'ADV') return claimBeside(tree, `adv.${word}`, [i], null)
  return null
}

/** Does the content begin with its verb? */
const lacksSubject = (tree: Tree, { content }: DraftClaim): boolean =>
  content[0] !== undefined && /^(VERB|AUX)$/.test(tree.upos(content[0]))

/** "in the minister's view", "in her own words", "by her own account". */
function standpointClaim(tree: Tree, cues: ClaimCues, i: number): DraftClaim | null {
  const noun = tree.head(i)
  if (noun <= i || noun > i + 8) return null
  const word = tree.lower(i) === 'in' ? tree.lower(noun) : `${tree.lower(i)} ${tree.lemma(noun)}`
  if (!cues.standpoints.has(word)) return null
  // "In her eyes, the plan is dead", but "with tears in her eyes".
  if (/^(eyes|mind)$/.test(word) && !opensSentence(tree, i) && tree.form(i - 1) !== ',' && tree.form(noun + 1) !== ',')
    return null
  const owner = tree.childBy(noun, 'nmod:poss')
  if (owner === undefined || owner > noun) return null
  const source = sourcePhrase(tree, owner, noun)
  const taken = new Set(source.words)
  return claimBeside(
    tree,
    `poss.${tree.lower(noun)}`,
    tokensBetween(i, noun + 1).filter((t) => !taken.has(t)),
    source,
  )
}

/** "The union is against the ban". */
function stanceClaim(tree: Tree, i: number, act: ClaimAct): DraftClaim | null {
  const noun = tree.head(i)
  const be = noun < 0 ? undefined : tree.childBy(noun, 'cop')
  const subject = noun < 0 ? undefined : tree.childBy(noun, 'nsubj')
  if (noun < i || be === undefined || be !== i - 1 || subject === undefined || subject > i) return null
  const source = sourcePhrase(tree, subject, be)
  const { to } = tree.subtree(noun)
  return {
    rule: `stance.${tree.lower(i)}`,
    act,
    spoken: false,
    head: i,
    cue: [be, i],
    source: source.words,
    sourceHead: source.head,
    content: tokensBetween(i + 1, to).filter((t) => t !== to - 1 || tree.upos(t) !== 'PUNCT'),
  }
}

/** "In a poll released on Monday, 52 percent back the deal", "Berg leads by ten points in the poll": the poll is what says so. */
function measureClaim(tree: Tree, cues: ClaimCues, i: number): DraftClaim | null {
  const noun = tree.head(i)
  if (noun <= i || tree.relation(i) !== 'case' || !cues.measures.has(tree.lemma(noun))) return null
  const { words } = sourcePhrase(tree, noun, i)
  // "a poll released Monday, 52 percent | back it": the parser may take the share for more of the phrase.
  const commas = words.filter((t) => t > noun && tree.form(t) === ',')
  // "In a poll, conducted in May, 52 percent back it"
  const isMade = commas[0] !== undefined && isPastParticiple(tree, commas[0] + 1)
  const comma = commas[isMade ? 1 : 0] ?? (words.at(-1) ?? i) + 1
  const source = { head: noun, words: words.filter((t) => t < comma) }
  const rule = `measure.${tree.lemma(noun)}`
  if (opensSentence(tree, i)) return tree.form(comma) === ',' ? claimBeside(tree, rule, [i], source) : null
  // Not "she leads in most polls": one measure is cited. "52 percent said in the poll that": the saying brings it in.
  const verb = verbAbove(tree, noun)
  if (verb < 0 || tree.upos(verb) !== 'VERB' || cueOfVerb(cues, tree, verb) || tree.lower(noun) !== tree.lemma(noun))
    return null
  const claim = claimBeside(tree, rule, [i], source)
  // Not "he is struggling in the polls": a measure that is cited gives numbers.
  return claim?.content.some((t) => tree.upos(t) === 'NUM') ? claim : null
}

const opensSentence = (tree: Tree, i: number) =>
  i === tree.sentenceRange(tree.sentence(i)).from || (i > 0 && /^[—–-]$/.test(tree.form(i - 1)))

const PART_OF_NAME = new Set([
  'det',
  'compound',
  'amod',
  'nmod:poss',
  'nmod:desc',
  'flat',
  'nummod',
  'advmod',
  'case',
  'punct',
  'fixed',
  'cc:preconj',
  'det:predet',
  'goeswith',
])

/** The head of the noun phrase that begins at token `first`. */
function nominalFrom(tree: Tree, first: number): number | undefined {
  if (first >= tree.size) return undefined
  let top = first
  for (let steps = 0; steps < 12 && PART_OF_NAME.has(tree.deprel(top)); steps++) {
    const head = tree.head(top)
    if (head < first) break
    top = head
  }
  return /^(NOUN|PROPN|PRON|NUM|DET|ADJ|X|SYM)$/.test(tree.upos(top)) ? top : undefined
}

/** The claim of a phrase that stands beside the clause it speaks of. */
function claimBeside(tree: Tree, rule: string, cue: readonly number[], source: SourceWords | null): DraftClaim | null {
  const taken = new Set([...cue, ...(source?.words ?? [])])
  const first = Math.min(...taken)
  const last = Math.max(...taken)
  const sentence = tree.sentenceRange(tree.sentence(first))
  const clause = clauseOf(tree, source?.head ?? cue[0]!, { from: first, to: last + 1 }, sentence)
  const content = clause.filter((t) => !taken.has(t))
  while (content.length > 0 && tree.upos(content[0]!) === 'PUNCT' && !QUOTE.test(tree.form(content[0]!)))
    content.shift()
  while (content.length > 0 && (tree.upos(content[0]!) === 'CCONJ' || /^(because|,)$/.test(tree.lower(content[0]!))))
    content.shift()
  if (!content.some((t) => tree.upos(t) !== 'PUNCT')) return null
  return {
    rule,
    act: 'assert',
    spoken: true,
    head: cue[0]!,
    cue,
    source: source?.words ?? [],
    sourceHead: source?.head ?? -1,
    content,
  }
}

const QUOTE = /^["“”'‘’`«»]+$/
const CLAUSE_HEAD = new Set(['root', 'ccomp', 'advcl', 'parataxis', 'acl:relcl', 'csubj'])

/** The clause that the phrase headed by `i` speaks of. */
function clauseOf(tree: Tree, i: number, phrase: TokenRange, sentence: TokenRange): number[] {
  // At the beginning of a sentence, and behind a comma at its end, the phrase speaks of all of it.
  const closes = tree.upos(phrase.from - 1) === 'PUNCT' && atEnd(tree, phrase, sentence)
  let head = i
  for (let steps = 0; steps < 20; steps++) {
    const governor = tree.head(head)
    if (governor < 0) break
    head = governor
    if (head >= phrase.from && head < phrase.to) continue
    if (phrase.from === sentence.from) continue
    const relation = tree.deprel(head)
    const ownSubject = tree.children(head).some((k) => tree.relation(k) === 'nsubj')
    if (relation === 'conj' && ownSubject && !closes) break
    if (CLAUSE_HEAD.has(relation) && !closes) break
  }
  const { from, to } = tree.subtree(head)
  return tokensBetween(from, to).filter((t) => tree.isUnder(t, head) || tree.upos(t) === 'PUNCT')
}

const atEnd = (tree: Tree, phrase: TokenRange, sentence: TokenRange) => {
  for (let t = phrase.to; t < sentence.to; t++) if (tree.upos(t) !== 'PUNCT') return false
  return true
}
