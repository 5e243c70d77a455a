import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Answer } from 'demarche/questions/ask/answer.js'
import { useState } from 'react'
import { getJson, getText } from '../../api.js'
import { dayOfRecord, useNames, useOverview } from '../../overview.js'
import { AskForm } from '../../parts/ask-form.js'
import { Asked, Loading } from '../../parts/states.js'
import { useQuestion } from '../../questions.js'
import { address, adjust, useRoute, withQuery } from '../../router.js'
import { inSentence } from '../../words.js'
import { AnswerText } from './answer-text.js'
import { Evidence } from './evidence.js'
import { Hypotheses } from './hypotheses.js'
import './ask.css'

/** Ask a question or give a headline; see what speaks for and against each way it may be, and what changes without a piece. */
export function AskPage() {
  const { query } = useRoute()
  const question = query.q?.trim() ?? ''
  return (
    <div className="page ask">
      <h1>{question ? <span className="unseen">Answer</span> : 'Ask the record'}</h1>
      <AskForm asked={question} />
      {question ? <Answered question={question} /> : <Examples />}
    </div>
  )
}

/** Questions that the record at hand can answer, made of who is in it. */
function Examples() {
  const nameOf = useNames()
  const pairs = useQuestion('active-pairs', { limit: 6 })
  return (
    <Asked query={pairs} what="examples">
      {({ rows }) => {
        const [one, other, third] = rows
        const named = (row: typeof one) =>
          row
            ? ([inSentence(nameOf(row.source)), inSentence(nameOf(row.target))] as const)
            : (['Poland', 'Belarus'] as const)
        const [a, b] = named(one)
        const [c, d] = named(other ?? one)
        const [e, f] = named(third ?? one)
        const examples = [
          `Is ${a} going to war with ${b}?`,
          `Are ${e} and ${f} forming an alliance?`,
          `How close are ${c} and ${d}?`,
          `What did ${c} do to ${d}?`,
          `What did ${a} say about ${b}?`,
          'Which visits are planned?',
        ]
        return (
          <section className="examples">
            <h2>For example</h2>
            <ul>
              {examples.map((example) => (
                <li key={example}>
                  <a href={address('ask', [], { q: example })}>{example}</a>
                </li>
              ))}
            </ul>
            <p className="about">
              The answer says how it was worked out, cites the words it rests on, and tells what of your question it
              could not read.
            </p>
          </section>
        )
      }}
    </Asked>
  )
}

/** A list in the address, one item a line. */
const listOf = (text: string | undefined): string[] => (text ? text.split('\n') : [])

function Answered({ question }: { readonly question: string }) {
  const route = useRoute()
  const overview = useOverview()
  const asOf = route.query.asOf ?? (overview.data ? dayOfRecord(overview.data).day : undefined)
  const without = listOf(route.query.without)
  const ask = (left: readonly string[]) => ({
    queryKey: ['ask', question, asOf, left],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      getJson<Answer>('/api/ask', { question, asOf, without: left }, signal),
    enabled: asOf !== undefined,
  })
  const whole = useQuery(ask([]))
  const rest = useQuery({ ...ask(without), placeholderData: keepPreviousData })
  const leave = (keys: readonly string[]) => adjust(withQuery(route, { without: keys.join('\n') || null }))
  return (
    <Asked query={whole} what="the answer">
      {(full) => {
        const answer = without.length > 0 ? (rest.data ?? full) : full
        return (
          <article className="answer" aria-busy={rest.isFetching}>
            <p className="asked-question">{question}</p>
            <Exports question={question} asOf={asOf} without={without} />
            {answer.hypotheses.length > 0 && <Hypotheses answer={answer} before={without.length > 0 ? full : null} />}
            {rest.isFetching && (
              <span className="unseen" role="status">
                Weighing again
              </span>
            )}
            <div className={full.hypotheses.length > 0 ? 'ask-columns' : undefined}>
              <AnswerText answer={answer} />
              {full.hypotheses.length > 0 && <Evidence answer={full} without={without} onLeave={leave} />}
            </div>
          </article>
        )
      }}
    </Asked>
  )
}

function Exports({
  question,
  asOf,
  without,
}: {
  readonly question: string
  readonly asOf: string | undefined
  readonly without: readonly string[]
}) {
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const html = await getText('/api/ask/page', { question, asOf, without })
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([html], { type: 'text/html' }))
      link.download = `${
        question
          .replace(/[^\p{L}\p{N}]+/gu, '-')
          .replace(/^-|-$/g, '')
          .slice(0, 60) || 'answer'
      }.html`
      link.click()
      URL.revokeObjectURL(link.href)
      setProblem(null)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="exports">
      <button type="button" onClick={() => void save()} disabled={busy}>
        Save as HTML
      </button>
      <button type="button" onClick={() => window.print()}>
        Print or save as PDF
      </button>
      {busy && <Loading what="the page" />}
      {problem && <p role="alert">{problem}</p>}
    </div>
  )
}
