import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyNeed } from '../../src/domain/need.ts'
import type { ConversationState } from '../../src/domain/conversation.ts'
import { noChoice } from '../../src/domain/profile.ts'
import type { Product, Review } from '../../src/domain/product.ts'
import type { Reply } from '../../src/domain/reply.ts'
import type { Storage } from '../../src/storage/open-storage.ts'

const state: ConversationState = {
  need: emptyNeed,
  parkedNeeds: {},
  shown: [],
  seen: [],
  focus: [],
  asked: [],
  openQuestion: null,
  offer: null,
  misses: 0,
  history: [],
  owned: [],
  ownedKinds: [],
  parkedAsked: {},
  makers: [],
  pageSku: null,
  cart: [],
  task: null,
}

const reply = (id: string, text = 'Two fit.'): Reply => ({
  id,
  conversationId: 'c1',
  locale: 'en',
  act: 'recommend',
  text,
  products: [],
  comparison: null,
  claims: [],
  suggestions: [],
  need: null,
  question: null,
  handover: null,
  engine: { understanding: 'offline', composition: 'offline', degraded: false },
  timingsMs: { understand: 1, retrieve: 1, rank: 1, compose: 1 },
})

const conversation = {
  id: 'c1',
  tokenHash: 'hash',
  shopperId: 'ann',
  channel: 'web',
  locale: 'en',
  status: 'assistant',
  state,
  page: { sku: 'A1' },
} as const

const event = (eventId: string, shopperId = 'ann') => ({
  eventId,
  shopperId,
  type: 'view' as const,
  sku: 'A1',
  value: 1.5,
  occurredAt: '2026-11-24T14:00:00+02:00',
})

const product = (sku: string, priceMinor = 100): Product => ({
  sku,
  title: { en: `Kettle ${sku}`, zh: '水壶' },
  brand: 'Bonvero',
  category: 'kettle',
  description: null,
  priceMinor,
  currency: 'USD',
  availability: 'in_stock',
  rating: null,
  specs: { power: 2200, keepWarm: true, colour: null },
  url: `/products/${sku}`,
  image: null,
})

const review = (id: string, sku: string): Review => ({
  id,
  sku,
  rating: 4,
  locale: 'en',
  text: 'Boils fast.',
  writtenOn: '2026-01-02',
})

const content = (skus: readonly string[]) => ({
  currency: 'USD',
  products: skus.map((sku) => product(sku)),
  reviews: skus.map((sku) => review(`r-${sku}`, sku)),
  discovered: { categories: [], attributes: [] },
})

