import { useState } from 'react'
import { DeedRows } from '../../parts/deed-rows.js'
import { Asked } from '../../parts/states.js'
import { useQuestion } from '../../questions.js'

const AT_ONCE = 25

/** What the two did to each other, newest first; each opens its report. */
export function Deeds({
  a,
  b,
  window,
}: {
  readonly a: string
  readonly b: string
  readonly window: { readonly since: string | undefined; readonly until: string | undefined }
}) {
  const [limit, setLimit] = useState(AT_ONCE)
  const query = useQuestion('events-between', { source: a, target: b, both: true, ...window })
  return (
    <section aria-labelledby="deeds-title">
      <h2 id="deeds-title">
        What they did <span className="count">{query.data?.rows.length ?? ''}</span>
      </h2>
      <Asked query={query} what="the deeds">
        {({ rows, evidence }) => (
          <>
            {rows.length === 0 && <p className="none">Nothing in this period.</p>}
            <DeedRows rows={rows.slice(0, limit)} evidence={evidence} />
            {rows.length > limit && (
              <button type="button" onClick={() => setLimit(limit + 200)}>
                Show more of {rows.length}
              </button>
            )}
          </>
        )}
      </Asked>
    </section>
  )
}
