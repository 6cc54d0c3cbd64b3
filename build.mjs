// Bundles the server, its workers and the two web bundles into dist/. Takes well under a second;
// `bin/aisle.mjs` calls it by itself whenever a source file is newer than the last build.
import { cpSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { build, transform } from 'esbuild'

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
  const sources = ['src', 'test/support/scripted-model'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }),
  )
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
  const entryPoints = {
    cli: 'src/cli/main.ts',
    'train-worker': 'src/behaviour/train-worker.ts',
  }
  await Promise.all([build({ ...node, entryPoints }), buildWeb()])
  writeFileSync(stamp, '')
}

/** The browser's part, into dist/web: the widget's two scripts, the store page and its stylesheet. */
export async function buildWeb(outdir = 'dist/web') {
  const web = {
    absWorkingDir: root,
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    minify: true,
    legalComments: 'none',
    outdir,
    logLevel: 'warning',
    plugins: [cssAsText],
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  }
  await Promise.all([
    build({
      ...web,
      entryPoints: {
        panel: 'src/web/widget/panel.ts',
        store: 'src/web/store/store.ts',
      },
    }),
    build({ ...web, format: 'iife', entryPoints: { widget: 'src/web/widget/loader.ts' } }),
    build({ ...web, plugins: [], entryPoints: { store: 'src/web/store/store.css' } }),
  ])
  cpSync(join(root, 'src/web/store/index.html'), join(root, outdir, 'index.html'))
}

/** A stylesheet imported by a script becomes minified text, for `adoptedStyleSheets`. */
const cssAsText = {
  name: 'css-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        loader: 'css',
        minify: true,
      })
      return { contents: code, loader: 'text' }
    })
  },
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll()
