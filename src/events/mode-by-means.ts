import { csvLines } from '../report/csv.js'
import type { DataReader } from '../resources.js'
import type { Arguments } from './arguments.js'
import type { RolePath } from './frame.js'

/** What a deed is done with gives it its mode, by type of event: from `data/lexicon/means.csv`. */
export type Means = ReadonlyMap<string, MeansOfType>

interface MeansOfType {
  /** Where the means are named, the nearest first: "a drone strike", "struck with rockets", "jets struck". */
  readonly namedAt: readonly { readonly path: RolePath; readonly modes: ReadonlyMap<string, string> }[]
  /** Modes of frames that give way to means that are named: "bombed" is from the air, unless it was with a car bomb. */
  readonly givesWay: ReadonlySet<string>
}

export function loadMeans(data: DataReader): Means {
  const paths = new Map<string, Map<string, Map<string, string>>>()
  const givesWay = new Map<string, Set<string>>()
  for (const [type = '', mode = '', yields = '', namedAt = '', words = ''] of csvLines(
    data.text('lexicon/means.csv'),
  ).slice(1)) {
    const ofType = entry(paths, type, () => new Map<string, Map<string, string>>())
    if (yields === 'yes') entry(givesWay, type, () => new Set<string>()).add(mode)
    for (const path of namedAt.split(' ')) {
      const modes = entry(ofType, path, () => new Map<string, string>())
      for (const word of words.split(' ')) modes.set(word, mode)
    }
  }
  return new Map(
    [...paths].map(([type, ofType]) => [
      type,
      {
        namedAt: [...ofType].map(([path, modes]) => ({ path: path.split('>'), modes })),
        givesWay: givesWay.get(type) ?? new Set(),
      },
    ]),
  )
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key) ?? make()
  map.set(key, known)
  return known
}

/**
 * The mode of a deed whose words name its means: "Saudi jets pounded the port", "killed in a rocket attack", "spoke by
 * telephone". A frame that knows better ("abducted at gunpoint") keeps its own.
 */
export function modeByMeans(
  args: Arguments,
  means: Means,
  trigger: number,
  { type, mode }: { readonly type: string; readonly mode: string | null },
): string | null {
  const ofType = means.get(type)
  if (!ofType || (mode !== null && !ofType.givesWay.has(mode))) return mode
  const { tree } = args
  for (const { path, modes } of ofType.namedAt)
    for (const word of args.along(trigger, path)) {
      const before = word > 0 && tree.sentence(word - 1) === tree.sentence(word) ? tree.lemma(word - 1) : ''
      const given =
        modes.get(`${before}_${tree.lemma(word)}`.toLowerCase()) ??
        modes.get(tree.lemma(word).toLowerCase()) ??
        modes.get(tree.lower(word))
      if (given !== undefined) return given
    }
  return mode
}
