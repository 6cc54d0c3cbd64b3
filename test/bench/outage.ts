import { openShop } from '../support/attack.ts'
import { medianOf, quantileOf } from './measure.ts'

const seconds = Number(process.env['SECONDS'] ?? 60)
const turnsPerSecond = 20

const asks = [
  'quiet dishwasher under 600',
  'a light laptop for university',
  '推荐一台适合五口之家的冰箱',
  'my walls are damp',
  'how long is delivery?',
]

/** The model goes down under steady load (open loop): how turns are answered, and how often it is called. */
export async function bench(): Promise<void> {
  const shop = await openShop()
  try {
    await (await shop.talk()).say(asks[0]!)
    await shop.model.close()
    const times: number[] = []
    let grounded = 0
    let failed = 0
    const turn = async (n: number): Promise<void> => {
      const startedAt = performance.now()
      try {
        const reply = await (await shop.talk()).say(asks[n % asks.length]!)
        times.push(performance.now() - startedAt)
        if (reply.products.length > 0 || reply.act === 'policy') grounded++
      } catch {
        failed++
      }
    }
    const running: Promise<void>[] = []
    const startedAt = performance.now()
    for (let n = 0; n < seconds * turnsPerSecond; n++) {
      const due = startedAt + (n * 1000) / turnsPerSecond
      const wait = due - performance.now()
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      running.push(turn(n))
    }
    await Promise.all(running)
    const metrics = await (await fetch(`${shop.url}/metrics`)).text()
    const calls = [...metrics.matchAll(/^model_call_seconds_count\{(.*)\} (\d+)$/gm)]
      .filter(([, labels]) => !/outcome="(?:open|ok)"/.test(labels!))
      .reduce((sum, [, , count]) => sum + Number(count), 0)
    console.log(
      `\nModel down for ${seconds} s, ${turnsPerSecond} turns a second, each a new conversation`,
    )
    console.table([
      {
        turns: seconds * turnsPerSecond,
        'answered from the shop': `${((100 * grounded) / (seconds * turnsPerSecond)).toFixed(2)} %`,
        failed,
        'p50 ms': medianOf(times).toFixed(1),
        'p95 ms': quantileOf(times, 0.95).toFixed(1),
        'calls of the dead host a minute': ((calls * 60) / seconds).toFixed(1),
      },
    ])
  } finally {
    await shop.close().catch(() => undefined)
  }
}
