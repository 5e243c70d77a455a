import { workerData } from 'node:worker_threads'
import { knowledge } from '../data-files.js'
import { type Batch, type CodedBatch, codeBatch } from './batch.js'

const { ownFolders } = workerData as { readonly ownFolders: readonly string[] }
const resources = knowledge(ownFolders)

/** What a worker thread runs for each batch. */
export default (batch: Batch): CodedBatch => codeBatch(batch, resources)
