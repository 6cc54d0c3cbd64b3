/** Checks the generated data against the taxonomy and itself; prints a table. `node knowledge/generate/check.mjs` */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brands } from './brands.mjs'
import { knowledgeDir, readTaxonomy } from './taxonomy.mjs'

const faults = []
const fault = (text) => faults.push(text)
const need = (condition, text) => condition || fault(text)
const read = (...path) => readFileSync(join(knowledgeDir, ...path), 'utf8')
const rowsOf = (text) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const { attributes, categories } = readTaxonomy()
const products = rowsOf(read('catalogue', 'products.jsonl'))
const reviews = rowsOf(read('catalogue', 'reviews.jsonl'))
const brandRows = JSON.parse(read('catalogue', 'brands.json'))
const bySku = new Map(products.map((one) => [one.sku, one]))
const zhBrand = new Map(brands.map((one) => [one.name, one.zh]))

// Makers that exist; whole words, any case. Common words among them are left out.
const makers =
  'samsung|bosch|siemens|miele|electrolux|whirlpool|haier|hisense|midea|gree|xiaomi|redmi|huawei|philips|panasonic|toshiba|sony|sharp corp|dyson|roborock|ecovacs|dreame|irobot|roomba|bose|sennheiser|jabra|jbl|marshall|sonos|anker|logitech|lenovo|thinkpad|asus|acer|dell|macbook|apple|iphone|ipad|galaxy|pixel|oneplus|oppo|vivo|garmin|fitbit|amazfit|kindle|kobo|boox|canon|nikon|fujifilm|gopro|insta360|delonghi|breville|jura|nespresso|krups|tefal|braun|oral-b|sonicare|beko|neff|gaggenau|smeg|kenwood|ninja|instant pot|zojirushi|joyoung|supor|fotile|robam|daikin|mitsubishi|tp-link|netgear|huawei|benq|viewsonic|tcl|lg electronics|海尔|美的|格力|小米|华为|西门子|博世|松下|索尼|戴森|九阳|苏泊尔|老板电器|方太|飞利浦|石头科技|科沃斯|追觅|联想|苹果|三星|海信'.split(
    '|',
  )
const maker = new RegExp(`(?<![\\p{L}])(${makers.join('|')})(?![a-z])`, 'iu')

// Products.
need(products.length >= 480, `only ${products.length} products`)
need(bySku.size === products.length, 'a sku stands twice')
need(categories.size === 36, `${categories.size} categories in the taxonomy`)
const titles = new Set()
const shares = { filled: 0, unknown: 0 }
for (const one of products) {
  const where = one.sku
  const category = categories.get(one.category)
  if (!category) {
    fault(`${where}: category "${one.category}"`)
    continue
  }
  need(
    Object.keys(one).join() ===
      'sku,category,brand,title,description,price,availability,rating,specs,url,image',
    `${where}: keys`,
  )
  need(/^[A-Z]{2}-[A-Z]{3}-[0-9A-Za-z]+$/.test(one.sku), `${where}: sku`)
  need(zhBrand.has(one.brand), `${where}: brand "${one.brand}"`)
  need(
    one.price.amount > 0 &&
      one.price.currency === 'USD' &&
      Math.abs(one.price.amount * 100 - Math.round(one.price.amount * 100)) < 1e-6,
    `${where}: price`,
  )
  need(
    ['in_stock', 'out_of_stock', 'preorder'].includes(one.availability),
    `${where}: availability`,
  )
  if (one.rating)
    need(
      one.rating.average >= 1 &&
        one.rating.average <= 5 &&
        Number.isInteger(one.rating.count) &&
        one.rating.count > 0,
      `${where}: rating`,
    )
  for (const locale of ['en', 'zh']) {
    const key = `${locale}:${one.title[locale]}`
    need(!titles.has(key) && one.title[locale].length > 10, `${where}: title ${key}`)
    titles.add(key)
    need(one.description[locale].length > 20, `${where}: description.${locale}`)
    need(
      !/undefined|null|NaN|\{|\}/.test(one.title[locale] + one.description[locale]),
      `${where}: left over in ${one.title[locale]} ${one.description[locale]}`,
    )
  }
  need(
    one.title.en.startsWith(one.brand) && one.title.zh.startsWith(zhBrand.get(one.brand)),
    `${where}: brand in the title`,
  )
  const wanted = category.attributes.map(({ id }) => id)
  need(
    Object.keys(one.specs).join() === wanted.join(),
    `${where}: specs are not the category's attributes`,
  )
  for (const { id, range } of category.attributes) {
    const value = one.specs[id]
    const attribute = attributes.get(id)
    shares[value === null ? 'unknown' : 'filled']++
    if (value === null) continue
    if (attribute.type === 'number') {
      need(typeof value === 'number' && Number.isFinite(value), `${where}: ${id} = ${value}`)
      if (range)
        need(value >= range[0] && value <= range[1], `${where}: ${id} = ${value} outside ${range}`)
      need(
        Number(value.toFixed(attribute.decimals ?? 0)) === value,
        `${where}: ${id} = ${value} has too many decimals`,
      )
    } else if (attribute.type === 'boolean')
      need(typeof value === 'boolean', `${where}: ${id} = ${value}`)
    else {
      const known = new Set(attribute.values.map((own) => own.id))
      for (const own of [value].flat()) need(known.has(own), `${where}: ${id} = ${own}`)
      need(
        Array.isArray(value) === (attribute.type === 'list'),
        `${where}: ${id} has the wrong shape`,
      )
    }
  }
  // Figures with a unit in title and description must be among the specs.
  const numbers = new Set(Object.values(one.specs).filter((value) => typeof value === 'number'))
  for (const text of [
    one.title.en.slice(one.title.en.indexOf(',')).replace('1-inch sensor', ''),
    one.description.en,
  ])
    for (const [, figure, unit] of text.matchAll(
      /(\d+(?:\.\d+)?)[ -]?(dB|place settings|L\b|kg|cm|kWh|rpm|Hz|-?inch|GB|TB|mAh|MP|Pa|W\b|min|h\b|m²|m³\/h|BTU|bar|nits|Mbps|days|g\b|zones?|burners?|programmes|cups|speeds|modes|Wh|mm|×|ports|channels)/g,
    )) {
      const value = unit === 'TB' ? Number(figure) * 1024 : Number(figure)
      need(
        numbers.has(value) || [...numbers].some((own) => Math.round(own) === value),
        `${where}: "${figure} ${unit}" is not among the specs`,
      )
    }
  need(
    !maker.test(`${one.title.en} ${one.title.zh} ${one.description.en} ${one.description.zh}`),
    `${where}: a real maker's name`,
  )
}
const share = (state) =>
  products.filter((one) => one.availability === state).length / products.length
