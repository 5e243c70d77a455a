import { attributeClaims } from './claims/attribute-claims.js'
import { findForecasts } from './claims/find-forecasts.js'
import { relateClaims } from './claims/relate-claims.js'
import { findDates } from './dates/find-dates.js'
import { codeEvents } from './events/code-events.js'
import { judgeFactuality } from './events/factuality.js'
import { findMentions } from './mentions/find-mentions.js'
import { resolveEntities } from './mentions/resolve-entities.js'
import { locatePlaces } from './places/locate-places.js'
import { pipeline } from './run-pipeline.js'
import { parseSyntax } from './syntax/parse-syntax.js'
import { splitSentences } from './text/split-sentences.js'
import { tokenize } from './text/tokenize.js'

/**
 * The way of a report to its record. Each stage says what it needs and what it adds; an order that
 * cannot work does not compile.
 */
export const english = pipeline()
  .add(splitSentences) //  text              -> sentences: headline, dateline, quotations kept whole
  .add(tokenize) //        sentences         -> tokens
  .add(parseSyntax) //     tokens            -> syntax, names: lemma, tag, head, relation; proper names
  .add(findDates) //       tokens, syntax    -> dates, read against the day of publication
  .add(findMentions) //    syntax, names     -> mentions: people, groups, countries, roles, pronouns
  .add(resolveEntities) // mentions, dates   -> mentions with entities: who they are, and who is the same
  .add(locatePlaces) //    names, entities   -> places: where, with country and coordinates
  .add(attributeClaims) // entities          -> claims: source, cue, content
  .add(codeEvents) //      all of the above  -> events, agreements: who did what to whom, and whether it happened
  .add(judgeFactuality) // syntax            -> factuality: whether what any word tells of happened
  .add(findForecasts) //   claims, events    -> forecasts: what may come, in whose words, how sure
  .add(relateClaims) //    events, forecasts -> claims: what each speaks for or against, and which disagree
