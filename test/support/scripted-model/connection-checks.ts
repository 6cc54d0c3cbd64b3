import { expect } from 'vitest'
import {
  type Check,
  bodyOf,
  broken,
  decoded,
  hasReplacement,
  isTrue,
  jsonSchema,
  refused,
  silent,
  streamed,
  tools,
  unsupported,
} from './check.ts'
import type { statusSabotage } from './sabotage-status.ts'
import type { wireSabotage } from './sabotage-wire.ts'

/** What a client sees of sabotage by status and by connection. */
export const connectionChecks = {
  'rate-limited-retry-after': refused(429, 'rate_limit_exceeded', { 'retry-after': '2' }),
  'rate-limited-retry-after-ms': refused(429, 'rate_limit_exceeded', {
    'retry-after-ms': '150',
  }),
  'rate-limited-retry-after-date': async (ask) => {
    const until = Date.parse(String((await ask()).headers['retry-after'])) - Date.now()
    expect(until).toBeGreaterThan(1000)
    expect(until).toBeLessThan(3100)
  },
  'rate-limited-for-an-hour': refused(429, 'rate_limit_exceeded', { 'retry-after': '3600' }),
  'rate-limited': async (ask) => {
    await refused(429, 'rate_limit_exceeded')(ask)
    expect((await ask()).headers).not.toHaveProperty('retry-after')
  },
  'quota-used-up': refused(429, 'insufficient_quota'),
  'server-error': refused(500, null),
  'bad-gateway-html': async (ask) => {
    const answer = await ask()
    expect(answer).toMatchObject({ status: 502, headers: { 'content-type': 'text/html' } })
    expect(answer.text).toContain('<h1>502')
  },
  unavailable: refused(503, null),
  'gateway-timeout-empty': async (ask) =>
    expect(await ask()).toMatchObject({ status: 504, text: '' }),
  'request-timeout': refused(408, null),
  'context-too-long': refused(400, 'context_length_exceeded'),
  'content-policy': refused(400, 'content_policy_violation'),
  'bad-key': refused(401, 'invalid_api_key'),
  forbidden: refused(403, 'unsupported_country_region_territory'),
  'no-model': refused(404, 'model_not_found'),
  'no-content': async (ask) => expect(await ask()).toMatchObject({ status: 204, text: '' }),
  'ok-with-error': refused(200, null),
  redirect: async (ask) =>
    expect(await ask()).toMatchObject({
      status: 307,
      headers: { location: 'http://evil.example/v1/chat/completions' },
    }),
  'unsupported-schema': unsupported('response_format', jsonSchema),
  'unsupported-json': unsupported('response_format', { response_format: { type: 'json_object' } }),
  'unsupported-tools': unsupported('tools', { tools }),
  'unsupported-max-completion-tokens': unsupported('max_completion_tokens', {
    max_completion_tokens: 50,
  }),

  'slow-first-token': async (ask) => {
    const answer = await ask(streamed)
    expect(answer.headMs).toBeLessThan(answer.ms - 100)
    expect(answer.ms).toBeGreaterThan(115)
    expect(answer.text).toContain('[DONE]')
  },
  'slow-headers': async (ask) => {
    const answer = await ask()
    expect(answer.headMs).toBeGreaterThan(115)
    isTrue(answer)
  },
  silence: silent(0, false),
  'headers-then-silence': silent(200, false),
  drip: async (ask) => {
    const answer = await ask({}, { mostMs: 350 })
    expect(answer).toMatchObject({ status: 200, end: 'left' })
    expect(answer.pieces.every((length) => length === 1)).toBe(true)
    expect(answer.pieces.length).toBeGreaterThan(0)
    expect(answer.pieces.length).toBeLessThan(5)
  },
  'stall-mid-stream': silent(200, true),
  'reset-before-headers': broken(0, 'ECONNRESET'),
  'close-before-headers': broken(0, 'ECONNRESET'),
  'reset-mid-stream': broken(200, 'ECONNRESET'),
  'close-mid-stream': broken(200, undefined),
  'cut-in-code-point': async (ask) => {
    const answer = await ask(streamed)
    expect(answer).toMatchObject({ status: 200, end: 'whole' })
    expect(answer.text).toMatch(hasReplacement)
  },
  'reset-in-code-point': async (ask) => {
    const answer = await ask(streamed)
    expect(answer).toMatchObject({ status: 200, end: 'broken' })
    expect(answer.text).toMatch(hasReplacement)
  },
  'gzip-bomb': async (ask) => {
    const answer = await ask()
    expect(answer.headers['content-encoding']).toBe('gzip')
    expect(answer.bytes.length).toBeLessThan(4 * 2 ** 20)
    expect(decoded(answer).length).toBeGreaterThan(2 ** 30)
  },
  'broken-gzip': async (ask) => {
    const answer = await ask()
    expect(answer.headers['content-encoding']).toBe('gzip')
    expect(() => decoded(answer)).toThrow('incorrect header check')
  },
  'unknown-encoding': async (ask) =>
    expect((await ask()).headers['content-encoding']).toBe('middle-out'),
  'length-too-long': async (ask) => {
    const answer = await ask()
    expect(answer.end).toBe('broken')
    isTrue(answer)
  },
  'length-too-short': async (ask) => {
    const answer = await ask()
    expect(answer.bytes.length).toBe(Number(answer.headers['content-length']))
    expect(() => bodyOf(answer)).toThrow(SyntaxError)
  },
  'chunk-garbage': broken(200, undefined),
  'not-http': broken(0, 'HPE_INVALID_CONSTANT'),
  'huge-headers': broken(0, 'HPE_HEADER_OVERFLOW'),
} satisfies Record<keyof typeof statusSabotage | keyof typeof wireSabotage, Check>