/** What every storage promises. Each dialect runs it; `reopen` closes and opens the same data. */
export function describeStorage(
  name: string,
  open: () => Promise<{ storage: Storage; reopen: () => Promise<Storage>; remove: () => void }>,
): void {
  describe(`Storage: ${name}`, () => {
    let storage: Storage
    let reopen: () => Promise<Storage>
    let remove: () => void

    beforeEach(async () => {
      ;({ storage, reopen, remove } = await open())
    })
    afterEach(async () => {
      await storage.close()
      remove()
    })

    describe('conversations', () => {
      beforeEach(() => storage.conversations.create(conversation))

      it('finds what was created, also after a restart', async () => {
        storage = await reopen()
        expect(await storage.conversations.find('c1')).toMatchObject(conversation)
        expect(await storage.conversations.find('c2')).toBeUndefined()
      })

      it('keeps messages in order and replies as they were shown', async () => {
        const first = await storage.conversations.receive('c1', { text: 'a kettle' })
        await storage.conversations.answer('c1', {
          answers: first.seq,
          reply: reply('r1'),
          state: { ...state, shown: ['A1'] },
        })
        await storage.conversations.receive('c1', { text: 'cheaper' })
        const messages = await storage.conversations.transcript('c1')
        expect(messages.map(({ seq, role, text }) => [seq, role, text])).toEqual([
          [1, 'shopper', 'a kettle'],
          [2, 'assistant', 'Two fit.'],
          [3, 'shopper', 'cheaper'],
        ])
        expect(messages[1]?.reply).toEqual(reply('r1'))
        expect((await storage.conversations.find('c1'))?.state.shown).toEqual(['A1'])
      })

      it('answers a repeated clientMessageId from what is stored', async () => {
        const message = { text: 'a kettle', clientMessageId: 'm1' }
        const first = await storage.conversations.receive('c1', message)
        expect(first).toEqual({ kind: 'new', seq: 1 })
        expect(await storage.conversations.receive('c1', message)).toEqual({
          kind: 'unanswered',
          seq: 1,
          text: 'a kettle',
        })
        await storage.conversations.answer('c1', { answers: 1, reply: reply('r1'), state })
        expect(await storage.conversations.receive('c1', message)).toEqual({
          kind: 'answered',
          seq: 1,
          reply: reply('r1'),
        })
        expect(await storage.conversations.transcript('c1')).toHaveLength(2)
      })

      it('answers a message once: the second reply gives way to the first', async () => {
        const { seq } = await storage.conversations.receive('c1', { text: 'a kettle' })
        await storage.conversations.answer('c1', { answers: seq, reply: reply('r1'), state })
        const kept = await storage.conversations.answer('c1', {
          answers: seq,
          reply: reply('r2', 'Other.'),
          state,
        })
        expect(kept.id).toBe('r1')
        expect(await storage.conversations.transcript('c1')).toHaveLength(2)
      })

      it('keeps any text to the character, NUL and lone surrogates included', async () => {
        const text = 'a\u0000b 👍🏽 e\u0301 \u202E \uD800 \uFFFD'
        await storage.conversations.receive('c1', { text, clientMessageId: 'odd\u0000id' })
        storage = await reopen()
        expect((await storage.conversations.transcript('c1'))[0]?.text).toBe(text)
        const again = await storage.conversations.receive('c1', {
          text,
          clientMessageId: 'odd\u0000id',
        })
        expect(again.kind).toBe('unanswered')
      })

      it('numbers messages that arrive at once without a gap', async () => {
        await Promise.all(
          Array.from({ length: 20 }, (_, i) =>
            storage.conversations.receive('c1', { text: `m${i}` }),
          ),
        )
        const messages = await storage.conversations.transcript('c1')
        expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, i) => i + 1))
      })

      it('refuses messages for a conversation that is not there', async () => {
        await expect(storage.conversations.receive('c2', { text: 'x' })).rejects.toMatchObject({
          code: 'CONVERSATION_NOT_FOUND',
        })
      })

      it('takes feedback on its own replies only, the last word counting', async () => {
        await storage.conversations.answer('c1', { answers: null, reply: reply('r1'), state })
        await storage.conversations.rate('c1', { replyId: 'r1', rating: 'up' })
        await storage.conversations.rate('c1', { replyId: 'r1', rating: 'down', comment: 'no' })
        await expect(
          storage.conversations.rate('c1', { replyId: 'r2', rating: 'up' }),
        ).rejects.toMatchObject({ code: 'REPLY_NOT_FOUND' })
      })

      describe('a note for the person who takes over', () => {
        const note = (replyId: string, summary: string | null = null) => ({
          replyId,
          locale: 'en' as const,
          facts: ['Wants: kettles.'],
          summary,
        })
        const handOver = async (replyId: string): Promise<void> => {
          const { seq } = await storage.conversations.receive('c1', { text: 'a person please' })
          await storage.conversations.answer('c1', {
            answers: seq,
            reply: reply(replyId),
            state,
            status: 'waiting',
            note: note(replyId),
          })
        }
        const kept = async () => (await storage.conversations.find('c1'))?.note

        it('is stored with the reply and stays while others follow, also after a restart', async () => {
          expect(await kept()).toBeNull()
          await handOver('r1')
          await storage.conversations.answer('c1', { answers: null, reply: reply('r2'), state })
          storage = await reopen()
          expect(await kept()).toEqual(note('r1'))
        })

        it('gives way to a better one for the same reply, and only for that', async () => {
          await handOver('r1')
          await storage.conversations.improveNote('c1', note('r1', 'In a hurry.'))
          expect(await kept()).toEqual(note('r1', 'In a hurry.'))
          await handOver('r2')
          await storage.conversations.improveNote('c1', note('r1', 'Late.'))
          expect(await kept()).toEqual(note('r2'))
        })

        it('is not brought back for a conversation that was erased', async () => {
          await handOver('r1')
          await storage.conversations.erase('c1')
          await storage.conversations.improveNote('c1', note('r1', 'Late.'))
          expect(await storage.conversations.find('c1')).toBeUndefined()
        })
      })

      it('erases a conversation with everything in it', async () => {
        await storage.conversations.receive('c1', { text: 'a secret' })
        await storage.conversations.erase('c1')
        await storage.conversations.erase('c1')
        expect(await storage.conversations.find('c1')).toBeUndefined()
        expect(await storage.conversations.transcript('c1')).toEqual([])
        expect(await storage.conversations.ofShopper('ann')).toEqual([])
      })
    })

    describe('what bots deliver', () => {
      const delivery = {
        id: 'in_1',
        bodyHash: 'hash',
        channel: 'sms',
        thread: null,
        sender: 'ann',
        text: 'a kettle',
        isWaited: false,
        startNew: false,
        quietMs: Infinity,
      }
      const begin = (): typeof conversation => conversation
      const letter = (seq: number) => ({
        id: `msg_${seq}`,
        conversationId: 'c1',
        seq,
        body: '{}',
      })
      const late = '2999-01-01T00:00:00.000Z'

      it('is stored once for its id, with conversation and message, also after a restart', async () => {
        const accepted = await storage.botDeliveries.accept(delivery, begin)
        expect(accepted).toMatchObject({ conversationId: 'c1', seq: 1, state: 'accepted' })
        storage = await reopen()
        const again = { ...delivery, bodyHash: 'other', text: 'other', isWaited: true }
        expect(await storage.botDeliveries.accept(again, begin)).toEqual(accepted)
        expect(await storage.conversations.transcript('c1')).toHaveLength(1)
        expect(await storage.botDeliveries.unanswered()).toEqual(['c1'])
      })

      it('is answered oldest first, each once, and leaves one letter', async () => {
        for (const id of ['in_1', 'in_2'])
          await storage.botDeliveries.accept({ ...delivery, id }, begin)
        const first = (await storage.botDeliveries.nextAccepted('c1'))!
        expect(first.id).toBe('in_1')
        for (let count = 0; count < 2; count++)
          await storage.botDeliveries.settle('in_1', 'answered', letter(first.seq))
        expect((await storage.botDeliveries.nextAccepted('c1'))?.id).toBe('in_2')
        expect(await storage.letters.list('pending')).toMatchObject([letter(1)])
      })

      it('has its letters given out in order, and waits with them together', async () => {
        for (const id of ['in_1', 'in_2']) {
          const { seq } = await storage.botDeliveries.accept({ ...delivery, id }, begin)
          await storage.botDeliveries.settle(id, 'answered', letter(seq))
        }
        const [first] = await storage.letters.due(late, 9)
        expect(await storage.letters.due(late, 9)).toMatchObject([letter(1)])
        await storage.letters.postpone(first!, late, 'it failed')
        storage = await reopen()
        expect(await storage.letters.due('2998-01-01T00:00:00.000Z', 9)).toEqual([])
        expect(await storage.letters.nextDueAfter('2998-01-01T00:00:00.000Z')).toBe(late)
        expect(await storage.letters.due(late, 9)).toMatchObject([{ attempts: 1 }])
        await storage.letters.bury(first!, late, 'given up')
        expect(await storage.letters.due(late, 9)).toMatchObject([letter(2)])
        expect(await storage.letters.replay(late)).toBe(1)
        expect(await storage.letters.list('dead')).toEqual([])
      })
    })

    describe('events', () => {
      it('stores each id once, whatever comes together', async () => {
        const [first, second] = await Promise.all([
          storage.events.record([event('e1'), event('e2')]),
          storage.events.record([event('e2'), event('e3')]),
        ])
        expect(first).toEqual({ accepted: 2, duplicates: 0 })
        expect(second).toEqual({ accepted: 1, duplicates: 1 })
        storage = await reopen()
        expect(await storage.events.record([event('e1')])).toEqual({ accepted: 0, duplicates: 1 })
        expect(await storage.events.ofShopper('ann')).toHaveLength(3)
      })

      it('counts an id that stands twice in one batch as a duplicate', async () => {
        expect(await storage.events.record([event('e1'), event('e1')])).toEqual({
          accepted: 1,
          duplicates: 1,
        })
      })

      it('gives events back with the moment in UTC', async () => {
        await storage.events.record([event('e1')])
        expect(await storage.events.ofShopper('ann')).toEqual([
          { ...event('e1'), occurredAt: '2026-11-24T12:00:00.000Z' },
        ])
      })

      it('reads all events in slices and forgets a shopper', async () => {
        const many = Array.from({ length: 12_000 }, (_, i) =>
          event(`e${i}`, i % 2 === 0 ? 'ann' : 'bob'),
        )
        await storage.events.record(many)
        await storage.events.eraseShopper('ann')
        let left = 0
        for await (const slice of storage.events.all()) left += slice.length
        expect(left).toBe(6000)
        expect(await storage.events.count()).toBe(6000)
        expect(await storage.events.ofShopper('ann')).toEqual([])
      })
    })

    describe('shoppers', () => {
      it('decide nothing, then something, which a restart finds', async () => {
        expect(await storage.shoppers.choice('ann')).toEqual(noChoice)
        await storage.shoppers.choose('ann', ({ corrections }) => ({
          isPersonalised: false,
          corrections: [...corrections, { key: 'brand:Bonvero', action: 'avoid' }],
        }))
        storage = await reopen()
        expect(await storage.shoppers.choice('ann')).toEqual({
          isPersonalised: false,
          corrections: [{ key: 'brand:Bonvero', action: 'avoid' }],
        })
        expect(await storage.shoppers.withoutLearning()).toEqual(new Set(['ann']))
      })

      it('decide one after the other, however they come', async () => {
        await Promise.all(
          Array.from({ length: 20 }, (_, n) =>
            storage.shoppers.choose('ann', ({ corrections }) => ({
              isPersonalised: true,
              corrections: [...corrections, { key: `brand:${n}`, action: 'forget' }],
            })),
          ),
        )
        expect((await storage.shoppers.choice('ann')).corrections).toHaveLength(20)
      })

      it('are erased with all that is theirs, and nobody else is', async () => {
        await storage.conversations.create({ ...conversation, isProved: true })
        await storage.conversations.create({ ...conversation, id: 'c2', shopperId: 'bob' })
        await storage.conversations.answer('c1', { answers: null, reply: reply('r1'), state })
        await storage.conversations.rate('c1', { replyId: 'r1', rating: 'down', comment: 'no' })
        expect(await storage.shoppers.feedback('ann')).toMatchObject([{ comment: 'no' }])
        // Not waited for: what was sent before the erasure must not come back after it.
        const sent = storage.events.record([event('e1'), event('e2', 'bob')])
        expect(await storage.shoppers.erase('ann')).toEqual({ conversations: ['c1'], events: 1 })
        await sent
        expect(await storage.conversations.ofShopper('ann')).toEqual([])
        expect(await storage.events.ofShopper('ann')).toEqual([])
        expect(await storage.shoppers.feedback('ann')).toEqual([])
        expect(await storage.conversations.ofShopper('bob')).toHaveLength(1)
        expect(await storage.events.ofShopper('bob')).toHaveLength(1)
        expect(await storage.shoppers.erase('ann')).toEqual({ conversations: [], events: 0 })
      })

      it('are proved in a conversation or not', async () => {
        await storage.conversations.create({ ...conversation, isProved: true })
        await storage.conversations.create({ ...conversation, id: 'c2' })
        storage = await reopen()
        expect((await storage.conversations.find('c1'))?.isProved).toBe(true)
        expect((await storage.conversations.find('c2'))?.isProved).toBe(false)
      })
    })

    describe('the catalogue', () => {
      it('is undefined before the first import', async () => {
        expect(await storage.catalogues.summary()).toBeUndefined()
        expect(await storage.catalogues.read()).toBeUndefined()
      })

      it('comes back whole and in order', async () => {
        const skus = Array.from({ length: 1234 }, (_, i) => `A${i}`)
        await storage.catalogues.replace(content(skus), { origin: 'own' })
        storage = await reopen()
        const stored = await storage.catalogues.read()
        expect(stored?.products).toEqual(content(skus).products)
        expect(stored?.reviews).toEqual(content(skus).reviews)
        expect(stored?.summary).toMatchObject({ generation: 1, products: 1234, origin: 'own' })
      })

      it('has equal versions for equal content and other ones otherwise', async () => {
        const first = await storage.catalogues.replace(content(['A', 'B']), { origin: 'own' })
        const other = await storage.catalogues.replace(content(['A']), { origin: 'own' })
        const again = await storage.catalogues.replace(content(['A', 'B']), { origin: 'own' })
        expect(again.version).toBe(first.version)
        expect(again.generation).toBe(3)
        expect(other.version).not.toBe(first.version)
      })

      it('stays as it was when a new one cannot be written', async () => {
        const before = await storage.catalogues.replace(content(['A']), { origin: 'own' })
        const broken = content(['B'])
        const cyclic = product('C')
        Object.assign(cyclic, { title: cyclic })
        await expect(
          storage.catalogues.replace(
            { ...broken, products: [...broken.products, cyclic] },
            { origin: 'own' },
          ),
        ).rejects.toThrow()
        expect(await storage.catalogues.summary()).toEqual(before)
        expect((await storage.catalogues.read())?.products).toEqual([product('A')])
      })
    })
  })
}
