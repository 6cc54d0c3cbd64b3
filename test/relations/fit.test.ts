import { describe, expect, it } from 'vitest'
import type { FitSituation, Length } from '../../src/domain/fit.ts'
import type { Product } from '../../src/domain/product.ts'
import { createRandom } from '../../src/lib/random.ts'
import { checkFit } from '../../src/relations/fit.ts'
import { noRules, readFitRules } from '../../src/relations/rules.ts'
import { overall, type FitVerdict } from '../../src/relations/verdict.ts'
import { knowledgeDir } from '../../src/root.ts'

const rules = readFitRules(knowledgeDir)

const product = (category: string, specs: Product['specs']): Product => ({
  sku: `${category}-1`,
  title: { en: `Test ${category}` },
  brand: 'Test',
  category,
  description: null,
  priceMinor: 50_000,
  currency: 'USD',
  availability: 'in_stock',
  rating: null,
  specs,
  url: '/',
  image: null,
})

const cm = (value: number): Length => ({ cm: value, unit: 'cm' })

const fridge = product('refrigerator', {
  width: 60,
  height: 178.2,
  depth: 66.8,
  installation: 'freestanding',
  waterDispenser: false,
  iceMaker: false,
  wifi: false,
})
const dishwasher = product('dishwasher', {
  width: 59.8,
  height: 81.8,
  depth: 55,
  installation: 'built-in',
})
const oven = product('oven', { width: 59.5, height: 59.5, depth: 56, installation: 'built-in' })
const washer = product('washing-machine', {
  width: 60,
  height: 85,
  depth: 59,
  loadType: 'front-load',
  wifi: true,
})
const topLoader = product('washing-machine', { width: 56.5, depth: 58.5, loadType: 'top-load' })
const dryer = product('tumble-dryer', { width: 59.6, depth: 58, stackable: true })
const microwave = product('microwave', { width: 43.7, height: 25.7, depth: 33.1 })
const television = product('television', {
  width: 96.8,
  height: 55.6,
  depth: 7.1,
  vesa: '200x200',
  hdmiPorts: 3,
  hdmi21: false,
  weight: 8.4,
})
const powerBank = product('power-bank', {
  energyWh: 74,
  batteryCapacity: 20_000,
  chargePower: 22,
  usbC: true,
})
const phone = product('smartphone', { batteryCapacity: 5000, fastCharging: 50 })
const unmeasured = product('dishwasher', { width: null, height: 81.8 })

const space = (
  sides: { width?: number; height?: number; depth?: number },
  place: (FitSituation & { kind: 'space' })['place'] = 'niche',
): FitSituation => ({
  kind: 'space',
  place,
  ...(sides.width !== undefined && { width: cm(sides.width) }),
  ...(sides.height !== undefined && { height: cm(sides.height) }),
  ...(sides.depth !== undefined && { depth: cm(sides.depth) }),
})
const door = (width?: number, height?: number): FitSituation => ({
  kind: 'passage',
  place: 'door',
  ...(width !== undefined && { width: cm(width) }),
  ...(height !== undefined && { height: cm(height) }),
})
const stand = (width?: number): FitSituation => ({
  kind: 'stand',
  ...(width !== undefined && { width: cm(width) }),
})
const mount = (width?: number, height = width, upTo = false): FitSituation => ({
  kind: 'mount',
  upTo,
  ...(width !== undefined && { pattern: [width, height!] as [number, number] }),
})
const hdmi = (wants21 = false, count?: number): FitSituation => ({
  kind: 'hdmi',
  device: 'PS5',
  wants21,
  ...(count !== undefined && { count }),
})
const usb = (device: 'laptop' | 'phone' | 'tablet' | 'charger', watts?: number): FitSituation => ({
  kind: 'usb-power',
  device,
  ...(watts !== undefined && { watts }),
})
const mains = (country?: string, volts?: number): FitSituation => ({
  kind: 'mains',
  ...(country !== undefined && { country }),
  ...(volts !== undefined && { volts }),
})
const onPhone = (system: 'ios' | 'android'): FitSituation => ({ kind: 'phone', system, said: 'x' })
const room = (area: number): FitSituation => ({ kind: 'room', area, unit: 'm2' })
const flight: FitSituation = { kind: 'flight' }
const water: FitSituation = { kind: 'water' }
const wifi = (standard?: string): FitSituation => ({
  kind: 'wifi',
  ...(standard !== undefined && { standard }),
})
const smartHome: FitSituation = { kind: 'smart-home', said: 'Alexa' }

