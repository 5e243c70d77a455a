import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadCodebook } from '../../src/codebook/codebook.js'
import { dataFiles } from '../../src/data-files.js'
import type { Status } from '../../src/report/layers.js'

const codebook = loadCodebook(dataFiles())

describe('PLOVER 2.0', () => {
  it('has sixteen types', () => assert.equal(codebook.types.length, 16))

  for (const [type, mode, quad, intensity] of [
    ['CONSULT', 'visit', 1, 4],
    ['AID', null, 2, 10],
    ['ACCUSE', null, 3, -3],
    ['SANCTION', 'expel', 4, -5.5],
    ['PROTEST', 'vandalize', 4, -5],
  ] as const)
    it(`${type} ${mode ?? ''}: quad ${quad}, score ${intensity}`, () => {
      assert.equal(codebook.quadOf(type), quad)
      assert.equal(codebook.intensityOf(type, mode), intensity)
    })

  for (const [act, status, becomes] of [
    ['CONSULT visit', 'planned', 'AGREE'],
    ['CONSULT visit', 'occurred', 'CONSULT visit'],
    ['ASSAULT aerial', 'planned', 'THREATEN violence'],
    ['SANCTION expel', 'conditional', 'THREATEN expel'],
    ['REQUEST yield', 'planned', 'REQUEST yield'],
  ] as const)
    it(`${act}, ${status}: ${becomes}`, () => {
      const [type, mode] = act.split(' ')
      const now = codebook.actInStatus({ type: type!, mode: mode ?? null }, status satisfies Status)
      assert.equal([now.type, now.mode].filter(Boolean).join(' '), becomes)
    })

  it('says what refusing, demanding or threatening an act is', () => {
    assert.deepEqual(codebook.refusalOf({ type: 'RETREAT', mode: 'withdraw' }), { type: 'REJECT', mode: 'yield' })
    assert.equal(codebook.modeAbout('REQUEST', { type: 'RETREAT', mode: 'resign' }), 'change')
    assert.equal(codebook.modeAbout('THREATEN', { type: 'COERCE', mode: 'arrest' }), 'arrest')
    assert.equal(codebook.modeAbout('ACCUSE', { type: 'ASSAULT', mode: null }), null)
  })

  it('finds Goldstein’s value by the code or by the one that it refines', () => {
    assert.equal(codebook.goldsteinOf('057'), 8)
    assert.equal(codebook.goldsteinOf('016'), -5)
    assert.equal(codebook.goldsteinOf('1214'), codebook.goldsteinOf('121'))
    assert.equal(codebook.goldsteinOf('99'), undefined)
  })

  for (const [words, rung] of [
    ['an agreement on visas', 4],
    ['a memorandum on political consultations', 5],
    ['a pact on joint military exercises', 6],
    ['a non-aggression treaty', 8],
    ['a mutual defense treaty', 9],
  ] as const)
    it(`${words}: rung ${rung}`, () => assert.equal(codebook.agreements.rungFor(words), rung))

  it('names a type that it does not know', () =>
    assert.throws(() => codebook.quadOf('FIGHT'), /"FIGHT" is no type of PLOVER 2.0. Its types: AGREE, CONSULT/))
})
