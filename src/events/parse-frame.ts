import { DemarcheError } from '../report/error.js'
import type { KnownCodes } from './event-lexicon.js'
import type { Constraint, FillerKind, Fillers, Frame, FrameFlag, RolePath, TriggerPos } from './frame.js'
import type { WordClasses } from './word-classes.js'

/** A row of a frame file as written. */
export interface FrameRow {
  readonly id: string
  readonly trigger: string
  readonly where: string
  readonly actor: string
  readonly recipient: string
  readonly type: string
  readonly mode: string
  readonly contexts: string
  readonly cameo: string
  readonly flags: string
}

export interface Trigger {
  readonly lemma: string
  readonly pos: TriggerPos
  readonly beside: readonly string[]
}

interface Surroundings {
  readonly classes: WordClasses
  /** What was read before: thousands of frames share their constraints and paths. */
  readonly memory: FrameMemory
  readonly known: KnownCodes
  /** File and line, for the error message. */
  readonly place: () => string
}

/** Constraints and paths by how they are written. */
export interface FrameMemory {
  readonly paths: Map<string, readonly RolePath[]>
  readonly constraints: Map<string, Constraint>
  readonly frames: Map<string, Frame>
}

const KINDS: ReadonlySet<string> = new Set<FillerKind>(['ACTOR', 'COUNTRY', 'PERSON', 'THING'])
const FLAGS: ReadonlySet<string> = new Set<FrameFlag>([
  'reciprocal',
  'visit',
  'weak',
  'agent',
  'towards',
  'speech',
  'sign',
  'planned',
  'ongoing',
  'conditional',
  'denied',
  'cancelled',
  'background',
])
const ALONE: readonly string[] = []
const NO_PATHS: readonly RolePath[] = []
const NO_MODES: ReadonlySet<string> = new Set()
const ROLE =
  /^(subj|obj|iobj|xcomp|ccomp|poss|amod|compound|acl|appos|prt|advmod|nummod|det|parataxis|cop|aux|case|mark|conj|expl|(obl|nmod|advcl)(:[\w-]+)?)$/

/** Reads one row; throws a DemarcheError that names the place and what is wrong. */
export function parseFrame(row: FrameRow, { classes, known, memory, place }: Surroundings): Frame {
  const before = memory.frames.get(row.id)
  if (before) return before
  const fail = (what: string): never => {
    throw new DemarcheError('lexicon-frame', `${place()} (frame "${row.id}"): ${what}`)
  }
  if (!row.id) fail('the frame has no id.')

  // "-" says that this use of the word is no event: "met the demands".
  const modes = row.type === '-' ? NO_MODES : known.modes.get(row.type)
  if (!modes) fail(`"${row.type}" is no type of PLOVER 2.0.`)
  if (row.mode && !modes!.has(row.mode))
    fail(`"${row.mode}" is no mode of ${row.type}; it has ${[...modes!].join(', ') || 'none'}.`)
  const contexts = listed(row.contexts)
  for (const c of contexts) if (!known.contexts.has(c)) fail(`"${c}" is no context of PLOVER 2.0.`)
  if (row.cameo && !/^\d{3,4}$/.test(row.cameo)) fail(`"${row.cameo}" is no CAMEO code of three or four digits.`)
  const flags = new Set<FrameFlag>()
  for (const f of listed(row.flags)) {
    if (!FLAGS.has(f)) fail(`there is no flag "${f}"; the flags are ${[...FLAGS].join(', ')}.`)
    flags.add(f as FrameFlag)
  }

  const paths = (written: string): readonly RolePath[] => {
    if (!written || written === '-') return NO_PATHS
    return remembered(memory.paths, written, () =>
      written.split('|').map((path) => {
        const steps = path.split(/[>.]/)
        for (const step of steps) if (!ROLE.test(step)) fail(`"${step}" in "${written}" is no role.`)
        return steps
      }),
    )
  }
  const constraints = whereParts(row.where).map((written) =>
    remembered(memory.constraints, written, () => parseConstraint(written, { classes, paths, fail })),
  )

  const both = /^both\(([^,]*),([^,]*)\)$/.exec(row.actor)
  if (both) flags.add('reciprocal')
  const frame: Frame = {
    id: row.id,
    constraints,
    actor: paths(both ? both[1]!.trim() : row.actor),
    partner: both ? paths(both[2]!.trim()) : [],
    recipient: paths(row.recipient),
    type: row.type === '-' ? null : row.type,
    mode: row.mode || null,
    contexts,
    cameo: row.cameo || null,
    flags,
    // Of two that ask for as much, what is no event goes first: "beat eggs".
    weight:
      (flags.has('weak') ? -10 : 0) +
      (row.type === '-' ? 0.15 : 0) +
      constraints.reduce((sum, c) => sum + weightOf(c), 0),
  }
  memory.frames.set(row.id, frame)
  return frame
}

