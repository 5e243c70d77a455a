import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiError, takeToken } from './api.js'
import { App } from './app.js'
import { applyTheme } from './theme.js'
import './styles/base.css'
import './styles/shell.css'
import './styles/parts.css'
import './styles/lists.css'
import './styles/marks.css'

takeToken()
applyTheme()

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // What the server says no to, it says no to again; only a server that is away may come back.
      retry: (count, error) => error instanceof ApiError && error.code === 'not-reached' && count < 2,
    },
  },
})

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
