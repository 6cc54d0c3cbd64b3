import { BaseChatModel } from '@langchain/core/language_models/chat_models'
import { AIMessage, AIMessageChunk, type BaseMessage } from '@langchain/core/messages'
import type { ChatResult } from '@langchain/core/outputs'
import { FakeListChatModel, FakeStreamingChatModel } from '@langchain/core/utils/testing'
import { describe, expect, it } from 'vitest'
import { fromLangChain } from '../../src/llm/langchain.ts'
import { ModelFault } from '../../src/llm/language-model.ts'
import { describeLanguageModel } from '../contracts/language-model.ts'
import { asks, calls, drain } from './support.ts'

/** A model of somebody else that does as it is told. */
class OwnModel extends BaseChatModel {
  readonly heard: BaseMessage[][] = []
  readonly #reply: () => Promise<AIMessage>

  constructor(reply: () => Promise<AIMessage>) {
    super({ maxRetries: 0 })
    this.#reply = reply
  }

  override _llmType(): string {
    return 'own'
  }

  override async _generate(messages: BaseMessage[]): Promise<ChatResult> {
    this.heard.push(messages)
    const message = await this.#reply()
    return { generations: [{ message, text: '' }] }
  }
}

const throwing = (error: unknown) =>
  fromLangChain(
    new OwnModel(async () => {
      throw error
    }),
    'own',
  )

describeLanguageModel('langchain', async () => ({
  says: async (...pieces) =>
    fromLangChain(
      new FakeStreamingChatModel({
        sleep: 0,
        chunks: pieces.map((content) => new AIMessageChunk({ content })),
        responses: [new AIMessage(pieces.join(''))],
      }),
    ),
  callsTool: async (name, given) => {
    const tool_calls = [{ id: 'call_1', name, args: given, type: 'tool_call' as const }]
    const chunks = [new AIMessageChunk({ content: '', tool_calls })]
    return fromLangChain(
      new FakeStreamingChatModel({ sleep: 0, chunks, responses: [new AIMessage('')] }),
    )
  },
  hangs: async () => fromLangChain(new OwnModel(() => new Promise(() => {}))),
  fails: async (secret) => throwing(new Error(`wrong key ${secret}`)),
}))

describe('a model of LangChain', () => {
  it('is called as its class, or as one likes', () => {
    const model = new FakeListChatModel({ responses: ['Hi'] })
    expect(fromLangChain(model).name).toBe('langchain:FakeListChatModel')
    expect(fromLangChain(model, 'mine').name).toBe('mine')
  })

  it('hears every kind of message', async () => {
    const own = new OwnModel(async () => new AIMessage('ok'))
    await fromLangChain(own).answer(
      asks('', {
        messages: [
          { role: 'system', content: 'rules' },
          { role: 'user', content: [{ kind: 'image', dataUrl: 'data:image/png;base64,AA==' }] },
          { role: 'assistant', content: '', toolCalls: [{ id: 'a', name: 't', arguments: '[1' }] },
          { role: 'tool', toolCallId: 'a', content: 'found' },
        ],
      }),
      calls(),
    )
    expect(own.heard[0]!.map((message) => message.getType())).toEqual([
      'system',
      'human',
      'ai',
      'tool',
    ])
    expect((own.heard[0]![2] as AIMessage).tool_calls).toMatchObject([
      { id: 'a', name: 't', args: {} },
    ])
  })

  it('is counted and ended as the provider says', async () => {
    const message = new AIMessage({
      content: [{ type: 'text', text: 'Hi' }],
      response_metadata: { finish_reason: 'length' },
    })
    const usage_metadata = { input_tokens: 7, output_tokens: 2, total_tokens: 9 }
    const own = new OwnModel(async () => Object.assign(message, { usage_metadata }))
    expect(await fromLangChain(own).answer(asks('x'), calls())).toEqual({
      text: 'Hi',
      toolCalls: [],
      finish: 'length',
      usage: { inputTokens: 7, outputTokens: 2, isEstimate: false },
    })
  })

  it('is held to no JSON mode but the prompt', async () => {
    const model = fromLangChain(new FakeListChatModel({ responses: ['{}'] }))
    const json = { name: 'x', schema: {} }
    for (const mode of ['schema', 'object'] as const)
      await expect(
        model.answer(asks('x', { json: { ...json, mode } }), calls()),
      ).rejects.toMatchObject({ kind: 'unsupported' })
    const { text } = await model.answer(asks('x', { json: { ...json, mode: 'prompt' } }), calls())
    expect(text).toBe('{}')
  })

  it('takes tools only when it can', async () => {
    const model = fromLangChain(new OwnModel(async () => new AIMessage('ok')))
    const tools = [{ name: 'look', description: '', parameters: {} }]
    await expect(model.answer(asks('x', { tools }), calls())).rejects.toMatchObject({
      kind: 'unsupported',
    })
  })

  it('that never ends is cut off', async () => {
    const model = fromLangChain(new FakeListChatModel({ responses: ['x'.repeat(5_000)] }))
    const { pieces, finish } = await drain(model.stream(asks('x', { maxTokens: 10 }), calls()))
    expect(finish).toBe('length')
    expect(pieces.join('').length).toBe(81)
  })

  it.each([
    [{ status: 401 }, 'bad-key'],
    [{ response: { status: 429 } }, 'rate-limited'],
    [{ lc_error_code: 'MODEL_NOT_FOUND' }, 'no-model'],
    [{ status: 500 }, 'server'],
    [{}, 'unreachable'],
  ])('fails by %j as %s', async (facts, kind) => {
    const work = throwing(Object.assign(new Error('secret'), facts)).answer(asks('x'), calls())
    await expect(work).rejects.toBeInstanceOf(ModelFault)
    await expect(work).rejects.toMatchObject({ kind })
  })

  it('may not call twenty-one tools, nor one without a proper name', async () => {
    const call = (name: string) => ({ name, args: {}, id: 'a', type: 'tool_call' as const })
    for (const wrong of [Array.from({ length: 21 }, () => call('look')), [call('a b')]]) {
      const own = new OwnModel(async () => new AIMessage({ content: '', tool_calls: wrong }))
      await expect(fromLangChain(own).answer(asks('x'), calls())).rejects.toMatchObject({
        kind: 'garbled',
      })
    }
  })
})
