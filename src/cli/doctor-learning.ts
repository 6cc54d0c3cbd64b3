import type { Engine } from '../app.ts'
import { countReading } from '../behaviour/gather.ts'
import { createWatch, deedsLearnt, type Watch } from '../behaviour/watch.ts'
import type { Finding } from './finding.ts'

/** Replies that are looked at, the latest. */
const mostReplies = 1000
/** A share of deeds of robots, or with wrong clocks, from which on somebody should look. */
const muchLeftOut = 0.2

/** What was learnt, from what, and whether it still holds: a line each, by the stored log and replies. */
export async function checkLearning(engine: Engine): Promise<Finding[]> {
  const watch = await watchStored(engine)
  return [checkRanker(engine), checkDeeds(engine), checkDrift(engine, watch), ...checkBias(watch)]
}

/** The same watch that a server keeps, over what was stored since the ranker was trained. */
async function watchStored(engine: Engine): Promise<Watch> {
  const { ranker, version, deeds } = engine.learning()
  const { docBySku, products } = engine.shop().catalogue
  const learnt = deedsLearnt({ ranker, deeds })
  const watch = createWatch(() => ({
    version,
    deeds: () => learnt,
    products: products.length,
    isSold: (sku) => docBySku.has(sku),
  }))
  const since = ranker?.trainedAt ?? ''
  for await (const slice of engine.storage.events.all())
    watch.seeEvents(slice.filter(({ occurredAt }) => occurredAt > since))
  for (const reply of await engine.storage.conversations.latestReplies(mostReplies))
    if (reply.act === 'recommend') watch.seeRecommended(reply.products.map(({ sku }) => sku))
  return watch
}

function checkRanker(engine: Engine): Finding {
  const { ranker, version } = engine.learning()
  const days = ranker ? (Date.now() - Date.parse(ranker.trainedAt)) / 86_400_000 : 0
  return ok(
    'ranker',
    ranker
      ? `version ${version}, ${days.toFixed(1)} days old: ${ranker.why}`
      : 'the one learnt at start; a server trains one from 1,000 events on, or: npx aisle train',
  )
}

function checkDeeds(engine: Engine): Finding {
  const { kept, bots, repeats, skewed, unknown } = countReading(engine.learning())
  const detail = `${kept} kept; left out: ${bots} of robots, ${repeats} repeats, ${skewed} with wrong clocks, ${unknown} of goods that are not sold now`
  const all = kept + bots + repeats + skewed + unknown
  return (bots + skewed) / Math.max(all, 1) > muchLeftOut
    ? warning(
        'deeds',
        detail,
        'look at what sends events: one id for many shoppers, tests, a clock that is not set',
      )
    : ok('deeds', detail)
}

function checkDrift(engine: Engine, watch: Watch): Finding {
  const drift = watch.drift()
  if (!drift)
    return ok(
      'drift',
      engine.learning().version === 0
        ? 'no trained ranker to compare with'
        : 'fewer than 200 deeds since the ranker was trained',
    )
  const detail = `population stability index ${drift.psi.toFixed(2)} over ${drift.deeds} deeds since`
  return drift.isAlarming
    ? warning('drift', `${detail}: shoppers turn to other goods`, 'npx aisle train')
    : ok('drift', detail)
}

function checkBias(watch: Watch): Finding[] {
  const bias = watch.bias()
  const [popularity, concentration] = ['popularity bias', 'concentration'] as const
  if (!bias)
    return [popularity, concentration].map((check) =>
      ok(check, 'fewer than 300 products recommended, or deeds, to tell by'),
    )
  const { popularityLift, gini, giniOfDeeds, coverage, recommended } = bias
  const lift = `${recommended} recommended products are ${percent(Math.abs(popularityLift))} ${popularityLift < 0 ? 'less' : 'more'} popular than what shoppers turn to`
  const shares = `Gini ${gini.toFixed(2)}, of what shoppers do ${giniOfDeeds.toFixed(2)}; ${percent(coverage)} of the catalogue recommended`
  const cure = 'train with what was done since, or try another kind: npx aisle train --model als'
  return [
    bias.isPopularityAlarming ? warning(popularity, lift, cure) : ok(popularity, lift),
    bias.isConcentrationAlarming ? warning(concentration, shares, cure) : ok(concentration, shares),
  ]
}

const percent = (share: number): string => `${Math.round(share * 100)}%`

const ok = (check: string, detail: string): Finding => ({ check, state: 'ok', detail, cure: null })
const warning = (check: string, detail: string, cure: string): Finding => ({
  check,
  state: 'warning',
  detail,
  cure,
})
