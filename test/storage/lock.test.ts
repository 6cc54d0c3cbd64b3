import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeLock } from '../../src/storage/lock.ts'
import { bundleProgram, startProgram } from '../support/child.ts'
import { createDataDir } from '../support/data-dir.ts'

let program: { path: string; remove: () => void }
beforeAll(async () => {
  program = await bundleProgram('test/storage/lock-program.ts')
})
afterAll(() => program.remove())

describe('the lock of a data directory', () => {
  it('refuses a second process within two seconds, naming pid and file', async () => {
    const dir = createDataDir()
    const holder = startProgram(program.path, [dir])
    await holder.waitFor('held')
    const startedAt = performance.now()
    const second = startProgram(program.path, [dir])
    expect(await second.ended).toBe(1)
    expect(performance.now() - startedAt).toBeLessThan(2000)
    expect(second.errors()).toContain('DATA_DIR_LOCKED')
    expect(second.errors()).toContain(String(holder.process.pid))
    expect(second.errors()).toContain(join(dir, 'server.lock'))
    holder.process.kill('SIGKILL')
    await holder.ended
  })

  it('takes over the lock of a process that was killed', async () => {
    const dir = createDataDir()
    const holder = startProgram(program.path, [dir])
    await holder.waitFor('held')
    holder.process.kill('SIGKILL')
    await holder.ended
    expect(existsSync(join(dir, 'server.lock'))).toBe(true)
    const lock = await takeLock(dir, 'server')
    expect(JSON.parse(readFileSync(join(dir, 'server.lock'), 'utf8'))).toMatchObject({
      pid: process.pid,
    })
    lock.release()
    expect(existsSync(join(dir, 'server.lock'))).toBe(false)
  })

  it('never robs a live holder whose event loop is blocked', async () => {
    const dir = createDataDir()
    const holder = startProgram(program.path, [dir, 'blocked'])
    await holder.waitFor('held')
    await expect(takeLock(dir, 'server')).rejects.toMatchObject({
      code: 'DATA_DIR_LOCKED',
      details: { pid: holder.process.pid },
    })
    holder.process.kill('SIGKILL')
    await holder.ended
  })

  it('lets exactly one of several simultaneous starts through', async () => {
    const dir = createDataDir()
    const starters = [0, 1, 2, 3].map(() => startProgram(program.path, [dir]))
    const refused = await Promise.race([
      Promise.all(starters.map(({ ended }) => ended)),
      new Promise<string>((resolve) => setTimeout(() => resolve('one holds it'), 3000)),
    ])
    expect(refused).toBe('one holds it')
    expect(starters.filter((starter) => starter.output().includes('held'))).toHaveLength(1)
    for (const { process: child } of starters) child.kill('SIGKILL')
    await Promise.all(starters.map(({ ended }) => ended))
  })

  it('is not fooled by a pid that belongs to another process by now', async () => {
    const dir = createDataDir()
    // The parent of this test lives, but did not start at tick 1.
    const holder = { pid: process.ppid, bootId: bootId(), startTime: '1', takenAt: 'then' }
    writeFileSync(join(dir, 'server.lock'), JSON.stringify(holder))
    const lock = await takeLock(dir, 'server')
    lock.release()
  })

  it('takes over a lock file that a kill left half written', async () => {
    const dir = createDataDir()
    writeFileSync(join(dir, 'server.lock'), '{"pid":')
    const lock = await takeLock(dir, 'server')
    lock.release()
  })

  it('keeps server and import apart, so that an import works beside a server', async () => {
    const dir = createDataDir()
    const server = await takeLock(dir, 'server')
    const importer = await takeLock(dir, 'import')
    await expect(takeLock(dir, 'import')).rejects.toMatchObject({ code: 'DATA_DIR_LOCKED' })
    importer.release()
    server.release()
  })
})

function bootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return null
  }
}
