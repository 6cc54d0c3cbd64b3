import { gunzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { dataOf, type RawAnswer, type RawLimits } from './raw-client.ts'

/** Asks in the mode under test. */
export type Ask = (extra?: object, limits?: RawLimits) => Promise<RawAnswer>
export type Check = (ask: Ask) => Promise<void>

export interface Said {
  readonly role?: unknown
  readonly content?: unknown
  readonly refusal?: unknown
  readonly tool_calls?: readonly ToolCall[]
}
export interface ToolCall {
  readonly index?: unknown
  readonly id?: unknown
  readonly function: { readonly name?: string; readonly arguments: string }
}
export interface Body {
  readonly model?: unknown
  readonly usage?: Record<string, unknown> | null
  readonly choices: readonly {
    readonly index: unknown
    readonly message: Said
    readonly delta: Said
    readonly finish_reason: unknown
  }[]
}

export const streamed = { stream: true, stream_options: { include_usage: true } }
export const tools = [
  {
    type: 'function',
    function: {
      name: 'add_to_cart',
      parameters: { type: 'object', properties: { sku: {}, quantity: {} } },
    },
  },
]
export const jsonSchema = {
  response_format: { type: 'json_schema', json_schema: { name: 'a', schema: { type: 'object' } } },
}

export const bodyOf = ({ text }: RawAnswer): Body => JSON.parse(text) as Body
export const messageOf = (answer: RawAnswer): Said => bodyOf(answer).choices[0]!.message
export const eventsOf = ({ text }: RawAnswer): Body[] =>
  dataOf(text).map((one) => JSON.parse(one) as Body)
export const choicesOf = (answer: RawAnswer) => eventsOf(answer).flatMap(({ choices }) => choices)
export const callsIn = (answer: RawAnswer): readonly ToolCall[] =>
  choicesOf(answer).flatMap(({ delta }) => delta.tool_calls ?? [])
export const argumentsOf = (answer: RawAnswer): string[] =>
  messageOf(answer).tool_calls!.map((one) => one.function.arguments)
export const isTrue = (answer: RawAnswer): void => expect(messageOf(answer).content).toMatch(/\w/)

/** Refused alike whether or not a stream is asked for. */
export const refused =
  (status: number, code: string | null, headers: Record<string, unknown> = {}): Check =>
  async (ask) => {
    for (const answer of [await ask(), await ask(streamed)]) {
      expect(answer).toMatchObject({ status, end: 'whole' })
      expect(answer.headers).toMatchObject(headers)
      expect((JSON.parse(answer.text) as { error: object }).error).toMatchObject({ code })
    }
  }

/** Refused where the parameter stands, true where it does not. */
export const unsupported =
  (param: string, given: object): Check =>
  async (ask) => {
    const answer = await ask(given)
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.text)).toMatchObject({ error: { param } })
    isTrue(await ask())
  }

/** The text of a 200 that is whole and not what a client expects. */
export const whole =
  (expected: RegExp | string, extra: object = {}): Check =>
  async (ask) => {
    const answer = await ask(extra)
    expect(answer).toMatchObject({ status: 200, end: 'whole' })
    if (typeof expected === 'string') expect(answer.text).toBe(expected)
    else expect(answer.text).toMatch(expected)
  }

export const message =
  (expected: object): Check =>
  async (ask) =>
    expect(messageOf(await ask())).toMatchObject(expected)

export const finish =
  (reason: string): Check =>
  async (ask) => {
    expect(bodyOf(await ask()).choices[0]!.finish_reason).toBe(reason)
    expect(choicesOf(await ask(streamed)).at(-1)!.finish_reason).toBe(reason)
  }

export const usage =
  (figure: unknown): Check =>
  async (ask) => {
    expect(bodyOf(await ask()).usage).toMatchObject({ total_tokens: figure })
    expect(eventsOf(await ask(streamed)).at(-1)!.usage).toMatchObject({ total_tokens: figure })
  }

/** The stream's text, while the answer that is not streamed is true. */
export const stream =
  (expected: RegExp, unexpected = /^$/): Check =>
  async (ask) => {
    isTrue(await ask())
    const answer = await ask(streamed)
    expect(answer).toMatchObject({ status: 200, end: 'whole' })
    expect(answer.text).toMatch(expected)
    expect(answer.text).not.toMatch(unexpected)
  }

export const toolArguments =
  (...expected: (RegExp | string)[]): Check =>
  async (ask) => {
    const given = argumentsOf(await ask({ tools }))
    expect(given).toHaveLength(expected.length)
    for (const [index, one] of expected.entries()) expect(given[index]).toMatch(one)
    expect(
      callsIn(await ask({ tools, ...streamed }))
        .map((one) => one.function.arguments)
        .join(''),
    ).toBe(given.join(''))
  }

export const indexes =
  (...expected: number[]): Check =>
  async (ask) =>
    expect([
      ...new Set(callsIn(await ask({ tools, ...streamed })).map(({ index }) => index)),
    ]).toEqual(expected)

export const broken =
  (status: number, code: string | undefined): Check =>
  async (ask) => {
    for (const answer of [await ask(), await ask(streamed)]) {
      expect(answer).toMatchObject({ status, end: 'broken' })
      if (code !== undefined) expect(answer.code).toBe(code)
    }
  }

export const silent =
  (status: number, hasText: boolean): Check =>
  async (ask) => {
    const answer = await ask(streamed, { mostMs: 400 })
    expect(answer).toMatchObject({ status, end: 'left' })
    expect(answer.bytes.length > 0).toBe(hasText)
  }

/** Waits are a hundredth of what the mode says. */
export const slowness = 0.01

export const hasReplacement = /\ufffd$/
export const decoded = (answer: RawAnswer): Buffer =>
  gunzipSync(answer.bytes, { maxOutputLength: 2 ** 31 })
