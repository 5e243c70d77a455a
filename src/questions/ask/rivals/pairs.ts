import type { LadderRow, Step } from '../../ladder.js'
import { rungNamed } from '../../ladder-data.js'
import type { Gathered } from '../gather.js'
import type { EvidenceItem } from '../items.js'
import type { Wanted } from '../nearness.js'
import { dayInWords, listed, quote, sentence, type Writer } from '../writer.js'
import { keyOf, type Story } from './story.js'

/** How far each pair has gone: what holds, what is only planned or claimed, what speaks against it. */
export function writePairs(writer: Writer, { pairs, wanted, steps, nameOf, gathered, speakers }: Story): void {
  const lines = []
  const searched = writer.count(writer.footnotes[0]?.words ?? `${gathered.found} reports searched`)
  const cite = (those: readonly Step[], most = 3) =>
    those.slice(0, most).flatMap((step) => {
      const citation = steps.get(keyOf(step))
      return citation ? [writer.cite(citation)] : []
    })
  const nothing: [string, string][] = []
  for (const [x, y] of pairsOf(wanted)) {
    const both = pairs.filter(({ from, to }) => (from === x && to === y) || (from === y && to === x))
    const name = `${nameOf(x)} and ${nameOf(y)}`
    const top = both.reduce<LadderRow | undefined>(
      (best, row) => (!best || row.rung > best.rung ? row : best),
      undefined,
    )
    if (
      both.every(
        ({ steps, planned, claimed, against }) => steps.length + planned.length + claimed.length + against.length === 0,
      )
    ) {
      nothing.push([x, y])
      continue
    }
    const parts = []
    if (!top || top.steps.length === 0)
      parts.push(sentence(`${name}: no report tells of a deed between them.`, searched))
    else {
      const step = top.steps[0]!
      const when = top.reached ? `, ${dayInWords(top.reached)}` : ''
      const what =
        top.stage === null
          ? quote(steps.get(keyOf(step))?.core ?? step.words, 110)
          : `${quote(step.words, 120)}, ${top.stage}`
      const short = top.rung === 5 ? '; a general promise to consult, not a pact for a crisis' : ''
      parts.push(sentence(`${name}: ${top.name}, rung ${top.rung} of 10 (${what}${when})${short}.`, ...cite(top.steps)))
    }
    const higher = (of: (row: LadderRow) => readonly Step[]) => unique(both.flatMap(of))
    // Other plans are told below, as what to watch.
    const planned = higher((row) => row.planned).find(({ stage }) => stage !== null)
    if (planned) {
      const rung = rungNamed(planned.rung)
      const words = steps.get(keyOf(planned))?.words ?? planned.words
      parts.push(
        sentence(`${rung.name} (rung ${rung.rung}) is only planned: ${quote(words, 110)}.`, ...cite([planned])),
      )
    }
    const claimed = higher((row) => row.claimed)[0]
    if (claimed) {
      const rung = rungNamed(claimed.rung)
      const role = gathered.items.find(({ citation }) => citation.speaker === claimed.speaker)?.role ?? 'other'
      const by = claimed.speaker ? ` by ${speakers.named(claimed.speaker, claimed.key.report, role)}` : ''
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
          `against this stands ${quote(steps.get(keyOf(against))?.core ?? against.words, 110)}.`,
          ...cite([against]),
        ),
      )
    const notes = parts.flatMap(({ notes }) => notes)
    lines.push(sentence(parts.map(({ text }) => text).join(' '), ...notes))
  }
  for (const x of new Set(nothing.map(([x]) => x))) {
    const others = nothing.filter(([one]) => one === x)
    const names = `${nameOf(x)} and ${listed(
      others.map(([, y]) => nameOf(y)),
      'or',
    )}`
    lines.push(sentence(`${names}: no report tells of a deed between them.`, searched))
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

/** Pairs of different sides; of a group with somebody, the somebody first. */
function pairsOf({ actors, sides }: Wanted): [string, string][] {
  const sideOf = (code: string) => sides.find((side) => side.includes(code)) ?? [code]
  const isAlone = (code: string) => sideOf(code).length === 1
  const all = actors.flatMap((x, i) => actors.slice(i + 1).map((y): [string, string] => [x, y]))
  const across = sides.length < 2 ? all : all.filter(([x, y]) => !sideOf(x).includes(y))
  return across.map(([x, y]) => (isAlone(y) && !isAlone(x) ? [y, x] : [x, y]))
}

const unique = (steps: readonly Step[]): Step[] => [...new Map(steps.map((step) => [keyOf(step), step])).values()]
