import { csvLines } from '../report/csv.js'
import type { Report } from '../report/layers.js'
import type { DataReader } from '../resources.js'
import type { Arguments } from './arguments.js'

/** Words of sport, the arts and the like, by topic: there people meet, beat, shoot and sign without any politics. */
export type Topics = ReadonlyMap<string, string>

export const loadTopics = (data: DataReader): Topics =>
  new Map(
    csvLines(data.text('lexicon/topics.csv'))
      .slice(1)
      .flatMap(([topic = '', words = '']) => words.split(' ').map((word): [string, string] => [word, topic])),
  )

/** So many different words of a topic make it the topic of a sentence; of a report. */
const IN_SENTENCE = 2
const IN_REPORT = 6

/** The sentences that tell of sport, the arts and the like. */
export function sentencesElsewhere(args: Arguments, report: Report<'sentences'>, topics: Topics): ReadonlySet<number> {
  const { tree } = args
  const inReport = new Map<string, Set<string>>()
  const inSentence: Map<string, Set<string>>[] = report.sentences.map(() => new Map())
  for (let i = 0; i < tree.size; i++) {
    const upos = tree.upos(i)
    if (upos !== 'NOUN' && upos !== 'PROPN' && upos !== 'ADJ') continue
    const word = tree.lemma(i).toLowerCase()
    const topic = topics.get(word)
    if (topic === undefined) continue
    note(inReport, topic, word)
    note(inSentence[tree.sentence(i)]!, topic, word)
  }
  const elsewhere = new Set<number>()
  inSentence.forEach((said, sentence) => {
    for (const [topic, words] of said)
      if (words.size >= IN_SENTENCE || inReport.get(topic)!.size >= IN_REPORT) elsewhere.add(sentence)
  })
  return elsewhere
}

function note(counts: Map<string, Set<string>>, topic: string, word: string) {
  const known = counts.get(topic)
  if (known) known.add(word)
  else counts.set(topic, new Set([word]))
}
