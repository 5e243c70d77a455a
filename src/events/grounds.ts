import type { Entity, Participant } from '../report/layers.js'
import type { Arguments } from './arguments.js'
import { lightVerbOf } from './arguments-of-noun.js'
import { isInfinitive, isIng, isPassive } from './clause.js'
import { type Draft, frameOf, partiesIn, triggerOf } from './draft.js'
import { isOpening } from './opening.js'
import type { Participants } from './participants.js'
import type { PartiesOfRecord } from './parties-of-record.js'

interface Surroundings {
  readonly args: Arguments
  readonly participants: Participants
  readonly parties: PartiesOfRecord
  /** The report is about more than one country. */
  readonly betweenStates: boolean
}

/** A kind of weak ground: what a draft of it would have to say more plainly to be told. */
interface Weakness {
  /** Whether it is weak in any report, where its parties are of one country, or only where the whole report is. */
  readonly where: 'anywhere' | 'one-country' | 'at-home' | 'among-others'
  readonly holds: (around: Surroundings, draft: Draft) => boolean
  readonly why: string
}

/** Words and favours: without another side that has power they are manners, trade or sport. */
const FAVOURS = new Set(['SUPPORT', 'COOPERATE', 'AID'])
/** Said of somebody, for or against. */
const TOWARDS = new Set(['ACCUSE', 'SUPPORT', 'AGREE'])
const BY_WORDS = new Set(['ACCUSE', 'REJECT', 'REQUEST', 'THREATEN', 'AGREE', ...FAVOURS])

/**
 * Each was weighed on some 750 events that had been judged by eye (docs/event-sample.md) and chosen by them: of the drafts with
 * such a ground one in three was right, of the others three in four. What else was weighed (how far a party stands from the word, by what it is known, a
 * pronoun, the length of the sentence) tells right from wrong hardly better than chance.
 */
const WEAKNESSES: readonly Weakness[] = [
  {
    // "build refineries in Togo", "is backing down": to whom?
    where: 'among-others',
    holds: (_, { type }) => type === 'CONCEDE' || type === 'AID' || type === 'SANCTION',
    why: 'names no other side, in a report about several.',
  },
  {
    // "Iran armed the rebels, trained them and will harm the region": the report is about others, too, and the clause names none.
    where: 'among-others',
    holds: ({ args: { tree } }, draft) =>
      tree.relation(triggerOf(draft)) === 'conj' && tree.childBy(triggerOf(draft), 'nsubj', 'nsubj:pass') === undefined,
    why: 'is only joined to the news, and the other side is not named.',
  },
  {
    // "wanted him to apologise for dropping the bomb", "decided to invade": threatened by no word.
    where: 'anywhere',
    holds: (_, draft) => draft.type === 'THREATEN' && frameOf(draft).type !== 'THREATEN' && !draft.standing.vowed,
    why: 'is threatened by no word.',
  },
  {
    // "stressed the need to support the country's economic zones"
    where: 'one-country',
    holds: ({ participants, parties }, { type, recipients }) =>
      type === 'AGREE' && recipients.length > 0 && recipients.every((p) => parties.isGround(participants.entity(p))),
    why: 'is promised to a place, and to nobody of another country.',
  },
  {
    // "met the envoy and voiced its readiness to cooperate"
    where: 'anywhere',
    holds: ({ args: { tree } }, draft) =>
      draft.type === 'AGREE' &&
      tree.relation(triggerOf(draft)) === 'conj' &&
      tree.childBy(triggerOf(draft), 'nsubj') === undefined,
    why: 'is only joined to the news.',
  },
  {
    // "the two agreed", of a miner and his cousin; "allies presented demands"
    where: 'at-home',
    holds: ({ participants, parties }, { actors }) =>
      actors.length > 0 && actors.every((p) => isUnknown(participants.entity(p), parties)),
    why: 'is done by somebody of whom nothing is known.',
  },
  {
    // "the ministry plans to open a school in the valley", "the officer said they would be imprisoned"
    where: 'at-home',
    holds: (around, draft) =>
      frameOf(draft).type !== draft.type && draft.type !== 'REJECT' && !isBetweenPowers(around, draft),
    why: 'is only foretold, within one country.',
  },
  {
    // "the mayor praised the cooks", "the band signed a contract"
    where: 'at-home',
    holds: (around, draft) => FAVOURS.has(draft.type) && !isBetweenPowers(around, draft),
    why: 'is a favour within one country, and not between two powers.',
  },
  {
    // "the clinic, which had been closed in March, …"
    where: 'at-home',
    holds: ({ args: { tree } }, draft) => tree.deprel(triggerOf(draft)) === 'acl:relcl',
    why: 'only says who or what somebody is.',
  },
  {
    // "resigned after the mayor accused him"
    where: 'at-home',
    holds: ({ args: { tree } }, draft) =>
      draft.type === 'ACCUSE' && tree.relation(triggerOf(draft)) === 'advcl' && !isIng(tree, triggerOf(draft)),
    why: 'is only told beside the news.',
  },
  {
    // "praised the tariff cuts": of a name that stands for nobody known.
    where: 'anywhere',
    holds: ({ participants, parties }, { type, recipients }) =>
      TOWARDS.has(type) &&
      recipients.length > 0 &&
      recipients.every((p) => {
        const entity = participants.entity(p)
        return isUnknown(entity, parties) && !parties.isPerson(entity) && /\p{Lu}/u.test(entity?.name ?? '')
      }),
    why: 'is towards a name of which nothing is known.',
  },
  {
    // "a deal was reached with the province": by whom?
    where: 'at-home',
    holds: ({ args: { tree } }, draft) =>
      frameOf(draft).flags.has('reciprocal') && partiesIn(draft).length < 2 && isPassive(tree, triggerOf(draft)),
    why: 'names one side only.',
  },
  {
    // "the institute works with the state and the province": those whom it works with do not do so alone.
    where: 'at-home',
    holds: ({ args, participants }, draft) => {
      const subjects = args.fillers(triggerOf(draft), 'subj')
      const parties = new Set(partiesIn(draft).map((p) => p.entity))
      const isTold = (i: number) => participants.behind(i).some((p) => parties.has(p.entity))
      return frameOf(draft).flags.has('reciprocal') && subjects.length > 0 && !subjects.some(isTold)
    },
    why: 'has a subject who is none of its sides.',
  },
  {
    // "the speaker said that outsiders should not tell the group how to rule"
    where: 'anywhere',
    holds: ({ args, participants }, draft) => {
      const trigger = triggerOf(draft)
      const doing = ['ccomp', 'xcomp'].flatMap((role) => args.fillers(trigger, role))
      const asked = doing
        .flatMap((clause) => args.fillers(clause, 'subj'))
        .filter((i) => !isActor(participants, draft, i))
      const recipients = new Set(draft.recipients.map((p) => p.entity))
      const isTold = (i: number) => participants.behind(i).some((p) => recipients.has(p.entity))
      return frameOf(draft).type === 'REQUEST' && recipients.size > 0 && asked.length > 0 && !asked.some(isTold)
    },
    why: 'asks it of somebody else.',
  },
  {
    // "a permit for a protest", "announced protests", "asked to stage a protest"
    where: 'at-home',
    holds: ({ args: { tree }, args }, draft) => {
      const trigger = triggerOf(draft)
      if (draft.type !== 'PROTEST' || draft.status !== 'occurred' || tree.upos(trigger) !== 'NOUN') return false
      const verb = lightVerbOf(args, trigger)
      return verb === undefined || isInfinitive(tree, verb) || tree.lemma(verb) === 'announce'
    },
    why: 'names a protest, and does not say that there was one.',
  },
  {
    // "led by the minister and supported by five members": the minister is not whom they support.
    where: 'at-home',
    holds: (around, draft) =>
      BY_WORDS.has(draft.type) &&
      draft.recipients.length > 0 &&
      draft.recipients.every((p) => isBorrowed(around, p, draft)),
    why: 'has its other side from another clause.',
  },
]

