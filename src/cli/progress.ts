import type { WriteStream } from 'node:tty'

import { inputSize } from '../read/input-files.js'

export interface Progress {
  /** To be told of each piece of input that is read, in bytes. */
  onBytes(bytes: number): void
  /** The same inputs, counted on their way. */
  counted<T>(inputs: AsyncIterable<T>): AsyncIterable<T>
  /** Takes the bar off the screen, before something else is printed. */
  clear(): void
  advance(done: { readonly reports: number; readonly events: number }): void
  finish(): void
}

const SHOWN_AFTER_SECONDS = 1
const WIDTH = 30

/** A bar on standard error for runs longer than a second; nothing where that is no terminal. */
export async function progressBar(stream: WriteStream, paths: readonly string[]): Promise<Progress> {
  if (!stream.isTTY) return { onBytes() {}, counted: (inputs) => inputs, clear() {}, advance() {}, finish() {} }
  const size = await inputSize(paths)
  const started = performance.now()
  let read = 0
  let waiting = 0
  let reports = 0
  let events = 0
  let shown = false
  const clear = () => {
    if (shown) stream.write('\r\x1b[K')
    shown = false
  }
  return {
    onBytes: (bytes) => void (read += bytes),
    async *counted(inputs) {
      for await (const input of inputs) {
        waiting++
        yield input
      }
    },
    clear,
    advance(done) {
      reports += done.reports
      events += done.events
      const seconds = (performance.now() - started) / 1000
      if (seconds < SHOWN_AFTER_SECONDS) return
      clear()
      stream.write(
        `${size ? barOf((read / size) * (reports / waiting)) : ''}${reports} reports, ${events} events, ${Math.round(reports / seconds)} reports/s`,
      )
      shown = true
    },
    finish: clear,
  }
}

function barOf(share: number): string {
  const full = Math.min(WIDTH, Math.round(share * WIDTH))
  return `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${Math.min(100, Math.round(share * 100))}%  `
}
