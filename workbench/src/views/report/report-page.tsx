import { useQuery } from '@tanstack/react-query'
import type { WhyReply } from 'demarche/api/schemas.js'
import { getJson } from '../../api.js'
import { Asked } from '../../parts/states.js'
import { useRoute } from '../../router.js'
import { ReportView } from './report-view.js'
import type { Layer, ShownReport } from './segments.js'

export const reportPath = (report: string): string => `/api/reports/${encodeURIComponent(report)}`

/** A report of the store. */
export function ReportPage() {
  const { parts } = useRoute()
  const id = parts.join('/')
  const query = useQuery({
    queryKey: ['report', id],
    queryFn: ({ signal }) => getJson<ShownReport>(reportPath(id), {}, signal),
  })
  return (
    <Asked query={query} what="the report">
      {(report) => (
        <ReportView key={id} report={report} useWhy={(layer, target) => useStoredWhy(id, layer, target)} kept />
      )}
    </Asked>
  )
}

function useStoredWhy(report: string, layer: Layer, id: string) {
  return useQuery({
    queryKey: ['why', report, layer, id],
    queryFn: ({ signal }) => getJson<WhyReply>(`${reportPath(report)}/why`, { layer, id }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
