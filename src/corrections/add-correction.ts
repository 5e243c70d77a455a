import type { DuckDBConnection } from '@duckdb/node-api'
import { type Codebook, loadCodebook } from '../codebook/codebook.js'
import { dataFiles } from '../data-files.js'
import { DemarcheError } from '../report/error.js'
import { openCatalog } from '../store/catalog.js'
import { existingStore } from '../store/store.js'
import { applyCorrections, undoneIn } from './apply-corrections.js'
import type { AddedEvent, Change, Coding, CorrectedLayer, Correction, Party, Words } from './correction.js'
import { type CheckedInput, type CorrectionInput, correctionInput, type PartyInput } from './correction-input.js'
import { appendCorrection, correctionId, correctionsOf } from './corrections-file.js'
import { type Correctable, partyOf, type Target, targetsIn, wordsAt } from './find-target.js'

export interface AddOptions {
  /** An open catalog of the store, where the caller has one. */
  readonly catalog?: DuckDBConnection
  /** Ours, where the user has none. */
  readonly codebook?: Codebook
}

/**
 * Keeps what a person says of a record; when this returns, it is on the disk. Ids are those of the corrected record, as every
 * answer shows it.
 * @throws DemarcheError where there is no such report, target, type or mode
 */
export async function addCorrection(
  store: string,
  input: CorrectionInput,
  { catalog, codebook }: AddOptions = {},
): Promise<Correction> {
  const checked = checkedInput(input)
  const { report, layer, target, by, at, note } = checked
  if (checked.action === 'undo') return keep(store, undoing(store, checked))
  const record = await correctedRecord(store, report, catalog)
  if (checked.action !== 'add') notRejected(store, checked)
  const words = checked.action === 'add' ? wordsAt(record, checked.value.trigger) : wordsOfTarget(record, layer, target)
  const change = changeOf(checked, record, codebook ?? loadCodebook(dataFiles()))
  const about = { report, layer, target, words, by, at, ...(note === undefined ? {} : { note }) }
  const correction: NewCorrection = { ...about, ...change }
  // Laid over the record at once: what would change nothing is better told now than listed as "stale" for ever.
  const [standing] = applyCorrections(record, [{ id: '', ...correction } as Correction]).standing
  if (standing?.state === 'stale')
    throw new DemarcheError(
      'correction-without-effect',
      `"${checked.action}" changes nothing: it finds neither whom nor what it names in ${layer} "${target}" of "${report}". Nothing was kept.`,
    )
  return keep(store, correction)
}

/** What somebody rejected is in the record no more: whoever wants it back is told how. */
function notRejected(store: string, { report, layer, target }: CheckedInput): void {
  const all = correctionsOf(store)
  const undone = undoneIn(all)
  const rejection = all.findLast(
    (c) =>
      c.action === 'reject' && c.report === report && c.layer === layer && c.target === target && !undone.has(c.id),
  )
  if (rejection)
    throw new DemarcheError(
      'correction-rejected',
      `${layer} "${target}" of "${report}" was rejected. Take that back first: demarche correct undo ${rejection.id}`,
    )
}

type NewCorrection = Correction extends infer C ? (C extends Correction ? Omit<C, 'id'> : never) : never

function keep(store: string, correction: NewCorrection): Correction {
  const kept = { id: correctionId(correction), ...correction } as Correction
  appendCorrection(existingStore(store), kept)
  return kept
}

function checkedInput(input: CorrectionInput): CheckedInput {
  const result = correctionInput.safeParse(input)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const where = issue?.path.join('.')
  throw new DemarcheError('correction-bad', `This is no correction: ${where ? `"${where}": ` : ''}${issue?.message}.`)
}

function undoing(store: string, { report: _, by, at, note, ...input }: CheckedInput): NewCorrection {
  const undoes = 'undoes' in input ? input.undoes : ''
  const all = correctionsOf(store)
  const before = all.find(({ id }) => id === undoes)
  if (!before)
    throw new DemarcheError(
      'correction-unknown',
      `There is no correction "${undoes}". List them with: demarche correct list`,
    )
  if (undoneIn(all).has(undoes))
    throw new DemarcheError('correction-undone', `The correction "${undoes}" has been taken back already.`)
  const { report, layer, target, words } = before
  return {
    report,
    layer,
    target,
    words,
    action: 'undo',
    value: null,
    by,
    at,
    undoes,
    ...(note === undefined ? {} : { note }),
  }
}

/** @throws DemarcheError where the store does not have the report */
export async function correctedRecord(store: string, report: string, open?: DuckDBConnection): Promise<Correctable> {
  const catalog = open ?? (await openCatalog(existingStore(store)))
  try {
    const result = await catalog.runAndReadAll(
      'SELECT m.record, r.text FROM records m JOIN reports r USING (report) WHERE report = $report',
      { report },
    )
    const [row] = result.getRows() as [string, string | null][]
    if (!row) throw new DemarcheError('report-unknown', `The store has no report "${report}".`)
    const record = JSON.parse(row[0]) as Correctable
    return { ...record, original: { ...record.original, text: row[1] ?? '' } }
  } finally {
    if (!open) catalog.closeSync()
  }
}

function wordsOfTarget(record: Correctable, layer: CorrectedLayer, id: string): Words {
  const { spans, coding } = targetOf(record, layer, id)
  return wordsAt(record, spans[0] ?? { start: 0, end: 0 }, coding)
}

