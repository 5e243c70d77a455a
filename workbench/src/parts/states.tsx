import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'

/** Seconds after which somebody wonders whether anything is happening. */
const LONG = 6

/** Says that something is being fetched, but only once it takes longer than a blink. */
export function Loading({ what }: { readonly what: string }) {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((s) => s + 0.3), 300)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="state loading" role="status" aria-live="polite">
      {seconds > 0.2 && (
        <>
          <progress aria-label={`Fetching ${what}`} />
          <p>
            Fetching {what} …{seconds >= 3 && ` ${Math.round(seconds)} s`}
          </p>
          {seconds >= LONG && (
            <p className="about">
              A large store is worked out anew when it has changed: the first answer takes longest, up to some minutes.
            </p>
          )}
        </>
      )}
    </div>
  )
}

/** Nothing to show, and what to do about it. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="state">
      <p className="state-title">{title}</p>
      {children}
    </div>
  )
}

export function Failed({ error, retry }: { readonly error: Error; readonly retry?: () => void }) {
  return (
    <div className="state failed" role="alert">
      <p className="state-title">{error.message}</p>
      {retry && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  )
}

/** Shows what was asked for: waiting, failed, or there. */
export function Asked<T>({
  query,
  what,
  children,
}: {
  readonly query: UseQueryResult<T, Error>
  readonly what: string
  readonly children: (data: T) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />
  return <Loading what={what} />
}
