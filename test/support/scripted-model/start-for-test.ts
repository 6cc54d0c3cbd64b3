import { onTestFinished } from 'vitest'
import OpenAI from 'openai'
import { startScriptedModel, type ScriptedModelOptions } from './server.ts'

/** A scripted model that goes away with the test, and the official client for it. */
export async function startForTest(options: ScriptedModelOptions = {}) {
  const server = await startScriptedModel(options)
  onTestFinished(() => server.close())
  return { server, client: new OpenAI({ apiKey: 'test', baseURL: server.url, maxRetries: 0 }) }
}
