import { counted } from '../../question.js'
import { type Visit, visits } from '../../visits.js'
import type { NameOf } from '../names.js'
import type { AskedQuestion } from '../read-question.js'
import { quote } from '../writer.js'
import { besides, type Facts, inReports, type Means, objects, onDay, subjects, toldOf, withinWindow } from './facts.js'
import { isPersonAsked } from './people.js'

export async function visitFacts(asked: AskedQuestion, means: Means): Promise<Facts> {
  const { catalog, nameOf } = means
  const received = asked.relation?.relation === 'host'
  const people = asked.asked.filter(({ person }) => person)
  const [guests, hosts] = received ? [objects(asked), subjects(asked)] : [subjects(asked), objects(asked)]
  // "Which countries did he visit?": a person is a guest, however the sentence is built.
  const guest = guests.find(({ person }) => person) ?? guests[0] ?? (received ? undefined : people[0])
  const host = hosts.find((one) => one.country !== null && one !== guest && one.country !== guest?.country)
  const isGuest = await isPersonAsked(guest?.person || guest?.country === null ? guest : undefined, means)
  const params = {
    ...(host?.country ? { host: host.country } : {}),
    ...(guest?.country && !guest.person ? { visitor: guest.country } : {}),
    status: asked.future ? ('planned' as const) : ('made' as const),
    limit: 2000,
  }
  const { rows, undated } = await withinWindow(
    asked,
    (between) => visits.ask(catalog, { ...params, ...between }),
    ({ visitor }) => isGuest(visitor),
    ({ date }) => date !== null,
  )
  const keys = rows.flatMap(({ evidence }) => evidence)
  const to = host?.country ? ` to ${nameOf(host.country)}` : ''
  const what = asked.future ? 'planned visit' : 'visit'
  return {
    question: visits,
    told: toldOf(rows, (row: Visit) => ({
      date: row.date,
      who: host ? [`${row.visitor}${row.home === null ? '' : ` (${nameOf(row.home)})`}`] : [nameOf(row.host)],
      place: row.place ?? nameOf(row.host),
      line: (words) =>
        `${onDay(row.date)}${row.visitor}${aside(row.office, row.home, nameOf)}, ${asked.future ? 'to visit' : 'in'} ${row.place && row.place !== nameOf(row.host) ? `${row.place}, ` : ''}${nameOf(row.host)}: ${quote(words)}.`,
    })),
    lead: `${rows.length === 0 ? `no ${what}${guest?.country && !received ? ` by ${guest.person ? guest.name : nameOf(guest.country)}` : ''}${to}` : `${counted(rows.length, what)}${guest?.person ? ` by ${guest.name}` : ''}${to} ${inReports(keys)}`}${besides(undated)}`,
    yes: rows.length > 0,
  }
}

function aside(office: string | null, country: string | null, nameOf: NameOf): string {
  const parts = [office, country === null ? null : nameOf(country)].filter((part) => part !== null)
  return parts.length > 0 ? ` (${parts.join(', ')})` : ''
}
