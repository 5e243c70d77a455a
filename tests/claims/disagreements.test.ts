import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeText } from '../support/code-text.js'

/** Two claims in a report, and what is noted of them; null for nothing. */
const pairs: [text: string, noted: string | null][] = [
  ['Ukraine said Russia shelled a hospital on Monday. Russia denied shelling the hospital.', 'claims-disagree'],
  ['Washington accused Moscow of jamming satellites. Moscow said it had not jammed any satellites.', 'claims-disagree'],
  ['Israel says Iran supplied the rockets. Iran says it did not supply the rockets.', 'claims-disagree'],
  [
    'Pakistan denied that its jets had crossed the border. India said Pakistani jets crossed the border.',
    'claims-disagree',
  ],
  ['Mali said France had trained the rebels. France denied training the rebels.', 'claims-disagree'],
  [
    'Turkey said it would withdraw its troops from Syria. Turkey later said it would not withdraw its troops from Syria.',
    'source-contradicts-itself',
  ],
  // The same said twice, two deeds of one kind, and a deed that is liked by one and not by the other.
  ['Chad said Sudan bombed a town. Kenya said Sudan bombed a town.', null],
  ['China said it had signed the deal. Japan said China had signed the deal.', null],
  ['The Kenyan army said it killed 20 militants. Somalia said Kenya killed 20 civilians.', null],
  ['Egypt condemned the raid. Israel defended the raid.', null],
]

for (const [text, noted] of pairs)
  test(`claims that disagree: ${text}`, () => {
    const { problems } = codeText(text)
    assert.deepEqual(
      problems.flatMap(({ code }) => (/^(claims-disagree|source-contradicts-itself)$/.test(code) ? [code] : [])),
      noted === null ? [] : [noted],
    )
  })
