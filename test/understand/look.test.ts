import { expect, it } from 'vitest'
import { ModelFault } from '../../src/llm/language-model.ts'
import { loadPrompts } from '../../src/llm/prompts.ts'
import { promptsDir } from '../../src/root.ts'
import { blindMs, lookByModel } from '../../src/understand/look.ts'
import { createFakeModel, type FakeAnswer } from '../support/fake-model.ts'
import { createTestShop } from '../support/memory-shop.ts'
import { photoOf } from '../support/photos.ts'

const { catalogue } = await createTestShop()
const prompt = loadPrompts(promptsDir).look

function open(answer: () => FakeAnswer) {
  const model = createFakeModel(answer)
  let now = 1000
  const call = { signal: new AbortController().signal }
  return {
    asked: () => model.requests.length,
    pass: (ms: number) => void (now += ms),
    look: () =>
      lookByModel([photoOf('a niche')], catalogue, { model, prompt, now: () => now }, call),
  }
}

it('asks a model that takes no pictures once in ten minutes', async () => {
  const fault = new ModelFault('no-pictures', 'it takes no pictures')
  const { look, asked, pass } = open(() => fault)
  for (let count = 0; count < 5; count++) expect(await look()).toEqual({ sight: 'unseen', fault })
  expect(asked()).toBe(1)
  pass(blindMs - 1)
  await look()
  expect(asked()).toBe(1)
  pass(1)
  await look()
  expect(asked()).toBe(2)
})

it('asks again at once after any other fault', async () => {
  const { look, asked } = open(() => new ModelFault('server', 'it failed'))
  for (let count = 0; count < 3; count++) await look()
  expect(asked()).toBe(3)
})

it('looks again once the model has learnt to see', async () => {
  const blank = { text: null, category: null, brand: null, model: null, measures: [] }
  const answers: FakeAnswer[] = [
    new ModelFault('no-pictures', 'none'),
    JSON.stringify({ ...blank, subject: 'other' }),
  ]
  const { look, pass } = open(() => answers.shift()!)
  expect((await look()).sight).toBe('unseen')
  pass(blindMs)
  expect(await look()).toEqual({ sight: 'nothing', fault: null })
})
