import type { Random } from '../../lib/random.ts'
import { Adam } from '../autograd/adam.ts'
import type { Parameter } from '../autograd/parameter.ts'
import { sampledSoftmax } from '../autograd/sampled-softmax.ts'
import { Tape, type Tensor } from '../autograd/tape.ts'
import type { FitOptions } from '../model.ts'
import type { Encoder } from './encoder.ts'
import { createSampler } from './negatives.ts'
import { meanGain, type Case } from './validation.ts'

/** A batch: one hidden row for each target, an item. */
export interface Lesson {
  readonly targets: Int32Array
  hidden(tape: Tape): Tensor
}

export interface Plan {
  /** At most so many rounds through all lessons. */
  readonly epochs: number
  readonly learningRate: number
  readonly negatives: number
  /** One round of lessons, in an order drawn anew each time. */
  lessons(): Iterable<Lesson>
  /** Targets of one round. */
  readonly targets: number
}

/** Share of the whole over which the rate rises from 0: Adam's first measures are poor ones. */
const warmUp = 0.02
/** What is left of the rate in the last round; it falls evenly. */
const lastRate = 0.1
/** Steps before the next look at the cases: a round of a small log changes too little to see. */
const stepsALook = 50
/** Looks without a better result before it ends. */
const patience = 5

/**
 * Teaches a network by Adam and the sampled softmax, at a rate that falls as it goes on, until `cases`
 * are answered no better, and leaves it as it was at its best; without cases it is the last one.
 *
 * @throws {RangeError} when numbers leave the range of f32: the learning rate is too large.
 */
export function teach(
  encoder: Encoder,
  { epochs, learningRate, negatives, lessons, targets }: Plan,
  cases: readonly Case[],
  random: Random,
  { signal, onProgress }: FitOptions,
): void {
  const all = Object.values(encoder.parameters)
  const adam = new Adam(all)
  const draw = createSampler(encoder.items.rows, negatives, random)
  // Without cases the last is the best.
  const judge = cases.length > 0 ? createJudge(all, () => meanGain(encoder, cases)) : undefined
  let steps = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    let done = 0
    for (const lesson of lessons()) {
      signal?.throwIfAborted()
      const loss = learn(encoder, lesson, draw, random)
      if (!Number.isFinite(loss)) throw tooFast(learningRate)
      done += lesson.targets.length
      const share = (epoch + done / targets) / epochs
      adam.step(learningRate * Math.min(1, share / warmUp) * (1 - (1 - lastRate) * share))
      onProgress?.(share)
      steps++
    }
    if (steps < stepsALook && epoch + 1 < epochs) continue
    steps = 0
    if (judge?.isStuck()) break
  }
  judge?.restore()
  if (!all.every(({ values }) => values.every(Number.isFinite))) throw tooFast(learningRate)
  onProgress?.(1)
}

const tooFast = (rate: number): RangeError =>
  new RangeError(`A learningRate of ${rate} is too large for this log: it leads to no numbers`)

/** Looks whether things got better, and keeps the parameters of the best time. */
function createJudge(
  parameters: readonly Parameter[],
  gainOf: () => number,
): { isStuck(): boolean; restore(): void } {
  const kept = parameters.map(({ values }) => values.slice())
  let best = -Infinity
  let worse = 0
  return {
    isStuck() {
      const gain = gainOf()
      worse = gain > best ? 0 : worse + 1
      best = Math.max(best, gain)
      if (worse === 0) parameters.forEach(({ values }, at) => kept[at]!.set(values))
      return worse >= patience
    },
    restore: () => parameters.forEach(({ values }, at) => values.set(kept[at]!)),
  }
}

function learn(
  { items, biases }: Encoder,
  { hidden, targets }: Lesson,
  draw: ReturnType<typeof createSampler>,
  random: Random,
): number {
  const tape = new Tape(random)
  try {
    const loss = sampledSoftmax(tape, hidden(tape), items, biases, targets, draw())
    tape.backward()
    return loss
  } finally {
    tape.close()
  }
}
