import type { RequestHandler } from 'express'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import type { ModelCallRecord } from '../domain/model-call.ts'
import type { Reply } from './contract.ts'

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export interface Metrics {
  /** For further metrics of other parts of the program. */
  readonly registry: Registry
  readonly timeRequest: RequestHandler
  /** One turn, once. */
  countTurn(reply: Reply): void
  countSearchWithoutResults(): void
  /** One call of the language model. */
  countModelCall(call: ModelCallRecord): void
}

/** Prometheus metrics, each in a registry of its own so that two servers can live in one process. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requestSeconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the head of the request to the last byte of the answer; streams are whole turns.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: seconds,
    registers,
  })
  const turnSeconds = new Histogram({
    name: 'chat_turn_seconds',
    help: 'Time of one turn by stage.',
    labelNames: ['stage'] as const,
    buckets: seconds,
    registers,
  })
  const turns = new Counter({
    name: 'chat_turns_total',
    help: 'Turns by what the reply does.',
    labelNames: ['act'] as const,
    registers,
  })
  const zeroResults = new Counter({
    name: 'search_zero_results_total',
    help: 'Product searches that found nothing.',
    registers,
  })
  const modelSeconds = new Histogram({
    name: 'model_call_seconds',
    help: 'Time of one call of the language model, to its last token.',
    labelNames: ['task', 'outcome'] as const,
    buckets: seconds,
    registers,
  })
  const modelTokens = new Counter({
    name: 'model_tokens_total',
    help: 'Tokens of the language model.',
    labelNames: ['task', 'direction'] as const,
    registers,
  })
  const modelCost = new Counter({
    name: 'model_cost_total',
    help: 'What the language model cost, by the prices of the settings.',
    registers,
  })
  return {
    registry,
    timeRequest: (request, response, next) => {
      const startedAt = performance.now()
      response.once('close', () => {
        // The pattern, never the address: ids and words of shoppers are no labels.
        const pattern: unknown = request.route?.path
        const route = typeof pattern === 'string' ? `${request.baseUrl}${pattern}` : 'other'
        requestSeconds.observe(
          { method: request.method, route, status: String(response.statusCode) },
          (performance.now() - startedAt) / 1000,
        )
      })
      next()
    },
    countTurn: ({ act, timingsMs }) => {
      turns.inc({ act })
      for (const [stage, ms] of Object.entries(timingsMs)) turnSeconds.observe({ stage }, ms / 1000)
    },
    countModelCall({ task, outcome, ms, inputTokens, outputTokens, cost }) {
      modelSeconds.observe({ task, outcome }, ms / 1000)
      modelTokens.inc({ task, direction: 'in' }, inputTokens)
      modelTokens.inc({ task, direction: 'out' }, outputTokens)
      modelCost.inc(cost)
    },
    countSearchWithoutResults: () => zeroResults.inc(),
  }
}
