import { createRandom } from '../../../src/lib/random.ts'

/** A world with a known truth: kinds of shoppers, items, and how often each item is bought when shown. */
export interface Bandit {
  readonly contexts: number
  readonly actions: number
  /** Chance of a reward of 1, by context and action. */
  readonly reward: readonly (readonly number[])[]
  /** Chance of being shown, by the policy that writes the log: fond of what sells badly. */
  readonly logging: readonly (readonly number[])[]
  /** Chance of being shown by the policy that is asked about. */
  readonly target: readonly (readonly number[])[]
}

export function createBandit(seed: number, contexts = 4, actions = 5): Bandit {
  const random = createRandom(seed)
  const table = (cell: (c: number, a: number) => number): number[][] =>
    Array.from({ length: contexts }, (_, c) =>
      Array.from({ length: actions }, (__, a) => cell(c, a)),
    )
  const share = (rows: number[][]): number[][] =>
    rows.map((row) => {
      const total = row.reduce((sum, value) => sum + value, 0)
      return row.map((value) => value / total)
    })
  const reward = table(() => 0.05 + 0.9 * random.next() ** 2)
  return {
    contexts,
    actions,
    reward,
    logging: share(table((c, a) => 0.15 + (1 - reward[c]![a]!) ** 2)),
    target: share(table((c, a) => 0.05 + reward[c]![a]! ** 2)),
  }
}

export interface Draw {
  readonly context: number
  readonly action: number
  readonly reward: number
}

/** Decisions of the logging policy; contexts are equally likely. */
export function drawLog({ contexts, logging, reward }: Bandit, size: number, seed: number): Draw[] {
  const random = createRandom(seed)
  return Array.from({ length: size }, () => {
    const context = random.integer(contexts)
    let left = random.next()
    let action = 0
    while (action < logging[context]!.length - 1 && (left -= logging[context]![action]!) >= 0)
      action++
    return { context, action, reward: Number(random.next() < reward[context]![action]!) }
  })
}

/** What a policy earns a decision in the long run. */
export const truthOf = ({ reward }: Bandit, policy: readonly (readonly number[])[]): number =>
  policy.reduce(
    (sum, row, c) =>
      sum + row.reduce((own, chance, a) => own + chance * reward[c]![a]!, 0) / policy.length,
    0,
  )
