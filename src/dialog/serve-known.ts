import type { Plan, Step } from './plan.ts'
import type { Shop } from './shop.ts'

type KnownStep = Step & { kind: 'known' }

/**
 * Looks up what is known of the shopper where the plan is to tell it. Where it is not proved who asks that
 * is `null`, not nothing.
 */
export async function serveKnown(
  plan: Plan,
  { profiles }: Pick<Shop, 'profiles'>,
  { shopperId, isProved }: { readonly shopperId: string | null; readonly isProved?: boolean },
): Promise<Plan> {
  const step = plan.steps.find((one): one is KnownStep => one.kind === 'known')
  if (!step || shopperId === null || !profiles) return plan
  const entries = isProved ? (await profiles.of(shopperId)).entries : null
  return { ...plan, steps: plan.steps.map((one) => (one === step ? { ...step, entries } : one)) }
}
