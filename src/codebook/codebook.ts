import { parseCsv } from '../report/csv.js'
import { DemarcheError } from '../report/error.js'
import type { Status } from '../report/layers.js'
import type { DataReader } from '../resources.js'
import { type AgreementLadder, loadAgreementLadder } from './agreement-ladder.js'
import { loadCrosswalk } from './crosswalk.js'

export type Quad = 1 | 2 | 3 | 4

/** A type with the mode that goes with it; null where none does. */
export interface Act {
  readonly type: string
  readonly mode: string | null
}

/** The types and modes that events are coded in, with what each says of cooperation and conflict. */
export interface Codebook {
  readonly name: string
  readonly types: readonly string[]
  readonly contexts: readonly string[]
  isType(type: string): boolean
  isMode(type: string, mode: string): boolean
  /** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
  quadOf(type: string): Quad
  /** PLOVER's score, -10 to 10. */
  intensityOf(type: string, mode: string | null): number
  /** Goldstein's value of a CAMEO 1.1b3 code, -10 to 10. */
  goldsteinOf(cameo: string): number | undefined
  /** The CAMEO code that stands for a type and mode where a frame names none. */
  cameoOf(act: Act): string | undefined
  /** What an act is coded as while it is in `status`: a planned visit is AGREE, a planned strike THREATEN. */
  actInStatus(act: Act, status: Status): Act
  /** What it is coded as when its own actor will not do it: "refused to meet" is REJECT/meet. */
  refusalOf(act: Act): Act | undefined
  /** How binding an agreement is, and how far it has come. */
  readonly agreements: AgreementLadder
  /** The mode of a REQUEST, REJECT or THREATEN, from the act that is asked for, refused or threatened. */
  modeAbout(speech: string, content: Act): string | null
}

interface TypeRow {
  readonly quad: Quad
  readonly intensity: number
}

/** Reads the codebook in `data/codebook` and the crosswalks in `data/crosswalk`. */
export function loadCodebook(data: DataReader): Codebook {
  const rows = new Map<string, TypeRow>()
  const types: string[] = []
  for (const { type = '', mode = '', quad, intensity } of parseCsv(data.text('codebook/types.csv'))) {
    if (!mode) types.push(type)
    rows.set(key(type, mode), { quad: Number(quad) as Quad, intensity: Number(intensity) })
  }
  const contexts = parseCsv(data.text('codebook/contexts.csv')).map((row) => row.context ?? '')
  const crosswalk = loadCrosswalk(data)
  const planned = conversions(data, 'codebook/planned.csv')
  const refused = conversions(data, 'codebook/refused.csv')
  const about = new Map(parseCsv(data.text('codebook/demanded.csv')).map((row) => [key(row.type!, row.mode!), row]))
  const SPEECH_MODES: Record<string, string> = {
    REQUEST: 'request_mode',
    REJECT: 'reject_mode',
    THREATEN: 'threaten_mode',
  }

  const rowOf = (type: string, mode: string | null): TypeRow => {
    const row = rows.get(key(type, mode ?? '')) ?? rows.get(key(type, ''))
    if (row) return row
    throw new DemarcheError(
      'codebook-unknown-type',
      `"${type}" is no type of PLOVER 2.0. Its types: ${types.join(', ')}.`,
    )
  }

  return {
    name: 'PLOVER 2.0',
    types,
    contexts,
    isType: (type) => rows.has(key(type, '')),
    isMode: (type, mode) => rows.has(key(type, mode)),
    quadOf: (type) => rowOf(type, null).quad,
    intensityOf: (type, mode) => rowOf(type, mode).intensity,
    agreements: loadAgreementLadder(data),
    goldsteinOf: crosswalk.goldsteinOf,
    cameoOf: crosswalk.cameoOf,
    actInStatus: (act, status) =>
      status === 'planned' || status === 'conditional' ? (lookUp(planned, act) ?? act) : act,
    refusalOf: (act) => lookUp(refused, act),
    modeAbout(speech, content) {
      const column = SPEECH_MODES[speech]
      const row = about.get(key(content.type, content.mode ?? '')) ?? about.get(key(content.type, ''))
      return (column && row?.[column]) || null
    },
  }
}

const key = (type: string, mode: string): string => `${type} ${mode}`

function conversions(data: DataReader, path: string): Map<string, Act> {
  return new Map(
    parseCsv(data.text(path)).map((row) => [
      key(row.type!, row.mode!),
      { type: row.becomes!, mode: row.becomes_mode || null },
    ]),
  )
}

/** The row for type and mode, else for the type as a whole. */
const lookUp = (table: Map<string, Act>, { type, mode }: Act): Act | undefined =>
  table.get(key(type, mode ?? '')) ?? table.get(key(type, ''))
