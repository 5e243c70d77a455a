import { useMemo, useRef, useState } from 'react'
import { Dialog } from './dialog.js'

export interface Choice<T> {
  readonly value: T
  readonly label: string
  readonly detail?: string
  /** Chooses at once, while nothing is typed. */
  readonly key?: string
}

/** Picks one of a list by its key, by typing part of its name, or by arrows. */
export function Picker<T>({
  title,
  choices,
  onPick,
  onClose,
}: {
  readonly title: string
  readonly choices: readonly Choice<T>[]
  readonly onPick: (value: T) => void
  readonly onClose: () => void
}) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  // A letter chooses; behind a space it filters, where letters choose.
  const [filtering, setFiltering] = useState(!choices.some(({ key }) => key))
  const list = useRef<HTMLDivElement>(null)
  const found = useMemo(() => {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
    return choices.filter(({ label, detail }) =>
      words.every((word) => `${label} ${detail ?? ''}`.toLowerCase().includes(word)),
    )
  }, [typed, choices])
  const move = (step: number) => {
    const next = Math.max(0, Math.min(found.length - 1, at + step))
    setAt(next)
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <Dialog title={title} onClose={onClose} className="picker">
      <input
        data-first
        role="combobox"
        aria-expanded="true"
        aria-controls="picker-list"
        aria-activedescendant={found[at] ? `choice-${at}` : undefined}
        aria-label={title}
        placeholder={filtering ? 'Type to filter' : 'Press a key; Space to filter'}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value.trimStart())
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') move(1)
          else if (event.key === 'ArrowUp') move(-1)
          else if (event.key === 'Enter' && found[at]) onPick(found[at].value)
          else if (filtering) return
          else if (event.key === ' ') setFiltering(true)
          else {
            const chosen = choices.find(({ key }) => key === event.key)
            if (chosen) onPick(chosen.value)
            else if (event.key.length > 1) return
          }
          event.preventDefault()
        }}
      />
      <div role="listbox" id="picker-list" aria-label={title} ref={list} className="choices">
        {found.map(({ value, label, detail, key }, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above has the keys.
          <div
            key={`${label} ${detail}`}
            id={`choice-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            onClick={() => onPick(value)}
            onMouseMove={() => setAt(i)}
          >
            {key && <kbd>{key}</kbd>}
            <span>{label}</span>
            {detail && <span className="detail">{detail}</span>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="none">Nothing of that name. Delete a letter or two.</p>}
    </Dialog>
  )
}