const check = (one: Product, situation: FitSituation, partner?: Product): FitVerdict[] =>
  checkFit(one, undefined, situation, { rules, partner })

/** "yes width measured 0.2": answer, check, reason and what is left over, of each verdict. */
const inShort = ({ verdict, check: what, reason, margin }: FitVerdict): string =>
  [verdict, what, reason, margin].filter((part) => part !== undefined).join(' ')

type Row = [name: string, product: Product, situation: FitSituation, ...verdicts: string[]]

const known: Row[] = [
  ['a dishwasher in its niche', dishwasher, space({ width: 60 }), 'yes width measured 0.2'],
  ['a niche as wide as it', dishwasher, space({ width: 59.8 }), 'yes width measured 0'],
  ['a niche a millimetre short', dishwasher, space({ width: 59.7 }), 'no width measured -0.1'],
  ['a slim niche', dishwasher, space({ width: 45 }), 'no width measured -14.8'],
  [
    'all three sides',
    dishwasher,
    space({ width: 60, height: 82, depth: 55 }),
    'yes width measured 0.2',
    'yes height measured 0.2',
    'yes depth measured 0',
  ],
  ['a worktop', dishwasher, space({ height: 85 }, 'worktop'), 'yes height measured 3.2'],
  ['a low worktop', dishwasher, space({ height: 81 }, 'worktop'), 'no height measured -0.8'],
  ['a space of 24 inches', dishwasher, space({ width: 60.96 }), 'yes width measured 1.2'],
  ['a space without measure', dishwasher, space({}), 'unknown-measure width unmeasured'],
  [
    'under a worktop without measure',
    dishwasher,
    space({}, 'worktop'),
    'unknown-measure height unmeasured',
  ],
  ['a width nobody states', unmeasured, space({ width: 60 }), 'unknown-spec width unstated'],
  ['a depth nobody states', unmeasured, space({ depth: 60 }), 'unknown-spec depth unstated'],
  ['no measure and no spec', unmeasured, space({}), 'unknown-spec width unstated'],
  ['a fridge without air', fridge, space({ width: 60 }), 'no width air -4'],
  ['a fridge with air', fridge, space({ width: 64 }), 'yes width measured 0'],
  ['a fridge with plenty', fridge, space({ width: 70 }), 'yes width measured 6'],
  ['a fridge too wide', fridge, space({ width: 55 }), 'no width measured -9'],
  ['a fridge under a ceiling', fridge, space({ height: 180 }), 'no height air -3.2'],
  ['a fridge with room above', fridge, space({ height: 185 }), 'yes height measured 1.8'],
  [
    'a fridge in a 60 cm counter',
    fridge,
    space({ depth: 60 }, 'counter'),
    'no depth measured -11.8',
  ],
  [
    'an oven in its niche',
    oven,
    space({ width: 56, height: 58.5 }),
    'yes width measured 0',
    'yes height measured 0',
  ],
  ['an oven in too small a niche', oven, space({ width: 55 }), 'no width measured -1'],
  ['hoses behind a washer', washer, space({ depth: 62 }), 'no depth air -2'],
  ['a washer in 60 cm', washer, space({ width: 60 }), 'yes width measured 0'],
  [
    'steam above a microwave',
    microwave,
    space({ height: 45 }, 'wall-cabinet'),
    'no height air -0.7',
  ],
  [
    'a microwave with room',
    microwave,
    space({ height: 46 }, 'wall-cabinet'),
    'yes height measured 0.3',
  ],

  ['a fridge through a door', fridge, door(75), 'yes passage measured 10'],
  ['a fridge through 65 cm', fridge, door(65), 'yes passage measured 0'],
  ['a fridge that passes unpacked', fridge, door(62), 'no passage air -3'],
  ['a fridge that does not pass', fridge, door(55), 'no passage measured -10'],
  ['a door without measure', fridge, door(), 'unknown-measure passage unmeasured'],
  [
    'a door with its height',
    fridge,
    door(75, 200),
    'yes passage measured 10',
    'yes passage-height measured 128.2',
  ],
  ['a hatch', fridge, door(75, 65), 'yes passage measured 0', 'yes passage-height measured 3.2'],
  ['a small hatch', fridge, door(70, 65), 'yes passage measured 0', 'no passage-height air -1.8'],
  ['a door and no size at all', product('oven', {}), door(75), 'unknown-spec passage unstated'],
  [
    'one side stated, small enough',
    product('oven', { width: 60 }),
    door(75),
    'yes passage measured 10',
  ],
  [
    'one side stated, too large',
    product('oven', { width: 90 }),
    door(75),
    'unknown-spec passage unstated',
  ],

  ['a TV on a wide stand', television, stand(120), 'yes feet measured 23.2'],
  ['a TV on a narrow stand', television, stand(90), 'unknown-spec feet feet -6.8'],
  ['a TV on a stand', television, stand(), 'unknown-measure feet unmeasured'],
  ['a microwave on a table', microwave, stand(40), 'no width measured -3.7'],

  ['its own holes', television, mount(200), 'yes mount matched'],
  ['other holes', television, mount(100), 'no mount mismatched'],
  ['a bracket up to 400', television, mount(400, 400, true), 'yes mount matched'],
  ['a bracket up to 100', television, mount(100, 100, true), 'no mount mismatched'],
  ['a bracket without figures', television, mount(), 'unknown-measure mount unmeasured'],
  ['holes nobody states', product('television', {}), mount(200), 'unknown-spec mount unstated'],

  ['one console', television, hdmi(), 'yes hdmi matched'],
  ['three consoles', television, hdmi(false, 3), 'yes hdmi matched'],
  ['four consoles', television, hdmi(false, 4), 'no hdmi mismatched'],
  ['4K at 120 Hz', television, hdmi(true), 'yes hdmi matched', 'no hdmi mismatched'],
  ['ports nobody states', product('television', {}), hdmi(), 'unknown-spec hdmi unstated'],
  ['a laptop with HDMI', product('laptop', { hdmi: true }), hdmi(), 'yes hdmi matched'],

  ['too few watts', powerBank, usb('laptop', 65), 'no usb-power mismatched -43'],
  ['watts enough', powerBank, usb('laptop', 20), 'yes usb-power matched 2'],
  ['a laptop of unknown watts', powerBank, usb('laptop'), 'unknown-measure usb-power unmeasured'],
  ['a phone', powerBank, usb('phone'), 'yes usb-power matched'],
  ['a hungry phone', powerBank, usb('phone', 45), 'yes usb-power slower -23'],
  [
    'a power bank without USB-C',
    product('power-bank', { usbC: false, chargePower: 65 }),
    usb('laptop', 45),
    'no usb-power mismatched',
  ],
  [
    'a power bank of unknown watts',
    product('power-bank', {}),
    usb('laptop', 45),
    'unknown-spec usb-power unstated',
  ],
  ['a strong charger', phone, usb('charger', 65), 'yes usb-power matched 15'],
  ['a weak charger', phone, usb('charger', 20), 'yes usb-power slower -30'],
  [
    'a laptop and its charger',
    product('laptop', {}),
    usb('charger', 45),
    'unknown-spec usb-power unstated',
  ],

  ['74 Wh on a plane', powerBank, flight, 'yes flight measured 26'],
  ['100 Wh on a plane', product('power-bank', { energyWh: 100 }), flight, 'yes flight measured 0'],
  [
    '120 Wh on a plane',
    product('power-bank', { energyWh: 120 }),
    flight,
    'no flight needs-approval -20',
  ],
  ['200 Wh on a plane', product('power-bank', { energyWh: 200 }), flight, 'no flight measured -40'],
  [
    'only mAh, far from the limit',
    product('power-bank', { batteryCapacity: 20_000 }),
    flight,
    'yes flight bounded 23',
  ],
  [
    'only mAh, near the limit',
    product('power-bank', { batteryCapacity: 26_800 }),
    flight,
    'unknown-spec flight unstated',
  ],
  ['a battery nobody states', product('laptop', {}), flight, 'unknown-spec flight unstated'],

  ['230 V where 230 V are', product('kettle', { voltage: 230 }), mains('GB'), 'yes mains matched'],
  [
    '220-240 V in the US',
    product('kettle', { inputVoltage: '220-240 V' }),
    mains('US'),
    'no mains mismatched',
  ],
  [
    '100-240 V anywhere',
    product('kettle', { acInputVoltage: '100 - 240 V' }),
    mains('JP'),
    'yes mains matched',
  ],
  [
    '220 V within tolerance of 230 V',
    product('kettle', { voltage: 220 }),
    mains('EU'),
    'yes mains matched',
  ],
  [
    '110 V said as volts',
    product('kettle', { voltage: 230 }),
    mains(undefined, 110),
    'no mains mismatched',
  ],
  ['no voltage stated', product('kettle', {}), mains('GB'), 'unknown-spec mains unstated'],
  [
    'a battery’s voltage is not mains',
    product('camera', { batteryVoltage: 7.2 }),
    mains('GB'),
    'unknown-spec mains unstated',
  ],
  [
    'no country said',
    product('kettle', { voltage: 230 }),
    mains(),
    'unknown-measure mains unmeasured',
  ],

  ['a dishwasher’s water', dishwasher, water, 'unknown-spec water water'],
  ['a washer’s water', washer, water, 'unknown-spec water water'],
  ['a fridge without dispenser', fridge, water, 'yes water no-water'],
  [
    'a fridge with a dispenser',
    product('refrigerator', { waterDispenser: true }),
    water,
    'unknown-spec water unstated',
  ],
  [
    'a coffee machine with a tank',
    product('coffee-machine', { waterTank: 1.8 }),
    water,
    'yes water no-water',
  ],

  [
    'an Android watch and an iPhone',
    product('smartwatch', { compatibility: ['android'] }),
    onPhone('ios'),
    'no phone mismatched',
  ],
  [
    'a watch for both',
    product('smartwatch', { compatibility: ['android', 'ios'] }),
    onPhone('ios'),
    'yes phone matched',
  ],
  [
    'a watch that says nothing',
    product('smartwatch', { bluetooth: true }),
    onPhone('ios'),
    'unknown-spec phone unstated',
  ],
  [
    'wireless headphones',
    product('headphones', { wireless: true }),
    onPhone('ios'),
    'yes phone standard',
  ],
  ['an app nobody describes', washer, onPhone('ios'), 'unknown-spec phone unstated'],
  ['a fridge without Wi-Fi and a phone', fridge, onPhone('android'), 'no phone mismatched'],

  [
    'a router and old Wi-Fi',
    product('router', { wifiStandard: 'wifi-6' }),
    wifi('wifi-5'),
    'yes wifi standard',
  ],
  ['a washer and 5 GHz', washer, wifi('5ghz'), 'unknown-spec wifi unstated'],
  ['a washer and the network', washer, wifi(), 'yes wifi standard'],
  ['a fridge without Wi-Fi', fridge, wifi(), 'no wifi mismatched'],
  ['smart home of a washer', washer, smartHome, 'unknown-spec smart-home unstated'],
  ['smart home of an offline fridge', fridge, smartHome, 'no smart-home mismatched'],

  [
    'a room within its size',
    product('air-conditioner', { roomSize: 35 }),
    room(30),
    'yes room measured 5',
  ],
  [
    'a room beyond its size',
    product('air-conditioner', { roomSize: 20 }),
    room(30),
    'no room measured -10',
  ],
  ['a size nobody states', product('air-conditioner', {}), room(30), 'unknown-spec room unstated'],
]

