import { inYear } from './calendar.js'
import { monthBeside, monthOf, monthWithoutYear, type Situation, type UNRESOLVED, type When } from './date-readings.js'

// "2014", "May" and "March" alone are dates only where the words around them say so.

/** Words that a year follows wherever it stands: "in 2014", "post-2020". */
const YEAR_AFTER =
  /(?:^|[\s(–-])(?:in|since|by|until|till|during|before|after|through|from|to|of|early|late|mid|around|circa|between|than|year|fiscal|and|for|autumn|fall|spring|summer|winter|post|pre)[\s-]+(?:(?:about|around|early|late|mid)[\s-]+)?$/i
/** Words between which and a noun a year stands: "the 2007 campaign", "Britain's 2016 vote". */
const YEAR_WITHIN = /(?:^|[\s(])(?:the|a|an|its|his|her|their|our|this|that)\s+$|['’]s?\s+$/i
/** Numbers that are named: "Resolution 1929". */
const NUMBERED = /(?:no\.|number|resolutions?|article|flight|route|highway|law|decree|act|room|windows|\$|€|£)\s*$/i
/** "of 1935 Orchard St." */
const ADDRESS =
  /^\s+(?:\p{Lu}\w+\.?\s+){1,3}(?:St|Street|Ave|Avenue|Road|Rd|Drive|Dr|Lane|Ln|Blvd|Boulevard|Court|Ct|Place|Way)\b/u
/** "of 2000 people", "to 1500 Russian troops": a count. */
const COUNTED =
  /^\s+(?:[A-Z]?[a-z]+(?:ese|ian|ish)?\s+)?(?:[a-z]+s|people|men|women|children|troops|percent|per|km|kilometers|miles|euros?|dollars?|US)\b/
const NOT_COUNTED =
  /^\s+(?:was|is|has|as|its|this|his|(?:[a-z]+\s+)?elections?|talks|accords|sanctions|games|olympics?|(?:[a-z]+\s+)?(?:bombings?|attacks|protests|riots|uprisings|polls))\b/i

/** A number that is a year here, or null. */
export function yearAlone(year: string, { before, after }: Situation): When | null {
  if (Number(year) < 1400 || NUMBERED.test(before) || ADDRESS.test(after)) return null
  // "In 2009 troops left" and not "in 1200 villages".
  const plain =
    Number(year) > 1900 &&
    Number(year) < 2100 &&
    (/\b(?:in|since|during|until|late|early)\s+$/i.test(before) ||
      /\b(?:pre|post|mid)-$/i.test(before) ||
      (/\bby\s+$/i.test(before) && Number(year) % 1000 > 0))
  // "the 1988 result was", "its 2012 results": news writes a count of that size "1,988".
  const within = YEAR_WITHIN.test(before) && /^\s+\p{L}/u.test(after)
  const isNoCount = within && Number(year) > 1900 && Number(year) < 2100 && Number(year) % 100 > 0
  if (!plain && !isNoCount && COUNTED.test(after) && !NOT_COUNTED.test(after)) return null
  const opens = before.trim() === '' && /^\s+[a-z,]|^\s*[-–—:]\s/.test(after)
  // "Clearly 2016 has been hard."
  const acts =
    Number(year) > 1900 && Number(year) < 2100 && /^\s(?:was|is|has|had|will|saw|marked|brought)\b/.test(after)
  const inBrackets = /\(\s*$/.test(before) && /^\s*[),;–-]/.test(after)
  const listed = /(?:1[4-9]|20)\d\d(?:,|,? and|,? or| to)\s+$/.test(before)
  // "a Civil Rights Act, 1995", "Nov. 2, 2018" that no other rule has read: a year between commas.
  const apart = /\p{L},\s*$/u.test(before) && /^\s*(?:[,.;)]|and\b)/.test(after)
  return opens || acts || inBrackets || listed || within || apart || YEAR_AFTER.test(before)
    ? inYear(Number(year))
    : null
}

/** "May" and "March" alone are months only where something says so; so are names of people. */
export function monthAlone(word: string, situation: Situation): When | null | typeof UNRESOLVED {
  const { before, after } = situation
  // "the June E. Nylen Center"
  if (/^\s\p{Lu}\.\s\p{Lu}/u.test(after)) return null
  const led =
    /(?:^|[\s(-])(?:in|since|by|until|till|from|through|during|before|after|of|to|early|late|mid|and|around|between|this|for|every|earlier|later|[a-z]+est)[\s-]+(?:early |late |mid-?\s?)?$/i.test(
      before,
    )
  if (/^(May|March)$/.test(word)) {
    if (
      !led &&
      !/^\s+(?:elections?|summit|meeting|talks|deadline|vote|referendum|coup|attack|and\s(?:June|April))\b/.test(after)
    )
      return null
    if (/^(?:'s|’s)\s/.test(after) && /\b(?:to|by|of|for|from|after|before|with)\s+$/.test(before)) return null
    if (/^\s+(?:said|told|has|had|was|is|will|on\s)/.test(after)) return null
  } else if (!led && /(?:^|\s)(?!The|In|On|By|Since|Until|And|But|A|An)\p{Lu}[\p{L}.]*\s+$/u.test(before)) {
    // "Jeffrey April", "Augusto August": part of a name, unless the word before opens the sentence.
    if (/\S\s+\p{Lu}[\p{L}.]*\s+$/u.test(before)) return null
  }
  // "Futures for March delivery": the next one.
  if (/^\s(?:delivery|contracts?|futures)\b/.test(after)) return monthBeside(monthOf(word), 1, situation)
  return monthWithoutYear(monthOf(word), situation)
}
