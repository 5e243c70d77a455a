import { userInfo } from 'node:os'
import { addCorrection } from '../corrections/add-correction.js'
import type { CorrectedLayer } from '../corrections/correction.js'
import type { CorrectionInput } from '../corrections/correction-input.js'
import { knowledge } from '../data-files.js'
import { DemarcheError } from '../report/error.js'
import { openCatalog } from '../store/catalog.js'
import { existingStore } from '../store/store.js'
import { choiceOption, dayOption } from './options.js'
import { printRows } from './print-rows.js'

interface CorrectOptions {
  readonly store: string
  readonly by?: string
  readonly at?: string
  readonly note?: string
  readonly instead?: string
  readonly role: string
  readonly mentions?: string
  readonly party?: string
  readonly day?: string
  readonly format: string
  readonly data: readonly string[]
}

const ACTIONS = [
  'list',
  'accept',
  'reject',
  'retype',
  'mode',
  'status',
  'actor',
  'recipient',
  'add-party',
  'drop-party',
  'date',
  'background',
  'merge',
  'split',
  'settle',
  'note',
  'undo',
] as const
type Asked = (typeof ACTIONS)[number]

/** `demarche correct`: what a person says of the record, kept beside what the machine coded. */
export async function correctCommand(action: string, args: readonly string[], options: CorrectOptions): Promise<void> {
  const asked = choiceOption('The action', action, ACTIONS)
  if (asked === 'list') return listCorrections(args[0], options)
  const store = existingStore(options.store)
  const codebook = options.data.length > 0 ? { codebook: knowledge(options.data).codebook } : {}
  const correction = await addCorrection(store, inputOf(asked, args, options), codebook)
  const { id, layer, target, report, words } = correction
  console.log(`${id}: ${asked} ${layer} ${target} of ${report}${words.text ? ` (“${words.text.slice(0, 60)}”)` : ''}`)
}

function inputOf(action: Exclude<Asked, 'list'>, args: readonly string[], options: CorrectOptions): CorrectionInput {
  const said = {
    by: options.by ?? userInfo().username,
    at: options.at ?? new Date().toISOString(),
    ...(options.note === undefined ? {} : { note: options.note }),
  }
  if (action === 'undo') return { ...said, report: '-', action, undoes: needed(args[0], 'the id of a correction') }
  const report = needed(args[0], 'a report')
  const target = needed(args[1], 'what is corrected, such as e2')
  const value = args[2]
  const party = () => partyOf(needed(value, 'who it is: an id such as a3, or "name, code, sectors"'))
  const about = { ...said, report, target, layer: layerOf(target, action) }
  switch (action) {
    case 'accept':
    case 'reject':
    case 'note':
      return { ...about, action }
    case 'retype': {
      if (about.layer === 'entity') return { ...about, action, value: party() }
      const [type = '', mode] = needed(value, 'a type, such as SANCTION or SANCTION/expel').split('/')
      return { ...about, action, value: { type: type.toUpperCase(), mode: mode || null } }
    }
    case 'mode':
      return { ...about, action, value: orNone(needed(value, 'a mode, or none')) }
    case 'status':
      return { ...about, action, value: needed(value, 'a status') as 'occurred' }
    case 'actor':
    case 'recipient':
      return {
        ...about,
        action,
        value: {
          party: party(),
          ...(options.instead === undefined ? {} : { instead: partyOf(options.instead) }),
        },
      }
    case 'add-party':
    case 'drop-party':
      return {
        ...about,
        action,
        value: { role: choiceOption('--role', options.role, ['actor', 'recipient'] as const), party: party() },
      }
    case 'date':
      return { ...about, action, value: orNone(needed(value, 'a date, or none')) }
    case 'background':
      return { ...about, action, value: choiceOption('The value', needed(value, 'yes or no'), ['yes', 'no']) === 'yes' }
    case 'merge':
      return { ...about, action, value: needed(value, 'what it is the same as, such as e1') }
    case 'split':
      return {
        ...about,
        action,
        value:
          options.mentions === undefined
            ? null
            : { mentions: options.mentions.split(','), party: partyOf(needed(options.party, '--party')) },
      }
    case 'settle': {
      const day = dayOption('--day', options.day)
      const outcome = choiceOption('The outcome', needed(value, 'done, not or unresolvable'), [
        'done',
        'not',
        'unresolvable',
      ] as const)
      return { ...about, action, value: { outcome, ...(day === undefined ? {} : { day }) } }
    }
  }
}

function needed(value: string | undefined, what: string): string {
  if (value !== undefined) return value
  throw new DemarcheError('correct-argument', `Say ${what}. "demarche correct --help" shows how.`)
}

const orNone = (value: string): string | null => (value === 'none' ? null : value)

const LAYERS: Readonly<Record<string, CorrectedLayer>> = {
  e: 'event',
  a: 'entity',
  c: 'claim',
  g: 'agreement',
  f: 'forecast',
}

function layerOf(target: string, action: Asked): CorrectedLayer {
  const layer = LAYERS[target[0] ?? '']
  if (layer && /^.\d+$/.test(target)) return action === 'settle' && layer === 'event' ? 'plan' : layer
  throw new DemarcheError(
    'correct-target',
    `"${target}" is nothing that can be corrected: give an event (e1), entity (a1), claim (c1), agreement (g1) or forecast (f1).`,
  )
}

/** "a3", or "Nicolás Maduro, VEN, GOV"; a code that is not known is "?". */
function partyOf(text: string): { entity: string } | { name: string; country: string | null; sectors: string[] } {
  if (/^a\d+$/.test(text)) return { entity: text }
  const [name = '', country = '', sectors = ''] = text.split(',').map((part) => part.trim())
  return {
    name,
    country: country === '' || country === '?' ? null : country.toUpperCase(),
    sectors: sectors ? sectors.toUpperCase().split(/\s+/) : [],
  }
}

async function listCorrections(report: string | undefined, options: CorrectOptions): Promise<void> {
  const format = choiceOption('--format', options.format, ['table', 'jsonl'] as const)
  const catalog = await openCatalog(existingStore(options.store))
  try {
    const result = await catalog.runAndReadAll(
      `SELECT id, "at", by_whom, report, target, action, value, state, words, note, undoes FROM corrections
       WHERE $report IS NULL OR report = $report ORDER BY "at", id`,
      { report: report ?? null },
    )
    printRows(result.columnNames(), result.getRowObjectsJson(), format)
  } finally {
    catalog.closeSync()
  }
}
