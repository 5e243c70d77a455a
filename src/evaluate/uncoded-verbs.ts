import type { CodedReport } from '../report/layers.js'
import { textOf } from '../report/span.js'
import { treeOf } from '../report/tree.js'

export interface UncodedVerb {
  readonly lemma: string
  readonly count: number
  /** A clause where it stood. */
  readonly example: string
}

/** Counts the verbs that stand between two known actors and that no frame knows: what the lexicon lacks, most frequent first. */
export class UncodedVerbs {
  readonly #verbs = new Map<string, { count: number; example: string }>()

  add(report: CodedReport): void {
    const tree = treeOf(report)
    for (const { code, span } of report.problems) {
      if (code !== 'uncoded' || !span) continue
      const verb = tree.tokenAt(span.start)
      if (verb < 0) continue
      const known = this.#verbs.get(tree.lemma(verb))
      if (known) known.count++
      else this.#verbs.set(tree.lemma(verb), { count: 1, example: textOf(report, tree.spanOf(tree.subtree(verb))) })
    }
  }

  byFrequency(): UncodedVerb[] {
    return [...this.#verbs]
      .map(([lemma, { count, example }]) => ({ lemma, count, example }))
      .sort((a, b) => b.count - a.count || (a.lemma < b.lemma ? -1 : 1))
  }
}
