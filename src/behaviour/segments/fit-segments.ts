import type { Catalogue } from '../../domain/catalogue.ts'
import {
  kindShares,
  segmentFeatures,
  smallestGroup,
  type Segment,
  type Trait,
} from '../../domain/segment.ts'
import { choose } from '../../lib/choose.ts'
import { groupBy } from '../../lib/group-by.ts'
import { kMeans, nearestCentre, type Clustering, type Points } from '../../lib/k-means.ts'
import { meanSilhouette } from '../../lib/silhouette.ts'
import type { ProfileDeed } from '../profile/deeds.ts'
import type { Usual } from '../profile/usual.ts'
import { meanOf, measure, scaleOf, standardise, type Measures, type Scale } from './features.ts'

/** Numbers of groups that are tried. */
const tried = [2, 3, 4, 5, 6, 7, 8] as const
/** Shoppers that groups are found among; above it, a seeded choice of as many. */
const mostFitted = 5000
/** A trait lies at least this far from all shoppers, in their standard deviations. */
const leastDeviation = 0.4
const mostTraits = 3

/** Groups of the shop's shoppers. */
export interface Segments {
  /** How well the groups stand apart by their number, as far as that was tried. */
  readonly trials: readonly { readonly k: number; readonly silhouette: number }[]
  readonly scale: Scale
  /** A centre a group, in standard deviations a feature. */
  readonly centres: readonly (readonly number[])[]
  /** The largest first; the same order as `centres`. */
  readonly groups: readonly Segment[]
  /** Looks by sku a group; empty for groups too small to be spoken of. */
  readonly popularity: readonly ReadonlyMap<string, number>[]
  /** Shoppers that were measured. */
  readonly shoppers: number
}

interface Member {
  readonly deeds: readonly ProfileDeed[]
  readonly measures: Measures
}

/**
 * Groups shoppers who act alike. Their number is that from 2 to 8 at which the mean silhouette is largest,
 * of equal ones the smaller. Equal deeds and seeds give equal groups, to the bit.
 *
 * @param shoppers deeds of each shopper, as `readDeeds` gives them.
 * @returns `null` with fewer shoppers than two groups need.
 */
export function fitSegments(
  shoppers: Iterable<readonly ProfileDeed[]>,
  catalogue: Catalogue,
  usual: Usual,
  seed = 1,
): Segments | null {
  const members: Member[] = []
  for (const deeds of shoppers) {
    const measures = measure(deeds, catalogue, usual)
    if (measures) members.push({ deeds, measures })
  }
  if (members.length < 2 * smallestGroup) return null
  const scale = scaleOf(members.map(({ measures }) => measures))
  const rows = members.map(({ measures }) => standardise(measures, scale))
  const { best, trials } = chooseGroups(pointsOf(choose(rows, mostFitted, seed)), seed)
  return describe(members, rows, scale, best.centres, trials)
}

function chooseGroups(
  points: Points,
  seed: number,
): { best: Clustering; trials: Segments['trials'] } {
  let best: Clustering | undefined
  let most = -Infinity
  const trials = tried.map((k) => {
    const clustering = kMeans(points, { k, seed })
    const silhouette = meanSilhouette(points, clustering.labels, seed)
    if (silhouette > most) {
      most = silhouette
      best = clustering
    }
    return { k, silhouette }
  })
  return { best: best!, trials }
}

function describe(
  members: readonly Member[],
  rows: readonly (readonly number[])[],
  scale: Scale,
  centres: Float64Array,
  trials: Segments['trials'],
): Segments {
  const points = pointsOf(rows)
  const byCentre = groupBy(members.entries(), ([p]) => nearestCentre(points, p, centres).at)
  const ordered = [...byCentre]
    .map(([at, own]) => [at, own.map(([, member]) => member)] as const)
    .sort((a, b) => b[1].length - a[1].length || a[0] - b[0])
  const d = segmentFeatures.length
  const all = members.map(({ measures }) => measures)
  const centreOf = (at: number): number[] => [...centres.subarray(at * d, (at + 1) * d)]
  return {
    trials,
    scale,
    centres: ordered.map(([at]) => centreOf(at)),
    groups: ordered.map(([at, own], place) => ({
      id: place + 1,
      size: own.length,
      traits: own.length < smallestGroup ? null : traitsOf(centreOf(at), own, all),
    })),
    popularity: ordered.map(([, own]) =>
      own.length < smallestGroup ? new Map() : interestOf(own),
    ),
    shoppers: members.length,
  }
}

function traitsOf(
  centre: readonly number[],
  own: readonly Member[],
  all: readonly Measures[],
): Trait[] {
  const telling = segmentFeatures
    .map((feature, at) => ({
      feature,
      deviation: centre[at]!,
      mean: meanOf(
        own.map(({ measures }) => measures),
        feature,
      ),
      overall: meanOf(all, feature),
    }))
    .filter(({ deviation }) => Math.abs(deviation) >= leastDeviation)
    .sort((a, b) => Math.abs(b.deviation) - Math.abs(a.deviation))
  // What a group turns to says already what it does not turn to.
  const turnsTo = telling.some(({ feature, deviation }) => deviation > 0 && kindShares.has(feature))
  return telling
    .filter(({ feature, deviation }) => deviation > 0 || !turnsTo || !kindShares.has(feature))
    .slice(0, mostTraits)
}

function interestOf(members: readonly Member[]): Map<string, number> {
  const bySku = new Map<string, number>()
  for (const { deeds } of members)
    for (const { sku, interest } of deeds)
      if (interest > 0) bySku.set(sku, (bySku.get(sku) ?? 0) + interest)
  return bySku
}

/** The group that a shopper is nearest to; `null` for one who did too little to tell. */
export function nearestSegment(
  { scale, centres, groups }: Segments,
  deeds: readonly ProfileDeed[],
  catalogue: Catalogue,
  usual: Usual,
): Segment | null {
  const measures = measure(deeds, catalogue, usual)
  if (!measures) return null
  const point = pointsOf([standardise(measures, scale)])
  return groups[nearestCentre(point, 0, pointsOf(centres).values).at] ?? null
}

/**
 * What a group turns to: looks by sku, for shoppers of whom no more is known than their group.
 *
 * @param segment its id; one that is unknown, or too small to be spoken of, turns to nothing.
 */
export const popularityOf = (
  { groups, popularity }: Segments,
  segment: number,
): ReadonlyMap<string, number> =>
  popularity[groups.findIndex(({ id }) => id === segment)] ?? new Map()

const pointsOf = (rows: readonly (readonly number[])[]): Points => ({
  values: Float64Array.from(rows.flat()),
  dimensions: segmentFeatures.length,
})
