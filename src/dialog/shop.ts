import type { DeliveryRule } from '../domain/cart.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { Companions } from '../domain/companions.ts'
import type { Constraint, Need } from '../domain/need.ts'
import type { Profiles } from '../domain/profile.ts'
import type { Product } from '../domain/product.ts'
import type { Orders } from '../orders/orders.ts'
import type { ShopperTaste, Taste } from '../domain/taste.ts'
import type { Trial } from '../rank/trial.ts'
import type { Distributions } from '../rank/columns.ts'
import type { Priors } from '../rank/priors.ts'
import type { Weights } from '../rank/weights.ts'
import type { FitRules } from '../relations/rules.ts'
import type { PassageIndex } from '../retrieve/passages.ts'
import type { TextSearch } from '../retrieve/retrieve.ts'
import type { Lexicon } from '../understand/lexicon.ts'
import type { Subjects } from '../understand/subjects.ts'

/**
 * Everything a turn looks things up in, for one catalogue version. A turn takes one at its start
 * and keeps it to its end, so that an import in between never mixes old and new goods.
 */
export interface Shop {
  readonly catalogue: Catalogue
  readonly lexicon: Lexicon
  /** `null`: the shop has no sayings to learn from. */
  readonly subjects: Subjects | null
  readonly search: TextSearch
  readonly priors: Priors
  readonly distributions: Distributions
  readonly passages: PassageIndex
  /** Clearances, limits and prices that fit and running cost are reckoned with. */
  readonly fit: FitRules
  /** `null`: this shop's orders cannot be seen from here. */
  readonly orders: Orders | null
  /** Which kinds of goods go together. */
  readonly companions: Companions
  /** What shoppers' deeds say; `null`: nobody has done anything yet. */
  readonly taste: Taste | null
  /** An experiment that decides whose taste and weights count; absent: none runs. */
  readonly trial?: Trial | undefined
  /** Of the shopper of this turn. */
  readonly own?: ShopperTaste | undefined
  /** What is known of shoppers, for those who ask; absent: nothing is. */
  readonly profiles?: Profiles | undefined
  /** How much what nobody asked for counts, where that was learnt. */
  readonly weights?: Weights | undefined
  /** `null`: the shop states no rule for what delivery costs. */
  readonly delivery: DeliveryRule | null
}

/**
 * The shop as one shopper finds it: ordered by what they did, too. Where it is not proved who they are,
 * none of their deeds is named.
 */
export async function forShopper(
  shop: Shop,
  { shopperId, isProved }: { readonly shopperId: string | null; readonly isProved?: boolean },
): Promise<Shop> {
  if (shopperId === null) return shop
  const { taste, weights } = shop.trial?.wayFor(shopperId) ?? shop
  if (taste === null) return { ...shop, weights }
  const own = await taste.of(shopperId)
  return { ...shop, weights, own: isProved ? own : { ...own, isTold: false, because: () => null } }
}

/**
 * True for goods that the shopper bought, waved away, or whose brand they do not want. A brand that the
 * need names is wanted this time.
 */
export function isLeftOut(
  { sku, brand }: Product,
  { constraints }: Pick<Need, 'constraints'>,
  own: ShopperTaste | undefined,
): boolean {
  if (!own) return false
  if (own.out.has(sku)) return true
  return own.avoided.has(brand) && !constraints.some((one) => namesBrand(one, brand))
}

const namesBrand = ({ attribute, operator, value }: Constraint, brand: string): boolean =>
  attribute === 'brand' &&
  (operator === '=' || operator === 'in') &&
  (Array.isArray(value) ? (value as readonly unknown[]).includes(brand) : value === brand)
