import type { Constraint } from '../../src/domain/need.ts'
import { createRandom } from '../../src/lib/random.ts'
import { filter, relax } from '../../src/retrieve/constraints.ts'
import { attribute, catalogueOf, category, product } from '../retrieve/support.ts'
import { compare } from './measure.ts'

/** Four musts over 20,000 products of one kind, and what may give way when nothing fits. */
export async function bench(): Promise<void> {
  const random = createRandom(1)
  const catalogue = catalogueOf(
    Array.from({ length: 20_000 }, (_, i) =>
      product(`p${i}`, `Brand${i % 40} p${i}`, 'dishwasher', {
        priceMinor: 20_000 + random.integer(80_000),
        specs: {
          noise: random.next() < 0.2 ? null : 38 + random.integer(14),
          installation: ['built-in', 'freestanding'][random.integer(2)]!,
        },
      }),
    ),
    [category('dishwasher', ['dishwasher'], ['洗碗机'])],
    [attribute('noise', 'number'), attribute('installation', 'enum')],
  )
  const musts = (price: number, noise: number, brand: number): Constraint[] => [
    { attribute: 'price', operator: '<=', value: price, strength: 'must' },
    { attribute: 'noise', operator: '<=', value: noise, strength: 'must' },
    { attribute: 'installation', operator: '=', value: 'built-in', strength: 'must' },
    { attribute: 'brand', operator: '=', value: `brand${brand}`, strength: 'must' },
  ]
  await compare('20,000 products, four musts', [
    {
      name: 'filter',
      run: (i) => filter(catalogue, musts(300 + (i % 500), 40 + (i % 8), i % 40), 'dishwasher'),
      queries: 300,
    },
    {
      name: 'relax',
      run: (i) =>
        relax(catalogue, {
          category: 'dishwasher',
          constraints: musts(205 + (i % 50), 37, i % 40),
        }),
      queries: 100,
    },
  ])
}
