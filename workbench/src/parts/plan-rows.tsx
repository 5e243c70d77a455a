import { useNames } from '../overview.js'
import type { Answer, Rows } from '../questions.js'
import { address } from '../router.js'
import { dayInWords } from '../words.js'

/** What is planned, each with a way to its report; `told` says when it was told and what became of it, too. */
export function PlanRows({
  answer: { rows, evidence },
  told = false,
}: {
  readonly answer: Answer<Rows['plans']>
  readonly told?: boolean
}) {
  const nameOf = useNames()
  return (
    <ol className="evidence">
      {rows.map((plan, i) => {
        const { type, mode, outcome, due, said } = plan
        const key = evidence[i]?.[0]
        const words = planInWords(plan, nameOf)
        const about = [
          told ? outcome : null,
          due ? `due ${dayInWords(due)}` : 'no day given',
          told ? `told ${dayInWords(said)}` : null,
        ]
        return (
          <li key={`${key?.report} ${key?.id}`}>
            {key ? <a href={address('report', [key.report], { at: key.id })}>{words}</a> : words}
            <span className="about">
              <span className="type">
                {type}
                {mode && ` ${mode}`}
              </span>{' '}
              {about.filter(Boolean).join(' · ')}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

/** "Greece: drop the country", in the report's words where they say who, with who and whom where they do not. */
function planInWords(
  { actors, recipients, words }: Pick<Rows['plans'], 'actors' | 'recipients' | 'words'>,
  nameOf: (code: string) => string,
): string {
  const [who, ...what] = words.split(' … ')
  if (what.length > 0) return `${who}: ${what.join(' ')}`
  const name = [...new Set(actors)].map(nameOf).join(', ') || 'somebody'
  const whom = [...new Set(recipients)].map(nameOf).join(', ')
  return `${name}${whom ? ` → ${whom}` : ''}: “${words}”`
}
