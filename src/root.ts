import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of Aisle's package.json, found upwards from this file: src/ and dist/ lie below it. */
export const rootDir = findRoot(dirname(fileURLToPath(import.meta.url)))

export const knowledgeDir = join(rootDir, 'knowledge')
export const promptsDir = join(rootDir, 'prompts')
export const webDir = join(rootDir, 'dist', 'web')
/** The thread that trains, as `build.mjs` makes it: a thread cannot start from TypeScript. */
export const trainWorkerFile = join(rootDir, 'dist', 'node', 'train-worker.js')

export const version = (
  JSON.parse(readFileSync(join(rootDir, 'package.json'), 'utf8')) as { version: string }
).version

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from
  const above = dirname(from)
  if (above === from)
    throw new TypeError('Aisle runs inside its own folder: no package.json found above it')
  return findRoot(above)
}
