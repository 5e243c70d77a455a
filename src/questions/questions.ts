import { activePairs } from './active-pairs.js'
import { agreements } from './agreements.js'
import { balance } from './balance.js'
import { coverage } from './coverage.js'
import { dyadTimeline } from './dyad-timeline.js'
import { eventsBetween } from './events-between.js'
import { forecastLedger } from './forecast-ledger.js'
import { forecastScores } from './forecast-scores.js'
import { ladder } from './ladder.js'
import { network } from './network.js'
import { plans } from './plans.js'
import type { Question } from './question.js'
import { visits } from './visits.js'
import { whoSaidWhat } from './who-said-what.js'

/** All questions that the record answers in rows; the API and the command line are made from this list. */
// biome-ignore lint/suspicious/noExplicitAny: each question has parameters and rows of its own.
export const questions: readonly Question<any, any>[] = [
  activePairs,
  dyadTimeline,
  eventsBetween,
  visits,
  whoSaidWhat,
  agreements,
  plans,
  coverage,
  network,
  balance,
  ladder,
  forecastLedger,
  forecastScores,
]

export const questionNamed = (name: string) => questions.find((question) => question.name === name)
