/**
 * Turns category models into products.
 *
 * Assumptions:
 * - quality q of a product lies in its brand's tier range, spread evenly over the brand's goods;
 * - price = hedonic formula of the category × tier multiplier × (1 ± 4 %), then a shop-like ending;
 * - a twin is its original with one or two specs changed, same draws, repriced;
 * - 5 % of the specs that decide nothing are unknown, and so is one deciding spec in about 90;
 * - rating = 4.15 + value for money + quality + noise, the count follows popularity (log-normal).
 */
import { brandByName, tiers } from './brands.mjs'
import { clamp, round } from './model.mjs'
import { hash32, keyed } from './rng.mjs'
import { describe } from './copy.mjs'

/** Categories whose formula is too flat: the price is stretched about a middle, [middle, power]. */
const stretch = {
  'air-purifier': [250, 1.5],
  dehumidifier: [240, 1.35],
  refrigerator: [900, 1.22],
  kettle: [55, 1.35],
  'power-bank': [45, 1.25],
  'e-reader': [180, 1.2],
  blender: [110, 1.3],
  'vacuum-cleaner': [190, 1.12],
  'steam-iron': [75, 1.25],
  'coffee-machine': [370, 1.18],
  smartphone: [360, 1.15],
  tablet: [370, 1.25],
  camera: [360, 1.15],
  'air-fryer': [115, 1.2],
  soundbar: [270, 1.2],
  television: [690, 1.1],
  laptop: [860, 1.08],
  headphones: [95, 1.12],
  'robot-vacuum': [560, 1.2],
  'washing-machine': [520, 1.15],
  'air-conditioner': [550, 1.2],
  oven: [480, 1.15],
  'electric-toothbrush': [78, 1.2],
  'tumble-dryer': [420, 1.2],
  freezer: [600, 1.15],
  'hair-dryer': [70, 1.2],
  'rice-cooker': [90, 1.15],
  fan: [80, 1.15],
  smartwatch: [155, 1.15],
  speaker: [100, 1.1],
  monitor: [350, 1.1],
}
const stretched = (id, price) => {
  const [middle, power] = stretch[id] ?? [1, 1]
  return middle * (price / middle) ** power
}

/** Shop-like price: $23.99, $89.00, $649.00, $1,149.00. */
export function priceEnding(price, u) {
  if (price < 60) return Math.max(4, Math.round(price)) - 0.01
  if (price < 150) return Math.round(price / 5) * 5 - (u.chance('ending', 0.6) ? 1 : 0.01)
  if (price < 1000) return Math.round(price / 10) * 10 - (u.chance('ending', 0.75) ? 1 : 0.01)
  return Math.round(price / 50) * 50 - 1
}

/** A sheet that keeps what `fixed` holds, whatever the model assigns later. */
function sheet(fixed) {
  const own = { ...fixed }
  return new Proxy(own, {
    set(target, key, value) {
      if (!(key in fixed)) target[key] = value
      return true
    },
  })
}

/**
 * @param {any} category a model of `categories/`
 * @param {{attributes: Map<string, any>, categories: Map<string, any>}} taxonomy
 * @param {string} seed
 */
export function buildCategory(category, taxonomy, seed) {
  const entry = taxonomy.categories.get(category.id)
  if (!entry) throw new Error(`no category "${category.id}" in the taxonomy`)
  /** @type {any[]} */
  const plans = []
  let at = 0
  for (const [name, count] of category.brands) {
    const own = brandByName.get(name)
    if (!own) throw new Error(`no brand "${name}"`)
    const [from, until] = tiers[own.tier].q
    for (let i = 0; i < count; i++) {
      const key = `${seed}/${category.id}/${name}/${i}`
      const q = clamp(
        from + ((until - from) * (i + 0.5)) / count + keyed(key).noise('q', 0.06),
        0.02,
        0.99,
      )
      plans.push({ brand: own, key, q, fixed: category.designs[at++ % category.designs.length] })
    }
  }
  for (const extra of category.extra ?? [])
    plans.push({
      brand: brandByName.get(extra.brand),
      key: `${seed}/${category.id}/extra/${JSON.stringify(extra)}`,
      q: extra.q,
      fixed: extra.fixed,
    })

  // Twins stand directly behind their original and share its draws.
  const twins = [...category.twins]
  const spacing = Math.max(1, Math.floor(plans.length / (twins.length || 1)))
  const all = plans.flatMap((plan, i) =>
    i % spacing === spacing - 1 && twins.length > 0
      ? [plan, { ...plan, patch: twins.shift() }]
      : [plan],
  )

  const taken = { sku: new Set(), title: new Set() }
  return all.map((plan) => buildProduct(category, entry, taxonomy.attributes, plan, taken))
}

