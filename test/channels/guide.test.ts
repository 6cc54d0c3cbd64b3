import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { newSecret } from '../../src/channels/standard-webhooks.ts'
import { readConfig } from '../../src/config.ts'
import { startServer } from '../../src/main.ts'
import { startProgram } from '../support/child.ts'
import { createDataDir } from '../support/data-dir.ts'

const guide = readFileSync(join(import.meta.dirname, '../../docs/guides/bots.md'), 'utf8')

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

it('the bot of the guide works as it stands there, with a shop as it is started', async () => {
  const secret = newSecret()
  const port = await freePort()
  const running = await startServer(
    readConfig({
      PORT: '0',
      AISLE_DATA_DIR: createDataDir(),
      AISLE_LOG_LEVEL: 'silent',
      AISLE_BOT_SECRETS: secret,
      AISLE_WEBHOOK_URL: `http://127.0.0.1:${port}/webhook`,
      AISLE_WEBHOOK_PRIVATE: 'true',
    }),
  )
  onTestFinished(() => running.stop())
  const folder = mkdtempSync(join(tmpdir(), 'aisle-bot-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const program = join(folder, 'bot.mjs')
  writeFileSync(program, /```js\n([^]*?)```/.exec(guide)![1]!)
  const environment = { AISLE: running.url, SECRET: secret, PORT: String(port) }
  const bot = startProgram(program, ['quiet dishwasher under 600'], environment)
  onTestFinished(() => void bot.process.kill())

  await bot.waitFor('You can answer:')
  const shown = bot.output()
  expect(shown).toMatch(/^to ann:\n\d+ dishwashers fit/)
  expect(shown).toMatch(/\n1\. .+ dishwasher.*, \$\d+\nhttp:\/\/127\.0\.0\.1:\d+\/products\/DW-/)
  expect(shown).not.toContain('**')
  const forged = await fetch(`http://127.0.0.1:${port}/webhook`, { method: 'POST', body: '{}' })
  expect(forged.status).toBe(401)
}, 60_000)
