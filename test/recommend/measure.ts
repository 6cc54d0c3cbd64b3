import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  collect,
  countUsers,
  historyOf,
  type Interaction,
  type Interactions,
} from '../../src/recommend/interactions.ts'
import { harmonic, scoreList } from '../../src/recommend/metrics.ts'
import type { Recommender } from '../../src/recommend/model.ts'

/** Where the published cut of Amazon Electronics lies, with its README. */
export const electronics = fileURLToPath(
  new URL('../../../shared/data/amazon-electronics/', import.meta.url),
)
export const hasElectronics = existsSync(electronics)

const readPairs = (file: string): Interaction[] =>
  readFileSync(join(electronics, file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [user = '', item = ''] = line.split(',')
      return { user, item }
    })

export interface Quality {
  readonly ndcg: number
  /** Of the mean precision and the mean recall, as published. */
  readonly f1: number
}

/**
 * Fits on train.csv and ranks all unseen items for the users of test.csv; equal scores stand by
 * popularity, then by index.
 */
export function measureElectronics(fit: (data: Interactions) => Recommender): Quality {
  const k = 20
  const data = collect(readPairs('train.csv'))
  const counts = countUsers(data)
  const indexes = new Map(data.items.map((item, index) => [item, index]))
  const wanted = new Map<string, Set<number>>()
  for (const { user, item } of readPairs('test.csv'))
    wanted.set(user, (wanted.get(user) ?? new Set()).add(indexes.get(item) ?? -1))
  const model = fit(data)
  const scores = new Float64Array(data.items.length)
  let ndcg = 0
  let precision = 0
  let recall = 0
  data.users.forEach((user, u) => {
    const goal = wanted.get(user)
    if (!goal) return
    const history = historyOf(data, u)
    model.score(history, scores)
    const seen = new Set(history.items)
    const list = data.items
      .map((_, i) => i)
      .filter((i) => !seen.has(i))
      .sort((a, b) => scores[b]! - scores[a]! || counts[b]! - counts[a]! || a - b)
    const found = scoreList(list, goal, k)
    ndcg += found.ndcg / wanted.size
    precision += found.precision / wanted.size
    recall += found.recall / wanted.size
  })
  return { ndcg, f1: harmonic(precision, recall) }
}
