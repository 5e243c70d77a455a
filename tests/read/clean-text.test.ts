import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { loadCleaningRules } from '../../src/read/cleaning-rules.js'
import { dayOf } from '../../src/read/day-of.js'
import { readPlainText } from '../../src/read/read-plain-text.js'

const rules = loadCleaningRules({
  text: (path) => readFileSync(new URL(`../../../data/${path}`, import.meta.url), 'utf8'),
})

const before = 'Envoy Arrives in La Paz\n\nThe envoy of Peru arrived in La Paz on Monday.\n\nHe met the president.'
const after = 'They signed a treaty.'

/** Blocks that go from the middle of a story, whatever stands around them. */
const gone: readonly string[] = [
  '- Advertisement -',
  'ADVERTISEMENT',
  'Story continues below advertisement',
  'Subscribe to our newsletter',
  'Sign up here to get the day’s stories delivered to your inbox.',
  'Subscribe to our newsletter\nEmail address\nSign up\nYou can unsubscribe at any time.',
  'Read also: Peru recalls its envoy',
  'READ MORE: Peru recalls its envoy',
  'Related: Peru recalls its envoy',
  'Share this article',
  'Facebook Twitter WhatsApp Email',
  'Share on Facebook',
  'Follow us on Twitter',
  'We use cookies to give you the best experience. See our cookie policy.',
  '© 2018 The Lima Courier. All rights reserved.',
  'Copyright 2018 The Lima Courier',
  'Photo: Ana Ruiz/AP',
  '(Photo by Ana Ruiz/Getty Images)',
  'The envoy in La Paz on Monday. (AP Photo/Ana Ruiz)',
  'Updated 10:30 GMT',
  '(Reporting by Ana Ruiz; Editing by Juan Paz)',
  'Tags: Peru, Bolivia',
]

for (const block of gone) {
  test(`cleaning takes out: ${block.replaceAll('\n', ' / ')}`, () => {
    assert.equal(readPlainText(`${before}\n\n${block}\n\n${after}`, rules).text, `${before}\n\n${after}`)
  })
}

/** Blocks that merely look like boilerplate. */
const kept: readonly string[] = [
  'The minister said that readers of the ministry’s newsletter had been told to sign up for the march in the capital.',
  'Copyright law was the subject of the talks.',
  'Support grows for US sanctions on Iran',
  'Reporting by state media suggests that troops have moved closer to the border.',
  'By Monday the troops had left.',
  'In search of an alliance?',
  'Subscribers to the state telephone company were cut off.',
  'Sign the treaty or leave, the president told the envoy.',
  'Read in full, the treaty bans all missiles.',
  'Advertisements on state television called for a strike.',
  'Share prices fell after the talks.',
  '“Follow us,” the rebels told the villagers.',
  'Listen to the people, the opposition told the president.',
]

for (const block of kept) {
  test(`cleaning keeps: ${block}`, () => {
    const text = `${before}\n\n${block}\n\n${after}`
    assert.equal(readPlainText(text, rules).text, text)
  })
}

test('headline, byline, day and agency become data', () => {
  const text =
    'Envoy Arrives\r\n\r\nBy Ana Ruiz and Juan de la Paz\r\nNov. 27, 2018\r\n\r\nLA PAZ (AFP) - The envoy\r\narrived.'
  assert.deepEqual(readPlainText(text, rules), {
    text: 'Envoy Arrives\n\nLA PAZ (AFP) - The envoy\narrived.'.replace('envoy\n', 'envoy '),
    title: 'Envoy Arrives',
    author: 'Ana Ruiz and Juan de la Paz',
    published: '2018-11-27',
    outlet: 'Agence France-Presse',
    problems: [],
  })
})

/** First paragraphs, and the outlet and day that their datelines tell. */
const datelines: readonly (readonly [paragraph: string, outlet: string | undefined, published: string | undefined])[] =
  [
    ['LIMA (Reuters) - The envoy arrived.', 'Reuters', undefined],
    ['LIMA, Peru (AP) — The envoy arrived.', 'Associated Press', undefined],
    ['LIMA, Nov. 27, 2018 (Xinhua) -- The envoy arrived.', 'Xinhua', '2018-11-27'],
    ['LA PAZ, Bolivia, November 27, 2018 (AFP) – The envoy arrived.', 'Agence France-Presse', '2018-11-27'],
    ['Lima (AFP) - The envoy arrived.', 'Agence France-Presse', undefined],
    ['(RFE/RL) - The envoy arrived.', 'RFE/RL', undefined],
    ['By Monday the envoy had arrived.', undefined, undefined],
    ['LIMA – The envoy arrived.', undefined, undefined],
    ['The envoy (an old man) - arrived.', undefined, undefined],
    ['Lima said on November 27, 2018 - the day after - that it agreed.', undefined, undefined],
  ]
for (const [paragraph, outlet, published] of datelines) {
  test(`dateline: ${paragraph}`, () => {
    const report = readPlainText(`Envoy Arrives\n\n${paragraph}`, rules)
    assert.deepEqual([report.outlet, report.published], [outlet, published])
    assert.equal(report.text, `Envoy Arrives\n\n${paragraph}`)
  })
}

test('comments below a story go', () => {
  const text = `${before}\n\n${after}\n\nLeave a comment\n\nI was there and saw it.`
  assert.equal(readPlainText(text, rules).text, `${before}\n\n${after}`)
})

test('marks of Markdown go', () => {
  const text = '# Envoy Arrives\n\nThe [envoy](https://a.example/) **arrived** in La Paz.\n\n> We agree.'
  assert.equal(
    readPlainText(text, rules, { markdown: true }).text,
    'Envoy Arrives\n\nThe envoy arrived in La Paz.\n\nWe agree.',
  )
})

const days: readonly (readonly [written: string, day: string | undefined])[] = [
  ['2018-11-27T23:00:00-05:00', '2018-11-27'],
  ['20181127', '2018-11-27'],
  ['2018/11/27', '2018-11-27'],
  ['Tue, 27 Nov 2018 08:00:00 GMT', '2018-11-27'],
  ['November 27th, 2018', '2018-11-27'],
  ['Nov. 7, 2018', '2018-11-07'],
  ['2018-13-01', undefined],
  ['yesterday', undefined],
]
for (const [written, day] of days) test(`day of ${written}`, () => assert.equal(dayOf(written), day))
