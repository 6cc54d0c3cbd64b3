import { startStandIn } from './web-stand-in.ts'

export interface RunningShop {
  /** Ends without a slash. */
  readonly base: string
  /** The stand-in obeys scripted words such as "slow"; the real shop does not. */
  readonly isStandIn: boolean
  close(): Promise<void>
}

/** The shop that the browser tests visit: the one at AISLE_TEST_URL, else the stand-in. */
export async function startShop(): Promise<RunningShop> {
  const url = process.env['AISLE_TEST_URL']
  if (url) return { base: url.replace(/\/$/, ''), isStandIn: false, close: async () => {} }
  return { ...(await startStandIn()), isStandIn: true }
}
