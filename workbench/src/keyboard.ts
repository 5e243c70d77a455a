import { useEffect, useRef } from 'react'

/** Keys of a page: "j", "?", "Escape", "ArrowDown"; two in a row as "g r". */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>

interface Layer {
  readonly keys: () => Keys
}
// Later layers are asked first: a view's key comes before the page's.
const layers: Layer[] = []
let first: string | null = null
let waiting: ReturnType<typeof setTimeout> | undefined

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

function onKeyDown(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  // A dialog has its own keys.
  if (document.querySelector('dialog[open]')) return
  if (isTyping(event.target) && event.key !== 'Escape') return
  const chord = first === null ? null : `${first} ${event.key}`
  first = null
  clearTimeout(waiting)
  for (const name of chord ? [chord, event.key] : [event.key])
    for (const layer of [...layers].reverse()) {
      const run = layer.keys()[name]
      if (!run) continue
      event.preventDefault()
      run(event)
      return
    }
  if (layers.some((layer) => Object.keys(layer.keys()).some((name) => name.startsWith(`${event.key} `)))) {
    first = event.key
    waiting = setTimeout(() => (first = null), 1500)
  }
}

/** Answers keys while the component is on the page. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const layer: Layer = { keys: () => latest.current }
    if (layers.length === 0) window.addEventListener('keydown', onKeyDown)
    layers.push(layer)
    return () => {
      layers.splice(layers.indexOf(layer), 1)
      if (layers.length === 0) window.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}
