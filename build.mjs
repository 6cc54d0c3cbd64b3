// Bundles the server, its workers and the two web bundles into dist/. Takes well under a second;
// `bin/aisle.mjs` calls it by itself whenever a source file is newer than the last build.
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('.', import.meta.url))
const stamp = join(root, 'dist', '.built')

/** True when a source file is newer than the last build. */
export function isStale() {
  let builtAt
  try {
    builtAt = statSync(stamp).mtimeMs
  } catch {
    return true
  }
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  return (
    statSync(join(root, 'build.mjs')).mtimeMs > builtAt ||
    sources.some((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs > builtAt)
  )
}

export async function buildAll() {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  const node = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    splitting: true,
    outdir: 'dist/node',
    logLevel: 'warning',
  }
  const web = {
    absWorkingDir: root,
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    minify: true,
    legalComments: 'none',
    outdir: 'dist/web',
    logLevel: 'warning',
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  }
  await Promise.all([
    build({ ...node, entryPoints: { cli: 'src/cli/main.ts' } }),
    build({
      ...web,
      entryPoints: {
        panel: 'src/web/widget/panel.ts',
        store: 'src/web/store/store.ts',
      },
    }),
    build({ ...web, format: 'iife', entryPoints: { widget: 'src/web/widget/loader.ts' } }),
  ])
  writeFileSync(stamp, '')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll()
