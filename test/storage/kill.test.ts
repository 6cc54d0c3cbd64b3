import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStorage } from '../../src/storage/open-storage.ts'
import { bundleProgram, startProgram } from '../support/child.ts'
import { createDataDir } from '../support/data-dir.ts'

/** Raise it for the full check: `AISLE_KILLS=40 npx vitest run test/storage/kill.test.ts`. */
const kills = Number(process.env['AISLE_KILLS'] ?? 8)

let program: { path: string; remove: () => void }
beforeAll(async () => {
  program = await bundleProgram('test/storage/writer-program.ts')
})
afterAll(() => program.remove())

it(
  `loses nothing acknowledged over ${kills} kill -9`,
  { timeout: 20_000 + kills * 3000 },
  async () => {
    const dataDir = createDataDir()
    const acknowledged: string[] = []
    for (let kill = 0; kill < kills; kill++) {
      const writer = startProgram(program.path, [dataDir, `run${kill}`])
      await writer.waitFor('ready')
      await new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 270))
      writer.process.kill('SIGKILL')
      await writer.ended
      // The last line may have been cut by the kill.
      acknowledged.push(...writer.output().split('\n').slice(0, -1))
    }

    const storage = await openStorage(dataDir)
    const stored = new Set<string>()
    let events = 0
    for await (const slice of storage.events.all())
      for (const { eventId } of slice) {
        stored.add(`event ${eventId}`)
        events++
      }
    for (let kill = 0; kill < kills; kill++) {
      const messages = await storage.conversations.transcript(`conversation-run${kill}`)
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, i) => i + 1))
      for (const { clientMessageId } of messages) stored.add(`message ${clientMessageId}`)
    }
    const claims = acknowledged.filter((line) => line !== 'ready')
    const lost = claims.filter((line) => !stored.has(line))
    console.log(
      `${kills} kills, ${claims.length} acknowledged, ${lost.length} lost, ${events} events`,
    )
    expect(claims.length).toBeGreaterThan(kills)
    expect(lost).toEqual([])
    expect(await storage.findDamage()).toEqual([])
    await storage.close()
  },
)
