import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataFiles } from '../../src/data-files.js'
import { loadModel } from '../../src/syntax/model.js'

const bytes = dataFiles().bytes('model/english.bin')
const model = loadModel(bytes)
const words = (text: string): string[] => text.split(' ')
const parse = (text: string) => model.parse([words(text)])[0]!

/** "accused > Poland nsubj": which word hangs on which. */
const relations: [text: string, dependent: string, relation: string, head: string][] = [
  ['Poland accused Belarus of jamming signals .', 'Poland', 'nsubj', 'accused'],
  ['Poland accused Belarus of jamming signals .', 'Belarus', 'obj', 'accused'],
  ['The bridge was destroyed by rebels .', 'bridge', 'nsubj:pass', 'destroyed'],
  ['The bridge was destroyed by rebels .', 'rebels', 'obl:agent', 'destroyed'],
  ["Kenya 's president met Ugandan officials in Nairobi .", 'Kenya', 'nmod:poss', 'president'],
  ["Kenya 's president met Ugandan officials in Nairobi .", 'president', 'nsubj', 'met'],
  ['The minister said that talks would resume .', 'resume', 'ccomp', 'said'],
  ['The minister who resigned will return .', 'resigned', 'acl:relcl', 'minister'],
  ['France and Germany signed a treaty .', 'Germany', 'conj', 'France'],
  ['The army did not attack the city .', 'not', 'advmod', 'attack'],
]

for (const [text, dependent, relation, head] of relations)
  test(`${text} ${dependent} is ${relation} of ${head}`, () => {
    const { heads, deprels } = parse(text)
    const i = words(text).indexOf(dependent)
    assert.equal(words(text)[heads[i]!], head)
    assert.equal(deprels[i], relation)
  })

test('tags and features', () => {
  const { upos, feats } = parse('The two ministers met yesterday .')
  assert.deepEqual(upos, ['DET', 'NUM', 'NOUN', 'VERB', 'NOUN', 'PUNCT'])
  assert.match(feats[2]!, /Number=Plur/)
  assert.match(feats[3]!, /Tense=Past/)
})

const names: [text: string, kind: string, name: string][] = [
  ['President Nicolás Maduro arrived in Tehran .', 'person', 'Nicolás Maduro'],
  ['President Nicolás Maduro arrived in Tehran .', 'place', 'Tehran'],
  ['Talks between the African Union and Sudan failed .', 'place', 'Sudan'],
  ['Two Russian soldiers died .', 'norp', 'Russian'],
]

for (const [text, kind, name] of names)
  test(`${text} ${name} is a ${kind}`, () => {
    const found = parse(text).names.map((n) => `${n.kind} ${words(text).slice(n.from, n.to).join(' ')}`)
    assert.ok(found.includes(`${kind} ${name}`), found.join(', '))
  })

test('a name known everywhere is surer than one known nowhere', () => {
  const [brussels, strange] = parse('Brussels said that Ozgurkha had left .').names
  assert.ok(brussels!.confidence! > 0.9, `${brussels!.confidence}`)
  assert.ok(strange!.confidence! < brussels!.confidence!, `${strange!.confidence}`)
})

test('a sentence has one root, and every word reaches it', () => {
  for (const text of ['Yes', '. . .', 'the the the of of', 'Who , what , where ?', 'a b c d e f g h i j k'])
    for (const [i, head] of parse(text).heads.entries()) {
      let k = head
      let steps = 0
      for (; k !== -1 && steps <= 20; steps++) k = parse(text).heads[k]!
      assert.ok(steps <= 20, `${text}: word ${i}`)
      assert.equal(parse(text).heads.filter((h) => h === -1).length, 1)
    }
})

test('the company of other sentences, and the order of calls, change nothing', () => {
  const texts = relations.map(([text]) => words(text))
  const together = model.parse(texts)
  const fresh = loadModel(bytes)
  texts.toReversed().forEach((text, i) => {
    assert.deepEqual(fresh.parse([text])[0], together[texts.length - 1 - i])
  })
})

test('the bytes may be a part of a larger buffer, at any place', () => {
  const larger = new Uint8Array(bytes.length + 3)
  larger.set(bytes, 3)
  assert.deepEqual(loadModel(larger.subarray(3)).parse([words('Troops left Kherson .')]), [
    parse('Troops left Kherson .'),
  ])
})

test('no sentences, empty sentences, words of odd text', () => {
  assert.deepEqual(model.parse([]), [])
  const [empty, odd] = model.parse([[], ['\ud800', '', '\u0000', '😀😀', 'x'.repeat(5000)]])
  assert.deepEqual(empty, { upos: [], feats: [], heads: [], deprels: [], names: [] })
  assert.equal(odd!.upos.length, 5)
})

test('a sentence of thousands of words is parsed in pieces and still has one root', () => {
  const text = Array.from({ length: 700 }, () => 'the rebels attacked Aleppo ;'.split(' ')).flat()
  const [parsed] = model.parse([text])
  assert.equal(parsed!.heads.length, 3500)
  assert.equal(parsed!.heads.filter((h) => h === -1).length, 1)
  assert.ok(parsed!.heads.every((h, i) => h < 3500 && h !== i))
})

test('a damaged file is refused with a reason', () => {
  assert.throws(() => loadModel(new Uint8Array(4)), /DMRX/)
  assert.throws(() => loadModel(new TextEncoder().encode('something else')), /DMRX/)
})
