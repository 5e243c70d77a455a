import type { Answer } from 'demarche/questions/ask/answer.js'
import { capital } from '../../words.js'

type Hypothesis = Answer['hypotheses'][number]

/** The rivals, each with what the evidence leaves to it: a tick for its share, a bar from the lowest to the highest it could be. */
export function Hypotheses({ answer, before }: { readonly answer: Answer; readonly before: Answer | null }) {
  return (
    <ol className="hypotheses">
      {answer.hypotheses.map((hypothesis, i) => (
        <li key={hypothesis.id}>
          <span className="letter">{letterOf(i)}</span>
          <span className="claim-text">{capital(hypothesis.text)}</span>
          <Share hypothesis={hypothesis} before={before?.hypotheses[i] ?? null} />
        </li>
      ))}
    </ol>
  )
}

export const letterOf = (i: number): string => String.fromCharCode(65 + i)
const percent = (x: number): string => `${Math.round(x * 100)} %`

function Share({
  hypothesis: { likelihood },
  before,
}: {
  readonly hypothesis: Hypothesis
  readonly before: Hypothesis | null
}) {
  const { word, share, low, high } = likelihood
  const was = before?.likelihood
  return (
    <span className="share">
      <strong>{word}</strong>{' '}
      <span className="about">
        {percent(share)} ({Math.round(low * 100)}–{percent(high)})
        {was && was.share !== share && (
          <>
            {' '}
            · was {was.word === word ? '' : `${was.word}, `}
            {percent(was.share)}
          </>
        )}
      </span>
      <span className="share-scale" aria-hidden="true">
        <span
          className="interval"
          style={{ left: percent(low).replace(' ', ''), width: `${Math.max(1, (high - low) * 100)}%` }}
        />
        {was && was.share !== share && <span className="tick was" style={{ left: `${was.share * 100}%` }} />}
        <span className="tick" style={{ left: `${share * 100}%` }} />
      </span>
    </span>
  )
}
