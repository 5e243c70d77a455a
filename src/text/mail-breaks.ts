import type { Span } from '../report/span.js'

/**
 * Where forwarded mail that lost its line breaks goes on with something new, each as the place after it:
 * "Ann Lee 03/05/2001 10:12 AM|I spoke to …", "Regards,|Ann Lee", "<< File: plan.doc >>|Ann", a ruled line.
 */
const ENDS: readonly (readonly [what: string, pattern: string])[] = [
  [
    'a stamp',
    String.raw`\d{1,2}/\d{1,2}/\d{2,4} \d{1,2}:\d\d(?::\d\d)?(?: [AP]M(?=\s)|(?! [AP]M)(?=\s{1,4}["\p{Lu}<]))`,
  ],
  ['an address', String.raw`<[^<>\s]{1,60}@[^<>\s]{1,60}>(?=\s{1,4}\p{Lu})`],
  ['a file in a list', String.raw`\.(?:docx?|xlsx?|pdf)(?= - \S)`],
  ['an attachment', String.raw`<< File: [^<>]{1,80} >>(?=\s{1,4}\S)`],
  [
    'a farewell',
    String.raw`(?<=(?:^|[.!?\n])\s{0,4})(?:(?:Best|Kind|Kindest|Warm) regards|Regards|Sincerely|Yours(?: truly| sincerely| faithfully)?),(?=\s{1,4}\p{Lu})`,
  ],
  ['a rule', String.raw`(?<!\S)[-=_*]{5,}(?=\s{1,4}\S)`],
  ['what stands before a rule', String.raw`\S(?=\s{1,4}[-=_*]{5,}(?:\s|$))`],
]
const BREAKS = new RegExp(ENDS.map(([, pattern]) => `(?:${pattern})`).join('|'), 'gu')

const SIGNS = [
  '@',
  '.doc',
  '.pdf',
  '.xls',
  '_____',
  '-----',
  '=====',
  '*****',
  '<< File',
  'egards,',
  'Sincerely,',
  'Yours',
]
const STAMP = /\d\/\d{1,2}\/\d{2,4} \d/

/** Whether anything of mail is in the text: most reports need not be searched closely. */
export const hasMail = (text: string): boolean => STAMP.test(text) || SIGNS.some((sign) => text.includes(sign))

/** The parts of a block of text; one, where nothing in it breaks it. */
export function mailParts(text: string, block: Span): readonly Span[] {
  BREAKS.lastIndex = block.start
  let parts: Span[] | undefined
  let start = block.start
  for (let m = BREAKS.exec(text); m && m.index + m[0].length < block.end; m = BREAKS.exec(text)) {
    parts ??= []
    parts.push({ start, end: m.index + m[0].length })
    start = m.index + m[0].length
    while (start < block.end && /\s/.test(text[start]!)) start++
  }
  if (!parts) return [block]
  parts.push({ start, end: block.end })
  return parts
}
