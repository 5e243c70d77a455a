import { views } from '../views.js'
import { Dialog } from './dialog.js'
import { STATUSES } from './status-mark.js'

const KEYS: readonly [title: string, rows: readonly (readonly [keys: string, does: string])[]][] = [
  [
    'Everywhere',
    [
      ['?', 'this sheet'],
      ['/', 'search'],
      ['Esc', 'close, or let go'],
      ['g a', 'add a report: paste it, or drop a file on any view'],
      ...views.filter(({ key, inMenu }) => key && inMenu).map(({ key, title }) => [`g ${key}`, title] as const),
    ],
  ],
  [
    'In a report or a list',
    [
      ['j k', 'next, previous row'],
      ['Enter', 'open the row'],
      ['1 – 6', 'show or hide a kind of mark'],
    ],
  ],
  [
    'In the other views',
    [
      ['q', 'your question (front page, Ask)'],
      ['w', 'by week or by month (Pairs)'],
      ['[ ]', 'the period before, after (Network)'],
      ['n', 'network or map'],
      ['1 2 3', 'came true, did not, cannot be told (Forecasts)'],
    ],
  ],
  [
    'Correct an event',
    [
      ['t', 'type'],
      ['s', 'status'],
      ['a', 'actor'],
      ['r', 'recipient'],
      ['x', 'reject: it is no event'],
      ['m', 'merge with another event'],
      ['y', 'right as it is coded'],
      ['u', 'undo the last correction'],
    ],
  ],
]

/** As the report's page marks them. */
const MARKS = [
  ['events main', 'event', 'what somebody did; the sign before it says whether it happened'],
  ['entities main', 'actor', 'who acts, is acted on or speaks'],
  ['claims main', 'claim', 'the word by which somebody says something'],
  ['claims content', 'content', 'what they say'],
  ['dates main', 'date', 'when'],
  ['places main', 'place', 'where'],
  ['forecasts main', 'forecast', 'the word that says how likely it is'],
] as const

/** Keys and marks on one sheet. */
export function HelpSheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  if (!open) return null
  return (
    <Dialog title="Keys and marks" onClose={onClose} className="help">
      <div className="help-columns">
        {KEYS.map(([title, rows]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {rows.map(([keys, does]) => (
                <div key={keys}>
                  <dt>
                    {keys.split(' ').map((key, i) => (
                      <kbd key={`${key}${i}`}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>Marks in a text</h3>
          <dl>
            {MARKS.map(([marks, name, means]) => (
              <div key={name}>
                <dt>
                  <span className={`mark ${marks}`}>{name}</span>
                </dt>
                <dd>{means}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h3>Did it happen?</h3>
          <dl>
            {STATUSES.map(({ status, glyph, means }) => (
              <div key={status}>
                <dt className={`status ${status}`}>
                  <span aria-hidden="true">{glyph}</span> {status}
                </dt>
                <dd>{means}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}
