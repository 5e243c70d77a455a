import { useQuery } from '@tanstack/react-query'
import type { Overview } from 'demarche/api/schemas.js'
import { getJson } from './api.js'

/** The store at a glance; what most views need to name codes and to know which days there are. */
export const useOverview = () =>
  useQuery({ queryKey: ['overview'], queryFn: ({ signal }) => getJson<Overview>('/api/overview', {}, signal) })

/** A code's name, or the code while names are not there yet. */
export function useNames(): (code: string) => string {
  const { data } = useOverview()
  return (code) => data?.names[code] ?? (code === '?' ? 'somebody' : code)
}

const DAYS_STILL_NEW = 30

/**
 * The day from which "ahead" and "overdue" are reckoned: today, where the record reaches up to it; the last report's day where
 * the record ends long before.
 */
export function dayOfRecord(overview: Overview): { readonly day: string; readonly isToday: boolean } {
  const { today, published } = overview
  if (published === null) return { day: today, isToday: true }
  const old = (Date.parse(today) - Date.parse(published)) / 86_400_000 > DAYS_STILL_NEW
  return old ? { day: published, isToday: false } : { day: today, isToday: true }
}
