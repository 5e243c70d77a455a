import { type Clauses, isInfinitive } from './clause.js'

/** How a predicate stands in time and certainty by its own auxiliaries. */
export interface VerbForm {
  readonly finite: boolean
  readonly infinitive: boolean
  readonly past: boolean
  readonly perfect: boolean
  readonly progressive: boolean
  readonly modal: 'future' | 'hypothetical' | 'conditional' | 'duty' | null
  readonly negated: boolean
  /** The words it was read from. */
  readonly cues: readonly number[]
}

/** Reads auxiliaries, copula and negation; a coordinated verb without its own takes those of the first. */
export function verbFormOf(clauses: Clauses, verb: number, depth = 0): VerbForm {
  const { tree, grammar } = clauses
  const cues: number[] = []
  let modal: VerbForm['modal'] = null
  let have = ''
  let be = ''
  let doing = ''
  let negated = false
  let hasOwn = false
  const infinitive = isInfinitive(tree, verb)

  for (const c of tree.children(verb)) {
    const relation = tree.relation(c)
    const lower = tree.lower(c)
    if (relation === 'aux' || relation === 'cop') {
      hasOwn = true
      const lemma = tree.lemma(c)
      if (grammar.is('future-modal', lower)) modal = 'future'
      else if (grammar.is('conditional-modal', lower)) modal = 'conditional'
      else if (grammar.is('hypothetical-modal', lower) && !(lower.endsWith('d') && lower !== 'would' && isHad(c)))
        modal = 'hypothetical'
      else if (grammar.is('duty-modal', lower)) modal = 'duty'
      else if (lemma === 'have' || lower === "'ve" || lower === '’ve' || lower.endsWith('’d') || lower === "'d")
        have = lower
      else if (lemma === 'do') doing = lower
      else if (lemma === 'be' || lemma === 'get' || relation === 'cop') {
        if (tree.deprel(c) !== 'aux:pass' && relation === 'aux') be = lower
        else if (!be) be = lower === 'been' || lower === 'being' || lower === 'be' ? be : `${lower}*`
        if (tree.deprel(c) === 'aux:pass' && lower === 'being') be = be.startsWith('w') ? 'was' : 'is'
      }
      if (modal || lower.startsWith('had')) cues.push(c)
      if (lower === 'cannot') {
        negated = true
        cues.push(c)
      }
    } else if (relation === 'advmod' || relation === 'det' || relation === 'cc') {
      if (isNegation(clauses, c)) {
        negated = true
        cues.push(c)
      }
    }
  }
  // "no talks were held", "nobody was killed", "neither Fiji nor Tonga signed", "signed no treaty", "at no point did Iran agree".
  if (!negated)
    for (const c of tree.children(verb)) {
      const relation = tree.relation(c)
      if (relation !== 'nsubj' && relation !== 'obj' && relation !== 'obl') continue
      const no = tree
        .children(c)
        .find(
          (d) =>
            (tree.relation(d) === 'det' && grammar.is('negative-determiner', tree.lower(d))) ||
            (tree.relation(d) === 'cc' && tree.lower(d) === 'neither'),
        )
      const found = no ?? (grammar.is('negative-pronoun', tree.lower(c)) ? c : undefined)
      if (found === undefined) continue
      negated = true
      cues.push(found)
    }

  if (!hasOwn && !infinitive && tree.relation(verb) === 'conj' && depth < 4) {
    const head = tree.head(verb)
    if (head >= 0 && tree.upos(head) === tree.upos(verb) && tree.childBy(verb, 'nsubj') === undefined) {
      const first = verbFormOf(clauses, head, depth + 1)
      const bare = tree.lower(verb) === tree.lemma(verb)
      // "will meet and sign", "has met and signed", "to meet and sign"; but "met and will sign" does not reach back.
      if ((bare && (first.modal || first.infinitive)) || (!bare && first.perfect))
        return { ...first, negated: negated || (first.negated && bare), cues: [...first.cues, ...cues] }
    }
  }

  const lower = tree.lower(verb)
  const lemma = tree.lemma(verb)
  const ing = lower.endsWith('ing') && lower !== lemma
  const bare = lower === lemma
  const auxiliary = be || have || doing
  return {
    finite: !infinitive && (auxiliary !== '' || modal !== null || !ing),
    infinitive,
    past:
      /^(was|were|had|did|got|'d|’d)/.test(have || doing || be) ||
      (auxiliary === '' && !modal && !bare && !ing && !lower.endsWith('s')),
    perfect: have !== '',
    progressive: ing && be !== '' && !be.endsWith('*'),
    modal,
    negated,
    cues,
  }

  /** "'d" is had before a participle, would before a bare form. */
  function isHad(c: number): boolean {
    return tree.lemma(c) === 'have' || tree.lower(verb) !== tree.lemma(verb)
  }
}

/** "not" but neither "not only" nor "not just". */
function isNegation({ tree, grammar }: Clauses, i: number): boolean {
  const lower = tree.lower(i)
  if (grammar.is('frequency-negation', lower)) return true
  if (grammar.is('negation', lower)) {
    const next = tree.lower(i + 1)
    return next !== 'only' && next !== 'just' && next !== 'merely' && next !== 'simply'
  }
  // "no longer supports"
  return lower === 'longer' && tree.lower(i - 1) === 'no'
}
