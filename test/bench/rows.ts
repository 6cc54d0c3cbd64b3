import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { createRandom } from '../../src/lib/random.ts'

const rows = Number(process.env['ROWS'] ?? 10_000_000)
const users = Math.ceil(rows / 20)
const items = 50_000
const targets = 1000

const trials: readonly (readonly [model: string, params: string | null])[] = [
  ['popularity', '{"halfLife":0.1}'],
  ['popularity', null],
  ['item-knn', '{"k":100,"h":10,"decay":0.8}'],
]

/**
 * A log of ten million rows, seeded: 500,000 users, 50,000 items of very unequal popularity, a row in a
 * thousand broken. Each line is a process of its own that reads the log, fits a model, and ranks for
 * 1,000 users, in the memory that Node gives itself. The first line of each model has its settings told;
 * `null` chooses them on deeds held back.
 */
export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aisle-rows-'))
  try {
    const log = join(folder, 'log.csv')
    await writeLog(log)
    const wanted = join(folder, 'targets.txt')
    const names = Array.from(
      { length: targets },
      (_, n) => `shopper-${n * Math.floor(users / targets)}`,
    )
    writeFileSync(wanted, names.join('\n'))
    console.log(`\n${rows} rows, ${Math.round(statSync(log).size / 1e6)} MB`)
    const table = []
    for (const [model, params] of trials) {
      const run = join(folder, 'run.jsonl')
      const args = ['--train', log, '--targets', wanted, '--model', model, '--run', run, '--json']
      const startedAt = performance.now()
      const summary = await evaluate(params === null ? args : [...args, '--params', params])
      table.push({
        model,
        settings: params ?? 'chosen',
        deeds: summary.interactions,
        'rows left out': summary.rejected,
        'read and fit s': summary.fitSeconds,
        'whole s': Number(((performance.now() - startedAt) / 1000).toFixed(1)),
        'peak MB': summary.peakMegabytes,
      })
    }
    console.table(table)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Summary {
  readonly interactions: number
  readonly rejected: number
  readonly fitSeconds: number
  readonly peakMegabytes: number
}

async function evaluate(args: readonly string[]): Promise<Summary> {
  const child = spawn(process.execPath, [resolve('bin/aisle.mjs'), 'evaluate', 'ranker', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`evaluate ranker ended with ${code}`)
  return JSON.parse(text) as Summary
}

/** Rows in order of time; every thousandth has no time that could be read. */
async function writeLog(path: string): Promise<void> {
  const random = createRandom(1)
  const file = createWriteStream(path)
  file.write('user,item,timestamp\n')
  let block = ''
  for (let row = 0; row < rows; row++) {
    const user = random.integer(users)
    // The cube makes a few items very popular: half of all rows fall on an eighth of them.
    const item = Math.floor(items * random.next() ** 3)
    block += `shopper-${user},sku-${item},${row % 1000 === 999 ? 'soon' : 1_700_000_000 + row}\n`
    if (block.length < 1 << 20) continue
    if (!file.write(block)) await once(file, 'drain')
    block = ''
  }
  file.end(block)
  await finished(file)
}
