import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Libsql from 'libsql'
import * as z from 'zod'
import { Failure } from '../domain/failure.ts'

const Holder = z.object({
  pid: z.number().int(),
  /** Of the running kernel; `null` where there is no /proc. */
  bootId: z.string().nullable(),
  /** Start of the process in clock ticks since boot; `null` where there is no /proc. */
  startTime: z.string().nullable(),
  takenAt: z.string(),
})
type Holder = z.infer<typeof Holder>

export interface Lock {
  /** Idempotent. A process that ends without it leaves a lock that the next one takes over. */
  release(): void
}

/** How long a newcomer waits for the holder's file to tell who it is, in milliseconds. */
const patienceMs = 600

/**
 * Takes the lock `<name>.lock` of a data directory for this process, until released or dead.
 *
 * Two parts: an exclusive lock of the kernel on `<name>.lock.guard` (by way of SQLite) decides, and
 * dies with its process; `<name>.lock` says who holds it. docs/decisions/0003-one-writer.md.
 *
 * @throws {Failure} `DATA_DIR_LOCKED` naming the pid, within a second; `DATA_DIR_UNUSABLE`.
 */
export async function takeLock(dataDir: string, name: 'server' | 'import'): Promise<Lock> {
  const file = join(dataDir, `${name}.lock`)
  const guard = openGuard(`${file}.guard`)
  try {
    if (!tryGuard(guard)) throw lockedBy(await waitForHolder(file), file, name)
    const holder = readHolder(file)
    // Possible only where somebody removed the guard from under its holder.
    if (holder && isAlive(holder)) throw lockedBy(holder, file, name)
    rmSync(file, { force: true })
    writeHolder(file)
  } catch (error) {
    guard.close()
    if (error instanceof Failure) throw error
    throw unusable(file, error)
  }
  let held = true
  return {
    release() {
      if (!held) return
      held = false
      rmSync(file, { force: true })
      guard.exec('ROLLBACK')
      guard.close()
    },
  }
}

function openGuard(path: string): InstanceType<typeof Libsql> {
  try {
    return new Libsql(path, { timeout: 0 })
  } catch (error) {
    throw unusable(path, error)
  }
}

/** True when the kernel's lock is ours now. */
function tryGuard(guard: InstanceType<typeof Libsql>): boolean {
  try {
    guard.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return false
    throw error
  }
}

/** The holder may have the guard and not yet have written its name. */
async function waitForHolder(file: string): Promise<Holder | undefined> {
  const until = Date.now() + patienceMs
  for (;;) {
    const holder = readHolder(file)
    if (holder || Date.now() >= until) return holder
    await wait(50)
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

function writeHolder(file: string): void {
  const holder: Holder = {
    pid: process.pid,
    bootId: readBootId(),
    startTime: readStartTime(process.pid),
    takenAt: new Date().toISOString(),
  }
  const descriptor = openSync(file, 'wx')
  try {
    writeSync(descriptor, `${JSON.stringify(holder)}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** A pid alone may have been given to another process since: boot and start time tell. */
function isAlive({ pid, bootId, startTime }: Holder): boolean {
  if (pid === process.pid) return false
  if (bootId !== null && bootId !== readBootId()) return false
  if (startTime !== null) return readStartTime(pid) === startTime
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function readBootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return null
  }
}

/**
 * Field 22 of /proc/PID/stat, counted after the command's name, which may hold blanks; `null` also
 * for a process that is dead and not yet reaped.
 */
function readStartTime(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}

function lockedBy(holder: Holder | undefined, file: string, name: string): Failure {
  const who = holder ? `process ${holder.pid} (since ${holder.takenAt})` : 'another process'
  const what = name === 'server' ? 'Another Aisle server' : 'Another import'
  return new Failure(
    'DATA_DIR_LOCKED',
    `${what}, ${who}, works on this data directory and holds ${file}. ` +
      (name === 'server'
        ? 'Stop it, or set AISLE_DATA_DIR to another directory.'
        : 'Wait until it is done.'),
    { details: { pid: holder?.pid ?? null, path: file } },
  )
}

const unusable = (file: string, cause: unknown): Failure =>
  new Failure(
    'DATA_DIR_UNUSABLE',
    `The lock ${file} cannot be written. Give the account that runs Aisle write access to its directory.`,
    { cause },
  )
