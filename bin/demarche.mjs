#!/usr/bin/env node
// The command `demarche`: starts what `npm run build` made.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const main = new URL('../build/src/cli/main.js', import.meta.url)
if (!existsSync(fileURLToPath(main))) {
  console.error(
    'Démarche is not built yet. Run "npm start" (sets up and shows the sample reports) or "npm run build" first.',
  )
  process.exit(1)
}
await import(main.href)
