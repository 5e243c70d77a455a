import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { EvidenceKey } from 'demarche/api/schemas.js'
import type { ActivePair } from 'demarche/questions/active-pairs.js'
import type { Triad } from 'demarche/questions/balance.js'
import type { CoverageRow } from 'demarche/questions/coverage.js'
import type { TimelineRow } from 'demarche/questions/dyad-timeline.js'
import type { EventRow } from 'demarche/questions/events-between.js'
import type { LedgerRow } from 'demarche/questions/forecast-ledger.js'
import type { ForecastScore } from 'demarche/questions/forecast-scores.js'
import type { LadderRow } from 'demarche/questions/ladder.js'
import type { NetworkNode } from 'demarche/questions/network.js'
import type { Plan } from 'demarche/questions/plans.js'
import { getJson, type Params } from './api.js'

/** The rows of each question that the views ask; the same that `demarche` asks. */
export interface Rows {
  'active-pairs': ActivePair
  'dyad-timeline': TimelineRow
  'events-between': EventRow
  'forecast-ledger': LedgerRow
  'forecast-scores': ForecastScore
  balance: Triad
  coverage: CoverageRow
  ladder: LadderRow
  network: NetworkNode
  plans: Plan
}

export interface Answer<Row> {
  readonly sentence: string
  readonly rows: readonly Omit<Row, 'evidence'>[]
  readonly evidence: readonly (readonly EvidenceKey[])[]
}

export function useQuestion<Name extends keyof Rows>(
  name: Name,
  params: Params = {},
  { enabled = true }: { readonly enabled?: boolean } = {},
): UseQueryResult<Answer<Rows[Name]>, Error> {
  return useQuery({
    queryKey: ['question', name, params],
    queryFn: ({ signal }) => getJson<Answer<Rows[Name]>>(`/api/questions/${name}`, params, signal),
    placeholderData: keepPreviousData,
    enabled,
  })
}
