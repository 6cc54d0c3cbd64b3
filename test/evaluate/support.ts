import type { Catalogue } from '../../src/domain/catalogue.ts'
import type { Reply } from '../../src/domain/reply.ts'
import type { Moment } from '../../src/evaluate/checks.ts'

/** A reply that says little and breaks nothing; `parts` replace what a test is about. */
export const replyWith = (parts: Partial<Reply> = {}): Reply => ({
  id: 'r1',
  conversationId: 'c1',
  locale: 'en',
  act: 'chitchat',
  text: 'You are welcome.',
  products: [],
  comparison: null,
  claims: [],
  suggestions: [],
  need: null,
  question: null,
  handover: null,
  engine: { understanding: 'offline', composition: 'offline', degraded: false },
  timingsMs: { understand: 1, retrieve: 1, rank: 1, compose: 1 },
  ...parts,
})

export const momentOf = (
  catalogue: Catalogue,
  reply: Partial<Reply>,
  earlier: readonly Partial<Reply>[] = [],
): Moment => ({
  said: 'thanks',
  locale: 'en',
  reply: replyWith(reply),
  earlier: earlier.map(replyWith),
  catalogue,
})
