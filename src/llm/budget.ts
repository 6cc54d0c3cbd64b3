import { createRecent } from '../lib/recent.ts'
import { ModelFault, type ModelRequest, type ModelUsage } from './language-model.ts'
import { estimateUsage } from './usage.ts'

/** Limits that are absent do not bind. Money is in minor units of one currency: cents. */
export interface BudgetOptions {
  readonly conversationTokens?: number | undefined
  readonly conversationMinor?: number | undefined
  /** A day ends at midnight UTC. */
  readonly dayTokens?: number | undefined
  readonly dayMinor?: number | undefined
  readonly prices?: ModelPrices | undefined
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number
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
  /** @throws {ModelFault} `budget` when the conversation or the day has nothing left. */
  reserve(request: ModelRequest, conversationId: string | undefined): Reservation
  /** In minor units, with fractions; `undefined` without prices. */
  costMinor(usage: ModelUsage): number | undefined
}

/** Conversations remembered; the one that was silent longest is forgotten first. */
const mostConversations = 10_000

interface Account {
  tokens: number
  minor: number
}

/**
 * Counts tokens and money a conversation and a day, in this process. A call is let in while less
 * than the limit is used and held back, so a limit is passed by one call at most.
 */
export function createBudget(options: BudgetOptions = {}): Budget {
  const { prices, now = Date.now } = options
  const conversations = createRecent<Account>(mostConversations)
  let day = { date: '', account: emptyAccount() }

  function ofDay(): Account {
    const date = new Date(now()).toISOString().slice(0, 10)
    if (date !== day.date) day = { date, account: emptyAccount() }
    return day.account
  }

  function ofConversation(id: string): Account {
    const account = conversations.get(id) ?? emptyAccount()
    conversations.set(id, account)
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
    reserve(request, conversationId) {
      const accounts = [ofDay()]
      if (isUsedUp(accounts[0]!, options.dayTokens, options.dayMinor)) throw usedUp('day')
      if (conversationId !== undefined) {
        const account = ofConversation(conversationId)
        if (isUsedUp(account, options.conversationTokens, options.conversationMinor))
          throw usedUp('conversation')
        accounts.push(account)
      }
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

const isUsedUp = ({ tokens, minor }: Account, mostTokens = Infinity, mostMinor = Infinity) =>
  tokens >= mostTokens || (minor >= mostMinor && mostMinor < Infinity)

const usedUp = (whose: 'day' | 'conversation'): ModelFault =>
  new ModelFault('budget', `The budget of the ${whose} for the language model is used up`)
