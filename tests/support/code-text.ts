import { codeReport } from '../../src/coder.js'
import { dataFiles } from '../../src/data-files.js'
import type { CodedReport } from '../../src/report/layers.js'
import { loadResources } from '../../src/resources.js'

const resources = loadResources(dataFiles())

/** A report of our own, coded as a user would have it: "Poland accused Belarus.", published on a day. */
export const codeText = (text: string, published = '2024-03-05'): CodedReport =>
  codeReport({ id: 'x', original: { text, published, language: 'en' } }, resources)
