import { checkArms, type Arm, type Experiment } from './assign.ts'

/**
 * "old=0.5,new=0.5" as arms.
 *
 * @throws {RangeError} that says what is wrong.
 */
export function parseArms(text: string): Arm[] {
  const arms = text.split(',').map((part) => {
    const [, name, share] = /^(.+)=([\d.]+)$/.exec(part.trim()) ?? []
    if (name === undefined) throw new RangeError('must look like old=0.5,new=0.5')
    return { name, share: Number(share) }
  })
  checkArms(arms)
  return arms
}

/**
 * "ranking:plain=0.5,used=0.5" as an experiment.
 *
 * @throws {RangeError} that says what is wrong.
 */
export function parseExperiment(text: string): Experiment {
  const [, name, arms] = /^([^:\s][^:]*):(.+)$/.exec(text.trim()) ?? []
  if (name === undefined) throw new RangeError('must look like ranking:plain=0.5,used=0.5')
  return { name, arms: parseArms(arms!) }
}
