import { dataFiles } from '../data-files.js'
import { loadResources } from '../resources.js'
import { type Batch, type CodedBatch, codeBatch } from './batch.js'

const resources = loadResources(dataFiles())

/** What a worker thread runs for each batch. */
export default (batch: Batch): CodedBatch => codeBatch(batch, resources)
