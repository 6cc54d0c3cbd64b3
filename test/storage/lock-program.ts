import { takeLock } from '../../src/storage/lock.ts'
import { Failure } from '../../src/domain/failure.ts'

/** Takes a data directory's lock and holds it: `lock-program DIR [blocked]`. */
const [dir, mode] = process.argv.slice(2) as [string, string?]
try {
  await takeLock(dir, 'server')
  process.stdout.write('held\n')
  // A holder whose event loop stands still is as alive as any other.
  if (mode === 'blocked') for (const until = Date.now() + 60_000; Date.now() < until;);
  setInterval(() => undefined, 1000)
} catch (error) {
  if (!(error instanceof Failure)) throw error
  process.stderr.write(`${error.code} ${error.message}\n`)
  process.exitCode = 1
}
