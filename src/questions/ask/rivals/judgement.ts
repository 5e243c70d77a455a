import { counted } from '../../question.js'
import type { Hypothesis } from '../evidence-data.js'
import { scoreOf } from '../likelihood.js'
import { listed, percent, sentence, type Writer } from '../writer.js'
import type { Story } from './story.js'

export function writeJudgement(writer: Writer, story: Story): void {
  const { asked, rivals, judgement, gathered, nameOf } = story
  const searched = writer.count(
    `${gathered.found === 0 ? 'no report' : counted(gathered.found, 'report')} of the store ${gathered.found < 2 ? 'names' : 'name'} those asked about` +
      `${gathered.read.length < gathered.found ? `; the ${gathered.read.length} most telling were read` : ''}` +
      `${gathered.found > 0 ? ': ' : ''}${gathered.read.slice(0, 8).join(', ')}${gathered.read.length > 8 ? ' …' : ''}`,
  )
  const signs = gathered.items.filter(({ sign }) => sign !== null)
  if (signs.length === 0) {
    const who = listed([...asked.actors, ...asked.against].map(nameOf))
    writer.paragraph(null, [sentence(`no report of this store tells anything of ${who} that bears on this.`, searched)])
    return
  }
  const [first] = rivals
  const telling = (h: Hypothesis): number[] => {
    const notes = gathered.items
      .map((item, k) => ({ item, worth: judgement.weights[k]! * Math.abs(scoreOf(item, h, story.data)) }))
      .filter(({ worth }) => worth > 0)
      .sort((a, b) => b.worth - a.worth)
      .slice(0, 3)
      .map(({ item }) => writer.cite(item.citation))
    // Where nothing speaks for or against it, its share before the evidence is left.
    return notes.length > 0 ? notes : [searched]
  }
  const best = judgement.likelihoods.reduce((b, l, i) => (l.share > judgement.likelihoods[b]!.share ? i : b), 0)
  const mine = judgement.likelihoods[0]!
  const range = (l: { low: number; high: number }) => `${percent(l.low)} to ${percent(l.high)}`
  const claim = lowerFirst(first!.text.split(':')[0]!)
  const sentences = [
    sentence(`${mine.word}.`, searched),
    sentence(
      `on the record of this store, the chance that ${claim} is ${percent(mine.share)} (${range(mine)}).`,
      ...telling(first!),
    ),
  ]
  if (best !== 0) {
    const other = judgement.likelihoods[best]!
    sentences.push(
      sentence(
        other.share < 0.5
          ? `nothing stands out; the likeliest is ${rivals[best]!.short}, ${percent(other.share)} (${range(other)}).`
          : `what it shows best is ${rivals[best]!.short}: ${other.word}, ${percent(other.share)} (${range(other)}).`,
        ...telling(rivals[best]!),
      ),
    )
  }
  if (story.set === 'alliance' && !story.pairs.some(({ rung }) => rung > 6))
    sentences.push(sentence('no agreement with the words of an alliance is told of between any two of them.', searched))
  writer.paragraph(null, sentences)
}

const lowerFirst = (text: string): string =>
  /^(Nothing|It|There)/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text
