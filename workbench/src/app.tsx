import { Suspense, useEffect, useRef, useState } from 'react'
import { useDropAnywhere } from './dropped.js'
import { useKeys } from './keyboard.js'
import { Failure } from './parts/failure.js'
import { HelpSheet } from './parts/help-sheet.js'
import { Empty, Loading } from './parts/states.js'
import { address, go, useRoute } from './router.js'
import { nextTheme, useTheme } from './theme.js'
import { views } from './views.js'

const THEME_NAMES = { auto: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' } as const

/** A button, no link: the address behind the # is the view's. */
const skip = () => document.getElementById('main')?.focus()

/** The page around the views: masthead, menu, search, help. */
export function App() {
  const route = useRoute()
  const theme = useTheme()
  const [help, setHelp] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const view = views.find(({ name }) => name === route.view)

  const jumps = Object.fromEntries(
    views.filter(({ key }) => key).map(({ key, name }) => [`g ${key}`, () => go(address(name))] as const),
  )
  useDropAnywhere()
  useKeys({
    ...jumps,
    '?': () => setHelp(true),
    '/': () => search.current?.focus(),
    Escape: () => (document.activeElement as HTMLElement | null)?.blur(),
  })

  useEffect(() => {
    document.title = view && view.name !== '' ? `${view.title} – Démarche` : 'Démarche'
  }, [view])

  return (
    <>
      <button type="button" className="skip" onClick={skip}>
        Skip to the page
      </button>
      <header className="masthead">
        <a className="title" href={address('')}>
          Démarche
        </a>
        <nav aria-label="Views">
          {views
            .filter(({ inMenu, name }) => inMenu && name !== '')
            .map(({ name, title }) => (
              <a key={name} href={address(name)} aria-current={name === route.view ? 'page' : undefined}>
                {title}
              </a>
            ))}
        </nav>
        <search>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              const words = search.current?.value.trim() ?? ''
              go(address('reports', [], { search: words }))
              search.current?.blur()
            }}
          >
            <input
              ref={search}
              type="search"
              key={route.query.search}
              defaultValue={route.query.search ?? ''}
              placeholder="Search reports, actors, claims"
              aria-label="Search reports, actors and claims"
              aria-keyshortcuts="/"
            />
            <kbd>/</kbd>
          </form>
        </search>
        <div className="tools">
          <a className="button" href={address('paste')}>
            Add a report
          </a>
          <button type="button" className="quiet" onClick={nextTheme} title={THEME_NAMES[theme]}>
            <span aria-hidden="true">{theme === 'dark' ? '☾' : theme === 'light' ? '☀' : '◐'}</span>
            <span className="unseen">{THEME_NAMES[theme]}</span>
          </button>
          <button type="button" className="quiet" onClick={() => setHelp(true)} title="Keys and marks (?)">
            <span aria-hidden="true">?</span>
            <span className="unseen">Keys and marks</span>
          </button>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <Failure resetKey={route.view}>
          <Suspense fallback={<Loading what="this view" />}>
            {view ? (
              <view.page />
            ) : (
              <>
                <h1 className="unseen">No such page</h1>
                <Empty title={`There is no page “${route.view}”.`}>
                  <p>
                    Go to the <a href={address('')}>front page</a>, or press <kbd>?</kbd> for the list of views.
                  </p>
                </Empty>
              </>
            )}
          </Suspense>
        </Failure>
      </main>
      <HelpSheet open={help} onClose={() => setHelp(false)} />
    </>
  )
}
