import { useQuery } from '@tanstack/react-query'
import type { EvidenceItem, EvidenceKey } from 'demarche/api/schemas.js'
import { postJson } from '../api.js'
import { address } from '../router.js'
import { dayInWords, oneLine } from '../words.js'
import { Asked } from './states.js'
import { StatusMark } from './status-mark.js'

const SHOWN = 200

/** The words and reports behind a number: each opens its report at those words. */
export function EvidenceList({ keys }: { readonly keys: readonly EvidenceKey[] }) {
  const asked = keys.slice(0, SHOWN)
  const query = useQuery({
    queryKey: ['evidence', asked],
    queryFn: () => postJson<{ items: EvidenceItem[] }>('/api/evidence', { keys: asked }),
  })
  return (
    <Asked query={query} what="the reports behind it">
      {({ items }) => (
        <>
          <ol className="evidence">
            {items.map((item) => (
              <li key={`${item.report} ${item.layer} ${item.id}`}>
                <EvidenceLine item={item} />
              </li>
            ))}
          </ol>
          {items.length === 0 && <p className="none">The reports behind it are not in the store any more.</p>}
          {keys.length > SHOWN && (
            <p className="none">
              The first {SHOWN} of {keys.length}.
            </p>
          )}
        </>
      )}
    </Asked>
  )
}

function EvidenceLine({ item }: { readonly item: EvidenceItem }) {
  const at = item.layer === 'reports' ? null : item.id
  return (
    <>
      <a href={address('report', [item.report], { at })}>{oneLine(item.words ?? item.title ?? item.report)}</a>
      <span className="about">
        {item.type && (
          <span className={`type quad${item.quad}`}>
            {item.type}
            {item.mode && ` ${item.mode}`}
          </span>
        )}{' '}
        {item.status && <StatusMark status={item.status} />}{' '}
        {[dayInWords(item.date ?? item.published), item.outlet, item.title ? oneLine(item.title) : item.report]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  )
}
