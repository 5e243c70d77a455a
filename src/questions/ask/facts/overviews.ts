import { type ActivePair, activePairs } from '../../active-pairs.js'
import { type ForecastScore, forecastScores } from '../../forecast-scores.js'
import { type NetworkNode, network } from '../../network.js'
import { counted, paramsOf, type Question } from '../../question.js'
import type { NameOf } from '../names.js'
import type { AskedQuestion } from '../read-question.js'
import { listed } from '../writer.js'
import { type Facts, type Means, window } from './facts.js'

export async function plainFacts(asked: AskedQuestion, { catalog, nameOf }: Means, route: string): Promise<Facts> {
  const question = [activePairs, network, forecastScores].find(({ name }) => name === route) as unknown as Question
  const tone = /\bconflict|hostil|fight|enem|rival|foe|adversar|quarrel/i.test(asked.text)
    ? 'conflict'
    : /\bcooperat|friend|partner/i.test(asked.text)
      ? 'cooperation'
      : 'all'
  const by = /\boutlet/i.test(asked.text) ? 'outlet' : /\bwords?\b/i.test(asked.text) ? 'word' : 'speaker'
  const input = {
    ...window(asked),
    ...(route === 'forecast-scores' ? { by } : { tone }),
    ...(route === activePairs.name && asked.actors.length === 1 ? { actor: asked.actors[0] } : {}),
  }
  const rows = await question.ask(catalog, input)
  // Forecasters are scored over all that they foresaw.
  const ofAll = asked.actors.length === 0 || route === forecastScores.name
  const mine = ofAll
    ? rows
    : rows.filter((row) => asked.actors.some((code) => Object.values(row as object).includes(code)))
  return {
    question,
    told: mine.map((row) => ({
      row,
      date: null,
      place: null,
      keys: question.evidence(row),
      line: () => `${PLAIN_LINES[route]!(row as never, nameOf)}.`,
    })),
    lead:
      mine.length === 0 && !ofAll
        ? `nothing that ties ${listed(asked.actors.map(nameOf))} to anybody`
        : question
            .sentence(rows, paramsOf(question, input))
            .replace(/\.$/, '')
            .replace(/\b[A-Z]{3}\b/g, nameOf)
            .concat(ofAll && asked.actors.length > 0 ? ', whomever they are about' : ''),
    yes: null,
  }
}

const PLAIN_LINES: Readonly<Record<string, (row: never, nameOf: NameOf) => string>> = {
  [activePairs.name]: (row: ActivePair, nameOf) =>
    `${nameOf(row.source)} towards ${nameOf(row.target)}: ${counted(row.events, 'deed')}, ${row.cooperation} of cooperation, ${row.conflict} of conflict`,
  [network.name]: (row: NetworkNode, nameOf) =>
    `${nameOf(row.actor)}: tied to ${counted(row.degree, 'other')} by ${counted(row.strength, 'deed')}; betweenness ${row.betweenness}; community ${row.community}`,
  [forecastScores.name]: (row: ForecastScore) =>
    `${row.by ?? 'not known'}: ${counted(row.forecasts, 'forecast')}, ${row.open} open${row.scores ? `, ${row.scores.resolved} resolved, Brier ${row.scores.brier}` : ''}`,
}
