import { describe, expect, it } from 'vitest'
import { findAccessories } from '../../src/retrieve/accessories.ts'
import { catalogueOf, category, product } from './support.ts'

const categories = [
  category('laptop', ['laptop', 'notebook', 'pc'], ['笔记本电脑']),
  category('bag', ['bag'], ['包']),
  category('cable', ['cable'], ['线']),
]

describe('accessories filed under what they are for', () => {
  it.each([
    ['Manhattan Empire Laptop Bag 17"', true], // a bag
    ['Sandberg cable for Laptop', true], // for a laptop
    ['HP 530 Notebook PC', false], // the next word is the laptop's own
    ['Lenovo ThinkBook 14', false], // does not name its kind, so there is no doubt
    ['Dell laptop with laptop bag', false], // named once as itself
  ])('%s: %s', (title, isAccessory) => {
    const shop = catalogueOf(
      [
        product('x', title, 'laptop'),
        product('b', 'Case Logic bag', 'bag'),
        product('c', 'C2G cable', 'cable'),
      ],
      categories,
    )
    expect([...findAccessories(shop).toDocs()]).toEqual(isAccessory ? [0] : [])
  })
})
