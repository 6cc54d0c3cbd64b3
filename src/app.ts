import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gather, type Behaviour } from './behaviour/gather.ts'
import { learnCompanions } from './behaviour/learn-companions.ts'
import { learnTaste } from './behaviour/learn-taste.ts'
import { withLearnt } from './behaviour/learn-weights.ts'
import { loadRanker, type TrainedRanker } from './behaviour/model-file.ts'
import { newestVersion } from './behaviour/model-versions.ts'
import { usualOf, type Usual } from './behaviour/profile/usual.ts'
import { createProfiles } from './behaviour/profiles.ts'
import type { Segments } from './behaviour/segments/fit-segments.ts'
import { learnSegments } from './behaviour/segments/learn-segments.ts'
import { loadSegments } from './behaviour/segments/segments-file.ts'
import { createTaste, type TasteSources } from './behaviour/taste.ts'
import { createTrial, withoutTaste } from './behaviour/trial.ts'
import type { Profiles } from './domain/profile.ts'
import type { Taste } from './domain/taste.ts'
import { readCatalogue } from './catalogue/assemble.ts'
import { importDemo } from './catalogue/demo.ts'
import { readKnowledge, type Knowledge } from './catalogue/knowledge.ts'
import type { Config } from './config.ts'
import type { Shop } from './dialog/shop.ts'
import type { Catalogue } from './domain/catalogue.ts'
import { Failure } from './domain/failure.ts'
import type { ModelCallRecord } from './domain/model-call.ts'
import { OpenAiEmbeddings } from './embedding/openai.ts'
import { openFileOrders } from './orders/file-orders.ts'
import type { Orders } from './orders/orders.ts'
import { readShopRules } from './orders/shop-rules.ts'
import { Distributions } from './rank/columns.ts'
import { computePriors } from './rank/priors.ts'
import type { Weights } from './rank/weights.ts'
import { search } from './retrieve/fuse.ts'
import { readFitRules } from './relations/rules.ts'
import { loadPassages, type PassageIndex } from './retrieve/passages.ts'
import { prepareNames } from './retrieve/retrieve.ts'
import { openIndex, type IndexProgress, type SearchIndex } from './retrieve/search-index.ts'
import type { Experiment } from './recommend/experiment/assign.ts'
import { knowledgeDir, promptsDir } from './root.ts'
import { openStorage, type Storage } from './storage/open-storage.ts'
import { createBudget, type Limit } from './llm/budget.ts'
import { guard } from './llm/guarded.ts'
import type { LanguageModel } from './llm/language-model.ts'
import { OpenAiModel } from './llm/openai.ts'
import { loadPrompts } from './llm/prompts.ts'
import { traced } from './llm/telemetry.ts'
import { createBrain, type Brain } from './dialog/brain.ts'
import type { Worded } from './dialog/compose-by-model.ts'
import { buildLexicon, type PolicyTopic } from './understand/lexicon.ts'
import { learnSubjects } from './understand/sayings.ts'
import { prepareReferences } from './understand/references.ts'

/** The opened shop: storage, knowledge, and the current catalogue with all that is built on it. */
export interface Engine {
  readonly storage: Storage
  readonly knowledge: Knowledge
  /** The current catalogue version with its indexes; changes as a whole. */
  readonly shop: () => Shop
  readonly index: () => SearchIndex
  /** What is known of shoppers, over the same catalogue version. */
  readonly profiles: () => Profiles
  /** `null`: no language model is configured, the built-in understanding answers. */
  readonly brain: Brain | null
  /** The model behind it, for checks. */
  readonly model: LanguageModel | null
  /** The experiment that shoppers are dealt into; `null`: none runs. */
  readonly experiment: Experiment | null
  /** Groups of shoppers: those kept, else learnt and kept now. @param anew learns in any case. */
  openSegments(anew?: boolean): Promise<Segments | null>
  /** Takes up a catalogue that another process has imported; false when there is none. */
  refresh(): Promise<boolean>
  /** Takes up a ranker that another process has trained, or taken back; false when there is none. */
  refreshTaste(): Promise<boolean>
  /** Learns again without those who are gone, or want nothing learnt: soon, and not for each of them. */
  forgetSoon(): void
  /** What the shop has learnt from, for those who watch over it. */
  readonly learning: () => Learning
  close(): Promise<void>
}

export interface Learning extends Pick<Behaviour, 'deeds' | 'leftOut'> {
  /** The ranker that counts; `null`: none was trained, the one learnt at start does. */
  readonly ranker: Omit<TrainedRanker, 'model'> | null
  /** Its version, 0 without one. */
  readonly version: number
}

