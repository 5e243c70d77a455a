import type { Answer, Footnote, Paragraph } from 'demarche/questions/ask/answer.js'
import { address } from '../../router.js'
import { capital, dayInWords, oneLine } from '../../words.js'

/** The answer in prose, each sentence with the notes that it rests on. */
export function AnswerText({
  answer: { text, footnotes, questions, answerable, because },
}: {
  readonly answer: Answer
}) {
  return (
    <section className="answer-text" aria-label="Answer">
      {!answerable && because !== null && <p className="because">{because}</p>}
      {text
        .filter(
          ({ sentences }) => answerable || !sentences.every((s) => s.text === because || questions.includes(s.text)),
        )
        .map((paragraph, i) => (
          <Prose key={i} paragraph={paragraph} />
        ))}
      {questions.length > 0 && (
        <>
          <h2>What can be asked</h2>
          <ul>
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </>
      )}
      {footnotes.length > 0 && (
        <ol className="footnotes">
          {footnotes.map((note) => (
            <li key={note.n} id={`note-${note.n}`} value={note.n}>
              <Note note={note} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Prose({ paragraph: { heading, sentences, list } }: { readonly paragraph: Paragraph }) {
  const told = sentences.map(({ text, notes }, i) => {
    const marked = (
      <>
        {capital(text)}
        {notes.map((n) => (
          <sup key={n}>
            <button
              type="button"
              className="note-mark"
              aria-label={`note ${n}`}
              onClick={() => document.getElementById(`note-${n}`)?.scrollIntoView({ block: 'center' })}
            >
              {n}
            </button>
          </sup>
        ))}
      </>
    )
    return list ? <li key={i}>{marked}</li> : <span key={i}>{marked} </span>
  })
  return (
    <>
      {heading && <h2>{heading}</h2>}
      {list ? <ul>{told}</ul> : <p>{told}</p>}
    </>
  )
}

function Note({ note: { report, id, layer, words, speaker, outlet, day } }: { readonly note: Footnote }) {
  if (report === null) return <>{words}</>
  const at = layer === 'reports' ? null : id
  return (
    <>
      <a href={address('report', [report], { at })}>“{oneLine(words).replace(/^[“"]|[”"]$/g, '')}”</a>{' '}
      <span className="about">
        {[speaker, outlet, day ? dayInWords(day) : null, report].filter(Boolean).join(', ')}
      </span>
    </>
  )
}
