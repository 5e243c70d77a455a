import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { packageRoot } from '../src/data-files.js'
import { openCatalog } from '../src/store/catalog.js'
import { manifestNames, readManifest } from '../src/store/manifest.js'
import { verifyStore } from '../src/store/verify-store.js'
import { Dice } from './made-up-reports.js'

export interface KillResult {
  readonly kills: number
  /** Reports that the manifest or a last line had told of, and that were gone after a kill. */
  readonly lost: number
  /** Reports that were in the store more than once. */
  readonly doubled: number
  /** Spans or parts that did not hold. */
  readonly broken: number
  /** How many kills came after the reading that was killed had entered reports of its own. */
  readonly underWay: number
}

/** Every so many readings one is killed at any moment, start-up and first shard included. */
const ANY_MOMENT = 5
/** Of a whole reading's time, how long at most a reading goes on after it has entered something. */
const AFTER_ENTRY = 0.4

/**
 * Kills readings of one feed at random moments with SIGKILL, most of them after the reading has entered reports of its own, looks
 * at the store each time, and goes on with the next reading; when a reading comes to its end, the next one starts with a store of
 * its own.
 */
export async function killReadings(
  folder: string,
  { kills, seed, reports }: { readonly kills: number; readonly seed: number; readonly reports: number },
  onKill?: (soFar: KillResult) => void,
): Promise<KillResult> {
  mkdirSync(folder, { recursive: true })
  const feed = join(folder, 'feed.jsonl')
  const dice = new Dice(seed)
  const lines = Array.from({ length: reports }, (_, i) => {
    const text = `Poland accused Belarus of lying in case ${i}. Norway met Chile ${dice.below(9)} times in Oslo on Monday.`
    return `${JSON.stringify({ id: `r${i}`, text, published: '2024-03-05' })}\n`
  })
  writeFileSync(feed, lines.join(''))
  const found = { kills: 0, lost: 0, doubled: 0, broken: 0, underWay: 0 }
  let stores = 0
  // A reading that nobody stops tells how long the others have.
  const began = performance.now()
  const whole = read(feed, join(folder, 'whole'))
  await whole.ended
  const longest = performance.now() - began
  while (found.kills < kills) {
    const store = join(folder, `store-${stores++}`)
    for (let done = false; !done && found.kills < kills; ) {
      const before = entriesIn(store)
      const { child, ended, printed } = read(feed, store)
      const chance = dice.below(1000) / 1000
      const running = { now: true }
      void ended.then(() => {
        running.now = false
      })
      if (found.kills % ANY_MOMENT === 0) await Promise.race([ended, wait(longest * chance)])
      else {
        while (running.now && entriesIn(store) === before) await wait(5)
        await Promise.race([ended, wait(longest * AFTER_ENTRY * chance)])
      }
      const acknowledged = new Set(keptIn(store))
      child.kill('SIGKILL')
      const [, signal] = (await ended) as [number | null, string | null]
      if (signal !== 'SIGKILL') {
        done = true
        if (!/ reports read /.test(printed())) found.broken++
      } else {
        found.kills++
        if (entriesIn(store) > before) found.underWay++
      }
      await lookAt(store, acknowledged, found)
      onKill?.(found)
    }
  }
  return found
}

function read(feed: string, store: string) {
  const child = spawn(
    process.execPath,
    [join(packageRoot, 'bin', 'demarche.mjs'), 'read', feed, '--store', store, '--jobs', '2'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  let printed = ''
  child.stdout.on('data', (bytes) => {
    printed += bytes
  })
  return { child, ended: once(child, 'close'), printed: () => printed }
}

const keptIn = (store: string): string[] =>
  existsSync(join(store, 'manifest')) ? readManifest(store).flatMap(({ reports }) => reports.map(([id]) => id)) : []

const entriesIn = (store: string): number => manifestNames(store).length

async function lookAt(
  store: string,
  acknowledged: ReadonlySet<string>,
  found: { lost: number; doubled: number; broken: number },
): Promise<void> {
  if (!existsSync(join(store, 'manifest'))) return
  const catalog = await openCatalog(store)
  try {
    const rows = (
      await catalog.runAndReadAll('SELECT report, count(*)::INTEGER FROM reports GROUP BY report')
    ).getRows() as [string, number][]
    const there = new Set(rows.map(([report]) => report))
    for (const id of acknowledged) if (!there.has(id)) found.lost++
    found.doubled += rows.filter(([, n]) => n > 1).length
    const twice = await catalog.runAndReadAll(
      'SELECT count(*)::INTEGER FROM (SELECT report, event FROM events GROUP BY ALL HAVING count(*) > 1)',
    )
    found.doubled += Number(twice.getRows()[0]![0])
  } finally {
    catalog.closeSync()
  }
  found.broken += (await verifyStore(store)).failed
}
