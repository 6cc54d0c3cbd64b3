import type { Product, Review } from '../../src/domain/product.ts'

/** Invented brands, with the name that Chinese shoppers use. */
export const brands = [
  { name: 'Nordhavn', words: ['诺德港'] },
  { name: 'Kessel', words: ['凯瑟尔'] },
  { name: 'Brava', words: ['布拉瓦'] },
  { name: 'Lumora', words: ['露摩拉'] },
  { name: 'Velaro', words: ['维拉罗'] },
  { name: 'Ostrava Lab', words: ['奥斯特'] },
]

type Rating = readonly [average: number, count: number] | null

const good = (
  sku: string,
  category: string,
  brand: string,
  en: string,
  zh: string,
  price: number,
  rating: Rating,
  specs: Product['specs'],
  rest: Partial<Product> = {},
): Product => ({
  sku,
  category,
  brand,
  title: { en, zh },
  description: null,
  priceMinor: Math.round(price * 100),
  currency: 'USD',
  availability: 'in_stock',
  rating: rating && { average: rating[0], count: rating[1] },
  specs,
  url: `/products/${sku}`,
  image: null,
  ...rest,
})

/** A dishwasher: noise in dB, place settings, width in cm, energy in kWh a year. */
const dishwasher = (
  sku: string,
  brand: string,
  model: string,
  price: number,
  rating: Rating,
  [noiseLevel, placeSettings, width, energyPerYear]: readonly (number | null)[],
  installation: 'built-in' | 'freestanding',
  rest: Product['specs'] = {},
  more: Partial<Product> = {},
): Product =>
  good(
    sku,
    'dishwasher',
    brand,
    `${brand} ${model} ${installation} dishwasher, ${placeSettings} place settings`,
    `${brand} ${model} ${installation === 'built-in' ? '嵌入式' : '独立式'}洗碗机 ${placeSettings}套`,
    price,
    rating,
    {
      noiseLevel: noiseLevel ?? null,
      placeSettings: placeSettings ?? null,
      width: width ?? null,
      energyPerYear: energyPerYear ?? null,
      installation,
      ...rest,
    },
    more,
  )

