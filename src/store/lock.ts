import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { DemarcheError } from '../report/error.js'

/**
 * Takes a file that only one process can make, and gives what lets go of it; one left by a process that is gone is taken over.
 * @throws DemarcheError where another process has it
 */
export function lockFile(path: string): () => void {
  if (existsSync(path) && !isRunning(Number(readFileSync(path, 'utf8')))) rmSync(path, { force: true })
  try {
    const file = openSync(path, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new DemarcheError(
      'store-busy',
      `Another process is writing to the store (it has ${path}). Wait until it is done; reading works meanwhile.`,
    )
  }
  return () => rmSync(path, { force: true })
}

export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
