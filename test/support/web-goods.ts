import type {
  ProductCard,
  ProductDetail,
  ProductList,
  ProductSummary,
} from '../../src/http/contract.ts'

type Language = 'en' | 'zh'

/** Made-up goods of the stand-in shop. */
export interface Goods {
  readonly sku: string
  readonly brand: string
  readonly category: string
  readonly title: Record<Language, string>
  readonly amount: number
  readonly availability: 'in_stock' | 'out_of_stock' | 'preorder'
  readonly stars: number
  readonly reviews: number
}

const kinds: [category: string, en: string, zh: string, prices: number[]][] = [
  ['dishwasher', 'Dishwasher', '洗碗机', [549, 579.99, 449, 599, 729]],
  ['refrigerator', 'Refrigerator', '冰箱', [899, 1249.5, 649, 1499]],
  ['washing-machine', 'Washing machine', '洗衣机', [629, 549, 799]],
  ['laptop', 'Laptop', '笔记本电脑', [849, 699.99, 1199]],
  ['headphones', 'Headphones', '耳机', [249, 79.9, 329]],
  ['coffee-machine', 'Coffee machine', '咖啡机', [399, 149, 649]],
  ['robot-vacuum', 'Robot vacuum', '扫地机器人', [449, 299]],
  ['air-purifier', 'Air purifier', '空气净化器', [199, 279]],
  ['television', 'Television', '电视', [999, 1399, 549]],
  ['smartphone', 'Smartphone', '手机', [599, 899]],
  ['electric-toothbrush', 'Electric toothbrush', '电动牙刷', [59]],
]
const labels = new Map(kinds.map(([id, en, zh]) => [id, { en, zh }]))
const brands = ['Nordhaus', 'Alba', 'Velden', 'Kestrel', 'Mirova']

export const goods: readonly Goods[] = kinds.flatMap(([category, en, zh, prices]) =>
  prices.map((amount, index) => {
    const brand = brands[index % brands.length] ?? 'Alba'
    const series =
      ['Stille 600 Built-in', 'Eco 14', 'Compact 45 Slim', 'Pro 7 with Auto-Open Door', 'One'][
        index
      ] ?? 'One'
    return {
      sku: `${category.slice(0, 3).toUpperCase()}-${100 + index}`,
      brand,
      category,
      title: { en: `${brand} ${series} ${en}`, zh: `${brand} ${series} ${zh}` },
      amount,
      availability: index === 3 ? 'out_of_stock' : index === 4 ? 'preorder' : 'in_stock',
      stars: [4.6, 4.3, 3.9, 4.8, 4.1][index] ?? 4,
      reviews: [212, 1841, 1, 57, 8][index] ?? 3,
    }
  }),
)

export function summaryOf(product: Goods, language: Language): ProductSummary {
  return {
    sku: product.sku,
    title: product.title[language],
    brand: product.brand,
    category: product.category,
    categoryLabel: labels.get(product.category)?.[language] ?? product.category,
    url: `/products/${product.sku}`,
    image: `/images/${product.category}.svg`,
    price: { amount: product.amount, currency: 'USD' },
    availability: product.availability,
    rating: { average: product.stars, count: product.reviews },
  }
}

export function cardOf(product: Goods, language: Language, isPersonal = false): ProductCard {
  const zh = language === 'zh'
  const { categoryLabel: _, ...summary } = summaryOf(product, language)
  return {
    ...summary,
    score: 0.8,
    reasons: [
      ...(isPersonal
        ? [{ kind: 'affinity' as const, text: 'a brand you turn to', weight: 0.3, evidence: [] }]
        : []),
      {
        kind: 'need',
        text: zh ? '39 dB,低于您要求的 44 dB' : '39 dB, well below your 44 dB',
        weight: 0.4,
        evidence: ['spec:noiseLevel'],
      },
      {
        kind: 'popularity',
        text: zh ? '212 位买家评分 4.6' : 'Rated 4.6 by 212 buyers',
        weight: 0.2,
        evidence: ['rating'],
      },
      {
        kind: 'need',
        text: zh ? '比您的预算低 $51' : '$51 under your budget',
        weight: 0.2,
        evidence: ['price'],
      },
    ],
    tradeoffs: [
      { text: zh ? '比下一款贵 $100' : '$100 dearer than the cheapest here', attribute: 'price' },
    ],
    highlights: [
      { attribute: 'noiseLevel', label: zh ? '噪音' : 'Noise', text: '39 dB' },
      { attribute: 'placeSettings', label: zh ? '容量' : 'Settings', text: zh ? '14 套' : '14' },
      { attribute: 'width', label: zh ? '宽度' : 'Width', text: '60 cm' },
    ],
  }
}

