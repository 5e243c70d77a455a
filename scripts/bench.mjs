// `npm run bench`: words per second from raw text to record on one thread, each stage's share, start-up time and peak memory.
import { join } from 'node:path'
import { root, run, setUp } from './set-up.mjs'

setUp()
run(process.execPath, [join(root, 'build', 'bench', 'throughput.js'), ...process.argv.slice(2)])
run(process.execPath, [join(root, 'build', 'bench', 'reading-peers.js')])