describe('a check of fit', () => {
  it.each(known)('%s', (...row) => {
    const [, one, situation, ...verdicts] = row
    expect(check(one, situation).map(inShort)).toEqual(verdicts)
  })
})

describe('one machine on another', () => {
  const stack = (sides: { width?: number; depth?: number } = {}): FitSituation => ({
    kind: 'stack',
    ...(sides.width !== undefined && { width: cm(sides.width) }),
    ...(sides.depth !== undefined && { depth: cm(sides.depth) }),
  })

  it('goes on a front loader of its width', () => {
    expect(check(dryer, stack(), washer).map(inShort)).toEqual([
      'yes stack measured 0.4',
      'yes stack measured 1',
    ])
    expect(check(washer, stack(), dryer).map(inShort)).toEqual([
      'yes stack measured 0.4',
      'yes stack measured 1',
    ])
  })

  it('never goes on a top loader', () => {
    expect(check(dryer, stack(), topLoader).map(inShort)).toEqual(['no stack top-loader'])
    expect(check(topLoader, stack()).map(inShort)).toEqual(['no stack top-loader'])
  })

  it('is measured where the other machine is not ours', () => {
    expect(check(dryer, stack({ width: 60 })).map(inShort)).toEqual(['yes stack measured 0.4'])
    expect(check(dryer, stack({ width: 55 })).map(inShort)).toEqual(['no stack measured -4.6'])
    expect(check(dryer, stack({ depth: 50 })).map(inShort)).toEqual([
      'unknown-spec stack overhang -8',
    ])
    expect(check(dryer, stack()).map(inShort)).toEqual(['unknown-measure stack unmeasured'])
  })

  it('depends on what the dryer states', () => {
    const fixed = { ...dryer, specs: { ...dryer.specs, stackable: false } }
    const silent = { ...dryer, specs: { ...dryer.specs, stackable: null } }
    expect(check(fixed, stack(), washer).map(inShort)).toEqual(['no stack mismatched'])
    expect(check(silent, stack(), washer).map(inShort)).toEqual(['unknown-spec stack unstated'])
  })
})

