// `npm run bench`: words per second from raw text to record on one thread, each stage's share, start-up time and peak memory.
// `npm run bench -- store [EVENTS]`: the store with two million events of made-up reports; `-- kill [TIMES]`: kill -9 at random
// moments of a read; `-- syndication [REPORTS]`: copies found again.
import { join } from 'node:path'
import { root, run, setUp } from './set-up.mjs'

const KINDS = ['store', 'kill', 'syndication']
const [kind, ...rest] = process.argv.slice(2)

setUp()
if (KINDS.includes(kind)) run(process.execPath, [join(root, 'build', 'bench', `${kind}.js`), ...rest])
else {
  run(process.execPath, [join(root, 'build', 'bench', 'throughput.js'), ...process.argv.slice(2)])
  run(process.execPath, [join(root, 'build', 'bench', 'reading-peers.js')])
}
