// `npm run evaluate`: runs the scorers of ../shared/score over the development gold and writes docs/scores.md. Where ../shared is
// absent it says so and changes nothing. `npm run evaluate -- --only plv,polnear` scores some sets and only prints.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, setUp } from './set-up.mjs'

const shared = process.env.DEMARCHE_SHARED ?? join(root, '..', 'shared')
const scorer = join(shared, 'score', 'all.mjs')
if (!existsSync(scorer)) {
  console.log(`The scorers are not here (looked for ${scorer}); docs/scores.md stays as it is.`)
  process.exit(0)
}
setUp()

// What the figures mean, and what the best that we know of reaches; sources in shared/score/README.md and the peers' own pages.
const SETS = [
  [
    'record/documents',
    'Whole records of real reports',
    {
      'event.f': 'event F1',
      'typed.f': 'typed F1',
      status: 'status',
      'agreement.f': 'agreement F1',
      'claim.f': 'claim F1',
      'forecast.f': 'forecast F1',
    },
  ],
  [
    'plv/relations',
    'Event type of a pair',
    {
      rootMacroF1: 'root macro-F1',
      quadMacroF1: 'quad macro-F1',
      linked: 'pair found',
      directed: 'direction right',
      triple: 'all three',
    },
  ],
  [
    'plover-gsr/records',
    'Whole PLOVER records',
    {
      'type.f': 'type F1',
      'actor.f': 'actor F1',
      'recipient.f': 'recipient F1',
      'triple.f': 'triple F1',
      sector: 'sector',
    },
  ],
  [
    'cameo-roles/sentences',
    'Who and whom as spans',
    {
      'overlap.source.f': 'source F1',
      'overlap.target.f': 'target F1',
      whole: 'whole',
      'quad.macroF1': 'quad macro-F1',
    },
  ],
  [
    'polnear/documents',
    'Attribution: source, cue, content',
    {
      'cue.exact.f': 'cue F1',
      'source.exact.f': 'source F1',
      'content.words.f': 'content words F1',
      'all.overlap.f': 'all three F1',
      quoted: 'quoted recall',
    },
  ],
  ['factuality/meantime', 'Did it happen: Wikinews', { coverage: 'coverage', r: 'Pearson r', macroF1: 'macro-F1' }],
  ['factuality/uds-ih2', 'Did it happen: web text', { coverage: 'coverage', r: 'Pearson r', macroF1: 'macro-F1' }],
  [
    'factuality/megaveridicality2',
    'Did it happen: embedding verbs',
    { coverage: 'coverage', r: 'Pearson r', macroF1: 'macro-F1' },
  ],
  ['ngec-actors/actors', 'A phrase to country and sector', { country: 'country', sector: 'sector', both: 'both' }],
  ['ngec-actors/coactors', 'Coordinated actors', { lists: 'lists' }],
  ['leader-visits/actors', 'A leader on a day to the country', { country: 'country' }],
  ['gum-coref/documents', 'Who is the same', { conll: 'CoNLL', 'muc.f': 'MUC', 'b3.f': 'B³', 'ceafe.f': 'CEAFe' }],
  [
    'tempeval3/documents',
    'Dates',
    { 'relaxed.f': 'relaxed F1', 'strict.f': 'strict F1', 'value.f': 'value F1', 'resolved.f': 'resolved F1' },
  ],
  [
    'geoparsing/geowebnews',
    'Places: GeoWebNews',
    { 'exact.f': 'exact F1', acc161: 'within 161 km', spotFound: 'found' },
  ],
  ['geoparsing/tr-news', 'Places: TR-News', { 'exact.f': 'exact F1', country: 'country', acc161: 'within 161 km' }],
  [
    'geoparsing/lgl',
    'Places: LGL (local US news)',
    { 'exact.f': 'exact F1', country: 'country', acc161: 'within 161 km' },
  ],
  ['geoparsing/geovirus', 'Places: GeoVirus', { 'exact.f': 'exact F1', acc161: 'within 161 km' }],
  [
    'ner-worldwide/documents',
    'Names in non-Western news',
    {
      'exact.f': 'exact F1',
      'overlap.f': 'overlap F1',
      'person.f': 'person',
      'place.f': 'place',
      'group.f': 'group',
      'norp.f': 'NORP',
    },
  ],
  [
    'syntax/ewt',
    'Syntax from raw text: EWT dev',
    { 'words.f': 'words F1', 'sentences.f': 'sentences F1', 'upos.f': 'UPOS', 'lemma.f': 'lemmas', 'las.f': 'LAS' },
  ],
  [
    'syntax/gum',
    'Syntax from raw text: GUM dev',
    { 'words.f': 'words F1', 'sentences.f': 'sentences F1', 'upos.f': 'UPOS', 'lemma.f': 'lemmas', 'las.f': 'LAS' },
  ],
  [
    'syntax/pud',
    'Syntax from raw text: PUD wiki',
    { 'words.f': 'words F1', 'sentences.f': 'sentences F1', 'upos.f': 'UPOS', 'lemma.f': 'lemmas', 'las.f': 'LAS' },
  ],
  ['ecbplus/documents', 'Which reports are one story', { 'b3.f': 'B³', 'pairs.f': 'pairs F1' }],
  [
    'article-extraction/articles',
    'The article out of its page',
    { 'body.f': 'body F1', 'body.p': 'precision', 'body.r': 'recall' },
  ],
]

