import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentencesIn } from '../../src/text/split-sentences.js'

/** Each row: a text whose sentences are separated by "|" (which is replaced by a space, or by the line break next to it). */
const texts: readonly (readonly [what: string, marked: string])[] = [
  ['a headline is a sentence', 'Envoy Arrives in Lima|\n\nThe envoy came on Monday.|\n\nHe left.'],
  ['lines without blank lines are blocks', 'Envoy Arrives in Lima|\nThe envoy came on Monday\u2014late.|\nHe left'],
  [
    'a wrapped line goes on',
    'The foreign minister said late on Monday that Peru and\nChile would sign the fishing treaty in Lima this week, and\nthat Bolivia would be asked to join the pact next year\nif its parliament agrees.|\n\nChile agreed.',
  ],
  ['a lower-case line goes on', 'The two ministers spoke about\nfishing rights.|\nThey parted'],
  ['a dateline stays', 'LIMA, Peru – The envoy arrived.|He left.'],
  ['an agency dateline stays', 'LIMA (Reuters) - The envoy arrived.|He left.'],
  ['a dateline with an abbreviation stays', 'TAMPA, Fla. -- Gen. Smith left.|He flew.'],
  ['titles', 'Gen. Smith met Sen. Jones and Dr. Brown.|Mr. Brown left.'],
  ['initials', 'John F. Smith met J. R. Brown.|They left.'],
  ['an acronym, then a name', 'The U.S. State Department agreed.|The U.N. Security Council did not.'],
  ['an acronym, then a new sentence', 'They flew to the U.S.|The minister stayed.'],
  ['a headline in capitals', 'How U.S. And Chinese Envoys Met in the U.A.E. After Years'],
  ['quotation marks that stand apart', '" I agree . "|He left .|" So do I . "'],
  ['parties and states', 'Rep. Ann Lee, D-Ga., and Gov. Joe Roe, R-S.C., met.|Lt. Gen. Poe was there.'],
  ['hours', 'They met at 5 p.m. Monday.|They left at 9 p.m.|The talks failed.'],
  ['firms', 'They sued Acme Corp. and Oil Inc.|The firms denied it.'],
  ['numbers', 'Article No. 5 cost $3.5 billion.|It rose 2.1 percent.'],
  ['a quotation closes with its sentence', '“We will not leave.”|He smiled.'],
  ['he said after a question', '“Will they come?” he asked.|Nobody knew.'],
  ['a name after a question', '“Will they come?” Foreign Minister Ana Ruiz asked.|Nobody knew.'],
  ['a speaker after a comma', '“We agree,” Ruiz said.|“We always did.”'],
  ['three dots', 'We waited … and waited.|We left...|They came.'],
  ['a missing space', 'The envoy left on Monday.|The talks failed.'.replace('|', '¦')],
  ['references', 'The treaty was signed in 1921. [17]|It lapsed.'],
  ['a list', '1. Withdraw the troops.|2. Open the border.'],
  ['months', 'They met on Nov. 27 in Lima.|They met again in Dec.|The treaty held.'],
  [
    'mail that lost its lines',
    'Ann Lee 03/05/2001 10:12 AM|I spoke to Tom.|Regards,|Ann Lee|________________|Acme Oil',
  ],
  ['a date in a sentence', 'The talks of 08/16/2000 failed.|Thanks, Tom.'],
  ['marks in a row', 'Who knows?!|Nobody.'],
]

for (const [what, marked] of texts) {
  test(`sentences: ${what}`, () => {
    const expected = marked.split(/[|¦]/).map((sentence) => sentence.trim())
    const text = marked
      .replace(/\|(?=\s)/g, '')
      .replace(/\|/g, ' ')
      .replace(/¦/g, '')
    assert.deepEqual(
      sentencesIn(text).map(({ start, end }) => text.slice(start, end)),
      expected,
    )
  })
}
