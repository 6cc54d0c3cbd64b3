// Bundles the benchmarks with the sources they measure and runs them: `npm run bench [name…]`.
// Prints ratios and medians of interleaved rounds; nothing here passes or fails.
import { mkdirSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))
const outdir = join(root, 'node_modules', '.cache', 'aisle-bench')
mkdirSync(outdir, { recursive: true })
const all = ['lexical', 'vectors', 'constraints', 'turn', 'lies', 'outage', 'words', 'rows', 'fit']
// Those with a scripted model, the fits, and ten million rows, take minutes and are run by name.
const wanted = process.argv.length > 2 ? process.argv.slice(2) : all.slice(0, 4)
for (const name of wanted) {
  if (!all.includes(name)) {
    console.error(`There is no benchmark "${name}"; there are ${all.join(', ')}.`)
    process.exit(2)
  }
  const outfile = join(outdir, `${name}.mjs`)
  await build({
    entryPoints: [join(root, 'test', 'bench', `${name}.ts`)],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'warning',
  })
  const { bench } = await import(pathToFileURL(outfile).href)
  await bench()
}
