import { textOf } from '../report/span.js'
import { treeOf } from '../report/tree.js'
import { stage } from '../stage.js'
import { absorbContents } from './absorb-content.js'
import { type AgreementDraft, agreementsOf, numberAgreements } from './agreements.js'
import { argumentsIn } from './arguments.js'
import { isBackground } from './background.js'
import { isBetweenStates } from './between-states.js'
import { dayOfSpeech } from './day-of-speech.js'
import { wordsOf } from './event-words.js'
import { flowOfTime } from './flow-of-time.js'
import { letIssuersSpeak } from './issuer-of-paper.js'
import { matchesIn } from './match-frames.js'
import { occasionsIn } from './occasions.js'
import { oneEventPerTrigger } from './one-event-per-trigger.js'
import { tieToOtherSide } from './other-side-of-report.js'
import { participantsOf } from './participants.js'
import { letHearersReceive } from './said-to.js'
import { type EventWords, tieSameEvents } from './same-event.js'
import { dayOfNews, settingOf } from './setting.js'
import { draftOf } from './settle-status.js'
import { letSpeakersAct } from './speaks-for.js'
import { tieRecipients } from './tie-recipients.js'
import { sentencesElsewhere } from './topics.js'
import { noteUncoded } from './uncoded.js'
import { settleHosts } from './visits-and-hosts.js'
import { tieToAccusers } from './whose-claim.js'
import { worthTelling } from './worth-telling.js'
import { eventOf, recoded } from './write-event.js'

/**
 * How a clause becomes an event: a word triggers a frame that fits its clause; the clause says who takes part and
 * whether it happened; what is promised, demanded or refused becomes part of the promise, demand or refusal; date,
 * place and claim are tied; repeated mentions are joined.
 */
export const codeEvents = stage({
  name: 'code-events',
  needs: ['sentences', 'tokens', 'syntax', 'mentions', 'entities', 'dates', 'places', 'claims'],
  adds: ['events', 'agreements'],
  run(report, context) {
    const { lexicon, codebook } = context.resources
    const tree = treeOf(report)
    const args = argumentsIn({ tree, grammar: lexicon.grammar })
    const participants = participantsOf(report, args, lexicon)

    // Which words tell an event, of whom, and whether it happened.
    const matches = matchesIn({ args, participants, lexicon, occasions: occasionsIn(args), context })
    const told = oneEventPerTrigger(args, matches).map((match) => draftOf(args, match, { codebook, lexicon }))
    const isDeed = (noun: number) => lexicon.framesFor(tree.lemma(noun), 'n').length > 0
    const elsewhere = sentencesElsewhere(args, report, lexicon.topics)
    const whole = absorbContents(args, told, codebook)
    letSpeakersAct(args, report, whole, participants)
    letIssuersSpeak(args, whole)
    letHearersReceive(args, whole, participants)
    const drafts = worthTelling({ report, args, participants, codebook, context, isDeed, elsewhere }, whole)
    tieRecipients(args, drafts, participants)
    tieToAccusers(args, report, drafts)
    // A report about one country has no other side that would go without saying.
    if (isBetweenStates(report)) tieToOtherSide(args, drafts, participants, context)

    // When and where, who says so, and whether it is the report's news or what went before.
    const time = flowOfTime(args, (sentence) => textOf(report, report.sentences[sentence]!))
    const words: EventWords[] = []
    const papers: AgreementDraft[] = []
    for (const draft of drafts) {
      const setting = settingOf(report, draft, { participants, grammar: lexicon.grammar })
      settleHosts(draft, setting.place, participants)
      const continued = setting.date ? null : time.continued(draft)
      const background = continued?.background || isBackground({ args, report }, draft, setting.date)
      const date =
        setting.date ?? continued?.date ?? (background ? undefined : (dayOfSpeech(report, draft) ?? dayOfNews(report)))
      time.tell(draft, setting.date, background)

      const event = eventOf(tree, codebook, draft, { id: `e${words.length + 1}`, date, background, setting })
      words.push(wordsOf(args, lexicon, draft, event))
      papers.push(...agreementsOf({ report, args, lexicon, codebook }, draft, event))
      context.trace(() => ({
        span: event.trigger,
        rule: event.rule,
        outcome: 'coded',
        message: `${event.type}${event.mode ? `/${event.mode}` : ''}, ${event.status}${background ? ', background' : ''}`,
      }))
    }

    // One event once, one paper once.
    const entities = new Map(report.entities.map((e) => [e.id, e]))
    const events = tieSameEvents(words, {
      entities,
      dates: new Map(report.dates.map((d) => [d.id, d])),
      people: new Set(report.mentions.flatMap((m) => (m.kind === 'person' && m.entity ? [m.entity] : []))),
      recode: (event) => recoded(codebook, event),
    })
    noteUncoded(args, participants, new Set(words.map((w) => w.sentence)), context)
    return numberAgreements(papers, events, entities)
  },
})
