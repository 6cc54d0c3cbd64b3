import type { OrderSaid } from '../domain/order.ts'
import type { Orders } from '../orders/orders.ts'
import { afterChange, hear, nextMove, proofOf, type Saying } from './order-talk.ts'
import type { Plan, Step } from './plan.ts'

type OrderStep = Step & { kind: 'order' }

/**
 * Does what the plan's step about orders needs of the shop's records: looks up whose they are, and
 * makes the one change that was confirmed. The only side effect of a turn; it comes before any
 * word of the reply, so that what is said to be done is done.
 */
export async function serveOrders(plan: Plan, orders: Orders | null): Promise<Plan> {
  const step = plan.steps.find((one): one is OrderStep => one.kind === 'order')
  if (!step) return plan
  if (orders === null)
    return {
      ...plan,
      steps: plan.steps.map((one) => (one === step ? { kind: 'say', what: 'order' } : one)),
    }
  // A person was asked for: whoever takes over looks the order up.
  if (plan.steps.some(({ kind }) => kind === 'handover'))
    return { ...plan, steps: plan.steps.filter((one) => one !== step) }
  const { task, facts } = await serve(step.said, plan.state.task, orders)
  const steps = plan.steps
    .filter((one) => !isAnswered(one, step.said))
    .map((one) => (one === step ? { ...step, served: { facts, rules: orders.rules } } : one))
  return { steps, state: { ...plan.state, task } }
}

async function serve(
  said: OrderSaid,
  before: Plan['state']['task'],
  orders: Orders,
): Promise<Saying> {
  const task = hear(before, said)
  const proof = proofOf(task)
  const customer = proof && (await orders.identify(proof))
  const customerId = task.customerId ?? customer?.id
  const records = {
    customer,
    orders: customerId === undefined ? [] : await orders.list(customerId),
    rules: orders.rules,
    today: orders.today(),
  }
  const move = nextMove(task, said, records)
  if (move.kind === 'say') return move
  const { change } = move
  const outcome = await orders.change(customerId!, change).catch(() => 'failed' as const)
  return afterChange(move.task, change, outcome)
}

/** The general rule on delivery says nothing that "where is my order" asks; "how long" it answers. */
const isAnswered = (step: Step, { text }: OrderSaid): boolean =>
  step.kind === 'policy' && !/how (?:long|soon)|when|多久|什么时候|几天/.test(text)
