/**
 * Seeded randomness. Two kinds: `keyed` draws depend only on (seed, key), so that fixing one spec
 * of a product never moves another; `stream` is an ordinary sequence for simulations.
 * The same seed gives the same bytes on every machine: integers only, no Math.random, no clock.
 */

/** FNV-1a with a final avalanche. @param {string} text @returns {number} unsigned 32 bits */
export function hash32(text) {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * @typedef {object} Keyed
 * @property {(key: string) => number} at uniform in [0, 1)
 * @property {(key: string, p: number) => boolean} chance
 * @property {<T>(key: string, list: readonly T[]) => T} pick
 * @property {(key: string, from: number, to: number) => number} between
 * @property {(key: string, sd: number) => number} noise about normal, mean 0, at most ±3 sd
 */

/** @param {string} seed @returns {Keyed} */
export function keyed(seed) {
  const at = (key) => hash32(`${seed}\u0001${key}`) / 4294967296
  return {
    at,
    chance: (key, p) => at(key) < p,
    pick: (key, list) => list[Math.floor(at(key) * list.length)],
    between: (key, from, to) => from + (to - from) * at(key),
    noise: (key, sd) =>
      (at(key + '1') + at(key + '2') + at(key + '3') + at(key + '4') - 2) * 1.732 * sd,
  }
}

/**
 * A sequence (mulberry32).
 * @param {string} seed
 */
export function stream(seed) {
  let a = hash32(seed)
  const next = () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    /** @param {number} p */
    chance: (p) => next() < p,
    /** whole number, both ends included @param {number} from @param {number} to */
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    /** @template T @param {readonly T[]} list @returns {T} */
    pick: (list) => list[Math.floor(next() * list.length)],
    /** about normal @param {number} mean @param {number} sd */
    normal: (mean, sd) => mean + (next() + next() + next() + next() - 2) * 1.732 * sd,
    /** index drawn in proportion to `weights` @param {readonly number[]} weights */
    weighted(weights) {
      let total = 0
      for (const weight of weights) total += weight
      let left = next() * total
      for (let i = 0; i < weights.length; i++) {
        left -= weights[i]
        if (left < 0) return i
      }
      return weights.length - 1
    },
    /** new list in random order @template T @param {readonly T[]} list */
    shuffled(list) {
      const out = [...list]
      for (let i = out.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1))
        ;[out[i], out[j]] = [out[j], out[i]]
      }
      return out
    },
  }
}

/**
 * Resolves `{a|b|c}` alternatives, innermost first; a `{word}` without a bar is left alone.
 * @param {string} text @param {(n: number) => number} choose index below n
 */
export function spin(text, choose) {
  let out = text
  for (;;) {
    const match = /\{([^{}]*\|[^{}]*)\}/.exec(out)
    if (!match) return out
    const options = match[1].split('|')
    out =
      out.slice(0, match.index) +
      options[choose(options.length)] +
      out.slice(match.index + match[0].length)
  }
}
