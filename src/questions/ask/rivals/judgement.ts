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
  const range = (l: { low: number; high: number }) => `${Math.round(l.low * 100)}–${percent(l.high)}`
  const claim = lowerFirst(first!.text.split(':')[0]!)
  const sentences = [
    sentence(
      `${mine.word}: on the record of this store, the chance that ${claim} is ${percent(mine.share)} (${range(mine)}).`,
      searched,
      ...telling(first!),
    ),
  ]
  if (best !== 0) {
    const other = judgement.likelihoods[best]!
    const { short } = rivals[best]!
    sentences.push(
      sentence(
        other.share < 0.5
          ? `nothing stands out; likeliest is ${short}, at ${percent(other.share)} (${range(other)}).`
          : `${short.startsWith('that ') ? 'likelier is' : 'the evidence fits'} ${short}${short.startsWith('that ') ? '' : ' better'}: ${withArticle(other.word)}, at ${percent(other.share)} (${range(other)}).`,
        ...telling(rivals[best]!),
      ),
    )
  }
  if (story.set === 'alliance' && !story.pairs.some(({ rung }) => rung > 6))
    sentences.push(sentence('no agreement between any two of them is worded as an alliance.', searched))
  writer.paragraph(null, sentences)
}

/** "A roughly even chance". */
const withArticle = (word: string): string =>
  word.endsWith('chance') && !word.startsWith('almost') ? `a ${word}` : word

const lowerFirst = (text: string): string =>
  /^(Nothing|It|There)/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text
