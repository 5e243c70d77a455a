import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from './data-files.js'

/** The package's version, as in package.json. */
export const version: string = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).version
