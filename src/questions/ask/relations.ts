import { parseCsv } from '../../report/csv.js'
import type { DataReader } from '../../resources.js'
import type { Asked } from './asked-actors.js'
import { type GroupData, loadGroups } from './groups.js'
import type { ThirdPartyWords } from './third-party.js'

/** What a question can be about; see data/questions/relations.csv. */
export interface Relation {
  readonly relation: string
  /** Lemmas; each list must be in the question as a whole. */
  readonly words: readonly (readonly string[])[]
  readonly rank: number
  /** Name of the question in rows that answers it. */
  readonly route: string
  /** Name of the hypotheses that answer whether it is so; null where a fact does. */
  readonly hypotheses: string | null
  readonly types: readonly string[]
  readonly modes: readonly string[]
  /** Completes "Asked is …". */
  readonly says: string
}

export interface QuestionWords {
  readonly relations: readonly Relation[]
  /** Words that ask, and need no answer of their own. */
  readonly plain: ReadonlySet<string>
  /** Words that judge, which is for people: "wise", "dangerous". */
  readonly judging: ReadonlySet<string>
  /** What people think and feel, which no report knows: "like/VERB", "mood/NOUN". */
  readonly minds: ReadonlySet<string>
  /** What "how many" cannot count, since no deed is one: "troops", "barrels". */
  readonly goods: ReadonlySet<string>
  /** Verbs by which an alliance is against somebody: "contain", "deter". */
  readonly aiming: ReadonlySet<string>
  /** Verbs of daily life, which are a deed only where a state is their object: "win the election". */
  readonly everyday: ReadonlySet<string>
  /** Words that are a name only in capitals: "us", "who". */
  readonly smallWords: ReadonlySet<string>
  /** Words around a name that make it a third party. */
  readonly thirdParty: readonly ThirdPartyWords[]
  readonly groups: GroupData
}

const words = (cell: string | undefined): string[] => (cell ?? '').split(' ').filter(Boolean)

export function loadQuestionWords(data: DataReader): QuestionWords {
  const wordsOf = (file: string) => new Set(parseCsv(data.text(`questions/${file}`)).flatMap((row) => words(row.words)))
  return {
    relations: parseCsv(data.text('questions/relations.csv')).map((row) => ({
      relation: row.relation!,
      words: row.words!.split('|').map((all) => all.split('+')),
      rank: Number(row.rank),
      route: row.route!,
      hypotheses: row.hypotheses || null,
      types: words(row.types),
      modes: words(row.modes),
      says: row.says!,
    })),
    plain: wordsOf('question-words.csv'),
    judging: wordsOf('judging-words.csv'),
    minds: wordsOf('mind-words.csv'),
    goods: wordsOf('goods-words.csv'),
    aiming: wordsOf('aiming-verbs.csv'),
    everyday: wordsOf('everyday-verbs.csv'),
    smallWords: wordsOf('small-words.csv'),
    thirdParty: parseCsv(data.text('questions/third-party.csv')).map((row) => ({
      before: words(row.before),
      after: words(row.after),
      role: row.role as Asked['role'],
    })),
    groups: loadGroups(data),
  }
}
