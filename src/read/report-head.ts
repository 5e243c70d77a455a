import type { CleaningRules } from './cleaning-rules.js'
import { dayOf } from './day-of.js'

export interface ReportHead {
  readonly title?: string
  readonly author?: string
  readonly published?: string
  /** The paragraphs that are left: the report itself. */
  readonly body: readonly string[]
}

const PARTICLE = 'van|von|de|del|der|den|di|da|dos|du|la|le|al|el|bin|ibn|abu|y'
// "By Ana Ruiz and Juan de la Paz", "BY ANA RUIZ in Lima": names and nothing else.
const BYLINE = RegExp(
  String.raw`^[Bb][Yy]:? +(\p{Lu}[\p{L}.'’-]+(?:,? +(?:and |& )?(?:\p{Lu}[\p{L}.'’-]*|${PARTICLE})){0,12})(?: in \p{Lu}[\p{L} ,]+)?$`,
  'u',
)
const DAY_LINE =
  /^(?:(?:first )?(?:published|posted|updated|last (?:updated|modified)|date)(?: on)?:? +)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? +)?(?:\d{1,2}(?:st|nd|rd|th)? +\p{L}{3,9}\.?,? +\d{4}|\p{L}{3,9}\.? +\d{1,2},? +\d{4}|\d{4}-\d\d-\d\d)(?:[ ,|@–-]+(?:at +)?\d{1,2}[:.]\d\d.{0,20})?$/iu

/**
 * Headline, byline and day from the first lines of a report; they stand alone, before the first sentence of the story.
 * The headline is the first line, unless the source has `given` it.
 */
export function headOf(paragraphs: readonly string[], given?: string): ReportHead {
  const [first = ''] = paragraphs
  const title = given ?? (paragraphs.length > 1 && isHeadline(first) ? first : undefined)
  let author: string | undefined
  let published: string | undefined
  let next = title === first ? 1 : 0
  for (; next < Math.min(paragraphs.length, 6); next++) {
    const line = paragraphs[next]!
    const byline = BYLINE.exec(line)
    if (byline && !author) author = byline[1]!
    else if (DAY_LINE.test(line) && !published) published = dayOf(line)
    else break
  }
  return {
    ...(title ? { title } : {}),
    ...(author ? { author } : {}),
    ...(published ? { published } : {}),
    body: paragraphs.slice(next),
  }
}

const isHeadline = (line: string): boolean => line.length <= 200 && !/[.:;,]["”’]?$/.test(line)

// "Paris (AFP) - ", "LIMA, Nov. 27, 2018 (Xinhua) --"
const AGENCY_DATELINE = /^(?:\p{Lu}[^()–—]{1,60})?\(([^()]{2,30})\)[^()–—]{0,30}?[-–—]{1,2} /u
// "CARACAS, Venezuela, Nov. 27, 2018 —"
const CAPITALS_DATELINE = /^\p{Lu}[\p{Lu}’'. /-]+(?:,[^()–—]{2,50}?)? ?[-–—]{1,2} /u

/** The agency and the day that the first paragraph opens with. */
export function datelineOf(
  body: readonly string[],
  { agencies }: CleaningRules,
): { readonly outlet?: string; readonly published?: string } {
  const opening = (body[0] ?? '').slice(0, 150)
  const [line, agency] = AGENCY_DATELINE.exec(opening) ?? CAPITALS_DATELINE.exec(opening) ?? []
  const outlet = agency && agencies.get(agency.trim())
  const published = dayOf(line)
  return { ...(outlet ? { outlet } : {}), ...(published ? { published } : {}) }
}
