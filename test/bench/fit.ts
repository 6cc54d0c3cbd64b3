import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { blend } from '../../src/recommend/blend.ts'
import { historyOf, type Interactions } from '../../src/recommend/interactions.ts'
import { kinds } from '../../src/recommend/kinds.ts'
import type { Recommender } from '../../src/recommend/model.ts'
import { besideImplicit } from './beside-implicit.ts'
import { medianOf } from './measure.ts'
import { syntheticLog, type LogSize } from './synthetic-log.ts'

const setting = (name: string, fallback: number): number => Number(process.env[name] ?? fallback)

const size: LogSize = {
  deeds: setting('DEEDS', 1_000_000),
  users: setting('USERS', 50_000),
  items: setting('ITEMS', 10_000),
}
/** A fit that is estimated to take longer or more is left out. */
const most = { seconds: setting('MOST_SECONDS', 900), megabytes: setting('MOST_MB', 4000) }

interface Measured {
  readonly seconds: number
  /** Of the processor: what `seconds` are where nothing else runs. */
  readonly cpuSeconds: number
  readonly megabytes: number
  /** Median time in which all items are scored for one shopper, in ms. */
  readonly scoreMs: number
}

/**
 * Time and memory of a fit of every kind of ranker at its default settings, one after the other, each
 * in a process of its own, beside what the kind estimated; then a blend, and ALS beside a rival.
 * `KINDS=als,slim` measures some, with `BLEND=1` the blend, too.
 */
export async function bench(): Promise<void> {
  const data = syntheticLog(size, 1)
  const wanted = process.env['KINDS']?.split(',') ?? [...kinds.keys()]
  const rows: Record<string, Record<string, string>> = {}
  for (const name of wanted) {
    const kind = kinds.get(name)
    if (!kind) throw new RangeError(`No kind ${name}: there are ${[...kinds.keys()].join(', ')}`)
    const { seconds, bytes } = kind.cost(data, kind.defaults)
    const isDear = seconds > most.seconds || bytes / 1e6 > most.megabytes
    const measured = isDear ? null : await fitApart(name)
    if (measured) console.log(`${name}: ${measured.cpuSeconds.toFixed(1)} s of the processor`)
    rows[name] = {
      seconds: measured ? measured.seconds.toFixed(1) : 'left out',
      'CPU s': measured ? measured.cpuSeconds.toFixed(1) : '',
      'estimated s': seconds.toFixed(1),
      MB: measured ? measured.megabytes.toFixed(0) : 'left out',
      'estimated MB': (bytes / 1e6).toFixed(0),
      'ms a shopper': measured ? measured.scoreMs.toFixed(2) : '',
    }
  }
  console.log(
    `\nOne fit at default settings, ${data.columns.length} deeds of ${size.users} users with ${size.items} items; MB are the peak less what the process had before`,
  )
  console.table(rows)
  if (!process.env['KINDS'] || process.env['BLEND']) scoreBlend(data)
  await besideImplicit(data)
}

/** What `auto` often ends with: a blend of three. */
const blended = ['order-aware', 'als', 'gf-cf'] as const

/** Prints the time in which a blend scores all items for one shopper, beside that of its parts. */
function scoreBlend(data: Interactions): void {
  const parts = blended.map((name) => {
    const kind = kinds.get(name)!
    return { model: kind.fit(data, kind.defaults, { seed: 1 }), weight: 1 }
  })
  const rows: Record<string, Record<string, string>> = {}
  blended.forEach((name, at) => (rows[name] = scored(parts[at]!.model, data)))
  rows[`blend of ${blended.join(', ')}`] = scored(blend(parts, data.items.length), data)
  console.log(`\nAll ${size.items} items scored for one shopper, ms`)
  console.table(rows)
}

const scored = (model: Recommender, data: Interactions): Record<string, string> => {
  const sorted = scoreTimes(model, data).sort((a, b) => a - b)
  return {
    p50: medianOf(sorted).toFixed(2),
    p99: sorted[Math.floor(sorted.length * 0.99)]!.toFixed(2),
  }
}

function scoreTimes(model: Recommender, data: Interactions): number[] {
  const into = new Float64Array(data.items.length)
  return Array.from({ length: 200 }, (_, u) => {
    const from = performance.now()
    model.score(historyOf(data, u % data.users.length), into)
    return performance.now() - from
  })
}

async function fitApart(name: string): Promise<Measured> {
  const code = `const { fitHere } = await import(${JSON.stringify(import.meta.url)}); fitHere(${JSON.stringify(name)})`
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    code,
  ])
  return JSON.parse(stdout) as Measured
}

/** Fits one kind in this process, and prints what it took as JSON. */
export function fitHere(name: string): void {
  const data = syntheticLog(size, 1)
  const kind = kinds.get(name)!
  const before = process.memoryUsage().rss
  const start = performance.now()
  const atStart = process.cpuUsage()
  const model = kind.fit(data, kind.defaults, { seed: 1 })
  const seconds = (performance.now() - start) / 1000
  const cpu = process.cpuUsage(atStart)
  const cpuSeconds = (cpu.user + cpu.system) / 1e6
  const megabytes = (process.resourceUsage().maxRSS * 1024 - before) / 1e6
  const scoreMs = medianOf(scoreTimes(model, data))
  const measured: Measured = { seconds, cpuSeconds, megabytes, scoreMs }
  console.log(JSON.stringify(measured))
}
