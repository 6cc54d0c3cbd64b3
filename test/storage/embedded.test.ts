import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyNeed } from '../../src/domain/need.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import { describeStorage } from '../contracts/storage.ts'
import { createDataDir } from '../support/data-dir.ts'

describeStorage('embedded', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'aisle-test-'))
  let storage = await openStorage(dir)
  return {
    storage,
    reopen: async () => {
      await storage.close()
      return (storage = await openStorage(dir))
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
})

const event = (eventId: string) => ({
  eventId,
  shopperId: 'ann',
  type: 'search' as const,
  query: 'x'.repeat(300),
  occurredAt: '2026-11-24T12:00:00Z',
})

const state = {
  need: emptyNeed,
  parkedNeeds: {},
  shown: [],
  seen: [],
  focus: [],
  asked: [],
  openQuestion: null,
  offer: null,
  misses: 0,
  history: [],
  owned: [],
  ownedKinds: [],
  parkedAsked: {},
  makers: [],
  pageSku: null,
  cart: [],
  task: null,
}

describe('embedded storage', () => {
  it('notices what another connection has written', async () => {
    const dir = createDataDir()
    const server = await openStorage(dir)
    const before = await server.catalogues.dataVersion()
    expect(await server.catalogues.dataVersion()).toBe(before)
    const importer = await openStorage(dir)
    await importer.events.record([event('e1')])
    expect(await server.catalogues.dataVersion()).not.toBe(before)
    await importer.close()
    await server.close()
  })

  it('reads without writing when asked to', async () => {
    const dir = createDataDir()
    await (await openStorage(dir)).close()
    const storage = await openStorage(dir, { readonly: true })
    await expect(storage.events.record([event('e1')])).rejects.toMatchObject({
      code: 'DATA_DIR_UNUSABLE',
    })
    await storage.close()
  })

  it('says what to do when the directory cannot be written', async () => {
    // Root may write anywhere, but not below a file.
    const file = join(createDataDir(), 'file')
    writeFileSync(file, '')
    await expect(openStorage(join(file, 'data'))).rejects.toMatchObject({
      code: 'DATA_DIR_UNUSABLE',
      message: expect.stringContaining('AISLE_DATA_DIR'),
    })
  })

  it('refuses a file that is no database, with the cure', async () => {
    const dir = createDataDir()
    writeFileSync(join(dir, 'aisle.db'), 'not a database'.repeat(1000))
    await expect(openStorage(dir)).rejects.toMatchObject({
      code: 'STORAGE_FAILED',
      message: expect.stringContaining('restore'),
    })
  })

  it('leaves nothing of an erased conversation in any file', async () => {
    const dir = createDataDir()
    const storage = await openStorage(dir)
    for (const id of ['keep', 'erase']) {
      await storage.conversations.create({
        id,
        tokenHash: 'h',
        shopperId: null,
        channel: 'web',
        locale: 'en',
        status: 'assistant',
        state,
        page: null,
      })
      for (let n = 0; n < 50; n++)
        await storage.conversations.receive(id, { text: `canary-${id}-${n} ${'y'.repeat(n * 20)}` })
    }
    await storage.conversations.erase('erase')
    const bytes = readdirSync(dir).map((name) => readFileSync(join(dir, name), 'latin1'))
    expect(bytes.some((text) => text.includes('canary-keep'))).toBe(true)
    expect(bytes.some((text) => text.includes('canary-erase'))).toBe(false)
    await storage.close()
  })

  it('loses nothing acknowledged on a full disk and goes on when there is space', async (context) => {
    const dir = createDataDir()
    context.skip(!mountSmallDisk(dir), 'needs root and mount for a disk of 8 MB')
    try {
      const storage = await openStorage(dir)
      const acknowledged: string[] = []
      let failure: unknown
      for (let n = 0; n < 10_000 && failure === undefined; n++) {
        const batch = Array.from({ length: 20 }, (_, i) => event(`e${n}-${i}`))
        try {
          await storage.events.record(batch)
          acknowledged.push(...batch.map(({ eventId }) => eventId))
        } catch (error) {
          failure = error
        }
      }
      expect(failure).toMatchObject({ code: 'STORAGE_FULL' })
      expect(acknowledged.length).toBeGreaterThan(100)
      // Reading goes on, and so does refusing.
      expect(await storage.events.ofShopper('ann')).toHaveLength(acknowledged.length)
      await expect(
        storage.events.record(Array.from({ length: 5000 }, (_, i) => event(`f${i}`))),
      ).rejects.toMatchObject({ code: 'STORAGE_FULL' })

      execFileSync('mount', ['-o', 'remount,size=64m', dir])
      expect(await storage.events.record([event('after')])).toEqual({ accepted: 1, duplicates: 0 })
      expect(await storage.findDamage()).toEqual([])
      await storage.close()
      const again = await openStorage(dir)
      const stored = new Set((await again.events.ofShopper('ann')).map(({ eventId }) => eventId))
      expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
      await again.close()
    } finally {
      execFileSync('umount', ['-l', dir])
    }
  })
})

function mountSmallDisk(dir: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', dir], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
