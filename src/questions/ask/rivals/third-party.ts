import type { NameOf } from '../names.js'
import type { AskedTriad } from '../triads.js'
import { listed, sentence, type Writer } from '../writer.js'
import { citeKeys, type Story } from './story.js'

export function writeThirdParty(writer: Writer, { triads, asked, nameOf, gathered }: Story): void {
  if (asked.against.length === 0) return
  const third = listed(asked.against.map(nameOf))
  const mine = triads.filter(({ members }) => members.some((code) => asked.against.includes(code)))
  if (mine.length === 0) {
    const searched = writer.count(writer.footnotes[0]?.words ?? `${gathered.found} reports searched`)
    writer.paragraph(`Towards ${third}`, [sentence(`no three of them have a sign between each two.`, searched)])
    return
  }
  const spoken = mine.flatMap(({ told }) => told.filter((item) => item !== null))
  const notes = [...new Set(spoken.map(({ citation }) => writer.cite(citation)))]
  const deeds = citeKeys(writer, gathered, mine.flatMap(({ evidence }) => evidence).slice(0, 3))
  const told = triadsInWords(mine, asked.against, nameOf)
  const basis =
    spoken.length > 0 ? 'The signs towards it rest on what is said, not on deeds' : 'The signs rest on deeds'
  const p = mine[0]!.p
  const chance =
    p === null ? 'and there are too few ties to test them against chance' : `and p is ${p} against shuffled signs`
  const all =
    notes.length + deeds.length > 0
      ? [...notes, ...deeds]
      : [writer.count(`${mine.length} triads, counted over the whole store`)]
  writer.paragraph(`Towards ${third}`, [sentence(`${told}.`, ...all), sentence(`${basis}, ${chance}.`, ...all)])
}

/** "Cuba and North Korea form a balanced triad with the United States, and so do North Korea and Venezuela: two friends …" */
function triadsInWords(triads: readonly AskedTriad[], against: readonly string[], nameOf: NameOf): string {
  const kinds = new Map<string, string[]>()
  for (const triad of triads) {
    const { form, pair, told } = triadInWords(triad, against, nameOf)
    const key = `${form}|${told}`
    kinds.set(key, [...(kinds.get(key) ?? []), pair])
  }
  return [...kinds]
    .map(([key, [pair, ...more]]) => {
      const [form, told] = key.split('|')
      return `${pair} form ${form}${more.length > 0 ? `, and so do ${listed(more)}` : ''}: ${told}`
    })
    .join('; ')
}

function triadInWords({ members, signs, balanced }: AskedTriad, against: readonly string[], nameOf: NameOf) {
  const third = members.findIndex((code) => against.includes(code))
  const others = members.filter((_, i) => i !== third)
  const mark = (sign: number) => (sign > 0 ? '+' : '–')
  // The signs are of the pairs first–second, first–third, second–third.
  const [between, first, second] = [
    [signs[2], signs[0], signs[1]],
    [signs[1], signs[0], signs[2]],
    [signs[0], signs[1], signs[2]],
  ][third]! as [number, number, number]
  const marks = `(${mark(between)}, and ${mark(first)} ${mark(second)} towards it)`
  const minus = signs.filter((sign) => sign < 0).length
  const how = ['all friends', 'two opponents with a common friend', 'two friends with a common opponent', 'all at odds']
  // Of two ties that are bad, one may be that between the two: then one of them stands with the third against the other.
  const told =
    minus === 2 && between < 0
      ? 'one of them stands with it against the other'
      : minus === 1 && between > 0
        ? 'two friends of whom one is at odds with it'
        : how[minus]!
  return {
    form: `${balanced ? 'a balanced' : 'an unbalanced'} triad with ${nameOf(members[third]!)}`,
    pair: listed(others.map(nameOf)),
    told: `${told} ${marks}`,
  }
}
