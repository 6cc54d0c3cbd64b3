import type { Interaction } from '../../src/recommend/interactions.ts'

/**
 * Two blocks of users and items: each user of a block has all its items but one, another from user to
 * user. What a model should put first is that one.
 */
export function twoBlocks(size: number): { rows: Interaction[]; missing: Map<string, string> } {
  const rows: Interaction[] = []
  const missing = new Map<string, string>()
  for (const block of ['a', 'b'])
    for (let u = 0; u < size; u++)
      for (let i = 0; i < size; i++) {
        const [user, item] = [`${block}-user-${u}`, `${block}-item-${i}`]
        if (u === i) missing.set(user, item)
        else rows.push({ user, item })
      }
  return { rows, missing }
}
