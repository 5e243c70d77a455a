import { useQuery } from '@tanstack/react-query'
import type { WhyReply } from 'demarche/api/schemas.js'
import { getJson } from '../../api.js'
import { Asked } from '../../parts/states.js'
import { useRoute } from '../../router.js'
import { ReportView } from './report-view.js'
import type { ShownReport } from './segments.js'

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
        <ReportView
          key={id}
          report={report}
          askWhy={(layer, target) => getJson<WhyReply>(`${reportPath(id)}/why`, { layer, id: target })}
          kept
        />
      )}
    </Asked>
  )
}