function targetOf(record: Correctable, layer: CorrectedLayer, id: string): Target {
  const targets = targetsIn(record, layer)
  const found = targets.find((t) => t.id === id)
  if (found) return found
  const known = targets.map((t) => t.id).join(', ')
  throw new DemarcheError(
    'correction-target',
    `"${record.id}" has no ${layer} "${id}"${known ? `; it has ${known}` : ', and none at all'}.`,
  )
}

function changeOf(input: CheckedInput, record: Correctable, codebook: Codebook): Change & { undoes?: never } {
  const { layer, target } = input
  const party = (given: PartyInput): Party => partyGiven(record, given)
  const event = () => record.events.find((e) => e.id === target)!
  const onlyFor = (...layers: CorrectedLayer[]) => {
    if (!layers.includes(layer))
      throw new DemarcheError('correction-layer', `"${input.action}" is for ${layers.join(' or ')}, not for ${layer}.`)
  }
  switch (input.action) {
    case 'accept':
    case 'reject':
    case 'note':
    case 'undo':
      return { action: input.action, value: null }
    case 'retype':
      onlyFor('event', 'plan', 'entity')
      if ('type' in input.value) {
        onlyFor('event', 'plan')
        return { action: 'retype', value: codingOf(codebook, input.value.type, input.value.mode) }
      }
      onlyFor('entity')
      return { action: 'retype', value: party(input.value) }
    case 'mode':
      onlyFor('event', 'plan')
      return { action: 'mode', value: codingOf(codebook, event().type, input.value) }
    case 'status':
      onlyFor('event', 'plan', 'agreement')
      if ((layer === 'agreement') !== STAGES.has(input.value) && input.value !== 'denied')
        throw new DemarcheError(
          'correction-status',
          `"${input.value}" is no ${layer === 'agreement' ? 'stage of an agreement' : 'status of an event'}.`,
        )
      return { action: 'status', value: input.value }
    case 'actor':
    case 'recipient':
      onlyFor('event', 'plan', 'claim')
      return {
        action: input.action,
        value: { instead: input.value.instead ? party(input.value.instead) : null, party: party(input.value.party) },
      }
    case 'add-party':
    case 'drop-party':
      onlyFor('event', 'plan', 'agreement')
      return { action: input.action, value: { role: input.value.role, party: party(input.value.party) } }
    case 'date':
      onlyFor('event', 'plan')
      return { action: 'date', value: input.value }
    case 'background':
      onlyFor('event', 'plan')
      return { action: 'background', value: input.value }
    case 'merge':
      onlyFor('event', 'plan', 'entity')
      return { action: 'merge', value: { target: input.value, words: wordsOfTarget(record, layer, input.value) } }
    case 'split': {
      onlyFor('event', 'plan', 'entity')
      if (layer !== 'entity') return { action: 'split', value: null }
      if (!input.value)
        throw new DemarcheError('correction-split', 'Say which mentions are somebody else’s, and whose.')
      const mentions = record.mentions.filter(({ id }) => input.value!.mentions.includes(id))
      return {
        action: 'split',
        value: { mentions: mentions.map(({ span }) => wordsAt(record, span)), party: party(input.value.party) },
      }
    }
    case 'settle': {
      onlyFor('forecast', 'plan')
      const { outcome, day } = input.value
      return { action: 'settle', value: { outcome, ...(day === undefined ? {} : { day }) } }
    }
    case 'add': {
      onlyFor('event')
      const { trigger: _, actors, recipients, type, mode, ...rest } = input.value
      const added: AddedEvent = {
        ...codingOf(codebook, type, mode),
        ...rest,
        actors: actors.map(party),
        recipients: recipients.map(party),
      }
      return { action: 'add', value: added }
    }
  }
}

const STAGES: ReadonlySet<string> = new Set(
  'talks proposed initialled signed ratified suspended withdrawn denied'.split(' ').concat('in force'),
)

function partyGiven(record: Correctable, given: PartyInput): Party {
  if (!('entity' in given)) {
    const { registry, office, ...party } = given
    return { ...party, ...(registry === undefined ? {} : { registry }), ...(office === undefined ? {} : { office }) }
  }
  const entity = record.entities.find(({ id }) => id === given.entity)
  if (!entity) throw new DemarcheError('correction-party', `"${record.id}" has no entity "${given.entity}".`)
  return partyOf(entity)
}

/** A type and mode with the figures that the codebook gives them. */
function codingOf(codebook: Codebook, type: string, mode: string | null): Coding {
  if (!codebook.isType(type))
    throw new DemarcheError(
      'codebook-unknown-type',
      `"${type}" is no type of ${codebook.name}. Its types: ${codebook.types.join(', ')}.`,
    )
  if (mode !== null && !codebook.isMode(type, mode))
    throw new DemarcheError('codebook-unknown-mode', `"${mode}" is no mode of ${type} in ${codebook.name}.`)
  const cameo = codebook.cameoOf({ type, mode })
  const goldstein = cameo === undefined ? undefined : codebook.goldsteinOf(cameo)
  return {
    type,
    mode,
    quad: codebook.quadOf(type),
    intensity: codebook.intensityOf(type, mode),
    ...(cameo === undefined ? {} : { cameo }),
    ...(goldstein === undefined ? {} : { goldstein }),
  }
}
