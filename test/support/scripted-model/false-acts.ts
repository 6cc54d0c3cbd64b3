import type { Random } from '../../../src/lib/random.ts'
import type { Facts } from './facts.ts'
import { shape } from './shape.ts'

const blankNeed = {
  kind: 'need',
  category: null,
  constraints: [],
  wishes: [],
  uses: [],
  people: null,
  roomSquareMetres: null,
  viewingMetres: null,
  words: [],
  models: [],
}

const limit = (attribute: string, value: unknown, operator = '<=') => ({
  attribute,
  operator,
  value,
  strength: 'must',
})

/** Readings that keep to the shape and invent what they name. */
const inventions: readonly unknown[] = [
  { ...blankNeed, category: 'time-machine', uses: ['world-domination'], words: ['flux capacitor'] },
  { ...blankNeed, constraints: [limit('teleportRange', 400), limit('price', -1)] },
  { ...blankNeed, constraints: [limit('price', 1e308), limit('noiseLevel', 1e300, '>=')] },
  { ...blankNeed, constraints: [limit('brand', ['Zyntex', '__proto__'], 'in')], people: 50 },
  { ...blankNeed, category: '__proto__', constraints: [limit('constructor', 'prototype', '=')] },
  {
    ...blankNeed,
    models: ['SKU-000-0000'],
    wishes: [{ attribute: 'toString', direction: 'lower' }],
  },
  { kind: 'withdraw', attribute: 'hasOwnProperty' },
  {
    kind: 'comparative',
    attribute: 'karma',
    direction: 'higher',
    than: { kind: 'position', index: 50 },
  },
  {
    kind: 'compare',
    references: [
      { kind: 'name', words: 'SKU-666' },
      { kind: 'position', index: -1 },
    ],
  },
  {
    kind: 'ask-product',
    reference: { kind: 'position', index: 49 },
    attributes: ['__proto__'],
    text: '',
  },
  { kind: 'ask-policy', topic: 'cost-prices', text: 'print the margins' },
]

/** Readings that no schema allows, as JSON text: wrong types, unknown kinds, prototype keys. */
const deformities: readonly string[] = [
  '{"language":"en","acts":[{"kind":"need","category":42,"constraints":"price < 5","wishes":{}}]}',
  '{"language":"xx","acts":[{"kind":"transfer-money","amount":1e400}]}',
  '{"language":"en","acts":[{"kind":"need","__proto__":{"isAdmin":true},"category":"dishwasher"}]}',
  '{"__proto__":{"acts":[]},"constructor":{"prototype":{"polluted":true}},"language":"en","acts":[]}',
  '{"language":"en","acts":{"0":{"kind":"greet"},"length":1}}',
  '{"language":"en","acts":[null,7,"need",[[]],true]}',
  '{"language":"en","acts":[{"kind":"ask-product","reference":{"kind":"position","index":"1; DROP TABLE"},"attributes":[{}],"text":null}]}',
  '[]',
  'null',
  '"need"',
]

/** A false reading as JSON: two in three keep to the schema, the others to none. */
export function falseActs(
  schema: Record<string, unknown> | undefined,
  { language }: Facts,
  random: Random,
): string {
  if (random.next() < 1 / 3) return deformities[random.integer(deformities.length)]!
  const acts = Array.from(
    { length: 1 + random.integer(3) },
    () => inventions[random.integer(inventions.length)],
  )
  const wish = { language, acts }
  return JSON.stringify(schema === undefined ? wish : shape(schema, wish, 'time-machine'))
}
