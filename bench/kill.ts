import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killReadings } from './kill-reading.js'

const kills = Number(process.argv[2] ?? 50)
const reports = Number(process.argv[3] ?? 2000)
const folder = mkdtempSync(join(tmpdir(), 'demarche-kill-'))
try {
  const { lost, doubled, broken, underWay } = await killReadings(folder, { kills, seed: 7, reports }, (soFar) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${soFar.kills} of ${kills} `)
    else if (process.env.DEMARCHE_DEBUG) console.error(JSON.stringify(soFar))
  })
  console.log(
    `kill -9 at ${kills} random moments of a read, ${underWay} of them after it had entered reports: ` +
      `${lost} acknowledged reports lost, ${doubled} doubled, ${broken} spans or parts broken`,
  )
  if (lost + doubled + broken > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
