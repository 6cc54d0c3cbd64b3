import { Counter, Gauge, type Registry } from 'prom-client'

/** What is told of the ranker and of what it does; asked with each look at the metrics. */
export interface LearningFigures {
  /** `null`: none was trained, the one learnt at start counts. */
  readonly ranker: { readonly version: number; readonly ageSeconds: number } | null
  /** Deeds of the last reading of the log, kept and left out, by reason. */
  readonly deeds: Readonly<Record<string, number>>
  readonly isTraining: boolean
  readonly drift: number | null
  readonly popularityLift: number | null
  readonly gini: number | null
  readonly coverage: number | null
  readonly alarms: Readonly<Record<string, boolean>>
}

export interface LearningMetrics {
  /** One training, once. @param outcome `used`, `worse`, `too-little`, `stopped` or `failed`. */
  countTraining(outcome: string, seconds: number): void
}

/** Metrics of the ranker. What cannot be told yet has no line. */
export function registerLearning(registry: Registry, read: () => LearningFigures): LearningMetrics {
  const registers = [registry]
  const gauge = (name: string, help: string, value: (of: LearningFigures) => number | null) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.reset()
        const told = value(read())
        if (told === null) this.remove()
        else this.set(told)
      },
    })
  const byName = <Label extends string>(
    name: string,
    help: string,
    label: Label,
    values: (of: LearningFigures) => Readonly<Record<string, number | boolean>>,
  ) =>
    new Gauge({
      name,
      help,
      labelNames: [label] as const,
      registers,
      collect() {
        this.reset()
        for (const [key, value] of Object.entries(values(read())))
          this.set({ [label]: key } as Record<Label, string>, Number(value))
      },
    })
  gauge('ranker_version', 'Version of the ranker in use; 0: the one learnt at start.', (of) =>
    of.ranker ? of.ranker.version : 0,
  )
  gauge('ranker_age_seconds', 'Since the ranker in use was trained.', (of) =>
    of.ranker ? of.ranker.ageSeconds : null,
  )
  gauge('ranker_training_running', '1 while a ranker is trained.', (of) => Number(of.isTraining))
  gauge('behaviour_drift_psi', 'Deeds since the training against those before.', (of) => of.drift)
  gauge(
    'recommended_popularity_lift',
    'Mean popularity of recommended goods over that of goods shoppers turn to, less 1.',
    (of) => of.popularityLift,
  )
  gauge('recommended_gini', 'Concentration of recommended goods, 0 to 1.', (of) => of.gini)
  gauge('recommended_coverage', 'Share of the catalogue recommended.', (of) => of.coverage)
  byName('behaviour_deeds', 'Deeds of the log by what became of them.', 'state', (of) => of.deeds)
  byName('learning_alarm', '1 where somebody should look.', 'alarm', (of) => of.alarms)

  const trainings = new Counter({
    name: 'ranker_trainings_total',
    help: 'Trainings by how they ended.',
    labelNames: ['outcome'] as const,
    registers,
  })
  const trainingSeconds = new Gauge({
    name: 'ranker_training_seconds',
    help: 'How long the last training took.',
    registers,
  })
  return {
    countTraining(outcome, seconds) {
      trainings.inc({ outcome })
      trainingSeconds.set(seconds)
    },
  }
}
