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
import { personal } from './categories/personal.mjs'
import { knowledgeDir, readTaxonomy } from './taxonomy.mjs'

const seed = process.argv.find((one) => one.startsWith('--seed='))?.slice(7) ?? 'aisle-1'
const taxonomy = readTaxonomy()
const catalogueDir = join(knowledgeDir, 'catalogue')
mkdirSync(catalogueDir, { recursive: true })
const lines = (rows) => rows.map((row) => JSON.stringify(row) + '\n').join('')

const goods = [...large, ...laundry, ...kitchen, ...cleaning, ...personal, ...gadgets].flatMap((category) => {
  const built = buildCategory(category, taxonomy, seed)
  finishCategory(built, seed)
  return built
})
writeFileSync(join(catalogueDir, 'products.jsonl'), lines(goods.map((one) => one.product)))
console.log(`${goods.length} products`)
