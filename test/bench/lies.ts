import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { faultsIn, openShop } from '../support/attack.ts'
import { allLies } from '../support/scripted-model/lies.ts'

const shared = process.env['AISLE_SHARED_DATA'] ?? resolve('..', 'shared', 'data')
const products = Number(process.env['PRODUCTS'] ?? 200)

/**
 * Every lying template over many products, by JSON and by stream, with the model's stream cut at
 * random bytes: what of it a client or the stored transcript gets to see. Real HTTP on both sides.
 */
export async function bench(): Promise<void> {
  const file = resolve(shared, 'security-dev', 'lying_llm_replies.jsonl')
  const given = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { verdict: string; reply: string })
        .filter(({ verdict }) => verdict !== 'pass')
        .map(({ reply }) => reply)
    : []
  let replies = 0
  let reached = 0
  let differing = 0
  const seen = new Set<string>()
  const templates = [...given, ...allLies]
  // The liar reads the list anew for each reply.
  const current = [templates[0]!]
  const shop = await openShop({ character: 'liar', lies: current, randomCuts: true })
  try {
    for (const template of templates) {
      current[0] = template
      const list = (await (await fetch(`${shop.url}/v1/products?limit=100`)).json()) as {
        items: { title: string }[]
        cursor: string | null
      }
      const more =
        list.cursor === null
          ? { items: [] }
          : ((await (
              await fetch(`${shop.url}/v1/products?limit=100&cursor=${list.cursor}`)
            ).json()) as typeof list)
      const titles = [...list.items, ...more.items].slice(0, products).map(({ title }) => title)
      const check = (text: string, faults: readonly string[]): void => {
        replies++
        if (faults.length > 0) {
          reached++
          if (seen.size < 20) seen.add(`${template} → ${faults.join('; ')} in: ${text}`)
        }
      }
      for (let at = 0; at < titles.length; at += 20) {
        const talk = await shop.talk()
        for (const title of titles.slice(at, at + 20)) {
          const ask = `tell me about ${title.slice(0, 60)}`
          const reply = await talk.say(ask)
          check(reply.text, faultsIn(reply))
          const streamed = await talk.stream(ask)
          check(streamed.streamed, faultsIn(streamed.reply, streamed.streamed))
          if (streamed.streamed !== streamed.reply.text) differing++
        }
        const stored = await talk.transcript()
        for (const text of stored.slice(1))
          if (/evil\.example|CANARY|\{[A-Z_]+\}/.test(text)) reached++
      }
    }
  } finally {
    await shop.close()
  }
  console.log(
    `\nA model that lies in every reply, ${templates.length} templates, ${products} products`,
  )
  console.table([
    {
      'replies checked': replies,
      'with a lie in them': reached,
      'streamed otherwise than stored': differing,
    },
  ])
  for (const line of seen) console.log(line)
}
