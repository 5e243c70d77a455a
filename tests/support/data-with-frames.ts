import { dataFiles } from '../../src/data-files.js'
import type { DataReader } from '../../src/resources.js'

/** The package's data with these frames instead of its own. */
export function dataWithFrames(frames: string): DataReader {
  const data = dataFiles()
  return {
    bytes: data.bytes,
    text: (path) => (path.startsWith('lexicon/frames/') ? frames : data.text(path)),
    list: (folder) => (folder === 'lexicon/frames' ? ['test.csv'] : data.list(folder)),
  }
}
