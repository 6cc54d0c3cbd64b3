import type { Cost } from './model.ts'

/** What one fit may cost where nobody says. */
export const mostCost: Cost = { seconds: 120, bytes: 1.5e9 }

export const isWithin = ({ seconds, bytes }: Cost, most: Cost): boolean =>
  seconds <= most.seconds && bytes <= most.bytes
