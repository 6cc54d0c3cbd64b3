import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { readInteractionLog, type InteractionLog } from '../behaviour/interaction-log.ts'
import { Failure } from '../domain/failure.ts'
import { linesOf } from '../lib/text.ts'
import type { FittedRanker } from '../recommend/fit-ranker.ts'
import type { Interactions } from '../recommend/interactions.ts'
import { judgeLists, type RankerScores } from '../recommend/judge-lists.ts'
import { UserRanker, type RankedUser } from '../recommend/rank-users.ts'
import type { Open } from './ask.ts'
import { createProgress } from './progress.ts'
import {
  aboutItemsOf,
  fitAsTold,
  needsCatalogue,
  readParams,
  readText,
  type RankerOptions,
} from './ranker-options.ts'

/** What ranking for given users needs. */
export type TargetOptions = RankerOptions & {
  readonly train: string
  readonly targets: string
  readonly run: string
}

/** Fits one ranker on a log, writes a list for each target, and scores them where there is a test. */
export async function rankTargets(
  options: TargetOptions,
  open: Open,
  print: (line: string) => void,
): Promise<void> {
  const progress = createProgress()
  const startedAt = performance.now()
  const log = await readInteractionLog(options.train, (share) =>
    progress.update(`reading ${options.train}`, share),
  )
  const targets = readTargets(await readText(options.targets))
  const candidates = options.candidates ? await readCandidates(options.candidates) : null
  const fitted = fitAsTold(
    log.data,
    options.model,
    {
      seed: options.seed,
      k: options.k,
      params: options.params === undefined ? undefined : readParams(options.params),
      ...(needsCatalogue(options.model) &&
        (await aboutItemsOf(log.data.items, open, options.dataDir))),
      onProgress: (label, share) => progress.update(label, share),
    },
    options.search,
  )
  const fitSeconds = (performance.now() - startedAt) / 1000
  const lists = rankAll(log.data, fitted, targets, candidates, options.k, (share) =>
    progress.update('ranking', share),
  )
  await writeRun(options.run, lists)
  progress.done()
  const test = options.test === undefined ? null : (await readInteractionLog(options.test)).data
  const scores = test && judgeLists(lists, test, log.data, options.k)
  const summary = {
    model: options.model,
    why: fitted.why,
    users: lists.length,
    interactions: log.data.columns.length,
    rejected: log.rejected,
    fitSeconds: Number(fitSeconds.toFixed(2)),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    trials: fitted.trials,
    leftOut: fitted.leftOut,
    scores,
  }
  if (options.json) print(JSON.stringify(summary))
  else for (const line of report(summary, log, options)) print(line)
}

function rankAll(
  data: Interactions,
  { model }: FittedRanker,
  targets: readonly string[],
  candidates: ReadonlyMap<string, readonly string[]> | null,
  k: number,
  onProgress: (share: number) => void,
): RankedUser[] {
  const ranker = new UserRanker(data, model)
  return targets.map((user, n) => {
    if (n % 500 === 0) onProgress(n / targets.length)
    return candidates ? ranker.among(user, candidates.get(user) ?? [], k) : ranker.top(user, k)
  })
}

/** One user a line; blank lines and a byte order mark are ignored. */
function readTargets(source: string): string[] {
  const users = linesOf(source)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return [...new Set(users)]
}

async function readCandidates(path: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const candidates = new Map<string, readonly string[]>()
  const lines = linesOf(await readText(path))
  for (const [n, line] of lines.entries()) {
    if (line.trim() === '') continue
    const read = candidateLine(line)
    if (!read)
      throw new Failure(
        'FEED_UNREADABLE',
        `${path}:${n + 1} is not {"user":"…","items":["…"]}. Write one such object a line.`,
      )
    candidates.set(read.user, read.items)
  }
  return candidates
}

function candidateLine(line: string): { user: string; items: string[] } | undefined {
  try {
    const { user, items } = JSON.parse(line) as { user?: unknown; items?: unknown }
    const isId = (id: unknown): boolean => typeof id === 'string' || typeof id === 'number'
    if (!isId(user) || !Array.isArray(items) || !items.every(isId)) return undefined
    return { user: String(user), items: items.map(String) }
  } catch {
    return undefined
  }
}

async function writeRun(path: string, lists: readonly RankedUser[]): Promise<void> {
  const file = createWriteStream(path)
  for (const list of lists) if (!file.write(`${JSON.stringify(list)}\n`)) await once(file, 'drain')
  file.end()
  await finished(file)
}

function* report(
  summary: {
    why: string
    users: number
    interactions: number
    fitSeconds: number
    peakMegabytes: number
    trials: FittedRanker['trials']
    leftOut: FittedRanker['leftOut']
    scores: RankerScores | null
  },
  log: InteractionLog,
  { run, k }: TargetOptions,
): Iterable<string> {
  yield `${summary.interactions} interactions of ${log.data.users.length} users with ${log.data.items.length} items`
  if (log.rejected > 0) {
    yield `${log.rejected} rows left out:`
    for (const { line, reason } of log.examples.slice(0, 5)) yield `  line ${line}: ${reason}`
  }
  yield `ranks by ${summary.why}`
  for (const { name, params, ndcg } of summary.trials.slice(0, 8))
    yield `  ${ndcg.toFixed(4)}  ${name} ${JSON.stringify(params)}`
  for (const { name, reason } of summary.leftOut) yield `  left out: ${name}, ${reason}`
  yield `${summary.users} lists written to ${run}, ${summary.fitSeconds} s, at most ${summary.peakMegabytes} MB`
  const { scores } = summary
  if (!scores) return
  const show = (name: keyof RankerScores['lists']): string =>
    `${name}@${k} ${scores.lists[name].mean.toFixed(4)} ± ${scores.lists[name].error.toFixed(4)}`
  yield (['precision', 'recall', 'f1', 'hitRate', 'ndcg', 'mrr', 'map'] as const)
    .map(show)
    .join(', ')
  yield `F1 of the mean precision and recall ${scores.f1OfMeans.toFixed(4)}`
  yield (
    `coverage ${scores.spread.coverage.toFixed(3)}, Gini ${scores.spread.gini.toFixed(3)}, ` +
    `popularity lift ${scores.spread.popularityLift.toFixed(2)}, novelty ${scores.spread.novelty.toFixed(2)} bits`
  )
}
