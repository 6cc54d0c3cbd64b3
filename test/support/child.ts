import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Bundles a TypeScript program of the tests so that a plain Node can run it; it lies inside the
 * package, where Node finds the dependencies.
 */
export async function bundleProgram(entry: string): Promise<{ path: string; remove: () => void }> {
  const dir = mkdtempSync(join(root, 'node_modules', '.aisle-test-'))
  const path = join(dir, 'program.mjs')
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    outfile: path,
    logLevel: 'error',
  })
  return { path, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

export interface Child {
  readonly process: ChildProcess
  /** Everything written to stdout so far. */
  readonly output: () => string
  readonly errors: () => string
  /** Resolves with the exit code, or the signal's name. */
  readonly ended: Promise<number | string>
  /** Resolves when stdout holds `text`; rejects when the program ends before. */
  waitFor(text: string): Promise<void>
}

export function startProgram(
  path: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Child {
  const child = spawn(process.execPath, [path, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  let output = ''
  let errors = ''
  const listeners = new Set<() => void>()
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk
    for (const listener of listeners) listener()
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk))
  const ended = new Promise<number | string>((resolve) =>
    child.on('close', (code, signal) => {
      resolve(code ?? signal ?? 'unknown')
      for (const listener of listeners) listener()
    }),
  )
  return {
    process: child,
    output: () => output,
    errors: () => errors,
    ended,
    waitFor: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (output.includes(text)) resolve()
          else if (child.exitCode !== null || child.signalCode !== null)
            reject(new Error(`ended before it wrote "${text}": ${errors}`))
          else return
          listeners.delete(look)
        }
        listeners.add(look)
        look()
      }),
  }
}