/** A catalogue version with all that is built on it. */
interface Opened {
  readonly shop: Shop
  readonly index: SearchIndex
  readonly usual: Usual
  readonly profiles: Profiles
  /** Of the log as it was read last. */
  readonly read: Pick<Behaviour, 'deeds' | 'leftOut'>
  readonly ranker: TrainedRanker | null
}

/** The log is read again at most this often for those who want to be forgotten, in milliseconds. */
const learnAgainMs = 30_000

export type EngineConfig = Pick<
  Config,
  'AISLE_DATA_DIR' | 'AISLE_EMBEDDING_MODEL' | 'OPENAI_API_KEY' | 'OPENAI_BASE_URL'
> &
  Partial<ModelConfig & Pick<Config, 'AISLE_EXPERIMENT'>>

type ModelConfig = Pick<
  Config,
  | 'AISLE_MODEL'
  | 'AISLE_MODEL_TOKENS_PER_TURN'
  | 'AISLE_MODEL_TOKENS_PER_CONVERSATION'
  | 'AISLE_MODEL_TOKENS_PER_DAY'
  | 'AISLE_MODEL_MONEY_PER_TURN'
  | 'AISLE_MODEL_MONEY_PER_CONVERSATION'
  | 'AISLE_MODEL_MONEY_PER_DAY'
  | 'AISLE_MODEL_INPUT_PRICE'
  | 'AISLE_MODEL_OUTPUT_PRICE'
>

export interface EngineOptions {
  /** Where the demo shop or another one lies. */
  readonly knowledge?: string
  /** Told of long work: demo import, indexing. */
  readonly onProgress?: ((label: string, share: number) => void) | undefined
  /** Told of what the owner should know, with the cure. */
  readonly onNotice?: ((text: string) => void) | undefined
  readonly onModelCall?: ((call: ModelCallRecord) => void) | undefined
  /** Told of every reply in a model's words. */
  readonly onWorded?: ((worded: Worded) => void) | undefined
}

/**
 * Composition root: the only place that names adapters. An empty data directory gets the demo
 * catalogue; a missing, stale or damaged index is rebuilt.
 *
 * @throws {Failure} `DATA_DIR_UNUSABLE`, `KNOWLEDGE_INVALID`, `CATALOGUE_EMPTY`, `STORAGE_FULL`.
 */
