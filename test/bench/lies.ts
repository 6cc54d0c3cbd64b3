import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openStorage } from '../../src/storage/open-storage.ts'
import { faultsIn, openShop, type ShopUnderAttack } from '../support/attack.ts'
import { deliver, openReceiver, secret, type Receiver } from '../support/bots.ts'
import { allLies } from '../support/scripted-model/lies.ts'

const shared = process.env['AISLE_SHARED_DATA'] ?? join('..', 'shared', 'data')
const products = Number(process.env['PRODUCTS'] ?? 200)

/** Messages of one conversation. */
const talkLength = 20

/** What came by one way to a client. */
interface Way {
  replies: number
  /** Replies with a lie in them, in what the client shows. */
  lies: number
  /** Replies that say something else than what is stored. */
  differing: number
  /** Stored texts with a lie in them. */
  storedLies: number
}

/**
 * Every lying template over many products, by JSON, by stream and by webhook, with the model's stream
 * cut at random bytes: what of it a client or the stored transcript gets to see. Real HTTP on all
 * sides, the bot's included.
 */
export async function bench(): Promise<void> {
  const ways = { JSON: createWay(), stream: createWay(), webhook: createWay() }
  const seen = new Set<string>()
  const templates = [...readTemplates(), ...allLies]
  // The liar reads the list anew for each reply.
  const current = [templates[0]!]
  const receiver = await openReceiver()
  const shop = await openShop(
    { character: 'liar', lies: current, randomCuts: true },
    {
      AISLE_BOT_SECRETS: secret,
      AISLE_WEBHOOK_URL: receiver.url,
      AISLE_WEBHOOK_PRIVATE: 'true',
    },
  )
  const storage = await openStorage(shop.dataDir, { readonly: true })
  const check = (way: Way, text: string, faults: readonly string[]): void => {
    way.replies++
    if (faults.length === 0) return
    way.lies++
    if (seen.size < 20) seen.add(`${current[0]} → ${faults.join('; ')} in: ${text}`)
  }
  const checkStored = (way: Way, texts: readonly string[]): void => {
    for (const text of texts) if (/evil\.example|CANARY|\{[A-Z_]+\}/.test(text)) way.storedLies++
  }
  try {
    const titles = await titlesOf(shop)
    for (const [number, template] of templates.entries()) {
      current[0] = template
      for (let at = 0; at < titles.length; at += talkLength) {
        const questions = titles
          .slice(at, at + talkLength)
          .map((title) => `tell me about ${title.slice(0, 60)}`)
        const talk = await shop.talk()
        for (const question of questions) {
          const reply = await talk.say(question)
          check(ways.JSON, reply.text, faultsIn(reply))
          const streamed = await talk.stream(question)
          check(ways.stream, streamed.streamed, faultsIn(streamed.reply, streamed.streamed))
          if (streamed.streamed !== streamed.reply.text) ways.stream.differing++
        }
        checkStored(ways.JSON, (await talk.transcript()).slice(1))

        const sender = `sender-${number}-${at}`
        const events = await askAsBot(shop, receiver, sender, questions)
        const { conversationId } = events[0]!.data
        const stored = (await storage.conversations.transcript(conversationId))
          .filter(({ role }) => role === 'assistant')
          .map(({ text }) => text)
        checkStored(ways.webhook, stored)
        for (const [place, { data }] of events.entries()) {
          if (!('reply' in data)) throw new Error(`not answered: ${data.problem.detail}`)
          const shown = `${data.reply.text}\n${data.text}`
          check(ways.webhook, data.text, faultsIn(data.reply, shown))
          if (data.reply.text !== stored[place]) ways.webhook.differing++
        }
      }
    }
  } finally {
    await storage.close()
    await shop.close()
    await receiver.close()
  }
  console.log(
    `\nA model that lies in every reply, ${templates.length} templates, ${products} products`,
  )
  console.table(
    Object.fromEntries(
      Object.entries(ways).map(([name, { replies, lies, differing, storedLies }]) => [
        name,
        {
          'replies checked': replies,
          'with a lie in them': lies,
          'other than stored': differing,
          'stored with a lie': storedLies,
        },
      ]),
    ),
  )
  for (const line of seen) console.log(line)
}

const createWay = (): Way => ({ replies: 0, lies: 0, differing: 0, storedLies: 0 })

/** The lying replies of the shared data that are to be caught; none where there is no such data. */
function readTemplates(): string[] {
  const file = join(shared, 'security-dev', 'lying_llm_replies.jsonl')
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { verdict: string; reply: string })
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ reply }) => reply)
}

async function titlesOf({ url }: ShopUnderAttack): Promise<string[]> {
  const titles: string[] = []
  let cursor: string | null = ''
  while (cursor !== null && titles.length < products) {
    const page = await fetch(`${url}/v1/products?limit=100&cursor=${cursor}`)
    const list = (await page.json()) as { items: { title: string }[]; cursor: string | null }
    titles.push(...list.items.map(({ title }) => title))
    cursor = list.cursor
  }
  return titles.slice(0, products)
}

/** Asks as the bot of one sender, and gives what comes by webhook, in order. */
async function askAsBot(
  { url }: ShopUnderAttack,
  receiver: Receiver,
  sender: string,
  questions: readonly string[],
) {
  const before = receiver.received.length
  const isComplete = new Promise<void>((resolve) => {
    receiver.answer = (response) => {
      response.writeHead(204).end()
      if (receiver.received.length === before + questions.length) resolve()
    }
  })
  for (const text of questions) {
    const answer = await deliver(url, { sender, text })
    if (answer.status !== 202) throw new Error(`refused: ${answer.status} ${await answer.text()}`)
  }
  await isComplete
  const received = receiver.received.splice(before)
  if (received.some(({ isSigned }) => !isSigned)) throw new Error('a webhook was not signed')
  return received.map(({ event }) => event)
}
