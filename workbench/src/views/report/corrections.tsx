import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Correction } from 'demarche/api/schemas.js'
import { useState } from 'react'
import { getJson, postJson } from '../../api.js'
import { useKeys } from '../../keyboard.js'
import { type Choice, Picker } from '../../parts/picker.js'
import { STATUSES } from '../../parts/status-mark.js'
import { oneLine, TYPES } from '../../words.js'
import { layerOf } from './detail.js'
import { codeOf } from './record-pane.js'
import type { Layer, ShownReport } from './segments.js'

/** How corrections call the layers. */
const CORRECTED: Partial<Record<Layer, string>> = {
  events: 'event',
  entities: 'entity',
  claims: 'claim',
  forecasts: 'forecast',
  agreements: 'agreement',
}
const STAGES = ['talks', 'proposed', 'initialled', 'signed', 'ratified', 'in force', 'suspended', 'withdrawn', 'denied']

/** What a key asks for, and the layers where it makes sense. */
const ACTIONS = [
  { key: 't', name: 'type', layers: ['events'] },
  { key: 's', name: 'status', layers: ['events', 'agreements'] },
  { key: 'a', name: 'actor', layers: ['events', 'claims'] },
  { key: 'r', name: 'recipient', layers: ['events'] },
  { key: 'm', name: 'merge', layers: ['events', 'entities'] },
  { key: 'x', name: 'reject', layers: ['events', 'entities', 'claims', 'forecasts', 'agreements'] },
  { key: 'y', name: 'right', layers: ['events', 'entities', 'claims', 'forecasts', 'agreements'] },
] as const
type ActionName = (typeof ACTIONS)[number]['name']

interface Change {
  readonly action: string
  readonly value?: unknown
  readonly undoes?: string
}

interface Said extends Change {
  readonly report: string
  readonly layer?: string
  readonly target?: string
}