export async function openEngine(
  config: EngineConfig,
  options: EngineOptions = {},
): Promise<Engine> {
  const { knowledge: from = knowledgeDir, onProgress, onNotice } = options
  const knowledge = readKnowledge(from)
  const model = modelOf(config, options)
  const brain = model && createBrain(model, loadPrompts(promptsDir), options.onWorded)
  const storage = await openStorage(config.AISLE_DATA_DIR)
  try {
    if ((await storage.catalogues.summary()) === undefined)
      await importDemo(storage, knowledge, (share) =>
        onProgress?.('importing the demo shop', share),
      )
    const passages = await loadPassages(from)
    const topics = policyTopics(passages)
    const fit = readFitRules(from)
    const subjects = learnSubjects(from, knowledge.taxonomy, passages)
    const embeddings = embeddingsOf(config)
    const rules = readShopRules(knowledge.shop)
    let demoOrders: Promise<Orders> | undefined
    // The demo shop's orders belong to its goods; another shop's cannot be seen from here.
    const ordersOf = async (): Promise<Orders | null> => {
      const database = join(from, 'orders', 'demo.json')
      const isDemo = (await storage.catalogues.summary())?.origin === 'demo'
      if (!isDemo || rules.orders === null || !existsSync(database)) return null
      return (demoOrders ??= openFileOrders({
        database,
        changes: join(storage.dataDir, 'orders.jsonl'),
        currency: knowledge.shop.currency,
        rules: rules.orders,
      }))
    }

    const readBehaviour = async (sold: Catalogue): Promise<Behaviour> =>
      gather(storage.events, sold.docBySku, Date.now(), await storage.shoppers.withoutLearning())

    let segments: Segments | null = null
    const beside = (sold: Catalogue, { bySku, deeds, leftOut }: Behaviour) => {
      const usual = usualOf(sold, bySku)
      const profiles = createProfiles(storage, sold, usual, () => segments)
      return { usual, profiles, read: { deeds, leftOut } }
    }
    const experiment = config.AISLE_EXPERIMENT ?? null
    /** How shoppers are ranked for: all by the ranker in use, or each as the experiment deals. */
    const rankingBy = async (sold: Catalogue, behaviour: Behaviour, usual: Usual) => {
      const sources: TasteSources = {
        events: storage.events,
        choices: storage.shoppers,
        leanings: { usual, segments: () => segments },
      }
      const { taste, ranker } = await openTaste(storage.dataDir, behaviour, sold, sources, onNotice)
      const weights = weightsOf(ranker)
      const trial =
        experiment &&
        createTrial(experiment, {
          exposures: storage.exposures,
          choices: storage.shoppers,
          ways: {
            plain: { taste: withoutTaste(createTaste(null, [], sold, sources)) },
            start: { taste: learnTaste(behaviour, sold, sources) },
            used: { taste, weights },
          },
          onError: (error) =>
            onNotice?.(
              `Who was shown what in the experiment could not be kept: ${error instanceof Error ? error.message : String(error)} What was not kept is missing in "aisle experiment status".`,
            ),
        })
      const companions = learnCompanions(behaviour.data, sold)
      return { ranker, for: { companions, taste, weights, ...(trial && { trial }) } }
    }

    const open = async (catalogue: Catalogue): Promise<Opened> => {
      const { index, rebuilt } = await openIndex(catalogue, {
        directory: join(storage.dataDir, 'index'),
        embeddings,
        onProgress:
          onProgress && ((progress) => onProgress('indexing the catalogue', shareOf(progress))),
      })
      if (rebuilt !== null && !/no index of this catalogue yet/.test(rebuilt))
        onNotice?.(`The search index was built anew: ${rebuilt}.`)
      if (index.vectors.reason !== null) onNotice?.(index.vectors.reason)
      const behaviour = await readBehaviour(catalogue)
      prepareNames(catalogue)
      prepareReferences(catalogue)
      const known = beside(catalogue, behaviour)
      const ranking = await rankingBy(catalogue, behaviour, known.usual)
      return {
        index,
        ...known,
        ranker: ranking.ranker,
        shop: {
          catalogue,
          lexicon: buildLexicon(catalogue, topics),
          subjects,
          search: (text, how) => search(index, text, how),
          priors: computePriors(catalogue, behaviour.bySku),
          ...ranking.for,
          profiles: known.profiles,
          distributions: new Distributions(catalogue),
          passages,
          fit,
          orders: await ordersOf(),
          delivery: rules.delivery,
        },
      }
    }

    const catalogue = await readCatalogue(storage, knowledge)
    if (!catalogue || catalogue.products.length === 0)
      throw new Failure(
        'CATALOGUE_EMPTY',
        `The catalogue in ${storage.dataDir} holds no product. Import one: npx aisle import FILE`,
      )
    // Before the ranker is opened: one that is trained meanwhile is taken up by the next look.
    let rankerVersion = await newestVersion(storage.dataDir)
    let current = await open(catalogue)
    let isForgetting = false
    let learntAt = Date.now()
    return {
      storage,
      knowledge,
      shop: () => current.shop,
      index: () => current.index,
      profiles: () => current.profiles,
      brain,
      model,
      experiment,
      async openSegments(anew = false) {
        const kept = anew ? null : await loadSegments(storage.dataDir)
        const { shop, usual } = current
        segments = kept ?? (await learnSegments(storage, shop.catalogue, usual))
        return segments
      },
      async refresh() {
        const next = await readCatalogue(storage, knowledge)
        if (!next || next.version === current.shop.catalogue.version || next.products.length === 0)
          return false
        current = await open(next)
        return true
      },
      async refreshTaste() {
        const newest = await newestVersion(storage.dataDir)
        const isTrained = newest !== rankerVersion
        const mustForget = isForgetting && Date.now() - learntAt >= learnAgainMs
        if (!isTrained && !mustForget) return false
        rankerVersion = newest
        if (isTrained) segments = (await loadSegments(storage.dataDir)) ?? segments
        isForgetting = false
        learntAt = Date.now()
        const { catalogue: sold } = current.shop
        const behaviour = await readBehaviour(sold)
        const known = beside(sold, behaviour)
        const ranking = await rankingBy(sold, behaviour, known.usual)
        const shop = { ...current.shop, ...ranking.for, profiles: known.profiles }
        current = { ...current, ...known, ranker: ranking.ranker, shop }
        return isTrained
      },
      forgetSoon() {
        isForgetting = true
      },
      learning: () => ({
        ...current.read,
        ranker: current.ranker,
        version: current.ranker ? rankerVersion : 0,
      }),
      close: () => storage.close(),
    }
  } catch (error) {
    await storage.close()
    throw error
  }
}

const weightsOf = (ranker: TrainedRanker | null): Weights | undefined =>
  ranker?.weights && withLearnt(ranker.weights)

