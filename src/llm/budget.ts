import { createRecent, type Recent } from '../lib/recent.ts'
import {
  ModelFault,
  type ModelCall,
  type ModelRequest,
  type ModelUsage,
} from './language-model.ts'
import { estimateUsage } from './usage.ts'

/** Limits that are absent do not bind. Money is in minor units of one currency: cents. */
export interface BudgetOptions {
  /** One message and its reply. */
  readonly turn?: Limit | undefined
  readonly conversation?: Limit | undefined
  /** A day ends at midnight UTC. */
  readonly day?: Limit | undefined
  readonly prices?: ModelPrices | undefined
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number
}

/** Reached by whichever comes first. */
export interface Limit {
  readonly tokens?: number | undefined
  readonly minor?: number | undefined
}

/** Minor units a million tokens. */
export interface ModelPrices {
  readonly inputMinor: number
  readonly outputMinor: number
}

/** What a call under way may cost at most, held back from others until it is settled. */
export interface Reservation {
  /** Counts what was used, `undefined` for nothing; only the first word counts. */
  settle(usage: ModelUsage | undefined): void
}

export interface Budget {
  /** @throws {ModelFault} `budget` when the turn, the conversation or the day has nothing left. */
  reserve(request: ModelRequest, whose: Pick<ModelCall, 'conversationId' | 'turnId'>): Reservation
  /** In minor units, with fractions; `undefined` without prices. */
  costMinor(usage: ModelUsage): number | undefined
}

/** Conversations and turns remembered; the one that was silent longest is forgotten first. */
const mostRemembered = 10_000

interface Account {
  tokens: number
  minor: number
}

/**
 * Counts tokens and money a turn, a conversation and a day, in this process. A call is let in while less
 * than the limit is used and held back, so a limit is passed by one call at most.
 */
export function createBudget(options: BudgetOptions = {}): Budget {
  const { prices, now = Date.now } = options
  const turns = createRecent<Account>(mostRemembered)
  const conversations = createRecent<Account>(mostRemembered)
  let day = { date: '', account: emptyAccount() }

  function ofDay(): Account {
    const date = new Date(now()).toISOString().slice(0, 10)
    if (date !== day.date) day = { date, account: emptyAccount() }
    return day.account
  }

  function accountOf(accounts: Recent<Account>, id: string): Account {
    const account = accounts.get(id) ?? emptyAccount()
    accounts.set(id, account)
    return account
  }

  const costMinor = (usage: ModelUsage): number | undefined =>
    prices &&
    (usage.inputTokens * prices.inputMinor + usage.outputTokens * prices.outputMinor) / 1_000_000

  const add = (accounts: readonly Account[], usage: ModelUsage, sign: 1 | -1): void => {
    for (const account of accounts) {
      account.tokens += sign * (usage.inputTokens + usage.outputTokens)
      account.minor += sign * (costMinor(usage) ?? 0)
    }
  }

  return {
    costMinor,
    reserve(request, { turnId, conversationId }) {
      const accounts: Account[] = []
      const enter = (whose: Whose, account: Account): void => {
        if (isUsedUp(account, options[whose])) throw usedUp(whose)
        accounts.push(account)
      }
      enter('day', ofDay())
      if (conversationId !== undefined)
        enter('conversation', accountOf(conversations, conversationId))
      if (turnId !== undefined) enter('turn', accountOf(turns, turnId))
      const most = { ...estimateUsage(request, ''), outputTokens: request.maxTokens }
      add(accounts, most, 1)
      let isSettled = false
      return {
        settle(usage) {
          if (isSettled) return
          isSettled = true
          add(accounts, most, -1)
          if (usage) add(accounts, usage, 1)
        },
      }
    },
  }
}

const emptyAccount = (): Account => ({ tokens: 0, minor: 0 })

type Whose = 'turn' | 'conversation' | 'day'

const isUsedUp = (account: Account, { tokens = Infinity, minor = Infinity }: Limit = {}): boolean =>
  account.tokens >= tokens || account.minor >= minor

const usedUp = (whose: Whose): ModelFault =>
  new ModelFault('budget', `The budget of the ${whose} for the language model is used up`)
