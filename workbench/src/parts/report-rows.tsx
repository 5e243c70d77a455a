import type { ReportRow } from 'demarche/api/schemas.js'
import { useState } from 'react'
import { useKeys } from '../keyboard.js'
import { address, go } from '../router.js'
import { counted, dayInWords, oneLine } from '../words.js'

/** A list of reports that j, k and Enter walk through. */
export function ReportRows({
  reports,
  search = '',
}: {
  readonly reports: readonly ReportRow[]
  /** What was searched for, which is marked in the words around it. */
  readonly search?: string
}) {
  const [at, setAt] = useState(-1)
  const move = (by: number) => {
    const next = Math.max(0, Math.min(reports.length - 1, at + by))
    setAt(next)
    document.getElementById(`report-row-${next}`)?.focus()
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => reports[at] && go(address('report', [reports[at].report])),
  })
  return (
    <ol className="report-rows">
      {reports.map(({ report, title, published, outlet, events, problems, snippet }, i) => (
        <li key={report}>
          <a id={`report-row-${i}`} href={address('report', [report])} onFocus={() => setAt(i)}>
            {title ? oneLine(title) : report}
          </a>
          <span className="about">
            {[dayInWords(published), outlet, counted(events, 'event'), problems > 0 ? counted(problems, 'doubt') : '']
              .filter(Boolean)
              .join(' · ')}
          </span>
          {snippet && (
            <span className="snippet">
              … <Found text={wholeWords(snippet)} words={search} /> …
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

/** Without the halves of words at which an excerpt was cut; one that begins with a capital begins a sentence, or looks so. */
const wholeWords = (snippet: string): string => oneLine(snippet.replace(/^[^\s\p{Lu}]\S*\s/u, '').replace(/\s\S*$/, ''))

/** A text with the words that were searched for marked in it. */
function Found({ text, words }: { readonly text: string; readonly words: string }) {
  const wanted = words
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (wanted.length === 0) return text
  return text
    .split(new RegExp(`(${wanted.join('|')})`, 'gi'))
    .map((part, i) => (i % 2 === 1 ? <mark key={i}>{part}</mark> : part))
}
