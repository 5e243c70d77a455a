import { codeReport } from '../src/coder.js'
import { knowledge } from '../src/data-files.js'
import { groupStories } from '../src/stories/group-stories.js'
import { sketchOf } from '../src/stories/sketch.js'
import { madeUpWire, scoreWire } from './made-up-wire.js'

const resources = knowledge()
const wire = madeUpWire(Number(process.argv[2] ?? 500))
const reports = wire.map(({ id, text, published }) => ({
  id,
  published,
  sketch: sketchOf(codeReport({ id, original: { text, published, language: 'en' } }, resources)),
}))
const stories = groupStories(reports)
const storyOf = new Map(stories.flatMap(({ id, members }) => members.map(({ report }) => [report, id] as const)))
const { pairs, found, wrong, missed } = scoreWire(wire, storyOf)
const credited = stories.flatMap(({ members }) => members).filter(({ reason }) => reason?.includes('both name')).length
console.log(
  `syndication: ${wire.length} reports, ${pairs} pairs of copies, recall ${(found / pairs).toFixed(3)}, false pairs ${wrong.length}, ` +
    `${credited} copies known by an agency or author too`,
)
for (const [a, b] of wrong.slice(0, 10)) console.log(`false: ${a} ${b}: ${reasonOf(b) ?? reasonOf(a)}`)
for (const [a, b, made] of missed.slice(0, 10)) console.log(`missed: ${a} ${b} (${made})`)

function reasonOf(report: string): string | null | undefined {
  return stories.flatMap(({ members }) => members).find((member) => member.report === report)?.reason
}
