import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { webhooksCommand } from '../../src/cli/webhooks.ts'
import { readConfig, type Config } from '../../src/config.ts'
import { startServer, type Running } from '../../src/main.ts'
import { deliver, openReceiver, secret, type Receiver } from '../support/bots.ts'

let dataDir: string
let receiver: Receiver
let config: Config
let server: Running
const notices: string[] = []

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'aisle-webhooks-'))
  receiver = await openReceiver()
  config = readConfig({
    PORT: '0',
    AISLE_DATA_DIR: dataDir,
    AISLE_LOG_LEVEL: 'silent',
    AISLE_BOT_SECRETS: secret,
    AISLE_WEBHOOK_URL: receiver.url,
    AISLE_WEBHOOK_PRIVATE: 'true',
  })
  server = await startServer(config, { onNotice: (text) => notices.push(text) })
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await receiver?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

async function run(...words: string[]): Promise<string> {
  const lines: string[] = []
  await webhooksCommand(
    () => config,
    (line) => lines.push(line),
  ).parseAsync(words, { from: 'user' })
  return lines.join('\n')
}

const listed = async (): Promise<Record<'dead' | 'pending', { id: string }[]>> =>
  JSON.parse(await run('list', '--json'))

describe('aisle webhooks, beside a running server', () => {
  it('lists what was given up, with the reason and without a word of it', async () => {
    receiver.answer = (response) => void response.writeHead(410).end()
    for (const text of ['quiet dishwasher', '安静的洗碗机'])
      expect((await deliver(server.url, { sender: 'ann', text })).status).toBe(202)
    await expect.poll(async () => (await listed()).dead, { timeout: 10_000 }).toHaveLength(2)
    const printed = await run('list')
    expect(printed).toMatch(/^the address wants no more since .* \(410 Gone\)\ndead 2\n {2}msg_/)
    expect(printed).toContain('answered 410 Gone')
    expect(printed + (await run('list', '--json'))).not.toMatch(/dishwasher|洗碗机|ann\b/)
    expect(notices.join()).toContain('npx aisle webhooks replay')
  }, 30_000)

  it('names an id that is not there', async () => {
    await expect(run('replay', 'msg_none')).rejects.toMatchObject({
      code: 'LETTER_NOT_FOUND',
      message: expect.stringContaining('npx aisle webhooks list'),
    })
  })

  it('sends it again, in order, by the server that runs', async () => {
    receiver.answer = (response) => void response.writeHead(204).end()
    const before = receiver.received.length
    expect(JSON.parse(await run('replay', '--json'))).toEqual({ replayed: 2 })
    await expect
      .poll(() => receiver.received.length - before, { timeout: 10_000 })
      .toBeGreaterThanOrEqual(2)
    const later = receiver.received.slice(before)
    expect(later.map(({ event }) => 'reply' in event.data && event.data.reply.locale)).toEqual([
      'en',
      'zh',
    ])
    await expect.poll(listed).toMatchObject({ dead: [], pending: [] })
    expect(await run('replay')).toBe('replayed 0')
  }, 30_000)

  it('makes secrets', async () => {
    const made = await run('secret')
    expect(readConfig({ AISLE_BOT_SECRETS: made }).AISLE_BOT_SECRETS).toBe(made)
    expect(JSON.parse(await run('secret', '--json'))).not.toEqual({ secret: made })
  })
})