/** About thirty goods of six kinds; figures are round where a test computes with them. */
export const goods: readonly Product[] = [
  dishwasher('DW-1', 'Nordhavn', 'Stille 60', 609, [4.0, 109], [42, 13, 59.8, 216], 'built-in', {
    energyClass: 'D',
    wifi: true,
    colour: 'white',
  }),
  dishwasher('DW-2', 'Nordhavn', 'Stille 45', 569, [4.3, 58], [45, 10, 44.8, 173], 'built-in', {
    energyClass: 'C',
    wifi: false,
    colour: 'stainless-steel',
  }),
  dishwasher('DW-3', 'Kessel', 'Arc 60', 499, [4.5, 212], [44, 14, 59.8, 205], 'built-in', {
    energyClass: 'C',
    wifi: true,
    colour: 'white',
  }),
  dishwasher('DW-4', 'Kessel', 'Arc 45', 389.99, [4.1, 31], [48, 9, 44.8, 190], 'freestanding', {
    energyClass: 'E',
    wifi: false,
    colour: 'black',
  }),
  dishwasher('DW-5', 'Brava', 'Onda', 329, [3.8, 77], [50, 12, 60, 258], 'freestanding', {
    energyClass: 'E',
    wifi: false,
    colour: 'white',
  }),
  dishwasher('DW-6', 'Brava', 'Piano', 1299.99, [4.7, 42], [38, 15, 60, 151], 'built-in', {
    energyClass: 'A',
    wifi: true,
    colour: 'stainless-steel',
  }),
  dishwasher('DW-7', 'Lumora', 'Mini', 279, [4.2, 15], [49, 6, 55, 160], 'freestanding', {
    energyClass: 'D',
    wifi: null,
    colour: 'white',
  }),
  dishwasher('DW-8', 'Velaro', 'Quiet 9', 559, [4.4, 96], [42, 14, 60, 184], 'freestanding', {
    energyClass: 'B',
    wifi: true,
    colour: 'grey',
  }),
  dishwasher(
    'DW-9',
    'Velaro',
    'Basic',
    249,
    null,
    [null, 12, 60, 290],
    'freestanding',
    { energyClass: null, wifi: null, colour: 'white' },
    { availability: 'out_of_stock' },
  ),

  ...(
    [
      ['LT-1', 'Velaro', 'Slate 14', 899, [4.4, 120], 14, 16, 512, 'mainstream', 14, 1.2],
      ['LT-2', 'Velaro', 'Slate 16', 1199, [4.5, 60], 16, 32, 1024, 'performance', 11, 1.8],
      ['LT-3', 'Ostrava Lab', 'Forge 17', 1799, [4.6, 41], 17.3, 32, 2048, 'high-end', 6, 2.7],
      ['LT-4', 'Lumora', 'Leaf 13', 649, [4.1, 88], 13.3, 8, 256, 'mainstream', 16, 1.05],
      ['LT-5', 'Lumora', 'Leaf 15', 549, [3.9, 130], 15.6, 8, 512, 'entry', 9, 1.7],
      ['LT-6', 'Kessel', 'Pad 14', 759, [4.2, 25], 14, 16, 256, 'mainstream', 12, 1.4],
    ] as const
  ).map(
    ([
      sku,
      brand,
      model,
      price,
      rating,
      screenSize,
      memory,
      storage,
      processorTier,
      batteryLife,
      weight,
    ]) =>
      good(
        sku,
        'laptop',
        brand,
        `${brand} ${model} laptop, ${screenSize} in, ${memory} GB RAM, ${storage} GB SSD`,
        `${brand} ${model} 笔记本电脑 ${screenSize}英寸 ${memory}GB ${storage}GB`,
        price,
        rating,
        {
          screenSize,
          memory,
          storage,
          processorTier,
          batteryLife,
          weight,
          graphics: processorTier === 'high-end' ? 'dedicated-high' : 'integrated',
          operatingSystem: 'windows',
          touchscreen: sku === 'LT-1',
        },
      ),
  ),

  ...(
    [
      ['TV-1', 'Lumora', 'Vista 55', 649, [4.3, 140], 55, 'qled', '4k', 120, 700],
      ['TV-2', 'Lumora', 'Vista 65', 949, [4.4, 82], 65, 'mini-led', '4k', 144, 1200],
      ['TV-3', 'Brava', 'Nero 55', 1299, [4.8, 60], 55, 'oled', '4k', 120, 900],
      ['TV-4', 'Brava', 'Nero 77', 2999, [4.7, 12], 77, 'oled', '4k', 120, 1000],
      ['TV-5', 'Kessel', 'Home 43', 299, [4.0, 201], 43, 'led', '4k', 60, 300],
      ['TV-6', 'Kessel', 'Home 32', 179, [3.7, 95], 32, 'led', 'full-hd', 60, 250],
    ] as const
  ).map(([sku, brand, model, price, rating, screenSize, panel, resolution, refreshRate, nits]) =>
    good(
      sku,
      'television',
      brand,
      `${brand} ${model} ${panel.toUpperCase()} TV, ${screenSize} in`,
      `${brand} ${model} 电视 ${screenSize}英寸`,
      price,
      rating,
      { screenSize, panel, resolution, refreshRate, brightness: nits, hdmiPorts: 3 },
    ),
  ),

  ...(
    [
      ['HP-1', 'Nordhavn', 'Fjord', 199, [4.5, 300], 'over-ear', true, 40, 250, true],
      ['HP-2', 'Nordhavn', 'Sund', 89, [4.1, 150], 'in-ear', false, 24, 52, true],
      ['HP-3', 'Lumora', 'Aria', 129, [4.4, 220], 'in-ear', true, 30, 48, true],
      ['HP-4', 'Ostrava Lab', 'Studio', 249, [4.7, 51], 'over-ear', false, 0, 310, false],
      ['HP-5', 'Brava', 'Corsa', 59, [3.9, 64], 'open-ear', false, 10, 30, true],
    ] as const
  ).map(([sku, brand, model, price, rating, headphoneType, nc, batteryLife, grams, wireless]) =>
    good(
      sku,
      'headphones',
      brand,
      `${brand} ${model} ${headphoneType} headphones`,
      `${brand} ${model} 耳机`,
      price,
      rating,
      {
        headphoneType,
        noiseCancelling: nc,
        batteryLife: batteryLife === 0 ? null : batteryLife,
        weightGrams: grams,
        wireless,
      },
    ),
  ),

  ...(
    [
      ['PH-1', 'Velaro', 'Nova S24', 799, [4.5, 400], 6.2, 256, 4000, 50, 8, true],
      ['PH-2', 'Velaro', 'Nova S24 Ultra', 1299, [4.7, 280], 6.8, 512, 5000, 200, 12, true],
      ['PH-3', 'Lumora', 'Pixie 8', 499, [4.3, 190], 6.1, 128, 4500, 50, 8, true],
      ['PH-4', 'Kessel', 'Volt 5', 249, [4.0, 120], 6.6, 128, 6000, 48, 6, false],
    ] as const
  ).map(([sku, brand, model, price, rating, screenSize, storage, battery, camera, memory, nfc]) =>
    good(
      sku,
      'smartphone',
      brand,
      `${brand} ${model} smartphone, ${storage} GB`,
      `${brand} ${model} 手机 ${storage}GB`,
      price,
      rating,
      {
        screenSize,
        storage,
        batteryCapacity: battery,
        mainCamera: camera,
        memory,
        nfc,
        fiveG: true,
        operatingSystem: 'android',
      },
    ),
  ),

  ...(
    [
      ['RF-1', 'Nordhavn', 'Is 380', 849, [4.4, 77], 380, 'bottom-freezer', 60, true, 36, 190],
      ['RF-2', 'Kessel', 'Frost 250', 459, [4.0, 140], 250, 'top-freezer', 55, false, 40, 240],
      ['RF-3', 'Brava', 'Polo 540', 1499, [4.6, 33], 540, 'side-by-side', 91, true, 38, 320],
      ['RF-4', 'Lumora', 'Cubo 90', 199, [3.9, 61], 90, 'single-door', 48, false, 41, 100],
    ] as const
  ).map(([sku, brand, model, price, rating, capacity, doorStyle, width, noFrost, db, energy]) =>
    good(
      sku,
      'refrigerator',
      brand,
      `${brand} ${model} refrigerator, ${capacity} L`,
      `${brand} ${model} 冰箱 ${capacity}升`,
      price,
      rating,
      {
        capacity,
        doorStyle,
        width,
        noFrost,
        noiseLevel: db,
        energyPerYear: energy,
        installation: 'freestanding',
      },
    ),
  ),
]

const review = (
  id: string,
  sku: string,
  rating: number,
  locale: 'en' | 'zh',
  text: string,
): Review => ({ id, sku, rating, locale, text, writtenOn: '2026-03-14' })

export const reviews: readonly Review[] = [
  review('r1', 'DW-3', 5, 'en', 'Hardly audible, and the dishes come out dry.'),
  review('r2', 'DW-3', 2, 'en', 'The lower basket catches now and then.'),
  review('r3', 'DW-3', 5, 'zh', '很安静，洗得也干净。'),
  review('r4', 'DW-8', 4, 'en', 'Quiet enough for our open kitchen.'),
  review('r5', 'LT-1', 5, 'en', 'The battery lasts through all my lectures.'),
  review('r6', 'LT-1', 3, 'zh', '键盘手感一般。'),
  review('r7', 'HP-1', 5, 'en', 'The train is gone.'),
]
