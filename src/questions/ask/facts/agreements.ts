import { type AgreementRow, agreements } from '../../agreements.js'
import { rungNamed } from '../../ladder-data.js'
import { counted } from '../../question.js'
import type { AskedQuestion } from '../read-question.js'
import { quote } from '../writer.js'
import { anyOf, called, type Facts, inReports, isLeftOut, type Means, onDay, sidesOf, toldOf, window } from './facts.js'

export async function agreementFacts(asked: AskedQuestion, { catalog, nameOf }: Means): Promise<Facts> {
  const [own, others] = sidesOf(asked)
  const [party, other] = [anyOf(own.length > 0 ? own : others), anyOf(own.length > 0 ? others : [])]
  const stage = asked.future ? 'coming' : /\b(in force|standing|valid)\b/i.test(asked.text) ? 'standing' : 'all'
  const found = await agreements.ask(catalog, {
    ...window(asked),
    ...(party ? { party } : {}),
    ...(other ? { other } : {}),
    stage,
    limit: 2000,
  })
  // "Which treaties were signed": those that are only talked about were not.
  const wanted = found.filter(({ parties }) => !isLeftOut(asked)(...parties))
  const rows = stage === 'all' ? [...wanted].sort((a, b) => Number(!made(a)) - Number(!made(b))) : wanted
  const keys = rows.flatMap(({ evidence }) => evidence)
  const names = called(asked, [...new Set([...own, ...others])], nameOf)
  const between = names ? ` ${own.length > 0 && others.length > 0 ? 'between' : 'of'} ${names}` : ''
  const [what, many] = CALLED[stage]
  return {
    question: agreements,
    told: toldOf(rows, (row: AgreementRow) => ({
      date: row.date,
      who: row.parties.filter((code) => code !== '?' && !asked.actors.includes(code)).map(nameOf),
      line: () =>
        `${onDay(row.date)}${row.parties.map((code) => (code === '?' ? 'a party not known' : nameOf(code))).join(' and ')}, ${quote(row.title)}: ${row.stage}${row.ended ? `, then ${row.ended}` : ''}; rung ${row.rung} of 10, ${rungNamed(row.rung).name}.`,
    })),
    lead:
      rows.length === 0 ? `no ${what}${between}` : `${counted(rows.length, what, many)}${between} ${inReports(keys)}`,
    yes: rows.some(made) || (stage === 'coming' && rows.length > 0),
  }
}

const CALLED = {
  coming: ['agreement still to come', 'agreements still to come'],
  standing: ['standing agreement', 'standing agreements'],
  all: ['agreement', 'agreements'],
} as const

const made = ({ stage }: AgreementRow): boolean => /^(signed|ratified|in force)$/.test(stage)
