import type { NameKind } from '../../src/report/layers.js'

/** "[person Ardern] spoke": words with their names marked. */
export function readMarkedNames(text: string) {
  const words: string[] = []
  const names: { from: number; to: number; kind: NameKind }[] = []
  for (const part of text.split(/(\[[^\]]+\])/)) {
    const named = /^\[(\w+) (.+)\]$/.exec(part)
    const more = (named ? named[2]! : part).split(' ').filter(Boolean)
    if (named) names.push({ from: words.length, to: words.length + more.length, kind: named[1] as NameKind })
    words.push(...more)
  }
  return { words, names }
}
