import { useSyncExternalStore } from 'react'

/** "auto" follows the system. */
export type Theme = 'auto' | 'light' | 'dark'
const ORDER: readonly Theme[] = ['auto', 'light', 'dark']
const KEY = 'demarche-theme'

const kept = (): Theme => ORDER.find((theme) => theme === localStorage.getItem(KEY)) ?? 'auto'
let theme: Theme = kept()
const listeners = new Set<() => void>()

export function applyTheme(): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

export function nextTheme(): void {
  theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length]!
  localStorage.setItem(KEY, theme)
  applyTheme()
  for (const told of listeners) told()
}

export const useTheme = (): Theme =>
  useSyncExternalStore(
    (told) => {
      listeners.add(told)
      return () => listeners.delete(told)
    },
    () => theme,
  )
