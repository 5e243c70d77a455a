import { type ReactNode, useEffect, useRef } from 'react'

/** A dialog of the browser's own: it keeps the focus, Escape closes it. */
export function Dialog({
  title,
  onClose,
  className,
  children,
}: {
  readonly title: string
  readonly onClose: () => void
  readonly className?: string
  readonly children: ReactNode
}) {
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null
    box.current?.showModal()
    box.current?.querySelector<HTMLElement>('[data-first]')?.focus()
    return () => before?.focus?.({ preventScroll: true })
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it; Escape does for the keyboard.
    <dialog
      ref={box}
      aria-label={title}
      className={className}
      onClose={onClose}
      onClick={(event) => event.target === box.current && box.current?.close()}
    >
      <div className="dialog-head">
        <h2>{title}</h2>
        <button type="button" className="quiet" onClick={() => box.current?.close()}>
          Close <kbd>Esc</kbd>
        </button>
      </div>
      {children}
    </dialog>
  )
}
