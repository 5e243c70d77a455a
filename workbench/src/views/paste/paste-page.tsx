import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { WhyReply } from 'demarche/api/schemas.js'
import { useState } from 'react'
import { postForm, postJson } from '../../api.js'
import { useDropped } from '../../dropped.js'
import { useKeys } from '../../keyboard.js'
import { Failed, Loading } from '../../parts/states.js'
import { address, go } from '../../router.js'
import { ReportView } from '../report/report-view.js'
import type { Layer, ShownReport } from '../report/segments.js'

interface Coded {
  readonly report: ShownReport
  readonly why: Readonly<Record<string, WhyReply>>
}

type Given = { readonly text: string; readonly published: string } | { readonly file: File; readonly published: string }

/** Codes a pasted text or a dropped file at once; it is kept only when asked. */
export function PastePage() {
  const [text, setText] = useState('')
  const [published, setPublished] = useState('')
  const [over, setOver] = useState(false)
  const [given, setGiven] = useState<Given | null>(null)
  const client = useQueryClient()
  const code = useMutation({ mutationFn: (what: Given) => send<Coded>('/api/code', what) })
  const keep = useMutation({
    mutationFn: (what: Given) => send<{ kept: string[] }>('/api/reports', what),
    onSuccess: async ({ kept }) => {
      await client.invalidateQueries()
      go(kept.length === 1 ? address('report', [kept[0]!]) : address('reports'))
    },
  })
  const start = (what: Given) => {
    setGiven(what)
    code.mutate(what)
  }
  useDropped((file) => start({ file, published }))
  const again = () => {
    setGiven(null)
    code.reset()
    keep.reset()
  }

  if (code.data && given)
    return (
      <ReportView
        report={code.data.report}
        kept={false}
        askWhy={async (layer, id) => givenWhy(code.data, layer, id)}
        banner={<Banner busy={keep.isPending} error={keep.error} onKeep={() => keep.mutate(given)} onAgain={again} />}
      />
    )
  return (
    <div className="page narrow">
      <h1>Add a report</h1>
      <p>
        Paste a news report, or drop a file on the page. It is coded on this machine; nothing leaves it, and nothing is
        kept unless you say so.
      </p>
      {code.isPending ? (
        <Loading
          what={`the record of ${given && 'file' in given ? given.file.name : `${text.length.toLocaleString('en-GB')} characters`}`}
        />
      ) : (
        <form
          className={over ? 'paste over' : 'paste'}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault()
            setOver(false)
            const file = event.dataTransfer.files[0]
            const words = event.dataTransfer.getData('text/plain')
            if (file) start({ file, published })
            else if (words) start({ text: words, published })
          }}
          onSubmit={(event) => {
            event.preventDefault()
            if (text.trim()) start({ text, published })
          }}
        >
          <label htmlFor="paste-text">The report, headline first</label>
          <textarea
            id="paste-text"
            rows={14}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim()) start({ text, published })
            }}
            placeholder={'Poland accuses Belarus of jamming\n\nWARSAW – Poland accused Belarus on Tuesday …'}
          />
          <div className="paste-row">
            <label>
              Published on{' '}
              <input type="date" value={published} onChange={(event) => setPublished(event.target.value)} />
              <span className="hint">if the text does not say; “Tuesday” is counted from it</span>
            </label>
            <label className="button">
              Choose a file
              <input
                type="file"
                className="unseen"
                onChange={(event) => {
                  const file = event.target.files?.[0]
                  if (file) start({ file, published })
                }}
              />
            </label>
            <button type="submit" className="main" disabled={!text.trim()}>
              Code it <kbd>Ctrl ↵</kbd>
            </button>
          </div>
        </form>
      )}
      {code.error && <Failed error={code.error} />}
    </div>
  )
}

function Banner({
  busy,
  error,
  onKeep,
  onAgain,
}: {
  readonly busy: boolean
  readonly error: Error | null
  readonly onKeep: () => void
  readonly onAgain: () => void
}) {
  useKeys({ K: onKeep })
  return (
    <div className="banner" role="status">
      <p>
        {error
          ? error.message
          : 'Coded just now, not kept. Keep it in the store to correct it and to count it in the other views.'}
      </p>
      <button type="button" className="main" disabled={busy} onClick={onKeep}>
        {busy ? 'Keeping …' : 'Keep'} <kbd>⇧ K</kbd>
      </button>
      <button type="button" onClick={onAgain}>
        Another one
      </button>
    </div>
  )
}

const NOTHING: WhyReply = { reasons: [], misses: [] }
const givenWhy = ({ why }: Coded, layer: Layer, id: string): WhyReply =>
  layer === 'events' ? (why[id] ?? NOTHING) : NOTHING

function send<T>(path: string, what: Given): Promise<T> {
  const published = what.published ? { published: what.published } : {}
  if ('text' in what) return postJson(path, { text: what.text, ...published })
  const form = new FormData()
  form.set('file', what.file)
  if (what.published) form.set('published', what.published)
  return postForm(`${path}/file`, form)
}