/** By the trained ranker where there is one, else by one that is learnt in a moment. */
async function openTaste(
  dataDir: string,
  behaviour: Behaviour,
  catalogue: Catalogue,
  sources: TasteSources,
  onNotice: EngineOptions['onNotice'],
): Promise<{ taste: Taste; ranker: TrainedRanker | null }> {
  try {
    const ranker = await loadRanker(dataDir)
    if (ranker) {
      const { model, items } = ranker
      return { taste: createTaste(model, items, catalogue, sources), ranker }
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    onNotice?.(
      `The trained ranker cannot be used: ${error.message}. Train it again: npx aisle train`,
    )
  }
  return { taste: learnTaste(behaviour, catalogue, sources), ranker: null }
}

/** Builds and saves the index of a catalogue that was just imported, for the server to take up. */
export async function indexCatalogue(
  config: EngineConfig,
  catalogue: Catalogue,
  dataDir: string,
  onProgress: (share: number) => void,
): Promise<void> {
  await openIndex(catalogue, {
    directory: join(dataDir, 'index'),
    embeddings: embeddingsOf(config),
    onProgress: (progress) => onProgress(shareOf(progress)),
  })
}

/** Embeddings of a service where one is configured, else those learnt from the catalogue. */
const embeddingsOf = (config: EngineConfig): OpenAiEmbeddings | undefined =>
  config.AISLE_EMBEDDING_MODEL === undefined
    ? undefined
    : new OpenAiEmbeddings({
        model: config.AISLE_EMBEDDING_MODEL,
        apiKey: config.OPENAI_API_KEY ?? 'none',
        baseUrl: config.OPENAI_BASE_URL,
      })

/** One bar over the stages; their shares of the time were measured on 20,000 products. */
function shareOf({ stage, share }: IndexProgress): number {
  const [from, width] = {
    text: [0, 0.2],
    embeddings: [0.2, 0.4],
    vectors: [0.6, 0.38],
    save: [0.98, 0.02],
  }[stage] as [number, number]
  return from + width * share
}

/** What the policies call themselves, so that understanding knows a question about them. */
function policyTopics({ topicWords }: PassageIndex): PolicyTopic[] {
  return [...topicWords].map(([topic, words]) => ({ topic, words: [...words] }))
}

/** A limit of 0 is none. */
const limitOf = (tokens = 0, money = 0): Limit => ({
  tokens: tokens || undefined,
  minor: money * 100 || undefined,
})

/** The configured language model within its limits; `null` without one. */
function modelOf(
  config: EngineConfig,
  { onModelCall, onNotice }: EngineOptions,
): LanguageModel | null {
  const { AISLE_MODEL: name, OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl } = config
  if (name === undefined || (apiKey === undefined && baseUrl === undefined)) {
    const given = name === undefined ? apiKey && 'OPENAI_API_KEY' : 'AISLE_MODEL'
    const missing = name === undefined ? 'AISLE_MODEL' : 'OPENAI_API_KEY or OPENAI_BASE_URL'
    if (given && config.AISLE_EMBEDDING_MODEL === undefined)
      onNotice?.(`${given} is set without ${missing}: the built-in understanding answers.`)
    return null
  }
  const budget = createBudget({
    turn: limitOf(config.AISLE_MODEL_TOKENS_PER_TURN, config.AISLE_MODEL_MONEY_PER_TURN),
    conversation: limitOf(
      config.AISLE_MODEL_TOKENS_PER_CONVERSATION,
      config.AISLE_MODEL_MONEY_PER_CONVERSATION,
    ),
    day: limitOf(config.AISLE_MODEL_TOKENS_PER_DAY, config.AISLE_MODEL_MONEY_PER_DAY),
    prices: {
      inputMinor: (config.AISLE_MODEL_INPUT_PRICE ?? 0) * 100,
      outputMinor: (config.AISLE_MODEL_OUTPUT_PRICE ?? 0) * 100,
    },
  })
  // Servers on one's own machine take any key.
  const model = new OpenAiModel({ model: name, apiKey: apiKey ?? 'none', baseUrl })
  return guard(traced(model), {
    budget,
    taskMs: { understand: 10_000, compose: 20_000, summarise: 20_000, check: 10_000 },
    onCall: ({ task, outcome, ms, usage, costMinor = 0 }) =>
      onModelCall?.({
        task,
        outcome,
        ms,
        inputTokens: usage?.inputTokens ?? 0,
        outputTokens: usage?.outputTokens ?? 0,
        cost: costMinor / 100,
      }),
  })
}
