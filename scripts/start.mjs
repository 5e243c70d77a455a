// `npm start`: sets up, codes the sample reports in examples/ and shows their record. `npm start -- FILE …` does it for files.
import { join } from 'node:path'
import { root, run, setUp } from './set-up.mjs'

setUp()
const files = process.argv.slice(2)
const format = process.stdout.isTTY ? [] : ['--format', 'table']
const paths = files.length > 0 ? files : [join(root, 'examples')]
// Files are named from where the user stands, not from the package's folder.
run(process.execPath, [join(root, 'bin', 'demarche.mjs'), 'code', ...paths, ...format], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
})
if (files.length === 0) {
  console.log(`
That was the record of the sample reports in examples/. Next:
  npm start -- FILE                                       the record of your own report
  node bin/demarche.mjs explain examples/01-visit.txt e2  why an event was coded as it was
  node bin/demarche.mjs --help                            everything else`)
}
