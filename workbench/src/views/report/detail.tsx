import type { Reason, WhyReply } from 'demarche/api/schemas.js'
import type { Span } from 'demarche/report/span.js'
import type { ReactNode } from 'react'
import { Loading } from '../../parts/states.js'
import { counted, dayInWords, oneLine, QUADS, signed, verbOf } from '../../words.js'
import { codeOf } from './record-pane.js'
import type { Layer, ShownReport } from './segments.js'

/** All fields of one annotation, in words. */
export function Fields({
  report,
  layer,
  id,
  addressOf,
}: {
  readonly report: ShownReport
  readonly layer: Layer
  readonly id: string
  readonly addressOf: (layer: Layer, id: string) => string
}) {
  const rows = fieldsOf(report, layer, id, (to, name) => {
    const kind = layerOf(to)
    return kind ? <a href={addressOf(kind, to)}>{name}</a> : name
  })
  return (
    <dl className="fields">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const LAYERS: Readonly<Record<string, Layer>> = {
  e: 'events',
  a: 'entities',
  c: 'claims',
  d: 'dates',
  p: 'places',
  f: 'forecasts',
  g: 'agreements',
}
/** Which layer an id is of: "e1" is an event. */
export const layerOf = (id: string): Layer | undefined => LAYERS[id.slice(0, 1)]

type Field = readonly [name: string, value: ReactNode]

function fieldsOf(
  report: ShownReport,
  layer: Layer,
  id: string,
  link: (id: string, name: string) => ReactNode,
): Field[] {
  const { text } = report.original
  const quote = (spans: readonly Span[]) => <q>{oneLine(spans.map((s) => text.slice(s.start, s.end)).join(' … '))}</q>
  const entity = (of: string) => report.entities.find((e) => e.id === of)
  const named = (of: string) => link(of, entity(of)?.name ?? of)
  switch (layer) {
    case 'events': {
      const e = report.events.find((one) => one.id === id)
      if (!e) return []
      const date = report.dates.find((d) => d.id === e.date)
      const place = report.places.find((p) => p.id === e.place)
      const party =
        (role: string) =>
        (p: { entity: string; span: Span }): Field => {
          const who = entity(p.entity)
          return [
            role,
            <>
              {named(p.entity)} <span className="code">{codeOf(who)}</span>
              {who?.office && `, ${who.office}`} {quote([p.span])}
            </>,
          ]
        }
      const numbered = (fields: Field[]): Field[] =>
        fields.map(([name, v], i) => [i === 0 ? name : `${name} ${i + 1}`, v])
      return [
        ['What', `${verbOf(e.type) || e.type}${e.mode ? ` (${e.mode})` : ''}: ${QUADS[e.quad] ?? ''}`],
        ...numbered(e.actors.map(party('Actor'))),
        ...numbered(e.recipients.map(party('Recipient'))),
        [
          'When',
          date ? (
            <>
              {link(date.id, dayInWords(date.value))}, {date.basis}
              {date.span && <> {quote([date.span])}</>}
            </>
          ) : (
            'not said'
          ),
        ],
        [
          'Where',
          place ? (
            <>
              {link(place.id, place.name)} <span className="code">{place.country}</span>
            </>
          ) : (
            'not said'
          ),
        ],
        ['By whose word', e.claim ? link(e.claim, `claim ${e.claim}`) : 'the report’s own'],
        [
          'Scores',
          [
            `intensity ${signed(e.intensity)}`,
            e.goldstein === undefined ? null : `Goldstein ${signed(e.goldstein)}`,
            e.cameo ? `CAMEO ${e.cameo}` : null,
          ]
            .filter(Boolean)
            .join(', '),
        ],
        ['Rule', <code key="r">{e.rule}</code>],
        ...(e.same_as ? [['Repeats', link(e.same_as, e.same_as)] as const] : []),
      ]
    }
    case 'claims': {
      const c = report.claims.find((one) => one.id === id)
      if (!c) return []
      const s = c.standing
      return [
        [
          'Source',
          c.source ? (
            <>
              {c.source.entity ? named(c.source.entity) : null} {quote(c.source.spans)}
            </>
          ) : (
            'not said who'
          ),
        ],
        ['Cue', quote(c.cue)],
        ['Says', quote(c.content)],
        ['Kind', `${c.kind}${c.act ? `, ${c.act}` : ''}${c.remove ? `, at ${c.remove + 1} removes` : ''}`],
        ...(s
          ? [['Standing', `${s.named ? 'named' : 'not named'}, ${s.role}${s.party ? ', a party to it' : ''}`] as const]
          : []),
        ...(c.within ? [['Reported in', link(c.within, c.within)] as const] : []),
        ...(c.about ?? []).map(
          (a, i): Field => [
            i === 0 ? 'Speaks of' : `Speaks of ${i + 1}`,
            <>
              {link(a.event, a.event)}, {a.stance} it
            </>,
          ],
        ),
      ]
    }
    case 'forecasts': {
      const f = report.forecasts.find((one) => one.id === id)
      if (!f) return []
      return [
        ['What may come', oneLine(f.proposition)],
        ['Word', quote([f.word])],
        [
          'As a number',
          `${Math.round(f.probability[0] * 100)}–${Math.round(f.probability[1] * 100)} % by the scale “${f.scale}”`,
        ],
        ['By when', f.horizon ? dayInWords(f.horizon) : 'not said'],
        ['Whose', f.claim ? link(f.claim, `claim ${f.claim}`) : 'the report’s own words'],
        ...(f.event ? [['Event', link(f.event, f.event)] as const] : []),
      ]
    }
    case 'agreements': {
      const g = report.agreements.find((one) => one.id === id)
      if (!g) return []
      return [
        [
          'Parties',
          g.parties.map((p, i) => (
            <span key={p}>
              {i > 0 && ', '}
              {named(p)}
            </span>
          )),
        ],
        ['Title', oneLine(g.title)],
        ['Stage', g.stage],
        ['Rung', `${g.rung} of 10 on the ladder of commitment`],
        ['Event', link(g.event, g.event)],
      ]
    }
    case 'entities': {
      const e = entity(id)
      if (!e) return []
      const does = report.events.filter((v) => [...v.actors, ...v.recipients].some((p) => p.entity === id))
      const said = new Set(
        report.mentions.filter((m) => m.entity === id).map((m) => oneLine(text.slice(m.span.start, m.span.end))),
      )
      return [
        ['Name', e.name],
        [
          'Code',
          <span key="c" className="code">
            {codeOf(e)}
          </span>,
        ],
        ...(e.office ? [['Office', e.office] as const] : []),
        [
          'Known',
          e.registry
            ? `from the registry: ${e.registry}`
            : e.basis === 'stated'
              ? 'the text says so'
              : 'from the context',
        ],
        ['Called', [...said].map((words) => `“${words}”`).join(', ')],
        ...(does.length > 0
          ? [
              [
                'In',
                does.map((v, i) => (
                  <span key={v.id}>
                    {i > 0 && ', '}
                    {link(v.id, `${v.id} ${v.type}`)}
                  </span>
                )),
              ] as const,
            ]
          : []),
      ]
    }
    case 'dates': {
      const d = report.dates.find((one) => one.id === id)
      if (!d) return []
      return [
        ['Day', `${dayInWords(d.value)}${d.end ? ` to ${dayInWords(d.end)}` : ''}`],
        ['How known', d.basis],
        ...(d.span ? [['Words', quote([d.span])] as const] : []),
      ]
    }
    case 'places': {
      const p = report.places.find((one) => one.id === id)
      if (!p) return []
      return [
        ['Place', `${p.name}, ${p.country}`],
        ['Where', `${p.lat.toFixed(2)}°, ${p.lon.toFixed(2)}°, as precise as a ${p.precision}`],
        ...(p.geonameid ? [['GeoNames', String(p.geonameid)] as const] : []),
        ['Words', quote([p.span])],
      ]
    }
  }
}

/** What the stages said of these words, as `demarche explain` prints it. */
export function Why({ why, error }: { readonly why: WhyReply | undefined; readonly error: Error | null }) {
  if (error) return <p className="none">{error.message}</p>
  if (!why) return <Loading what="the reasons" />
  if (why.reasons.length + why.misses.length === 0)
    return <p className="none">No stage said anything of these words.</p>
  return (
    <div className="why">
      {why.reasons.length > 0 && (
        <>
          <h3>Why</h3>
          <Reasons reasons={why.reasons} />
        </>
      )}
      {why.misses.length > 0 && (
        <details>
          <summary>{counted(why.misses.length, 'rule')} nearly fired, and why not</summary>
          <Reasons reasons={why.misses} />
        </details>
      )}
    </div>
  )
}

function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  return (
    <ul>
      {reasons.map(({ stage, rule, outcome, message }, i) => (
        <li key={`${stage} ${rule} ${i}`}>
          <span className="stage">{stage}</span> {rule && <code>{rule}</code>} <strong>{outcome}</strong>. {message}
        </li>
      ))}
    </ul>
  )
}
