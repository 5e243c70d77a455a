import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { checkRegistry } from '../actors/check-registry.js'
import { type ImportedRows, noRows } from '../actors/import/imported-rows.js'
import { importLeaderList } from '../actors/import/leader-list.js'
import { type ImportKnowledge, importPetrarch } from '../actors/import/petrarch.js'
import { importWikidata } from '../actors/import/wikidata.js'
import { resolveActor } from '../actors/resolve-actor.js'
import { dataFiles, knowledge } from '../data-files.js'
import { boundsOf } from '../dates/calendar.js'
import { csvCell, withOwnData } from '../own-data.js'
import { csvLines } from '../report/csv.js'
import { DemarcheError } from '../report/error.js'
import type { Resources } from '../resources.js'
import { makeFolder } from '../store/make-folder.js'
import { choiceOption, dayOption } from './options.js'

interface WithData {
  readonly data: readonly string[]
}

/** `demarche actors find`: whom a phrase names on a day, and the alias that matched. */
export function findActor(words: string, options: WithData & { readonly on?: string }): void {
  const { registry } = knowledge(options.data)
  const day = dayOption('--on', options.on)
  const found = resolveActor(registry, { words, day })
  if (!found) {
    console.log(`Nobody is known by "${words}"${day ? ` on ${day}` : ''}.`)
    process.exitCode = 1
    return
  }
  const rows = [
    ['name', found.name],
    ['country', found.country ?? 'not known'],
    ['sectors', found.sectors.join(' ') || 'none'],
    ['office', found.office ?? '–'],
    ['registry', found.registry ?? '–'],
    ['known', `by ${found.basis}`],
    ['alias', found.alias ? `“${found.alias}” matched` : '–'],
  ]
  for (const [name, value] of rows) console.log(`${name!.padEnd(9)} ${value}`)
}

/** `demarche actors check`: what is wrong in the registry, the user's own rows included. */
export function checkActors(options: WithData): void {
  const problems = checkRegistry(options.data.reduce(withOwnData, dataFiles()))
  for (const problem of problems) console.log(problem)
  console.log(problems.length === 0 ? 'The registry is in order.' : `${problems.length} problems.`)
  if (problems.length > 0) process.exitCode = 1
}

interface AddOptions extends WithData {
  readonly country: string
  readonly office?: string
  readonly sectors?: string
  readonly from?: string
  readonly to?: string
  readonly aliases?: string
  readonly into: string
}

/** `demarche actors add`: an office holder or, without an office, an organisation, in a folder of the user's own. */
export function addActor(name: string, options: AddOptions): void {
  const { stateCode } = importKnowledge(knowledge(options.data))
  const country =
    stateCode(options.country) ?? (/^(IGO|UNO|EUR|NGO|ISM|IMG|MNC)$/.test(options.country) ? options.country : null)
  if (!country)
    throw new DemarcheError(
      'actor-country',
      `"${options.country}" is no country that we know. Give its name or its ISO 3166 code, such as VEN.`,
    )
  const { sectors = '', aliases = '', office } = options
  const [from, to] = [tenureDay('--from', options.from), tenureDay('--to', options.to)]
  const rows = noRows()
  if (office === undefined)
    rows.organisations.push({
      id: name.toLowerCase().replaceAll(/\s+/g, '-'),
      name,
      country,
      sectors,
      from,
      to,
      aliases,
    })
  else
    rows['office-holders'].push({
      person: name,
      aliases,
      country,
      office,
      sectors: sectors || 'GOV',
      from,
      to,
      source: 'own',
    })
  keepRows(rows, options.into)
}

/** A tenure may begin in a month or a year, where no day is known. */
function tenureDay(option: string, value = ''): string {
  if (value === '' || boundsOf(value)) return value
  throw new DemarcheError(
    'option-not-a-day',
    `${option} takes a day, month or year such as 2018-11-29, 2018-11 or 2018, not "${value}".`,
  )
}

const IMPORTERS = { petrarch: importPetrarch, csv: importLeaderList, wikidata: importWikidata }

/** `demarche actors import`: a foreign list as rows in a folder of the user's own. */
export function importActors(file: string, options: WithData & { readonly from: string; readonly into: string }): void {
  const format = choiceOption('--from', options.from, Object.keys(IMPORTERS) as (keyof typeof IMPORTERS)[])
  if (!existsSync(file)) throw new DemarcheError('import-missing', `There is no file "${file}".`)
  const rows = IMPORTERS[format](readFileSync(file, 'utf8'), basename(file), importKnowledge(knowledge(options.data)))
  for (const line of rows.skipped.slice(0, 20)) console.error(`Left out: ${line}`)
  if (rows.skipped.length > 20) console.error(`… and ${rows.skipped.length - 20} more.`)
  keepRows(rows, options.into)
}

function importKnowledge({ registry }: Resources): ImportKnowledge {
  const sectors = new Map(
    csvLines(dataFiles().text('crosswalk/cameo-sectors.csv'))
      .slice(1)
      .map(([cameo, plover]) => [cameo!, plover!]),
  )
  return {
    states: new Set([...registry.states.values()].map(({ code }) => code)),
    sectorOf: (role) => sectors.get(role) || undefined,
    stateCode: (text) => registry.states.get(text.toUpperCase())?.code ?? registry.stateNamed(text)?.code ?? null,
  }
}

/** Writes rows into `FOLDER/actors/*.csv`, leaving out those that are there already; says what to do with them. */
function keepRows({ skipped, ...files }: ImportedRows, folder: string): void {
  for (const [name, rows] of Object.entries(files) as [string, Record<string, string>[]][]) {
    const [first] = rows
    if (!first) continue
    const path = join(folder, 'actors', `${name}.csv`)
    const columns = existsSync(path) ? csvLines(readFileSync(path, 'utf8'))[0]! : Object.keys(first)
    const before = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : [columns.join(',')]
    const known = new Set(before)
    const lines = rows
      .map((row) => columns.map((column) => csvCell(row[column] ?? '')).join(','))
      .filter((line) => !known.has(line))
    makeFolder(dirname(path))
    writeFileSync(path, `${[...before, ...new Set(lines)].join('\n')}\n`)
    console.log(`${path}: ${new Set(lines).size} rows added`)
  }
  console.log(`Use them with --data ${folder}.${skipped.length > 0 ? ` ${skipped.length} entries were left out.` : ''}`)
}
