import type { Span } from '../report/span.js'

/**
 * Where forwarded mail that lost its line breaks goes on with something new, each as the place after it:
 * "Ann Lee 08/16/2000 03:48 PM|I spoke to …", "Regards,|Ann Lee", "<< File: plan.doc >>|Ann", a ruled line.
 */
const BREAKS =
  /\d{1,2}\/\d{1,2}\/\d{2,4} \d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?(?=\s+["\p{Lu}<])|<< File: [^<>]{1,80} >>(?=\s+\S)|(?<=(?:^|[.!?]|\n)\s*)(?:(?:Best|Kind|Kindest|Warm) regards|Regards|Sincerely|Thanks|Cheers|Yours(?: truly| sincerely| faithfully)?),(?=\s+\p{Lu})|(?<!\S)[-=_*]{5,}(?=\s+\S)|\S(?=\s+[-=_*]{5,}(?:\s|$))/gu

const SIGNS = ['_____', '-----', '=====', '*****', '<< File', 'egards,', 'Sincerely,', 'Thanks,', 'Cheers,', 'Yours']
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
