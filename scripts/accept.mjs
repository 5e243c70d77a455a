// `npm run accept [LAYER …]`: writes today's output into the golden cases of tests/cases. Read the diff as you would read code.
import { join } from 'node:path'
import { root, run, setUp } from './set-up.mjs'

setUp()
run(process.execPath, [join(root, 'build', 'tests', 'cases', 'accept-cases.js'), ...process.argv.slice(2)])
