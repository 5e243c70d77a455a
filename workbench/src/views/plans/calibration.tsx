import { Asked } from '../../parts/states.js'
import { TableHead } from '../../parts/table-head.js'
import { useQuestion } from '../../questions.js'
import { useRoute, withQuery } from '../../router.js'

const SIZE = 190
const PAD = 26

/** How forecasts came out by who made them: who says 70 % should be right in seven of ten. */
export function Calibration() {
  const route = useRoute()
  const by = ['outlet', 'word'].includes(route.query.by ?? '') ? route.query.by! : 'speaker'
  const query = useQuestion('forecast-scores', { by })
  return (
    <section aria-labelledby="calibration-title" className="calibration">
      <h2 id="calibration-title" className="ruled">
        How good they are
      </h2>
      <nav className="tabs" aria-label="By">
        {['speaker', 'outlet', 'word'].map((value) => (
          <a
            key={value}
            href={withQuery(route, { by: value === 'speaker' ? null : value })}
            aria-current={by === value ? 'true' : undefined}
          >
            by {value}
          </a>
        ))}
      </nav>
      <Asked query={query} what="the scores">
        {({ rows }) => {
          const scored = rows.filter((row) => row.scores !== null)
          if (rows.length === 0) return <p className="none">No forecast is told of yet.</p>
          return (
            <div className="calibration-columns">
              <div className="scroll-x">
                <table className="data">
                  <TableHead
                    columns={[
                      { name: by[0]!.toUpperCase() + by.slice(1) },
                      { name: 'Forecasts', number: true },
                      { name: 'Open', number: true },
                      { name: 'Settled', number: true },
                      { name: 'Said', number: true },
                      { name: 'Came true', number: true },
                      { name: 'Brier', number: true, means: 'mean of (p − outcome)²: 0 is perfect, 1 is worst' },
                    ]}
                  />
                  <tbody>
                    {rows.map(({ by: who, forecasts, open, scores }) => (
                      <tr key={who ?? ''}>
                        <td>{who ?? 'the report’s own words'}</td>
                        <td className="number">{forecasts}</td>
                        <td className="number">{open}</td>
                        <td className="number">{scores?.resolved ?? 0}</td>
                        <td className="number">{scores ? `${Math.round(scores.said * 100)} %` : '–'}</td>
                        <td className="number">{scores ? `${Math.round(scores.came * 100)} %` : '–'}</td>
                        <td className="number">{scores ? scores.brier.toFixed(2) : '–'}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {scored.length === 0 ? (
                <p className="none">None is settled yet. Say above how one came out, and its score appears here.</p>
              ) : (
                <figure>
                  <svg
                    width={SIZE + PAD + 8}
                    height={SIZE + PAD + 8}
                    role="img"
                    aria-label="What was said against what came true; on the line is who is calibrated"
                  >
                    <rect x={PAD} y={4} width={SIZE} height={SIZE} className="square" />
                    <line x1={PAD} y1={SIZE + 4} x2={PAD + SIZE} y2={4} className="diagonal" />
                    {scored.map(({ by: who, scores }) => (
                      <circle
                        key={who ?? ''}
                        cx={PAD + scores!.said * SIZE}
                        cy={4 + (1 - scores!.came) * SIZE}
                        r={3 + Math.sqrt(scores!.resolved)}
                        className="score"
                      >
                        <title>{`${who ?? 'the report’s own words'}: said ${Math.round(scores!.said * 100)} %, ${Math.round(scores!.came * 100)} % came true, ${scores!.resolved} settled`}</title>
                      </circle>
                    ))}
                    <text x={PAD + SIZE / 2} y={SIZE + 22} textAnchor="middle">
                      said, 0–100 %
                    </text>
                    <text transform={`translate(14 ${SIZE / 2}) rotate(-90)`} textAnchor="middle">
                      came true
                    </text>
                  </svg>
                </figure>
              )}
            </div>
          )
        }}
      </Asked>
    </section>
  )
}