need(
  share('out_of_stock') >= 0.05 && share('out_of_stock') <= 0.08,
  `out of stock ${share('out_of_stock')}`,
)
need(share('preorder') >= 0.01 && share('preorder') <= 0.02, `preorder ${share('preorder')}`)

const table = []
for (const id of [...categories.keys()].sort()) {
  const own = products.filter((one) => one.category === id)
  const prices = own.map((one) => one.price.amount).sort((a, b) => a - b)
  const makersOf = new Set(own.map((one) => one.brand))
  need(own.length >= 10, `${id}: ${own.length} products`)
  need(makersOf.size >= 3, `${id}: ${makersOf.size} brands`)
  need(
    prices.at(-1) / prices[0] >= 3,
    `${id}: prices ${prices[0]} to ${prices.at(-1)} are too close`,
  )
  table.push({
    category: id,
    n: own.length,
    min: prices[0],
    median: prices[prices.length >> 1],
    max: prices.at(-1),
    brands: makersOf.size,
  })
}
const quiet = products.filter(
  (one) =>
    one.category === 'dishwasher' && one.price.amount < 600 && one.availability === 'in_stock',
)
need(
  quiet.filter((one) => one.brand === 'Nordhavn').length >= 2,
  'fewer than 2 Nordhavn dishwashers under 600',
)
need(
  quiet.filter(
    (one) =>
      one.brand !== 'Nordhavn' && one.specs.noiseLevel !== null && one.specs.noiseLevel <= 46,
  ).length >= 4,
  'fewer than 4 other quiet dishwashers under 600',
)

// Brands and shop.
need(
  brandRows.length === 24 && new Set(brandRows.map((one) => one.name)).size === 24,
  `${brandRows.length} brands`,
)
for (const one of brandRows)
  need(
    one.names.en.length > 0 && one.names.zh.length > 0 && one.about.en && one.about.zh,
    `brand ${one.name}`,
  )
need(JSON.parse(read('shop.json')).currency === 'USD', 'shop.json')