const work = mkdtempSync(join(tmpdir(), 'demarche-evaluate-'))
const out = join(work, 'figures.json')
const args = process.argv.slice(2)
const coder = `"${process.execPath}" "${join(root, 'bin', 'demarche.mjs')}"`
const storiesFile = stories()
const { status } = spawnSync(
  process.execPath,
  [
    scorer,
    '--gold',
    join(shared, 'gold'),
    '--coder',
    coder,
    '--out',
    out,
    ...(storiesFile ? ['--stories', storiesFile] : []),
    ...args,
  ],
  { stdio: 'inherit' },
)
if (args.length === 0 && existsSync(out)) {
  writeFileSync(join(root, 'docs', 'scores.md'), page(JSON.parse(readFileSync(out, 'utf8'))))
  console.log('Wrote docs/scores.md.')
}
rmSync(work, { recursive: true })
process.exitCode = status ?? 1

/** Which report of ecbplus is in which story: the coder's reports do not say, a store of them does. */
function stories() {
  const gold = join(shared, 'gold', 'ecbplus', 'documents.jsonl')
  if (!existsSync(gold)) return undefined
  const [input, file, store] = ['ecbplus.jsonl', 'stories.jsonl', 'store'].map((name) => join(work, name))
  const run = (script, ...args) =>
    spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout
  writeFileSync(input, run(join(shared, 'score', 'input.mjs'), gold))
  const demarche = join(root, 'bin', 'demarche.mjs')
  run(demarche, 'read', input, '--store', store)
  writeFileSync(file, run(demarche, 'stories', '--store', store, '--format', 'jsonl'))
  return file
}

function page({ results, notRun }) {
  const pick = (figures, path) => path.split('.').reduce((value, name) => value?.[name], figures)
  const rows = SETS.map(([set, about, names]) => {
    const figures = results[set]
    const said = figures
      ? Object.entries(names)
          .map(([path, name]) => `${name} ${pick(figures.figures, path)?.toFixed(3) ?? '–'}`)
          .join(', ')
      : `not run: ${notRun[set] ?? 'no result'}`
    return `| ${about} | \`${set}\` | ${figures?.rows ?? '–'} | ${said} |`
  })
  return `# Scores

Written by \`npm run evaluate\`: the coder over the development halves of human-coded data, scored by the project's
scorers. All figures run from 0 to 1; bad ones are here too. None of these texts is in the code, the lexicons or the
tests; what the model was trained on is in [data/model/README.md](../data/model/README.md).

| what | set | rows | figures |
|---|---|---:|---|
${rows.join('\n')}
`
}
