import { loadRegistry, type Registry } from './actors/registry.js'
import { type ClaimCues, loadClaimCues } from './claims/claim-cues.js'
import { type LikelihoodWords, loadLikelihoodWords } from './claims/likelihood-words.js'
import { type Codebook, loadCodebook } from './codebook/codebook.js'
import { type EventLexicon, loadEventLexicon } from './events/event-lexicon.js'
import { loadMentionWords, type MentionWords } from './mentions/mention-words.js'
import { type Gazetteer, loadGazetteer } from './places/gazetteer.js'
import { type Lemmas, loadLemmas } from './syntax/lemmatize.js'
import { loadModel, type SyntaxModel } from './syntax/model.js'

/** Reads one file of `data/` (path relative to it); the only door between knowledge and code. */
export interface DataReader {
  bytes(path: string): Uint8Array
  text(path: string): string
  /** Names of the files in a folder of `data/`, sorted. */
  list(folder: string): string[]
}

/** The loaded knowledge that stages use. */
export interface Resources {
  readonly model: SyntaxModel
  readonly lemmas: Lemmas
  readonly registry: Registry
  readonly mentionWords: MentionWords
  readonly gazetteer: Gazetteer
  readonly cues: ClaimCues
  readonly likelihood: LikelihoodWords
  readonly lexicon: EventLexicon
  readonly codebook: Codebook
}

/** Loads each resource when it is first asked for, and once. */
export function loadResources(data: DataReader): Resources {
  const loaders: { [K in keyof Resources]: () => Resources[K] } = {
    model: () => loadModel(data.bytes('model/english.bin')),
    lemmas: () => loadLemmas(data),
    registry: () => loadRegistry(data),
    mentionWords: () => loadMentionWords(data),
    gazetteer: () => loadGazetteer(data),
    cues: () => loadClaimCues(data),
    likelihood: () => loadLikelihoodWords(data),
    lexicon: () => loadEventLexicon(data),
    codebook: () => loadCodebook(data),
  }
  const loaded: Partial<Record<keyof Resources, unknown>> = {}
  const resources = {}
  for (const name of Object.keys(loaders) as (keyof Resources)[]) {
    Object.defineProperty(resources, name, {
      enumerable: true,
      get: () => (loaded[name] ??= loaders[name]()),
    })
  }
  return resources as Resources
}