// Reviews.
need(reviews.length >= 1700, `only ${reviews.length} reviews`)
const texts = new Map()
const stars = new Map()
let lengths = [Infinity, 0]
for (const one of reviews) {
  const product = bySku.get(one.sku)
  if (!product) {
    fault(`${one.id}: sku "${one.sku}"`)
    continue
  }
  need(Number.isInteger(one.rating) && one.rating >= 1 && one.rating <= 5, `${one.id}: rating`)
  need(
    /^20(24-(0[6-9]|1[0-2])|25-\d\d|26-(0\d|10))-\d\d$/.test(one.writtenOn),
    `${one.id}: date ${one.writtenOn}`,
  )
  need(!/undefined|null|NaN|\{|\}|\|/.test(one.text), `${one.id}: left over in ${one.text}`)
  need(!maker.test(one.text.replaceAll(product.brand, '')), `${one.id}: a real maker's name`)
  need(
    Object.values(one.aspects).every((sign) => sign === 1 || sign === -1),
    `${one.id}: aspects`,
  )
  const numbers = Object.values(product.specs).filter((value) => typeof value === 'number')
  const units =
    one.locale === 'en'
      ? /(\d+(?:\.\d+)?)[ -]?(dB|L\b|kg|cm|kWh|rpm|Hz|GB|mAh|MP|Pa|W\b|m²|m³\/h|bar|nits|Mbps|days|g\b|Wh|place settings)/g
      : /(\d+(?:\.\d+)?)(分贝|升|公斤|厘米|度(?!的)|转|Hz|GB|毫安时|Pa|瓦|平米|尼特|克)/g
  for (const [, figure, unit] of one.text
    .replace(/38 degrees|40 degrees|80 degrees|80度|38度|零度/g, '')
    .matchAll(units))
    need(
      numbers.some((own) => own === Number(figure) || Math.round(own) === Number(figure)),
      `${one.id}: "${figure}${unit}" is not a spec of ${one.sku}: ${one.text}`,
    )
  texts.set(one.text, (texts.get(one.text) ?? 0) + 1)
  stars.set(one.sku, [...(stars.get(one.sku) ?? []), one.rating])
  const length = one.locale === 'en' ? one.text.split(/\s+/).length : one.text.length
  if (one.locale === 'en') lengths = [Math.min(lengths[0], length), Math.max(lengths[1], length)]
}
const duplicates = 1 - texts.size / reviews.length
need(duplicates < 0.02, `duplicate reviews ${duplicates}`)
const gap = [...stars]
  .filter(([, list]) => list.length >= 4)
  .map(
    ([sku, list]) =>
      list.reduce((a, b) => a + b) / list.length - (bySku.get(sku).rating?.average ?? 0),
  )
const meanGap = gap.reduce((a, b) => a + Math.abs(b), 0) / gap.length
need(meanGap < 0.45, `stars are ${meanGap} away from the ratings`)

// Events.
const csv = read('interactions', 'events.csv')
const [header, ...events] = csv.trim().split('\n')
need(header === 'user,item,type,rating,timestamp', 'header of events.csv')
need(events.length >= 64_000, `only ${events.length} events`)
need(
  statSync(join(knowledgeDir, 'interactions', 'events.csv')).size <= 3.5 * 1024 * 1024,
  'events.csv is too large',
)
const users = new Set()
const types = {}
const perItem = new Map()
for (const line of events) {
  const [user, item, type, rating, timestamp] = line.split(',')
  users.add(user)
  types[type] = (types[type] ?? 0) + 1
  perItem.set(item, (perItem.get(item) ?? 0) + 1)
  if (
    !bySku.has(item) ||
    !['view', 'click', 'cart', 'purchase', 'rate'].includes(type) ||
    (type === 'rate') !== /^[1-5]$/.test(rating) ||
    !(
      Number(timestamp) >= Date.UTC(2025, 4, 1) / 1000 &&
      Number(timestamp) < Date.UTC(2026, 10, 1) / 1000
    )
  )
    fault(`event ${line}`)
}
need(users.size >= 2200, `${users.size} shoppers`)

console.table(table)
const counts = [...perItem.values()].sort((a, b) => b - a)
console.log(
  `${products.length} products (${((100 * shares.unknown) / (shares.filled + shares.unknown)).toFixed(1)} % specs unknown), out of stock ${(100 * share('out_of_stock')).toFixed(1)} %, preorder ${(100 * share('preorder')).toFixed(1)} %`,
)
console.log(
  `${reviews.length} reviews, en ${(reviews.filter((one) => one.locale === 'en').length / reviews.length).toFixed(2)}, ${lengths[0]}–${lengths[1]} English words, duplicates ${(100 * duplicates).toFixed(2)} %, |mean stars − rating| ${meanGap.toFixed(2)}`,
)
console.log(
  `${events.length} events of ${users.size} shoppers`,
  types,
  `items ${perItem.size}, busiest ${counts[0]}, median ${counts[counts.length >> 1]}, top 10 % hold ${(counts.slice(0, counts.length / 10).reduce((a, b) => a + b) / events.length).toFixed(2)}`,
)
for (const text of faults.slice(0, 40)) console.error('FAULT', text)
console.log(faults.length === 0 ? 'all checks hold' : `${faults.length} faults`)
process.exitCode = faults.length === 0 ? 0 : 1