const usualWarranty = (brand, entry, u) =>
  Math.min(
    { value: 1, mid: 2, upper: 2, premium: 3 }[brand.tier] +
      (entry.group === 'large-appliances' ? 1 : 0) +
      (u.chance('warranty', 0.25) ? 1 : 0),
    entry.attributes.find(({ id }) => id === 'warrantyYears')?.range?.[1] ?? 9,
  )

function buildProduct(category, entry, attributes, plan, taken) {
  const { brand, key, q } = plan
  const u = keyed(key)
  let fixed = { ...plan.fixed }
  let s = sheet(fixed)
  category.model(s, u, q)
  if (plan.patch) {
    let patch = typeof plan.patch === 'function' ? plan.patch(s) : plan.patch
    const alike = Object.entries(patch).every(([id, value]) => s[id] === value)
    if (alike) {
      s.warrantyYears ??= usualWarranty(brand, entry, u)
      patch = { warrantyYears: s.warrantyYears + 1 }
    }
    fixed = { ...fixed, ...patch }
    s = sheet(fixed)
    category.model(s, u, q)
    s.colour = u.pick('twin colour', category.colours ?? ['white', 'black'])
  }
  s.colour ??= u.pick('colour', category.colours ?? ['white', 'black', 'silver'])
  s.warrantyYears ??= usualWarranty(brand, entry, u)

  const ranged = new Map(entry.attributes.map((one) => [one.id, one]))
  for (const [id, { range }] of ranged) {
    const value = s[id]
    if (value === undefined) throw new Error(`${category.id}: model leaves "${id}" out`)
    if (typeof value !== 'number') continue
    const rounded = round(value, attributes.get(id).decimals ?? 0)
    const inside = range ? clamp(rounded, range[0], range[1]) : rounded
    fixed[id] = inside
  }
  s = { ...s, ...Object.fromEntries(Object.entries(fixed).filter(([id]) => ranged.has(id))) }

  const tier = tiers[brand.tier]
  const expected = stretched(category.id, category.price(s, u, q) * tier.price)
  const raw = expected * (1 + u.noise('price' + (plan.patch ? 'twin' : ''), 0.025))
  const [floor, ceiling] = category.prices
  const price = priceEnding(clamp(raw, floor, ceiling), keyed(key + (plan.patch ? 't' : '')))

  // Unknown specs; what the title states is known.
  const stated = new Set([
    ...category.facts(s).map((one) => one.attribute),
    ...(category.keep ?? []),
  ])
  const twinKey = plan.patch ? 'twin' : ''
  const specs = {}
  for (const { id, importance } of entry.attributes) {
    const unknown =
      !stated.has(id) && u.chance(`unknown ${id} ${twinKey}`, importance >= 0.7 ? 0.09 : 0.055)
    specs[id] = unknown ? null : s[id]
  }
  const decidingUnknown = u.chance(`deciding ${twinKey}`, 0.012)
  if (decidingUnknown) {
    const deciding = entry.attributes.filter(
      ({ id, importance }) =>
        importance >= 0.7 && typeof s[id] !== 'string' && !(category.keep ?? []).includes(id),
    )
    if (deciding.length > 0) specs[u.pick('which deciding', deciding).id] = null
  }

  // Names.
  const number = category.num(s)
  const line = q < 0.36 ? 0 : q < 0.66 ? 1 : 2
  const series = brand.series[line]
  const facts = category.facts(s).filter((one) => specs[one.attribute] !== null)
  const kind = category.kind(s)
  let name = ''
  let mark = ''
  const marks = plan.patch
    ? [' S', ' Plus', ' X', ' N', ' Duo', ' T']
    : ['', ' E', ' R', ' Neo', ' L', ' V', ' K', ' M']
  for (const candidate of marks) {
    mark = candidate
    name = `${series} ${number}${candidate}`
    if (!taken.title.has(`${brand.name} ${name}`)) break
  }
  if (taken.title.has(`${brand.name} ${name}`))
    throw new Error(`${category.id}: no free name for ${brand.name} ${name}`)
  taken.title.add(`${brand.name} ${name}`)
  const title = {
    en: `${brand.name} ${name} ${kind.en}${facts.length > 0 ? ', ' : ''}${facts.map((one) => one.en).join(', ')}`,
    zh: `${brand.zh} ${name} ${kind.zh}${facts.length > 0 ? ' ' : ''}${facts.map((one) => one.zh).join(' ')}`,
  }
  let sku = ''
  for (let digit = 1 + (hash32(key) % 4); ; digit++) {
    sku = `${category.prefix}-${brand.code}-${String(number).replace(/[^0-9A-Za-z]/g, '')}${series[0]}${digit}`
    if (!taken.sku.has(sku)) break
  }
  taken.sku.add(sku)

  return {
    product: {
      sku,
      category: category.id,
      brand: brand.name,
      title,
      description: { en: '', zh: '' },
      price: { amount: round(price, 2), currency: 'USD' },
      availability:
        u.at('stock' + twinKey) < 0.065
          ? 'out_of_stock'
          : u.at('stock' + twinKey) > 0.987
            ? 'preorder'
            : 'in_stock',
      rating: null,
      specs,
      url: `/products/${sku}`,
      image: `/images/${category.id}.svg`,
    },
    // What the other steps need and the feed does not show.
    hidden: {
      brand,
      q,
      kind,
      category,
      who: category.who(s),
      short: `${series} ${number}${mark}`,
      expected,
      aspects: category
        .aspects(s)
        .filter((one) => one.attribute === null || specs[one.attribute] !== null),
      twin: Boolean(plan.patch),
    },
  }
}

