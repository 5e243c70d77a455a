import type { CodedReport } from '../report/layers.js'
import type { RawReport } from '../run-pipeline.js'
import { inputHash, Store } from '../store/store.js'
import { versionsOf } from '../store/versions.js'
import { codeInOrder } from '../work/code-in-order.js'

/** Codes reports and puts them in the store, as `demarche read` does. */
export async function keepReports(
  folder: string,
  raws: readonly RawReport[],
  ownFolders: readonly string[],
): Promise<void> {
  const store = await Store.open(folder, { versions: versionsOf(ownFolders), keepText: true })
  try {
    async function* given() {
      yield* raws
    }
    for await (const batch of codeInOrder(given(), { jobs: 1, format: 'report', colour: false, ownFolders })) {
      const reports = batch.text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as CodedReport)
      await store.add(reports.map((report) => ({ report, hash: inputHash(report.original) })))
    }
  } finally {
    store.close()
  }
}
