import type { WriteStream } from 'node:tty'

export interface Progress {
  /** Takes the bar off the screen, before something else is printed. */
  clear(): void
  advance(done: { readonly reports: number; readonly events: number; readonly share: number | undefined }): void
  finish(): void
}

const SHOWN_AFTER = 1000
const WIDTH = 30

/** A bar on standard error for runs longer than a second; nothing where that is no terminal. */
export function progressBar(stream: WriteStream): Progress {
  if (!stream.isTTY) return { clear() {}, advance() {}, finish() {} }
  const started = performance.now()
  let reports = 0
  let events = 0
  let shown = false
  const clear = () => {
    if (shown) stream.write('\r\x1b[K')
    shown = false
  }
  return {
    clear,
    advance(done) {
      reports += done.reports
      events += done.events
      const seconds = (performance.now() - started) / 1000
      if (seconds * 1000 < SHOWN_AFTER) return
      const speed = `${reports} reports, ${events} events, ${(reports / seconds).toFixed(0)} reports/s`
      const full = done.share === undefined ? undefined : Math.round(done.share * WIDTH)
      const bar =
        full === undefined ? '' : `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${Math.round(done.share! * 100)}%  `
      clear()
      stream.write(`${bar}${speed}`)
      shown = true
    },
    finish: clear,
  }
}
