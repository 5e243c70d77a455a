import { csvLines } from '../report/csv.js'
import { DemarcheError } from '../report/error.js'
import type { DataReader } from '../resources.js'
import { type Grammar, loadGrammar } from './grammar-words.js'
import { type FrameMemory, type FrameRow, parseFrame } from './parse-frame.js'
import { type WordClasses, wordClasses } from './word-classes.js'
import type { TriggeredFrame, TriggerPos } from './frame.js'

/** What the event coder knows of words: frames by trigger, and the words of grammar. */
export interface EventLexicon {
  readonly size: number
  framesFor(lemma: string, pos: TriggerPos): readonly TriggeredFrame[]
  readonly classes: WordClasses
  readonly grammar: Grammar
}

const COLUMNS = 'id,trigger,where,actor,recipient,type,mode,contexts,cameo,flags'
const NONE: readonly TriggeredFrame[] = []

/** Reads `data/lexicon`. A row that cannot be read is an error that names file, line and what is wrong. */
export function loadEventLexicon(data: DataReader): EventLexicon {
  const classes = wordClasses(data.text('lexicon/classes.csv'))
  const known = knownCodes(data)
  const memory: FrameMemory = { paths: new Map(), constraints: new Map() }
  const index = { v: new Map<string, TriggeredFrame[]>(), n: new Map<string, TriggeredFrame[]>(), a: new Map<string, TriggeredFrame[]>() }
  const places = new Map<string, string>()
  for (const file of data.list('lexicon/frames')) {
    if (!file.endsWith('.csv')) continue
    const path = `lexicon/frames/${file}`
    const text = data.text(path)
    const [header, ...rows] = csvLines(text)
    if (header && header.join(',') !== COLUMNS)
      throw new DemarcheError(
        'lexicon-header',
        `data/${path} has the columns "${header.join(',')}"; a frame file has "${COLUMNS}".`,
      )
    for (const cells of rows) {
      const where = () => `data/${path} line ${lineOf(text, cells[0] ?? '')}`
      if (places.has(cells[0]!))
        throw new DemarcheError(
          'lexicon-frame',
          `${where()}: the id "${cells[0]}" is already used in ${places.get(cells[0]!)}. Ids end on events and must be unique.`,
        )
      places.set(cells[0]!, `data/${path}`)
      const [id, trigger, constraints, actor, recipient, type, mode, contexts, cameo, flags] = cells
      const row = { id, trigger, where: constraints, actor, recipient, type, mode, contexts, cameo, flags } as FrameRow
      const { frame, triggers } = parseFrame(row, { classes, known, memory, place: where })
      for (const { lemma, pos, beside } of triggers) {
        const entry = { frame, with: beside }
        const list = index[pos].get(lemma)
        if (list) list.push(entry)
        else index[pos].set(lemma, [entry])
      }
    }
  }
  // The most demanding frame first, so that the first that holds is the one that wins; the sort is stable.
  for (const lists of Object.values(index))
    for (const list of lists.values())
      if (list.length > 1) list.sort((a, b) => b.frame.weight + b.with.length - (a.frame.weight + a.with.length))
  return {
    size: places.size,
    framesFor: (lemma, pos) => index[pos].get(lemma) ?? NONE,
    classes,
    grammar: loadGrammar(data),
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
