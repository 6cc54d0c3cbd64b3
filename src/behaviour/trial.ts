import type { ShopperChoices } from '../domain/profile.ts'
import { noLeanings, type Taste } from '../domain/taste.ts'
import type { Trial, Way } from '../rank/trial.ts'
import { assign, type Experiment } from '../recommend/experiment/assign.ts'
import type { Exposures } from '../storage/exposures.ts'

/** What an arm may be: no deed orders goods; the model learnt at start; the ranker in use. */
export const wayNames = ['plain', 'start', 'used'] as const
export type WayName = (typeof wayNames)[number]

/** Shoppers remembered as noted, so that the store is not asked with each turn. */
const mostRemembered = 100_000

export interface TrialOptions {
  readonly exposures: Pick<Exposures, 'note'>
  readonly choices: ShopperChoices
  readonly ways: Readonly<Record<WayName, Way>>
  readonly onError: (error: unknown) => void
}

/**
 * Deals shoppers into the arms of an experiment, and notes who was shown a ranking. Who wants nothing
 * learnt takes no part. @param experiment its arms are of {@link wayNames}.
 */
export function createTrial(
  experiment: Experiment,
  { exposures, choices, ways, onError }: TrialOptions,
): Trial {
  const noted = new Set<string>()
  return {
    wayFor: (shopperId) => ways[assign(experiment, shopperId) as WayName],
    async noteShown(shopperId) {
      if (noted.has(shopperId)) return
      try {
        const { isPersonalised } = await choices.choice(shopperId)
        if (!isPersonalised) return
        await exposures.note(experiment.name, shopperId, assign(experiment, shopperId))
        if (noted.size >= mostRemembered) noted.clear()
        noted.add(shopperId)
      } catch (error) {
        onError(error)
      }
    },
  }
}

/** The same shoppers, of whose deeds only what is not to be offered again counts. */
export const withoutTaste = (taste: Taste): Taste => ({
  async of(shopperId) {
    const own = await taste.of(shopperId)
    const plain = {
      ...own,
      confidence: 0,
      leanings: noLeanings,
      valueOf: () => 0,
      because: () => null,
      without: () => plain,
    }
    return plain
  },
})
