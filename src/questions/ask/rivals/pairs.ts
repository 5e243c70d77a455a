import type { LadderRow, Step } from '../../ladder.js'
import { rungNamed } from '../../ladder-data.js'
import type { Gathered } from '../gather.js'
import type { EvidenceItem } from '../items.js'
import { dayInWords, quote, sentence, type Writer } from '../writer.js'
import { keyOf, type Story } from './story.js'

/** How far each pair has gone: what holds, what is only planned or claimed, what speaks against it. */
export function writePairs(writer: Writer, { pairs, wanted, steps, nameOf, gathered }: Story): void {
  const lines = []
  const searched = writer.count(writer.footnotes[0]?.words ?? `${gathered.found} reports searched`)
  const cite = (those: readonly Step[], most = 3) =>
    those.slice(0, most).flatMap((step) => {
      const citation = steps.get(keyOf(step))
      return citation ? [writer.cite(citation)] : []
    })
  for (const [x, y] of pairsOf(wanted.actors)) {
    const both = pairs.filter(({ from, to }) => (from === x && to === y) || (from === y && to === x))
    const name = `${nameOf(x)} and ${nameOf(y)}`
    const top = both.reduce<LadderRow | undefined>(
      (best, row) => (!best || row.rung > best.rung ? row : best),
      undefined,
    )
    const parts = []
    if (!top || top.steps.length === 0) parts.push(sentence(`${name}: nothing between them is told as done.`, searched))
    else {
      const step = top.steps[0]!
      const when = top.reached ? `, ${dayInWords(top.reached)}` : ''
      const what =
        top.stage === null
          ? quote(steps.get(keyOf(step))?.words ?? step.words, 110)
          : `${quote(step.words, 120)}, ${top.stage}`
      const short = top.rung === 5 ? '; a general promise to consult, not a pact for a crisis' : ''
      parts.push(sentence(`${name}: ${top.name}, rung ${top.rung} of 10 (${what}${when})${short}.`, ...cite(top.steps)))
    }
    const higher = (of: (row: LadderRow) => readonly Step[]) => unique(both.flatMap(of))
    const claimed = higher((row) => row.claimed)[0]
    if (claimed) {
      const rung = rungNamed(claimed.rung)
      const by = claimed.speaker ? ` by ${claimed.speaker}` : ''
      const small = calledSmall(claimed, gathered)
      const notes = small ? [writer.cite(small.citation)] : cite([claimed])
      parts.push(
        sentence(
          `${rung.name} (rung ${rung.rung}) is only claimed${by}${small ? ', who calls it small' : ''}.`,
          ...notes,
        ),
      )
    }
    // What a speaker denies is told below, beside what else speaks against it.
    const against = higher((row) => row.against).filter(({ speaker }) => speaker === null)[0]
    if (against)
      parts.push(
        sentence(
          `against it stands ${quote(steps.get(keyOf(against))?.words ?? against.words, 110)}.`,
          ...cite([against]),
        ),
      )
    const notes = parts.flatMap(({ notes }) => notes)
    lines.push(sentence(parts.map(({ text }) => text).join(' '), ...notes))
  }
  writer.paragraph('How far each pair has gone', lines, { list: true })
}

/** The claim that tells of a step and plays it down: "military cooperation … is insignificant". */
function calledSmall({ key }: Step, { reports, items }: Gathered): EvidenceItem | undefined {
  const claim = reports.get(key.report)?.events.find(({ id }) => id === key.id)?.claim
  return items.find(
    ({ sign, citation }) => sign?.sign === 'small-military' && citation.report === key.report && citation.id === claim,
  )
}

function pairsOf(actors: readonly string[]): [string, string][] {
  return actors.flatMap((x, i) => actors.slice(i + 1).map((y): [string, string] => [x, y]))
}

const unique = (steps: readonly Step[]): Step[] => [...new Map(steps.map((step) => [keyOf(step), step])).values()]
