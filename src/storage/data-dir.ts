import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Failure } from '../domain/failure.ts'

/**
 * Creates the data directory where it is missing and proves that it can be written.
 *
 * @returns its absolute path.
 * @throws {Failure} `DATA_DIR_UNUSABLE` with the cure; `STORAGE_FULL` when the disk is full.
 */
export function prepareDataDir(dataDir: string): string {
  const path = resolve(dataDir)
  const probe = join(path, `.probe-${process.pid}`)
  try {
    mkdirSync(path, { recursive: true })
    writeFileSync(probe, 'x')
    rmSync(probe)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code === 'ENOSPC')
      throw new Failure('STORAGE_FULL', `No space is left on the disk that holds ${path}.`, {
        cause: error,
        details: { path },
      })
    throw new Failure(
      'DATA_DIR_UNUSABLE',
      `The data directory ${path} cannot be written (${code}). ` +
        `Give the account that runs Aisle write access to it, or set AISLE_DATA_DIR to another directory.`,
      { cause: error, details: { path, code } },
    )
  }
  return path
}
