import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { packageRoot } from '../../src/data-files.js'
import { demarche } from '../support/demarche.js'

const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8')
const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1]!)

// A folder with everything that the README's commands name.
const folder = mkdtempSync(join(tmpdir(), 'demarche-readme-'))
after(() => rmSync(folder, { recursive: true, force: true }))
cpSync(join(packageRoot, 'examples'), join(folder, 'examples'), { recursive: true })
cpSync(join(packageRoot, 'examples'), join(folder, 'news'), { recursive: true })
writeFileSync(join(folder, 'feed.jsonl'), `${JSON.stringify({ id: 'x', text: 'Poland accused Belarus of lying.' })}\n`)
writeFileSync(
  join(folder, 'gold.jsonl'),
  demarche(['code', 'feed.jsonl', '--format', 'report'], { cwd: folder }).stdout,
)

const commands = blocks('sh')
  .flatMap((block) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*$/, '').trim())
  .filter((line) => line.startsWith('node bin/demarche.mjs'))

test('the README shows commands', () => assert.ok(commands.length >= 6))

for (const command of commands) {
  test(`README: ${command}`, () => {
    const script = command.replace(
      'node bin/demarche.mjs',
      `"${process.execPath}" "${join(packageRoot, 'bin', 'demarche.mjs')}"`,
    )
    const { status, stderr } = spawnSync(script, { cwd: folder, shell: true, encoding: 'utf8' })
    assert.equal(status, 0, stderr)
  })
}

test('README: the record shown is what the coder prints', () => {
  const [, file] = /The record of \[(examples\/[\w.-]+)\]/.exec(readme)!
  const { stdout } = demarche(['code', file!, '--format', 'table'], { cwd: packageRoot })
  assert.equal(blocks('text')[0]!.trim(), stdout.trim())
})

for (const [i, snippet] of blocks('ts').entries()) {
  test(`README: snippet ${i + 1}`, () => {
    // Inside the package, so that `demarche` is found as a user's program would find it.
    const file = join(packageRoot, 'build', `readme-snippet-${i}.mjs`)
    writeFileSync(file, snippet)
    const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' })
    rmSync(file)
    assert.equal(status, 0, stderr)
    for (const [, expected] of snippet.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm))
      assert.ok(stdout.includes(expected!), stdout)
  })
}