/** Why a draft stands on too weak a ground to be told; null where it does not. */
export function weakGround(around: Surroundings, draft: Draft): string | null {
  const { participants, betweenStates } = around
  const countries = new Set(partiesIn(draft).flatMap((p) => participants.entity(p)?.country ?? []))
  const { tree } = around.args
  if (isOpening(tree, draft)) return null
  const isWithin = countries.size <= 1
  const applies = {
    anywhere: true,
    'one-country': isWithin,
    'at-home': isWithin && !betweenStates,
    'among-others': isWithin && betweenStates,
  }
  const weak = WEAKNESSES.find(({ where, holds }) => applies[where] && holds(around, draft))
  return weak?.why ?? null
}

/** Two who rule, fight, judge or contend for power, whichever of them does it. */
function isBetweenPowers({ participants, parties }: Surroundings, { actors, recipients }: Draft): boolean {
  const isPolitical = (p: Participant) => parties.isPolitical(participants.entity(p))
  return actors.some(isPolitical) && (recipients.some(isPolitical) || actors.length > 1)
}

/** Neither a country nor a calling is known, nor does the registry know it. */
const isUnknown = (entity: Entity | undefined, { isPower }: PartiesOfRecord): boolean =>
  entity !== undefined &&
  entity.country === null &&
  entity.registry === undefined &&
  entity.sectors.length === 0 &&
  !isPower(entity)

const isActor = (participants: Participants, { actors }: Draft, word: number): boolean =>
  participants.at(word).some((p) => actors.some((actor) => actor.entity === p.entity))

/** Does nothing under the trigger, nor the verb that carries it, mean this party? */
function isBorrowed({ args, participants }: Surroundings, { entity, span }: Participant, draft: Draft): boolean {
  const { tree } = args
  const trigger = triggerOf(draft)
  const top = lightVerbOf(args, trigger) ?? trigger
  const { from, to } = tree.subtree(top)
  const { start } = tree.tokenSpan(from)
  if (span.start >= start && span.end <= tree.tokenSpan(to - 1).end) return false
  for (let i = from; i < to; i++)
    if (tree.isUnder(i, top) && participants.at(i).some((p) => p.entity === entity)) return false
  return true
}
