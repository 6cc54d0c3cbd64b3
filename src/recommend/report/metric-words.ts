import type { Metric } from '../evaluation/compare-rankers.ts'

/** A metric as people read it. */
export interface MetricWords {
  readonly label: string
  /** What it says, its definition, and where it comes from. */
  readonly meaning: string
}

export const accuracyMetrics = [
  'ndcg',
  'recall',
  'precision',
  'f1',
  'hitRate',
  'mrr',
  'map',
] as const satisfies readonly Metric[]

export const characterMetrics = [
  'coverage',
  'gini',
  'popularityLift',
  'novelty',
  'diversity',
] as const satisfies readonly Metric[]

export const metricWords: Readonly<Record<Metric, MetricWords>> = {
  ndcg: {
    label: 'NDCG',
    meaning:
      'Hits, discounted by log2 of their place, over the best that was possible in min(k, chosen items) places (Järvelin & Kekäläinen 2002).',
  },
  recall: { label: 'Recall', meaning: 'Hits over all chosen items of the user.' },
  precision: { label: 'Precision', meaning: 'Hits over k.' },
  f1: { label: 'F1', meaning: "Harmonic mean of a user's precision and recall; then the mean." },
  hitRate: { label: 'Hit rate', meaning: 'Share of users with a hit in their list.' },
  mrr: { label: 'MRR', meaning: '1 over the place of the first hit, 0 without one.' },
  map: {
    label: 'MAP',
    meaning: 'Mean precision at the places of the hits, over min(k, chosen items).',
  },
  coverage: { label: 'Coverage', meaning: 'Share of the items that stand in any list.' },
  gini: {
    label: 'Gini',
    meaning: 'How unequally places are shared out among items: 0 alike, 1 all to one.',
  },
  popularityLift: {
    label: 'Popularity lift',
    meaning:
      'Mean number of users of a listed item over that of an item in the histories, less 1: above 0 the lists are more popular than what people chose.',
  },
  novelty: {
    label: 'Novelty',
    meaning:
      'Mean of -log2 of the share of users who have a listed item, in bits (Vargas & Castells 2011).',
  },
  diversity: {
    label: 'Diversity',
    meaning:
      'Mean dissimilarity of the pairs of a list (Ziegler et al. 2005), of at most 2,000 users.',
  },
}
