import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { withOwnData } from '../../src/own-data.js'
import type { DataReader } from '../../src/resources.js'

const ours: Record<string, string> = { 'lists/a.csv': 'id,x,y\n1,one,two\n2,"a, b",c\n', 'lists/b.csv': 'id\n9\n' }
const data: DataReader = {
  bytes: (path) => Buffer.from(ours[path]!),
  text: (path) => ours[path]!,
  list: (folder) =>
    Object.keys(ours)
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => path.slice(folder.length + 1)),
}
const folder = mkdtempSync(join(tmpdir(), 'demarche-own-'))
after(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, 'lists'))
const laidOver = (files: Record<string, string>): DataReader => {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
  return withOwnData(data, folder)
}

test('rows are added, and replace those with the same first cell; columns may be fewer and in another order', () => {
  const merged = laidOver({ 'lists/a.csv': 'id,y\n2,mine\n3,"new, too"\n' })
  assert.equal(merged.text('lists/a.csv'), 'id,x,y\n1,one,two\n2,,mine\n3,,"new, too"\n')
  assert.equal(merged.text('lists/b.csv'), 'id\n9\n')
})

test('files that we do not have are added', () => {
  const merged = laidOver({ 'lists/c.csv': 'id\n5\n' })
  assert.deepEqual(merged.list('lists'), ['a.csv', 'b.csv', 'c.csv'])
  assert.equal(merged.text('lists/c.csv'), 'id\n5\n')
})

test('a column that ours does not have, or a folder that is not there, is told', () => {
  assert.throws(() => laidOver({ 'lists/b.csv': 'id,colour\n9,red\n' }).text('lists/b.csv'), /has the column "colour"/)
  assert.throws(() => withOwnData(data, join(folder, 'nowhere')), /There is no folder/)
})
