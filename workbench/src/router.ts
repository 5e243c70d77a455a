import { useSyncExternalStore } from 'react'

/** Where the page stands: "#/report/03-sanctions.txt?at=e1". All that is looked at is in the address, so it can be shared. */
export interface Route {
  readonly view: string
  /** What follows the view's name, decoded. */
  readonly parts: readonly string[]
  readonly query: Readonly<Record<string, string>>
}

export type Query = Readonly<Record<string, string | number | null | undefined>>

export function address(view: string, parts: readonly string[] = [], query: Query = {}): string {
  const path = [view, ...parts].filter((part) => part !== '').map(encodeURIComponent)
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value))
  const tail = search.toString()
  return `#/${path.join('/')}${tail ? `?${tail}` : ''}`
}

export function parseAddress(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const [view = '', ...parts] = path.split('/').map(decoded)
  return { view, parts, query: Object.fromEntries(new URLSearchParams(search)) }
}

/** An address that somebody mistyped is no reason to break. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export const go = (to: string): void => {
  window.location.hash = to.replace(/^#/, '')
}

/** Goes there without a step in the history: for what is selected on a page. */
export function adjust(to: string): void {
  window.history.replaceState(null, '', to)
  for (const told of listeners) told()
}

const listeners = new Set<() => void>()
function subscribe(told: () => void): () => void {
  listeners.add(told)
  window.addEventListener('hashchange', told)
  return () => {
    listeners.delete(told)
    window.removeEventListener('hashchange', told)
  }
}

let last: { readonly hash: string; readonly route: Route } | undefined
function current(): Route {
  const { hash } = window.location
  if (last?.hash !== hash) last = { hash, route: parseAddress(hash) }
  return last.route
}

export const useRoute = (): Route => useSyncExternalStore(subscribe, current)

/** The same page with some of its query changed. */
export const withQuery = (route: Route, change: Query): string =>
  address(route.view, route.parts, { ...route.query, ...change })
