import { useEffect, useRef } from 'react'
import { address, go } from './router.js'

// A file that was dropped on another view waits here until the page that codes it is there.
let waiting: File | null = null
let take: ((file: File) => void) | null = null

/** A file may be dropped on any view; otherwise the browser would leave the page and show the file. */
export function useDropAnywhere(): void {
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const onDragOver = (event: DragEvent) => hasFiles(event) && event.preventDefault()
    const onDrop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0]
      // The form of the view that takes reports has dealt with its own.
      if (!hasFiles(event) || event.defaultPrevented) return
      event.preventDefault()
      if (!file) return
      if (take) return take(file)
      waiting = file
      go(address('paste'))
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
}

/** Takes files that are dropped while the component is on the page, and the one for which it was opened. */
export function useDropped(onFile: (file: File) => void): void {
  const latest = useRef(onFile)
  latest.current = onFile
  useEffect(() => {
    take = (file) => latest.current(file)
    if (waiting) take(waiting)
    waiting = null
    return () => {
      take = null
    }
  }, [])
}
