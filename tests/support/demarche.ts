import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '../../src/data-files.js'

export interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the real command as a user would, and waits for its end. */
export function demarche(args: readonly string[], options: { input?: string | Uint8Array; cwd?: string } = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(packageRoot, 'bin', 'demarche.mjs'), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...options,
  })
  return { status, stdout, stderr }
}