/** `meet/v`, `talk|dialogue/n`, `carry+out/v`, `@attack/v`. */
export function parseTrigger(written: string, classes: WordClasses): Trigger[] | undefined {
  const at = written.lastIndexOf('/')
  const pos = written.slice(at + 1)
  if (at < 1 || (pos !== 'v' && pos !== 'n' && pos !== 'a')) return undefined
  const words = written.slice(0, at)
  if (!/[|@+]/.test(words)) return [{ lemma: words, pos, beside: ALONE }]
  return words
    .split('|')
    .flatMap((word) => (word.startsWith('@') ? classes.lemmasOf(word.slice(1)) : [word]))
    .map((word) => {
      const [lemma, ...beside] = word.split('+')
      return { lemma: lemma!, pos, beside }
    })
}

/** Splits at spaces, but not inside quotation marks: `obj=aid text="on strike"`. */
const whereParts = (written: string): string[] => written.match(/(?:[^\s"]+|"[^"]*")+/g) ?? []

interface ConstraintContext {
  readonly classes: WordClasses
  readonly paths: (written: string) => readonly RolePath[]
  readonly fail: (what: string) => never
}

function parseConstraint(written: string, { classes, paths, fail }: ConstraintContext): Constraint {
  if (written === 'neg') return { written, test: 'negated' }
  const text = /^text="(.+)"$/.exec(written)
  if (text) return { written, test: 'text', words: text[1]!.toLowerCase().split('|') }
  if (written.startsWith('-')) return { written, test: 'absent', paths: paths(written.slice(1)) }
  const equal = written.indexOf('=')
  if (equal < 0) return { written, test: 'filled', paths: paths(written), not: false }
  const not = written[equal - 1] === '!'
  return {
    written,
    test: 'filled',
    paths: paths(written.slice(0, not ? equal - 1 : equal)),
    fillers: parseFillers(written.slice(equal + 1), classes) ?? fail(`"${written}" names no filler after "=".`),
    not,
  }
}

function parseFillers(written: string, classes: WordClasses): Fillers | undefined {
  const lemmas = new Set<string>()
  const phrases = new Map<string, string[][]>()
  const kinds: FillerKind[] = []
  for (const value of written.split('|')) {
    if (!value) return undefined
    if (KINDS.has(value)) {
      kinds.push(value as FillerKind)
      continue
    }
    for (const lemma of value.startsWith('@') ? classes.lemmasOf(value.slice(1)) : [value]) {
      if (!lemma.includes('_')) {
        lemmas.add(lemma)
        continue
      }
      const words = lemma.split('_')
      const last = words.at(-1)!
      phrases.set(last, [...(phrases.get(last) ?? []), words])
    }
  }
  return { lemmas, phrases, kinds }
}

/** Named words ask for more than a kind, a kind for more than presence; a path of two steps for more than one. */
function weightOf(constraint: Constraint): number {
  switch (constraint.test) {
    case 'filled': {
      const deep = (constraint.paths[0]?.length ?? 1) - 1
      const named = constraint.fillers ? (constraint.fillers.kinds.length > 0 ? 1.1 : 1.2) : 1
      return named + deep * 0.5
    }
    case 'absent':
      return 0.5
    case 'negated':
      return 1
    case 'text':
      return 1.5
  }
}

const listed = (written: string): string[] =>
  written
    .split(';')
    .map((s) => s.trim())
    .filter(Boolean)

function remembered<T>(memory: Map<string, T>, key: string, make: () => T): T {
  let known = memory.get(key)
  if (known === undefined) memory.set(key, (known = make()))
  return known
}
