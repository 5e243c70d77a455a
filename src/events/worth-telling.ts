import type { Codebook } from '../codebook/codebook.js'
import type { Entity, Participant, Report } from '../report/layers.js'
import type { StageContext } from '../stage.js'
import type { Arguments } from './arguments.js'
import { lightVerbOf } from './arguments-of-noun.js'
import { isPassive, markOf } from './clause.js'
import { type Draft, frameOf, partiesIn, triggerOf } from './draft.js'
import type { Participants } from './participants.js'

interface Surroundings {
  readonly report: Report<'mentions' | 'syntax' | 'tokens'>
  readonly args: Arguments
  readonly participants: Participants
  readonly codebook: Codebook
  readonly context: Pick<StageContext, 'trace'>
}

/** Sectors of those who rule, fight, judge or contend for power: with them an event is political though no country is known. */
const POLITICAL = new Set('GOV MIL COP JUD LEG REB OPP PTY SPY PRM UAF CRM REF PRE ELI'.split(' '))

/** Keeps the drafts that tell the record something: somebody known, doing it or having it done to them. */
export function worthTelling(around: Surroundings, drafts: readonly Draft[]): Draft[] {
  const named = namedIn(around.report)
  const people = new Set(around.report.mentions.flatMap((m) => (m.kind === 'person' && m.entity ? [m.entity] : [])))
  return drafts.filter((draft) => {
    const why = whyNot(around, draft, named, people)
    if (why)
      around.context.trace(() => ({
        span: around.args.tree.tokenSpan(triggerOf(draft)),
        rule: frameOf(draft).id,
        outcome: 'not-told',
        message: `"${around.args.tree.form(triggerOf(draft))}" ${why}`,
      }))
    return why === null
  })
}

function whyNot(
  around: Surroundings,
  draft: Draft,
  named: ReadonlySet<string>,
  people: ReadonlySet<string>,
): string | null {
  const { args, participants, codebook } = around
  const { tree } = args
  const trigger = triggerOf(draft)
  const isNoun = tree.upos(trigger) === 'NOUN'
  const isVerbal = codebook.quadOf(draft.type) % 2 === 1
  const countryKnown = (p: Participant) => (participants.entity(p)?.country ?? null) !== null

  // "They must withdraw": whoever says so demands it; the withdrawal itself is neither done nor promised.
  if (draft.standing.duty && codebook.quadOf(frameOf(draft).type) !== 3) return 'is owed, neither done nor promised.'

  // "unless the general gives up power": a condition of something else, promised by nobody.
  if (draft.type === 'AGREE' && draft.status === 'conditional' && args.grammar.is('condition', markOf(tree, trigger)))
    return 'is only a condition of something else.'

  // "ways to enhance cooperation", "the possibility of a visit": talked about, promised by nobody.
  const isTopic = /^(acl|nmod|compound)$/.test(tree.relation(trigger)) && tree.deprel(trigger) !== 'acl:relcl'
  if (draft.type === 'AGREE' && frameOf(draft).type !== 'AGREE' && draft.status === 'conditional' && isTopic)
    return 'is talked about, and promised by nobody.'

  if (draft.actors.length === 0) {
    const isAside = isNoun || tree.relation(trigger) === 'acl' || tree.relation(trigger) === 'advcl'
    if (isSpeech(draft, isNoun)) return 'is an act of speech, and nobody is named who speaks.'
    if (isAside && !draft.recipients.some(countryKnown)) return 'is told in passing, of nobody whose country is known.'
    if (draft.type === 'THREATEN' || draft.status === 'conditional' || draft.status === 'denied')
      return 'did not happen, and nobody is named who might have done it.'
    // "The visit gives way to talks": its subject is nobody.
    const hasSubject = !isNoun && !isPassive(tree, trigger) && args.fillers(trigger, 'subj').length > 0
    if (isVerbal && hasSubject) return 'has a subject that cannot act.'
    if (isVerbal && !draft.recipients.some(countryKnown)) return 'names no actor, and no country that it is done to.'
  }

  const isBare = isNoun && lightVerbOf(args, trigger) === undefined
  if (isBare && frameOf(draft).flags.has('reciprocal') && partiesIn(draft).length < 2) return 'names one side only.'

  const known = partiesIn(draft).filter((p) => isSomeone(participants.entity(p)) || named.has(p.entity))
  if (known.length === 0) return 'names nobody that is known.'
  if (codebook.quadOf(draft.type) !== 4 && !known.some((p) => isParty(participants.entity(p), people)))
    return 'names no party of the record.'
  return null
}

/** Words of promise and demand are nobody's without a speaker: "is required to", "an agreement on". */
function isSpeech(draft: Draft, isNoun: boolean): boolean {
  const { type } = frameOf(draft)
  return type === 'REQUEST' || type === 'AGREE' || (draft.type === 'REJECT' && isNoun)
}

/** Anybody at all that the report says something about: a sector is enough where deeds are told. */
const isSomeone = (entity: Entity | undefined): boolean =>
  entity !== undefined && (entity.country !== null || entity.registry !== undefined || entity.sectors.length > 0)

/**
 * A party of the record: of a political kind, known to the registry, or a state's. A private person is none by a name or a
 * nationality alone: what an artist says of a film is no relation of states.
 */
function isParty(entity: Entity | undefined, people: ReadonlySet<string>): boolean {
  if (!entity) return false
  if (entity.registry !== undefined || entity.sectors.some((s) => POLITICAL.has(s))) return true
  return entity.country !== null && !(people.has(entity.id) && entity.sectors.every((s) => PRIVATE.has(s)))
}

const PRIVATE = new Set('CVL EDU JRN MED BUS LAB AGR REL'.split(' '))

/** Entities that the report calls by a name, their own or of what they belong to: "CARE", "the chairman of the league". */
function namedIn({ mentions, syntax, tokens }: Surroundings['report']): ReadonlySet<string> {
  const named = new Set<string>()
  for (const { entity, kind, head, span } of mentions) {
    if (!entity || (kind !== 'person' && kind !== 'group' && kind !== 'role') || named.has(entity)) continue
    const within = (i: number) => tokens[i] !== undefined && tokens[i].start >= span.start && tokens[i].end <= span.end
    const isName = (i: number) => syntax[i]!.upos === 'PROPN'
    let has = false
    for (let i = head; !has && within(i); i++) has = isName(i)
    for (let i = head - 1; !has && within(i); i--) has = isName(i)
    if (has) named.add(entity)
  }
  return named
}
