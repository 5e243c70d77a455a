import type { Problem } from '../report/layers.js'
import { dayOf } from './day-of.js'
import { type Draft, problemOf, unreadable } from './raw-report.js'

export type DraftRow = Draft & { readonly id: string }

/** A row `{id, text, title?, published?, outlet?, url?, author?, language?}`; its text is taken exactly as it stands. */
export function draftOfRow(
  value: unknown,
  at: { readonly id: string; readonly where: string; readonly problems: readonly Problem[] },
): DraftRow {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    const hint = 'a row must be one such as {"id": "1", "text": "…"}.'
    return { id: at.id, ...unreadable('row-not-object', `${at.where} is no JSON object: ${hint}`) }
  }
  const row = value as Readonly<Record<string, unknown>>
  const id = typeof row.id === 'string' && row.id ? row.id : typeof row.id === 'number' ? String(row.id) : at.id
  if (typeof row.text !== 'string') {
    const found = row.text === undefined ? 'has no "text"' : 'has a "text" that is no string'
    return { id, ...unreadable('row-without-text', `${at.where} ${found}: put the report's words there.`) }
  }
  const field = (name: string) => (typeof row[name] === 'string' && row[name] ? { [name]: row[name] } : {})
  const published = typeof row.published === 'string' ? dayOf(row.published) : undefined
  const problems = [...at.problems]
  if (row.published && !published)
    problems.push(
      problemOf(
        'published-not-a-day',
        `${at.where} says "published": ${JSON.stringify(row.published)}; write it as YYYY-MM-DD.`,
      ),
    )
  return {
    id,
    text: row.text,
    ...field('title'),
    ...(published ? { published } : {}),
    ...field('outlet'),
    ...field('url'),
    ...field('author'),
    ...field('language'),
    problems,
  }
}
