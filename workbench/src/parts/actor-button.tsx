import { useState } from 'react'
import { useOverview } from '../overview.js'
import { Picker } from './picker.js'

/** A button that shows an actor and lets one choose another, most active first. */
export function ActorButton({
  code,
  label,
  onPick,
  allowNone = false,
}: {
  readonly code: string | null
  readonly label: string
  readonly onPick: (code: string | null) => void
  readonly allowNone?: boolean
}) {
  const [open, setOpen] = useState(false)
  const actors = useOverview().data?.actors ?? []
  const name = actors.find((a) => a.code === code)?.name ?? code
  const choices = actors.map((a) => ({
    value: a.code as string | null,
    label: a.name,
    detail: `${a.code} · ${a.events}`,
  }))
  return (
    <>
      <button type="button" className="actor-button" onClick={() => setOpen(true)}>
        <span className="unseen">{label}: </span>
        {name ?? label} <span aria-hidden="true">▾</span>
      </button>
      {open && (
        <Picker
          title={label}
          choices={allowNone ? [{ value: null, label: 'anyone' }, ...choices] : choices}
          onPick={(picked) => {
            setOpen(false)
            onPick(picked)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