export function detailOf(product: Goods, language: Language): ProductDetail {
  const zh = language === 'zh'
  return {
    ...summaryOf(product, language),
    description: zh
      ? '安静、节能,适合开放式厨房。顶层餐具抽屉可完全取出。'
      : 'Quiet and frugal, made for open kitchens. The cutlery tray on top comes out whole, and the door opens by itself when the dishes are dry.',
    specs: [
      {
        attribute: 'noiseLevel',
        label: zh ? '噪音' : 'Noise level',
        unit: 'dB',
        value: 39,
        text: '39 dB',
      },
      {
        attribute: 'placeSettings',
        label: zh ? '容量' : 'Place settings',
        unit: null,
        value: 14,
        text: '14',
      },
      {
        attribute: 'width',
        label: zh ? '宽度' : 'Width',
        unit: 'cm',
        value: 59.8,
        text: '59.8 cm',
      },
      {
        attribute: 'energyPerYear',
        label: zh ? '年耗电量' : 'Energy per year',
        unit: 'kWh',
        value: 206,
        text: '206 kWh',
      },
      {
        attribute: 'cutleryTray',
        label: zh ? '餐具抽屉' : 'Cutlery tray',
        unit: null,
        value: true,
        text: zh ? '有' : 'Yes',
      },
      {
        attribute: 'waterUse',
        label: zh ? '每次用水量' : 'Water per cycle',
        unit: 'l',
        value: null,
        text: '',
      },
    ],
    reviews: [
      {
        id: 'r1',
        rating: 5,
        text: zh ? '真的很安静。' : 'You only hear it when it drains. Racks are easy to adjust.',
        writtenOn: '2026-03-14',
      },
      {
        id: 'r2',
        rating: 3,
        text: zh
          ? '容量够用,程序有点长。'
          : 'Cleans well, but the eco programme takes almost four hours.',
        writtenOn: '2026-06-02',
      },
    ],
  }
}

export function listOf(query: Readonly<Record<string, string>>, language: Language): ProductList {
  const words = (query['query'] ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const inScope = goods.filter(
    (product) =>
      (!query['category'] || product.category === query['category']) &&
      words.every((word) => product.title[language].toLowerCase().includes(word)),
  )
  const found = inScope.filter(
    (product) =>
      (!query['brand'] || product.brand === query['brand']) &&
      product.amount >= Number(query['minPrice'] ?? 0) &&
      product.amount <= Number(query['maxPrice'] ?? Number.POSITIVE_INFINITY) &&
      (query['inStock'] !== 'true' || product.availability === 'in_stock'),
  )
  const from = Number(query['cursor'] ?? 0)
  const to = from + Number(query['limit'] ?? 24)
  const amounts = inScope.map(({ amount }) => amount)
  return {
    items: found.slice(from, to).map((product) => summaryOf(product, language)),
    total: found.length,
    facets: {
      category: tally(inScope.map(({ category }) => category)).map(([value, count]) => ({
        value,
        label: labels.get(value)?.[language] ?? value,
        count,
      })),
      brand: tally(inScope.map(({ brand }) => brand)).map(([value, count]) => ({
        value,
        label: value,
        count,
      })),
      price: amounts.length > 0 ? { min: Math.min(...amounts), max: Math.max(...amounts) } : null,
    },
    cursor: to < found.length ? String(to) : null,
  }
}

function tally(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
}
