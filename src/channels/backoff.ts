const firstWaitMs = 5_000
const longestWaitMs = 8 * 60 * 60 * 1000

/**
 * Milliseconds until a letter is tried again after `attempts` in vain: 5 s, tripled each time, at
 * most 8 h, less up to a half by chance, so that many letters do not come back at the same moment.
 *
 * @param random from 0 to 1.
 */
export const waitAfter = (attempts: number, random: number): number =>
  Math.round(Math.min(longestWaitMs, firstWaitMs * 3 ** (attempts - 1)) * (1 - random / 2))
