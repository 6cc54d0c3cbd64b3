import { Registry } from 'prom-client'
import { expect, it } from 'vitest'
import { registerLearning, type LearningFigures } from '../../src/http/learning-metrics.ts'

const nothing: LearningFigures = {
  ranker: null,
  deeds: {},
  isTraining: false,
  drift: null,
  popularityLift: null,
  gini: null,
  coverage: null,
  alarms: {},
}

it('tells what is known, and has no line for the rest', async () => {
  const registry = new Registry()
  let figures = nothing
  const metrics = registerLearning(registry, () => figures)
  const lines = async (): Promise<string[]> =>
    (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  expect(await lines()).toEqual([
    'ranker_version 0',
    'ranker_training_running 0',
    'ranker_training_seconds 0',
  ])
  figures = {
    ranker: { version: 7, ageSeconds: 60 },
    deeds: { kept: 90, bots: 10 },
    isTraining: true,
    drift: 0.31,
    popularityLift: -0.2,
    gini: 0.8,
    coverage: 0.5,
    alarms: { drift: true, popularity: false },
  }
  metrics.countTraining('failed', 2.5)
  expect((await lines()).toSorted()).toEqual(
    [
      'ranker_version 7',
      'ranker_age_seconds 60',
      'ranker_training_running 1',
      'behaviour_drift_psi 0.31',
      'recommended_popularity_lift -0.2',
      'recommended_gini 0.8',
      'recommended_coverage 0.5',
      'behaviour_deeds{state="kept"} 90',
      'behaviour_deeds{state="bots"} 10',
      'learning_alarm{alarm="drift"} 1',
      'learning_alarm{alarm="popularity"} 0',
      'ranker_trainings_total{outcome="failed"} 1',
      'ranker_training_seconds 2.5',
    ].toSorted(),
  )
  figures = nothing
  expect(await lines()).not.toContainEqual(expect.stringContaining('drift'))
})