/** Corrects what is selected, in one or two keystrokes, and takes corrections back. */
export function Corrections({
  report,
  selected,
  kept,
  onSelect,
}: {
  readonly report: ShownReport
  readonly selected: string | null
  readonly kept: boolean
  readonly onSelect: (id: string | null) => void
}) {
  const client = useQueryClient()
  const [picking, setPicking] = useState<ActionName | null>(null)
  const layer = selected === null ? undefined : layerOf(selected)
  const corrections = useQuery({
    queryKey: ['corrections', report.id],
    queryFn: ({ signal }) => getJson<{ corrections: Correction[] }>('/api/corrections', { report: report.id }, signal),
    enabled: kept,
  })
  const standing = (corrections.data?.corrections ?? []).filter((c) => c.action !== 'undo' && c.state !== 'undone')
  const correct = useMutation({
    mutationFn: (said: Said) => postJson<{ id: string }>('/api/corrections', said),
    // What was asked before the correction may have another answer now.
    onSuccess: () => client.invalidateQueries(),
  })
  const able = kept && layer && selected ? ACTIONS.filter((a) => (a.layers as readonly string[]).includes(layer)) : []
  const send = (change: Change) => {
    setPicking(null)
    // What it is about is said now: a moment later something else may be selected.
    const about = change.undoes || !layer || !selected ? {} : { layer: CORRECTED[layer] ?? layer, target: selected }
    correct.mutate({ report: report.id, ...about, ...change })
    if (change.action === 'reject') onSelect(nextAfter(report, selected))
  }
  const start = (name: ActionName) => {
    if (name === 'reject') send({ action: 'reject' })
    else if (name === 'right') send({ action: 'accept' })
    else setPicking(name)
  }
  const undo = () => standing[0] && send({ action: 'undo', undoes: standing[0].id })
  useKeys({
    ...Object.fromEntries(able.map(({ key, name }) => [key, () => start(name)])),
    ...(kept ? { u: undo } : {}),
  })

  return (
    <div className="correct">
      {able.length > 0 && (
        <div className="actions" role="toolbar" aria-label={`Correct ${selected}`}>
          {able.map(({ key, name }) => (
            <button key={name} type="button" onClick={() => start(name)} aria-keyshortcuts={key}>
              {name === 'actor' && layer === 'claims' ? 'source' : name} <kbd>{key}</kbd>
            </button>
          ))}
        </div>
      )}
      {correct.error && (
        <p className="correct-error" role="alert">
          {correct.error.message}
        </p>
      )}
      {standing.length > 0 && (
        <details className="corrected" open={standing.length <= 3}>
          <summary>
            Corrected by people <span className="count">{standing.length}</span>
          </summary>
          <ul>
            {standing.map((c) => (
              <li key={c.id}>
                <span>
                  {saidOf(c)}
                  {c.state === 'stale' && <em> – its words are gone; it does not apply any more</em>}
                </span>
                <button
                  type="button"
                  className="quiet"
                  disabled={correct.isPending}
                  onClick={() => send({ action: 'undo', undoes: c.id })}
                >
                  undo {c === standing[0] && <kbd>u</kbd>}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <span className="unseen" role="status">
        {correct.isPending ? 'Correcting' : correct.isSuccess ? 'Corrected' : ''}
      </span>
      {picking && selected && layer && (
        <Picker
          title={TITLES[picking] ?? picking}
          choices={choicesFor(picking, report, layer, selected)}
          onPick={send}
          onClose={() => setPicking(null)}
        />
      )}
    </div>
  )
}

const TITLES: Partial<Record<ActionName, string>> = {
  type: 'What kind of event is it?',
  status: 'Did it happen?',
  actor: 'Who did it?',
  recipient: 'To whom?',
  merge: 'It is the same as …',
}

/** Where the reader goes on after a rejection; the repeats of a rejected event go with it. */
function nextAfter(report: ShownReport, id: string | null): string | null {
  const left = report.events.filter((e) => e.same_as !== id)
  const at = left.findIndex((e) => e.id === id)
  return at < 0 ? null : (left[at + 1]?.id ?? left[at - 1]?.id ?? null)
}

function choicesFor(name: ActionName, report: ShownReport, layer: Layer, selected: string): Choice<Change>[] {
  const { text } = report.original
  switch (name) {
    case 'type':
      return [
        ...TYPES.map(({ type, key, verb }) => ({
          value: { action: 'retype', value: { type, mode: null } },
          label: type,
          detail: verb,
          key,
        })),
        ...TYPES.flatMap(({ type, modes }) =>
          modes.map((mode) => ({ value: { action: 'retype', value: { type, mode } }, label: `${type} ${mode}` })),
        ),
      ]
    case 'status':
      return layer === 'agreements'
        ? STAGES.map((value) => ({ value: { action: 'status', value }, label: value }))
        : STATUSES.map(({ status, key, means, glyph }) => ({
            value: { action: 'status', value: status },
            label: `${glyph}\u00a0${status}`,
            detail: means,
            key,
          }))
    case 'actor':
    case 'recipient': {
      const event = report.events.find((e) => e.id === selected)
      const now = (name === 'actor' ? event?.actors : event?.recipients) ?? []
      const acting = new Set(report.events.flatMap((e) => [...e.actors, ...e.recipients].map((p) => p.entity)))
      const entities = [...report.entities].sort((a, b) => Number(acting.has(b.id)) - Number(acting.has(a.id)))
      const nobody =
        now.length === 1
          ? [
              {
                value: { action: 'drop-party', value: { role: name, party: { entity: now[0]!.entity } } },
                label: 'nobody',
                key: '0',
              },
            ]
          : []
      return [
        ...entities.map((entity, i) => ({
          value: { action: name, value: { party: { entity: entity.id } } },
          label: entity.name,
          detail: codeOf(entity),
          ...(i < 9 ? { key: String(i + 1) } : {}),
        })),
        ...nobody,
      ]
    }
    case 'merge': {
      const others =
        layer === 'events'
          ? report.events
              .filter((e) => e.id !== selected)
              .map(
                (e) => [e.id, `${e.id} ${e.type}`, `“${oneLine(text.slice(e.trigger.start, e.trigger.end))}”`] as const,
              )
          : report.entities.filter((e) => e.id !== selected).map((e) => [e.id, e.name, codeOf(e)] as const)
      return others.map(([id, label, detail], i) => ({
        value: { action: 'merge', value: id },
        label,
        detail,
        ...(i < 9 ? { key: String(i + 1) } : {}),
      }))
    }
    default:
      return []
  }
}

/** A correction in words. */
function saidOf({ action, target, value, by_whom, words }: Correction): string {
  const parsed = value === null ? null : (JSON.parse(value) as Record<string, unknown> | string | boolean)
  const about = `${target}${words ? ` “${oneLine(words).slice(0, 40)}”` : ''}`
  return `${about}: ${inWords(action, parsed)}, says ${by_whom}`
}

function inWords(action: string, value: Record<string, unknown> | string | boolean | null): string {
  const name = (party: unknown): string => (party as { name?: string } | null)?.name ?? '?'
  const fields = typeof value === 'object' && value !== null ? value : {}
  switch (action) {
    case 'accept':
      return 'right as coded'
    case 'reject':
      return 'rejected'
    case 'retype':
      return fields.type ? [fields.type, fields.mode].filter(Boolean).join(' ') : name(fields)
    case 'actor':
    case 'recipient':
      return `${action} is ${name(fields.party)}`
    case 'drop-party':
      return `no ${String(fields.role)} ${name(fields.party)}`
    case 'merge':
      return `the same as ${String(fields.target)}`
    case 'settle':
      return `came out: ${String(fields.outcome)}`
    default:
      return `${action} ${typeof value === 'object' ? '' : String(value)}`.trim()
  }
}
