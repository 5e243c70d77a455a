import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataFiles } from '../../src/data-files.js'
import { loadEventLexicon } from '../../src/events/event-lexicon.js'
import { parseCsv } from '../../src/report/csv.js'

const data = dataFiles()
const files = data.list('lexicon/frames').filter((file) => file.endsWith('.csv'))
const frames = files.flatMap((file) =>
  parseCsv(data.text(`lexicon/frames/${file}`)).map((row) => ({ file, ...row }) as Row),
)
const classes = parseCsv(data.text('lexicon/classes.csv')) as unknown as { class: string; lemmas: string }[]
const crosswalk = new Map(parseCsv(data.text('crosswalk/cameo.csv')).map((row) => [row.cameo!, row]))

interface Row {
  readonly file: string
  readonly id: string
  readonly trigger: string
  readonly where: string
  readonly type: string
  readonly mode: string
  readonly contexts: string
  readonly cameo: string
}

test('the engine can read every frame: types, modes, contexts, classes, roles and flags exist, ids are unique', () => {
  assert.equal(loadEventLexicon(data, { check: true }).size, frames.length)
})

test('all sixteen types have frames, by verb and by noun', () => {
  for (const type of new Set(parseCsv(data.text('codebook/types.csv')).map((row) => row.type!)))
    for (const pos of ['v', 'n'])
      assert.ok(
        frames.some((f) => f.type === type && f.trigger.endsWith(`/${pos}`)),
        `${type} has no frame with a trigger of part of speech ${pos}`,
      )
})

test('no two frames have the same trigger under the same conditions', () => {
  const seen = new Map<string, string>()
  const twice: string[] = []
  for (const { id, trigger, where } of frames) {
    const at = trigger.lastIndexOf('/')
    for (const lemma of trigger.slice(0, at).split('|')) {
      const key = `${lemma}${trigger.slice(at)} ${where.split(' ').sort().join(' ')}`
      const other = seen.get(key)
      if (other) twice.push(`${other} and ${id}: ${key}`)
      seen.set(key, id)
    }
  }
  assert.deepEqual(twice, [])
})

test('every CAMEO code is one of CAMEO 1.1b3', () => {
  assert.deepEqual(
    frames.filter((f) => f.cameo && !crosswalk.has(f.cameo)).map((f) => `${f.id}: ${f.cameo}`),
    [],
  )
})

// Where PLOVER 2.0's own table contradicts its manual, README.md says how it was decided.
const decided = new Set([
  'REJECT 160',
  'CONCEDE 055',
  'RETREAT 0831',
  'CONCEDE 0813',
  'CONCEDE 0814',
  'CONCEDE 0871',
  'CONCEDE 0874',
])

test('the CAMEO code of a frame belongs to its type by the crosswalk', () => {
  const wrong = frames.filter(({ type, cameo }) => {
    const of = cameo && crosswalk.get(cameo)?.type
    return of && of !== type && !decided.has(`${type} ${cameo}`)
  })
  assert.deepEqual(
    wrong.map((f) => `${f.id}: ${f.type} ${f.cameo}`),
    [],
  )
})

test('the means give modes that their types have', () => {
  const modes = new Set(parseCsv(data.text('codebook/types.csv')).map(({ type, mode }) => `${type} ${mode}`))
  const wrong = parseCsv(data.text('lexicon/means.csv')).filter(({ type, mode }) => !modes.has(`${type} ${mode}`))
  assert.deepEqual(wrong, [])
})

test('classes are defined once, are used, and name only classes that exist', () => {
  const names = classes.map((c) => c.class)
  assert.equal(new Set(names).size, names.length)
  const used = new Set<string>()
  for (const text of [...frames.map((f) => `${f.trigger} ${f.where}`), ...classes.map((c) => c.lemmas)])
    for (const [, name] of text.matchAll(/@([a-z-]+)/g)) {
      assert.ok(names.includes(name!), `@${name} is no class`)
      used.add(name!)
    }
  assert.deepEqual(
    names.filter((name) => !used.has(name)),
    [],
  )
})

test('the embedding words give each construction one effect', () => {
  const rows = parseCsv(data.text('lexicon/embedding.csv'))
  const seen = new Set<string>()
  for (const { trigger, when, effect } of rows) {
    assert.match(trigger!, /^[a-z'+-]+\/[vnarxsdp]$/)
    assert.match(effect!, /^(occurred|claimed|planned|possible|conditional|denied|cancelled|ongoing|begins|ended)$/)
    assert.ok(!seen.has(`${trigger} ${when}`), `${trigger} ${when} twice`)
    seen.add(`${trigger} ${when}`)
  }
})
