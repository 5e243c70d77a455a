import { DemarcheError } from '../report/error.js'

/** Says on standard error what went wrong, in a sentence and without a stack; returns the exit status. */
export function tellError(error: unknown): number {
  if (error instanceof DemarcheError) console.error(error.message)
  else {
    console.error(
      `Démarche broke: ${error instanceof Error ? error.message : String(error)}. This is our mistake, not yours.`,
    )
    if (process.env.DEMARCHE_DEBUG && error instanceof Error) console.error(error.stack)
    else console.error('Run it again with DEMARCHE_DEBUG=1 to see where, and tell the authors.')
  }
  return 1
}
