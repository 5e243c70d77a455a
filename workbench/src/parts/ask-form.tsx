import { useKeys } from '../keyboard.js'
import { address, go } from '../router.js'

/** Where a question is asked; `asked` is the one that stands. */
export function AskForm({ asked = '' }: { readonly asked?: string }) {
  useKeys({ q: () => document.getElementById('question')?.focus() })
  return (
    <form
      className="ask-form"
      onSubmit={(event) => {
        event.preventDefault()
        const question = String(new FormData(event.currentTarget).get('question') ?? '').trim()
        if (question) go(address('ask', [], { q: question }))
      }}
    >
      <input
        id="question"
        key={asked}
        name="question"
        defaultValue={asked}
        placeholder="Ask the record, or give a headline that you want to check"
        aria-label="Your question"
        aria-keyshortcuts="q"
        autoComplete="off"
      />
      <button type="submit" className="main">
        Ask
      </button>
    </form>
  )
}
