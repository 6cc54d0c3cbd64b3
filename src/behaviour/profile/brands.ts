import type { Catalogue } from '../../domain/catalogue.ts'
import type { EntryOf } from '../../domain/profile.ts'
import { evidenceOf, goodsIn, type ProfileDeed } from './deeds.ts'
import { fewestDeeds, fewestGoods, leastCertainty } from './floor.ts'
import { groupBy } from '../../lib/group-by.ts'
import { logOdds } from './log-odds.ts'
import type { Usual } from './usual.ts'

/**
 * Brands that a shopper turns to, or waves away, more than somebody would who looked at the same kinds of
 * goods as the shop's shoppers do. One brand has one stance: the surer one.
 *
 * @returns the most certain first.
 */
export function brandsOf(
  deeds: readonly ProfileDeed[],
  catalogue: Catalogue,
  usual: Usual,
): EntryOf<'brand'>[] {
  const found = new Map<string, EntryOf<'brand'>>()
  for (const stance of ['likes', 'avoids'] as const) {
    const weigh = (deed: ProfileDeed): number => (stance === 'likes' ? deed.interest : deed.against)
    for (const entry of leanings(deeds, weigh, stance, catalogue, usual)) {
      const other = found.get(entry.brand)
      if (!other || other.certainty < entry.certainty) found.set(entry.brand, entry)
    }
  }
  return [...found.values()].sort((a, b) => b.certainty - a.certainty || (a.key < b.key ? -1 : 1))
}

function* leanings(
  deeds: readonly ProfileDeed[],
  weigh: (deed: ProfileDeed) => number,
  stance: 'likes' | 'avoids',
  catalogue: Catalogue,
  usual: Usual,
): Iterable<EntryOf<'brand'>> {
  const speaking = deeds.filter((deed) => weigh(deed) > 0)
  const total = speaking.reduce((sum, deed) => sum + weigh(deed), 0)
  const byBrand = groupBy(speaking, ({ doc }) => catalogue.products[doc]!.brand)
  for (const [brand, own] of byBrand) {
    if (brand === '' || own.length < fewestDeeds[stance] || goodsIn(own) < fewestGoods) continue
    const count = own.reduce((sum, deed) => sum + weigh(deed), 0)
    // Expected of somebody who looks at the same kinds of goods, each as much.
    const expected =
      speaking.reduce(
        (sum, deed) =>
          sum + weigh(deed) * usual.share(catalogue.products[deed.doc]!.category, 'brand', brand),
        0,
      ) / total
    const { strength, certainty } = logOdds(count, total, expected)
    if (certainty < leastCertainty) continue
    yield {
      kind: 'brand',
      key: `brand:${brand}`,
      brand,
      stance,
      share: count / total,
      usual: expected,
      strength,
      certainty,
      evidence: evidenceOf(own),
    }
  }
}
