import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ModelFault, type LanguageModel, type ModelRequest } from '../../src/llm/language-model.ts'

export interface LanguageModelAdapter {
  /** A model that answers everything with these pieces, joined for a whole answer. */
  says(...pieces: string[]): Promise<LanguageModel>
  /** A model that calls this tool. */
  callsTool(name: string, given: Record<string, unknown>): Promise<LanguageModel>
  /** A model that never answers. */
  hangs(): Promise<LanguageModel>
  /** A model that fails. */
  fails(secret: string): Promise<LanguageModel>
  close?(): Promise<void>
}

const request: ModelRequest = {
  task: 'compose',
  messages: [
    { role: 'system', content: 'Be kind.' },
    { role: 'user', content: [{ kind: 'text', text: 'Which kettle?' }] },
    { role: 'assistant', content: '', toolCalls: [{ id: 'a', name: 'look', arguments: '{}' }] },
    { role: 'tool', toolCallId: 'a', content: 'two kettles' },
  ],
  maxTokens: 200,
}

/** What every language model promises. Each adapter runs it; a skip says why. */
export function describeLanguageModel(
  name: string,
  create: () => Promise<LanguageModelAdapter>,
  { skip = {} }: { skip?: Record<string, string> } = {},
): void {
  describe(`language model: ${name}`, () => {
    let adapter: LanguageModelAdapter
    let controller: AbortController

    beforeEach(async (context) => {
      const reason = skip[context.task.name]
      context.skip(reason !== undefined, reason)
      adapter = await create()
      controller = new AbortController()
    })
    afterEach(() => adapter?.close?.())

    const call = () => ({ signal: controller.signal })

    it('answers with the whole text', async () => {
      const model = await adapter.says('The ', '静音 kettle', ' 🫖')
      const answer = await model.answer(request, call())
      expect(answer.text).toBe('The 静音 kettle 🫖')
      expect(answer.finish).toBe('stop')
      expect(answer.toolCalls).toEqual([])
      expect(answer.usage.inputTokens).toBeGreaterThan(0)
      expect(answer.usage.outputTokens).toBeGreaterThan(0)
    })

    it('streams the same text in pieces, none empty and none half a character', async () => {
      const model = await adapter.says('The ', '静音 kettle', ' 🫖')
      const pieces: string[] = []
      const stream = model.stream(request, call())
      let step = await stream.next()
      for (; !step.done; step = await stream.next()) pieces.push(step.value)
      expect(pieces.join('')).toBe('The 静音 kettle 🫖')
      expect(pieces.length).toBeGreaterThan(1)
      expect(pieces).not.toContain('')
      expect(pieces.join('|')).not.toContain('\uFFFD')
      expect(step.value.finish).toBe('stop')
      expect(step.value.usage.outputTokens).toBeGreaterThan(0)
    })

    it('tells which tool it wants, with JSON as arguments', async () => {
      const model = await adapter.callsTool('look', { words: 'kettle' })
      const tools = [
        {
          name: 'look',
          description: 'Looks',
          parameters: { type: 'object', properties: {}, additionalProperties: false },
        },
      ]
      const answer = await model.answer({ ...request, tools }, call())
      expect(answer.finish).toBe('tools')
      expect(answer.toolCalls).toHaveLength(1)
      expect(answer.toolCalls[0]!.name).toBe('look')
      expect(answer.toolCalls[0]!.id).not.toBe('')
      expect(JSON.parse(answer.toolCalls[0]!.arguments)).toEqual({ words: 'kettle' })
    })

    it('ends an answer with the reason of its signal', async () => {
      const model = await adapter.hangs()
      const answer = model.answer(request, call())
      const reason = new Error('The shopper left')
      setTimeout(() => controller.abort(reason), 30)
      await expect(answer).rejects.toBe(reason)
    })

    it('ends a stream with the reason of its signal', async () => {
      const model = await adapter.hangs()
      const stream = model.stream(request, call())
      const reason = new Error('The shopper left')
      setTimeout(() => controller.abort(reason), 30)
      await expect(stream.next()).rejects.toBe(reason)
    })

    it('asks nothing when its signal was aborted before', async () => {
      const model = await adapter.says('never')
      const reason = new Error('Too late')
      controller.abort(reason)
      await expect(model.answer(request, call())).rejects.toBe(reason)
      await expect(model.stream(request, call()).next()).rejects.toBe(reason)
    })

    it('lets a reader leave in the middle', async () => {
      const model = await adapter.says('one ', 'two ', 'three')
      for await (const piece of model.stream(request, call())) {
        expect(piece).not.toBe('')
        break
      }
      expect((await model.answer(request, call())).text).not.toBe('')
    })

    it('fails with a fault that keeps secrets', async () => {
      const model = await adapter.fails('sk-very-secret')
      for (const work of [
        model.answer(request, call()),
        model.stream(request, call()).next() as Promise<unknown>,
      ]) {
        const error: unknown = await work.then(
          () => undefined,
          (reason: unknown) => reason,
        )
        expect(error).toBeInstanceOf(ModelFault)
        const { message, stack, cause } = error as ModelFault
        expect(`${message} ${stack} ${String(cause)}`).not.toContain('sk-very-secret')
      }
    })
  })
}
