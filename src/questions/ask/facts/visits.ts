import { counted } from '../../question.js'
import { type Visit, visits } from '../../visits.js'
import type { Asked } from '../asked-actors.js'
import type { NameOf } from '../names.js'
import type { AskedQuestion } from '../read-question.js'
import { quote } from '../writer.js'
import {
  besides,
  called,
  codesOf,
  type Facts,
  inReports,
  isLeftOut,
  type Means,
  objects,
  onDay,
  subjects,
  toldOf,
  withinWindow,
} from './facts.js'
import { isPersonAsked } from './people.js'

export async function visitFacts(asked: AskedQuestion, means: Means): Promise<Facts> {
  const { catalog, nameOf } = means
  const received = asked.relation?.relation === 'host'
  const people = asked.asked.filter(({ person }) => person)
  const [guests, hosts] = received ? [objects(asked), subjects(asked)] : [subjects(asked), objects(asked)]
  // "Which countries did he visit?": a person is a guest, however the sentence is built.
  const guest = guests.find(({ person }) => person) ?? guests[0] ?? (received ? undefined : people[0])
  const host = hosts.find((one) => one.country !== null && one !== guest && one.country !== guest?.country)
  const { among } = asked
  const sideOf = (one: Asked | undefined, role: Asked['role']): string[] => {
    const own = one?.country ? [one.country] : []
    const group = one?.memberOf ? codesOf(asked.asked.filter(({ memberOf }) => memberOf === one.memberOf)) : own
    return among?.role === role && group.length === 0 ? [...among.codes] : group
  }
  const hostCodes = sideOf(host, received ? 'subject' : 'object')
  const guestCodes = guest?.person ? [] : sideOf(guest, received ? 'object' : 'subject')
  const isGuest = await isPersonAsked(guest?.person || guest?.country === null ? guest : undefined, means)
  const params = {
    ...(hostCodes.length > 0 ? { host: hostCodes.join(' ') } : {}),
    ...(guestCodes.length > 0 ? { visitor: guestCodes.join(' ') } : {}),
    status: asked.future ? ('planned' as const) : ('made' as const),
    limit: 2000,
  }
  const { rows, undated } = await withinWindow(
    asked,
    (between) => visits.ask(catalog, { ...params, ...between }),
    ({ visitor, home, host }) => isGuest(visitor) && !isLeftOut(asked)(home, host),
    ({ date }) => date !== null,
  )
  const keys = rows.flatMap(({ evidence }) => evidence)
  const to = hostCodes.length > 0 ? ` to ${called(asked, hostCodes, nameOf)}` : ''
  const by = guest?.person ? guest.name : called(asked, guestCodes, nameOf)
  const what = asked.future ? 'planned visit' : 'visit'
  return {
    question: visits,
    told: toldOf(rows, (row: Visit) => ({
      date: row.date,
      who:
        host && among?.role !== 'object'
          ? [`${row.visitor}${row.home === null ? '' : ` (${nameOf(row.home)})`}`]
          : [nameOf(row.host)],
      place: row.place ?? nameOf(row.host),
      line: (words) =>
        `${onDay(row.date)}${row.visitor}${aside(row.office, row.home, nameOf)}, ${asked.future ? 'to visit' : 'in'} ${row.place && row.place !== nameOf(row.host) ? `${row.place}, ` : ''}${nameOf(row.host)}: ${quote(words)}.`,
    })),
    lead: `${rows.length === 0 ? `no ${what}${by && !received ? ` by ${by}` : ''}${to}` : `${counted(rows.length, what)}${guest?.person || (by && among === null && !received) ? ` by ${by}` : ''}${to} ${inReports(keys)}`}${besides(undated)}`,
    yes: rows.length > 0,
  }
}

function aside(office: string | null, country: string | null, nameOf: NameOf): string {
  const parts = [office, country === null ? null : nameOf(country)].filter((part) => part !== null)
  return parts.length > 0 ? ` (${parts.join(', ')})` : ''
}
