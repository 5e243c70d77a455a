import type { Registry } from '../actors/registry.js'
import type { Name, SyntaxWord } from '../report/layers.js'
import { stage } from '../stage.js'
import { agreeNames } from './agree-names.js'
import { datelineLength } from './datelines.js'
import { lemmaOf } from './lemmatize.js'
import { mendAttachment } from './mend-attachment.js'
import { mendBareVerbs } from './mend-bare-verbs.js'
import { mendDoubled } from './mend-doubled.js'
import { mendHeads } from './mend-heads.js'
import { mendHyphens } from './mend-hyphens.js'
import { mendNames } from './mend-names.js'
import { mendRelations } from './mend-relations.js'
import { mendSubjects } from './mend-subjects.js'

/** Tokens to lemmas, tags, heads and relations (Universal Dependencies), and to proper names. */
export const parseSyntax = stage({
  name: 'parse-syntax',
  needs: ['sentences', 'tokens'],
  adds: ['syntax', 'names'],
  run: ({ original, sentences, tokens }, { resources }) => {
    const words: string[][] = sentences.map(() => [])
    for (const { start, end, sentence } of tokens) words[sentence]!.push(original.text.slice(start, end))
    // A dateline and the rest of its sentence are parsed apart, and joined by a `dep`.
    const parts = words.flatMap((all) => {
      const length = datelineLength(all)
      return length > 0 ? [all.slice(0, length), all.slice(length)] : [all]
    })
    const syntax: SyntaxWord[] = []
    const names: Name[] = []
    let datelineRoot = -1
    const { grammar } = resources.lexicon
    const isState = (name: string) => statesByName(resources.registry).has(name)
    const parsedParts = resources.model.parse(parts)
    const agreed = agreeNames(
      parts,
      parsedParts.map((parsed, p) => mendNames(parts[p]!, parsed.names, isState)),
    )
    parsedParts.forEach((parsed, p) => {
      const first = syntax.length
      const isDateline = tokens[first]?.sentence === tokens[first + parts[p]!.length]?.sentence && parts[p]!.length > 0
      const root = first + parsed.heads.findIndex((head) => head < 0)
      parts[p]!.forEach((form, i) => {
        const upos = parsed.upos[i]!
        const feats = parsed.feats[i]!
        const head = parsed.heads[i]!
        syntax.push({
          lemma: lemmaOf(resources.lemmas, form, upos, feats),
          upos,
          ...(feats ? { feats } : {}),
          head: head < 0 ? -1 : first + head,
          deprel: parsed.deprels[i]!,
        })
      })
      const begins = new Map(agreed[p]!.map(({ from, to }) => [first + from, parts[p]!.slice(from, to).join(' ')]))
      mendHyphens(syntax, first)
      mendDoubled(syntax, first, grammar)
      mendHeads(syntax, first, grammar)
      mendSubjects(syntax, first, grammar)
      mendBareVerbs(syntax, first, grammar)
      mendAttachment(syntax, first, grammar)
      mendRelations(syntax, first, {
        lists: grammar,
        beginsName: (word) => begins.has(word),
        beginsState: (word) => isState(begins.get(word) ?? ''),
      })
      if (datelineRoot >= 0) syntax[datelineRoot] = { ...syntax[datelineRoot]!, head: root, deprel: 'dep' }
      datelineRoot = isDateline ? root : -1
      for (const { from, to, ...told } of agreed[p]!)
        names.push({ start: tokens[first + from]!.start, end: tokens[first + to - 1]!.end, ...told })
    })
    return { syntax, names }
  },
})

const byName = new WeakMap<Registry, ReadonlySet<string>>()

function statesByName(registry: Registry): ReadonlySet<string> {
  const known = byName.get(registry) ?? new Set([...registry.states.values()].map(({ name }) => name))
  byName.set(registry, known)
  return known
}
