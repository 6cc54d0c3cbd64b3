import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** An empty data directory that goes away with the test. */
export function createDataDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'aisle-test-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}