describe('the answer of several checks', () => {
  it('is a no with one no, open with one unknown', () => {
    expect(overall(check(dishwasher, space({ width: 60, height: 80 })))).toBe('no')
    expect(overall(check(unmeasured, space({ width: 60, height: 82 })))).toBe('unknown-spec')
    expect(overall(check(unmeasured, space({ width: 60, height: 80 })))).toBe('no')
  })
})

describe('every check', () => {
  const random = createRandom(7)
  const between = (low: number, high: number): number =>
    Math.round((low + random.next() * (high - low)) * 10) / 10
  const maybe = (value: number): number | null => (random.next() < 0.15 ? null : value)
  const categories = [
    'refrigerator',
    'freezer',
    'dishwasher',
    'washing-machine',
    'oven',
    'microwave',
    'television',
    'air-fryer',
  ]
  const some = (): Product =>
    product(categories[Math.floor(random.next() * categories.length)]!, {
      width: maybe(between(30, 120)),
      height: maybe(between(20, 200)),
      depth: maybe(between(5, 80)),
      installation: random.next() < 0.5 ? 'built-in' : 'freestanding',
      roomSize: maybe(between(5, 80)),
      stackable: true,
    })

  it('never turns a yes into a no when the space grows', () => {
    for (let round = 0; round < 3000; round++) {
      const one = some()
      const sides = { width: between(20, 150), height: between(20, 220), depth: between(10, 100) }
      const more = between(0, 40)
      const grown = {
        width: sides.width + (random.next() < 0.7 ? more : 0),
        height: sides.height + (random.next() < 0.7 ? more : 0),
        depth: sides.depth + (random.next() < 0.7 ? more : 0),
      }
      const pairs: readonly (readonly [FitSituation, FitSituation])[] = [
        [space(sides), space(grown)],
        [space({ width: sides.width }), space({ width: grown.width })],
        [door(sides.width), door(grown.width)],
        [door(sides.width, sides.height), door(grown.width, grown.height)],
        [stand(sides.width), stand(grown.width)],
      ]
      for (const [small, large] of pairs) {
        if (overall(check(one, small)) !== 'yes') continue
        expect(overall(check(one, large)), JSON.stringify([one.specs, small, large])).toBe('yes')
      }
    }
  })

  it('never says yes or no where the size is not stated', () => {
    for (let round = 0; round < 500; round++) {
      const one = some()
      const bare = { ...one, specs: { ...one.specs, width: null } }
      expect(overall(check(bare, space({ width: between(10, 300) })))).toBe('unknown-spec')
    }
  })

  it('compares sizes as they are without rules', () => {
    expect(
      checkFit(fridge, undefined, space({ width: 60 }), { rules: noRules }).map(inShort),
    ).toEqual(['yes width measured 0'])
    expect(checkFit(fridge, undefined, door(60)).map(inShort)).toEqual(['yes passage measured 0'])
  })
})

describe('the rules of the demo shop', () => {
  it('name their source in both languages', () => {
    const sources = [
      ...rules.clearances,
      ...rules.laps,
      rules.passage,
      rules.mains,
      ...rules.water,
      ...rules.runningCost.hours,
    ].map(({ source }) => source)
    for (const source of sources) {
      expect(source.en).toBeTruthy()
      expect(source.zh).toBeTruthy()
    }
  })
})