/**
 * Adds what depends on the rest of the category: value for money, rating, description.
 * @param {any[]} built products of one category
 */
export function finishCategory(built, seed) {
  const prices = built.map(({ product }) => product.price.amount).sort((a, b) => a - b)
  const n = built.length
  for (const { product, hidden } of built) {
    const u = keyed(`${seed}/rating/${product.sku}`)
    const place = prices.indexOf(product.price.amount) / Math.max(1, n - 1)
    // Cheaper than its specs and brand let expect: good value.
    const bargain = clamp((hidden.expected - product.price.amount) / hidden.expected, -0.15, 0.15)
    const value = place < 0.34 || bargain > 0.025 ? 1 : place > 0.74 ? -1 : 0
    hidden.place = place
    hidden.aspects.push({ aspect: 'value', attribute: null, polarity: value })
    hidden.aspects.push({
      aspect: 'build',
      attribute: null,
      polarity: hidden.q > 0.62 ? 1 : hidden.q < 0.2 ? -1 : 0,
    })
    hidden.popularity = Math.exp(
      u.noise('popular', 1.05) + (0.5 - Math.abs(place - 0.38)) * 1.6 + bargain * 4,
    )
    const good = hidden.aspects.filter((one) => one.polarity > 0).length
    const bad = hidden.aspects.filter((one) => one.polarity < 0).length
    const average = clamp(
      4.12 +
        0.55 * (hidden.q - 0.5) +
        1.2 * bargain +
        0.5 * ((good - bad) / (good + bad + 4)) +
        u.noise('stars', 0.17),
      3.1,
      4.9,
    )
    const count = Math.round(4 + 55 * hidden.popularity * hidden.category.pop)
    const unrated = product.availability === 'preorder' || u.chance('unrated', 0.025)
    product.rating = unrated ? null : { average: round(average, 1), count }
    if (unrated) hidden.popularity *= 0.25
    product.description = describe(product, hidden, keyed(`${seed}/copy/${product.sku}`))
  }
}
