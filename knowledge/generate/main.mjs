/** Makes the demo shop's data. `node knowledge/generate/main.mjs [--seed=aisle-1]` */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brands } from './brands.mjs'
import { buildCategory, finishCategory } from './build.mjs'
import { cleaning } from './categories/cleaning.mjs'
import { gadgets } from './categories/gadgets.mjs'
import { kitchen } from './categories/kitchen.mjs'
import { large } from './categories/large.mjs'
import { laundry } from './categories/laundry.mjs'
import { mobile } from './categories/mobile.mjs'
import { personal } from './categories/personal.mjs'
import { makeInteractions } from './interactions.mjs'
import { makeReviews } from './reviews.mjs'
import { knowledgeDir, readTaxonomy } from './taxonomy.mjs'

const seed = process.argv.find((one) => one.startsWith('--seed='))?.slice(7) ?? 'aisle-1'
const taxonomy = readTaxonomy()
const catalogueDir = join(knowledgeDir, 'catalogue')
mkdirSync(catalogueDir, { recursive: true })
const lines = (rows) => rows.map((row) => JSON.stringify(row) + '\n').join('')

const goods = [
  ...large,
  ...laundry,
  ...kitchen,
  ...cleaning,
  ...personal,
  ...gadgets,
  ...mobile,
].flatMap((category) => {
  const built = buildCategory(category, taxonomy, seed)
  finishCategory(built, seed)
  return built
})
writeFileSync(join(catalogueDir, 'products.jsonl'), lines(goods.map((one) => one.product)))

// `words` is what the loader reads, `names` the same under the name of the brief.
const brandRows = brands.map((one) => {
  const names = { en: one.en, zh: one.names }
  return { name: one.name, names, words: names, about: one.about }
})
writeFileSync(join(catalogueDir, 'brands.json'), JSON.stringify(brandRows, null, 2) + '\n')

const reviews = makeReviews(goods, seed)
writeFileSync(join(catalogueDir, 'reviews.jsonl'), lines(reviews))

const interactions = makeInteractions(goods, seed)
mkdirSync(join(knowledgeDir, 'interactions'), { recursive: true })
writeFileSync(join(knowledgeDir, 'interactions', 'events.csv'), interactions.csv)

const shop = {
  name: { en: 'Aisle Demo Store', zh: 'Aisle 演示商店' },
  currency: 'USD',
  locales: ['en', 'zh'],
  energyPricePerKwh: 0.17,
  supportEmail: 'help@aisle-demo.example',
  openingHours: { en: 'Mon–Fri 9:00–18:00', zh: '周一至周五 9:00–18:00' },
}
writeFileSync(join(knowledgeDir, 'shop.json'), JSON.stringify(shop, null, 2) + '\n')
console.log(
  `${goods.length} products, ${reviews.length} reviews, ${interactions.count} events of ${interactions.shoppers} shoppers`,
)
