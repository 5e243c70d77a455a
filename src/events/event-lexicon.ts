import { csvLines } from '../report/csv.js'
import { DemarcheError } from '../report/error.js'
import type { DataReader } from '../resources.js'
import type { TriggeredFrame, TriggerPos } from './frame.js'
import { type Grammar, loadGrammar } from './grammar-words.js'
import { loadMeans, type Means } from './mode-by-means.js'
import { type FrameMemory, type FrameRow, parseFrame, parseTrigger } from './parse-frame.js'
import { loadTopics, type Topics } from './topics.js'
import { type WordClasses, wordClasses } from './word-classes.js'

/** What the event coder knows of words: frames by trigger, and the words of grammar. */
export interface EventLexicon {
  readonly size: number
  framesFor(lemma: string, pos: TriggerPos): readonly TriggeredFrame[]
  readonly classes: WordClasses
  readonly grammar: Grammar
  readonly topics: Topics
  readonly means: Means
}

const COLUMNS = 'id,trigger,where,actor,recipient,type,mode,contexts,cameo,flags'
const NONE: readonly TriggeredFrame[] = []

/** A row under one of its triggers, not yet read further. */
interface Entry {
  readonly cells: readonly string[]
  readonly file: number
  readonly beside: readonly string[]
}

/**
 * Reads `data/lexicon`. A row that cannot be read is an error that names file, line and what is wrong. Thousands of
 * frames would cost every start a tenth of a second, so a frame is read when its trigger first comes up in a text;
 * `check` reads them all at once, as the tests do and as one should with a codebook of one's own.
 */
export function loadEventLexicon(data: DataReader, { check = false }: { readonly check?: boolean } = {}): EventLexicon {
  const classes = wordClasses(data.text('lexicon/classes.csv'))
  const paths = data
    .list('lexicon/frames')
    .filter((name) => name.endsWith('.csv'))
    .map((name) => `lexicon/frames/${name}`)
  const rows = { v: new Map<string, Entry[]>(), n: new Map<string, Entry[]>(), a: new Map<string, Entry[]>() }
  const read = {
    v: new Map<string, TriggeredFrame[]>(),
    n: new Map<string, TriggeredFrame[]>(),
    a: new Map<string, TriggeredFrame[]>(),
  }
  const ids = new Map<string, number>()
  const memory: FrameMemory = { paths: new Map(), constraints: new Map(), frames: new Map() }
  let known: KnownCodes | undefined

  const placeOf = (file: number, id: string) => `data/${paths[file]} line ${lineOf(data.text(paths[file]!), id)}`
  paths.forEach((path, file) => {
    const [header, ...lines] = csvLines(data.text(path))
    if (header && header.join(',') !== COLUMNS)
      throw new DemarcheError(
        'lexicon-header',
        `data/${path} has the columns "${header.join(',')}"; a frame file has "${COLUMNS}".`,
      )
    for (const cells of lines) {
      const id = cells[0]!
      const twin = ids.get(id)
      if (twin !== undefined)
        throw new DemarcheError(
          'lexicon-frame',
          `${placeOf(file, id)}: the id "${id}" is already used in data/${paths[twin]}. Ids end on events and must be unique.`,
        )
      ids.set(id, file)
      const triggers = parseTrigger(cells[1] ?? '', classes)
      if (!triggers)
        throw new DemarcheError(
          'lexicon-frame',
          `${placeOf(file, id)} (frame "${id}"): the trigger "${cells[1]}" is not of the form lemma/v, lemma/n or lemma/a.`,
        )
      for (const { lemma, pos, beside } of triggers) {
        const entry = { cells, file, beside }
        const list = rows[pos].get(lemma)
        if (list) list.push(entry)
        else rows[pos].set(lemma, [entry])
      }
    }
  })

  function framesFor(lemma: string, pos: TriggerPos): readonly TriggeredFrame[] {
    const entries = rows[pos].get(lemma)
    if (!entries) return NONE
    let frames = read[pos].get(lemma)
    if (!frames) {
      frames = entries.map(({ cells, file, beside }) => ({ frame: frameOf(cells, file), with: beside }))
      // The most demanding frame first, so that the first that holds is the one that wins; the sort is stable.
      frames.sort((a, b) => b.frame.weight + b.with.length - (a.frame.weight + a.with.length))
      read[pos].set(lemma, frames)
    }
    return frames
  }

  function frameOf(cells: readonly string[], file: number) {
    const [id, trigger, where, actor, recipient, type, mode, contexts, cameo, flags] = cells
    const row = { id, trigger, where, actor, recipient, type, mode, contexts, cameo, flags } as FrameRow
    known ??= knownCodes(data)
    return parseFrame(row, { classes, known, memory, place: () => placeOf(file, row.id) })
  }

  if (check) for (const pos of ['v', 'n', 'a'] as const) for (const lemma of rows[pos].keys()) framesFor(lemma, pos)

  return {
    size: ids.size,
    framesFor,
    classes,
    grammar: loadGrammar(data),
    topics: loadTopics(data),
    means: loadMeans(data),
  }
}

/** Types with their modes, and contexts, that a frame may name. */
export interface KnownCodes {
  readonly modes: ReadonlyMap<string, ReadonlySet<string>>
  readonly contexts: ReadonlySet<string>
}

function knownCodes(data: DataReader): KnownCodes {
  const modes = new Map<string, Set<string>>()
  for (const [type = '', mode = ''] of csvLines(data.text('codebook/types.csv')).slice(1)) {
    if (!modes.has(type)) modes.set(type, new Set())
    if (mode) modes.get(type)!.add(mode)
  }
  const contexts = new Set(csvLines(data.text('codebook/contexts.csv')).map((cells) => cells[0]!))
  return { modes, contexts }
}

function lineOf(text: string, id: string): number {
  const at = text.startsWith(`${id},`) ? 0 : text.indexOf(`\n${id},`) + 1
  return text.slice(0, Math.max(at, 0)).split('\n').length
}
