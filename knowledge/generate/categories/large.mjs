/**
 * Large appliances. Physical models:
 * - refrigerator: litres = usable share of width × height × depth (0.48–0.53 by door style); yearly
 *   energy = class factor × (92 + 0.31 × (fresh + 2.1 × freezer litres)), classes 0.8 apart;
 * - freezer: chest uses 0.42, upright 0.45 of its volume (thick walls); same energy law;
 * - dishwasher: 45 cm holds 9–11 settings, 60 cm 12–16, table-top 6; energy per cycle by class and
 *   settings, 280 cycles a year; quieter is dearer, steeply below 44 dB;
 * - washing machine: 220 cycles a year, kWh = (0.22 + 0.062 × kg) × class factor;
 * - tumble dryer: 160 cycles; a heat pump needs about 40 % of what resistance heating needs;
 * - oven, hob, hood: power from volume, zones and airflow; hood noise grows with airflow;
 * - air conditioner: 600 BTU/h a m² (± insulation); rated power = cooling W / EER, 500 h a year.
 */
import {
  about,
  amt,
  clamp,
  fact,
  high,
  label,
  lin,
  low,
  measured,
  plus,
  rank,
  round,
  yes,
} from '../model.mjs'

const where = {
  kitchen: { en: 'kitchen', zh: '厨房' },
  laundry: { en: 'utility room', zh: '阳台' },
  home: { en: 'bedroom', zh: '卧室' },
}
const built = (s) => s.installation === 'built-in'
const classFactor = (letter) => 1.25 * 0.8 ** (5 - rank(letter))

const dishwasher = {
  id: 'dishwasher',
  prefix: 'DW',
  noun: { en: 'dishwasher', zh: '洗碗机' },
  place: where.kitchen,
  pop: 1.5,
  prices: [279, 1299],
  colours: ['white', 'silver', 'black', 'stainless-steel'],
  keep: ['installation', 'width', 'placeSettings'],
  brands: [
    ['Nordhavn', 5],
    ['Brasko', 4],
    ['Kuehlmann', 3],
    ['Osterlind', 4],
    ['Valmora', 4],
    ['Tianhe Home', 3],
  ],
  designs: [
    { width: 59.8, installation: 'built-in' },
    { width: 44.8, installation: 'built-in' },
    { width: 60, installation: 'freestanding' },
    { width: 59.8, installation: 'built-in' },
    { width: 45, installation: 'freestanding' },
    { width: 59.8, installation: 'built-in' },
    { width: 55, installation: 'freestanding' },
  ],
  extra: [
    {
      brand: 'Kuehlmann',
      q: 0.98,
      fixed: {
        width: 59.8,
        installation: 'built-in',
        placeSettings: 16,
        noiseLevel: 38,
        autoDoorOpen: true,
        wifi: true,
      },
    },
    {
      brand: 'Nordhavn',
      q: 0.55,
      fixed: { width: 44.8, installation: 'built-in', placeSettings: 10, noiseLevel: 44 },
    },
    {
      brand: 'Nordhavn',
      q: 0.52,
      fixed: { width: 59.8, installation: 'built-in', placeSettings: 13, noiseLevel: 44 },
    },
    {
      brand: 'Valmora',
      q: 0.5,
      fixed: { width: 59.8, installation: 'built-in', placeSettings: 13, noiseLevel: 44 },
    },
    {
      brand: 'Tianhe Home',
      q: 0.45,
      fixed: { width: 60, installation: 'freestanding', placeSettings: 14, noiseLevel: 45 },
    },
    {
      brand: 'Brasko',
      q: 0.42,
      fixed: { width: 44.8, installation: 'built-in', placeSettings: 9, noiseLevel: 46 },
    },
    {
      brand: 'Osterlind',
      q: 0.5,
      fixed: { width: 59.8, installation: 'built-in', placeSettings: 12, noiseLevel: 43 },
    },
  ],
  twins: [
    (s) => ({ noiseLevel: s.noiseLevel - 2 }),
    { cutleryTray: true, autoDoorOpen: true },
    (s) => ({ placeSettings: s.placeSettings + 1 }),
    { wifi: true },
  ],
  model(s, u, q) {
    const slim = s.width < 50
    const table = s.width === 55
    s.cutleryTray = !table && u.chance('tray', lin(q, 0.1, 0.95))
    s.placeSettings = table
      ? 6
      : slim
        ? 9 + (q > 0.45 ? 1 : 0) + (q > 0.8 ? 1 : 0)
        : clamp(Math.round(12 + 4 * q + u.noise('ps', 0.6)), 12, 16)
    s.noiseLevel = Math.round(53 - 14 * q + (slim ? 1 : 0) + (table ? 2 : 0) + u.noise('dB', 0.9))
    s.energyClass = label(clamp(0.75 * q + 0.25 * u.at('eff'), 0, 1), 'F', 'A')
    const share = 0.55 + (0.45 * s.placeSettings) / 14
    s.energyPerYear = 280 * 1.06 * 0.89 ** (5 - rank(s.energyClass)) * share * 0.95
    s.waterUse = (12 - 3 * q) * (0.4 + (0.6 * s.placeSettings) / 14) + u.noise('water', 0.25)
    s.programmes = Math.round(5 + 5 * q + u.noise('prog', 0.7))
    s.autoDoorOpen = u.chance('door', lin(q, 0, 0.9))
    s.halfLoad = u.chance('half', 0.65)
    s.wifi = u.chance('wifi', lin(q, 0, 0.85))
    s.childLock = u.chance('lock', 0.6)
    s.timer = u.chance('timer', lin(q, 0.7, 1.1))
    s.height = table ? 44 : built(s) ? 81.8 : u.pick('h', [84.5, 85])
    s.depth = table ? 50 : built(s) ? 55 : 60
    s.weight = table ? 21 : (slim ? 30 : 37) + 8 * q + u.noise('kg', 1)
  },
  price: (s) => {
    const hush = 53 - s.noiseLevel
    return (
      165 +
      13 * s.placeSettings +
      10 * Math.max(0, hush) +
      3.6 * Math.max(0, 44 - s.noiseLevel) ** 2 +
      16 * (5 - rank(s.energyClass)) +
      (s.autoDoorOpen ? 38 : 0) +
      (s.wifi ? 34 : 0) +
      (s.cutleryTray ? 26 : 0) +
      (built(s) ? 22 : 0) +
      6 * s.programmes
    )
  },
  num: (s) => Math.round(s.width),
  kind: (s) =>
    s.width === 55
      ? { en: 'table-top dishwasher', zh: '台式洗碗机' }
      : built(s)
        ? { en: 'built-in dishwasher', zh: '嵌入式洗碗机' }
        : { en: 'freestanding dishwasher', zh: '独立式洗碗机' },
  facts: (s) => [measured(s, 'placeSettings', 'settings'), measured(s, 'noiseLevel', 'dB')],
  who: (s) =>
    s.width < 50
      ? { en: 'narrow kitchens and one or two people', zh: '小厨房和一两口人' }
      : s.width === 55
        ? { en: 'singles and kitchens without a free niche', zh: '单身公寓和没有柜位的厨房' }
        : s.placeSettings >= 14
          ? { en: 'families who cook every day', zh: '天天开火的一家人' }
          : { en: 'households of three or four', zh: '三四口之家' },
  aspects: (s) => [
    about('noise', 'noiseLevel', low(s.noiseLevel, 44, 48), amt(s.noiseLevel, 'dB')),
    about('washing', null, s.programmes >= 7 ? 1 : 0),
    about('drying', 'autoDoorOpen', s.autoDoorOpen ? 1 : -1),
    about(
      'capacity',
      'placeSettings',
      high(s.placeSettings, 14, 10),
      amt(s.placeSettings, 'settings'),
    ),
    about(
      'energy',
      'energyPerYear',
      low(s.energyPerYear, 190, 245),
      amt(Math.round(s.energyPerYear), 'kWh'),
    ),
    about('water', 'waterUse', low(s.waterUse, 9, 11), amt(round(s.waterUse, 1), 'L')),
    about('app', 'wifi', plus(s.wifi)),
    about('tray', 'cutleryTray', yes(s.cutleryTray)),
    about('setup', null, 0),
  ],
}

const refrigerator = {
  id: 'refrigerator',
  prefix: 'RF',
  noun: { en: 'refrigerator', zh: '冰箱' },
  place: where.kitchen,
  pop: 1.5,
  prices: [199, 2999],
  colours: ['white', 'silver', 'stainless-steel', 'black', 'grey'],
  keep: ['capacity', 'doorStyle', 'installation', 'width'],
  brands: [
    ['Brasko', 5],
    ['Nordhavn', 4],
    ['Kuehlmann', 5],
    ['Tianhe Home', 5],
    ['Valmora', 4],
  ],
  designs: [
    { doorStyle: 'bottom-freezer' },
    { doorStyle: 'top-freezer' },
    { doorStyle: 'single-door' },
    { doorStyle: 'bottom-freezer' },
    { doorStyle: 'french-door' },
    { doorStyle: 'side-by-side' },
    { doorStyle: 'bottom-freezer', installation: 'built-in' },
  ],
  extra: [
    { brand: 'Brasko', q: 0.06, fixed: { doorStyle: 'single-door', width: 48, height: 84 } },
    { brand: 'Kuehlmann', q: 0.95, fixed: { doorStyle: 'french-door', width: 91.2 } },
    { brand: 'Tianhe Home', q: 0.5, fixed: { doorStyle: 'french-door', width: 83.3 } },
  ],
  twins: [
    { inverter: true, noFrost: true },
    (s) => ({ noiseLevel: s.noiseLevel - 3 }),
    { iceMaker: true },
    (s) => ({ height: s.height + 8, width: s.width }),
    { wifi: true },
  ],
  model(s, u, q) {
    s.installation = 'freestanding'
    const size = u.at('size')
    const inset = built(s)
    const g = {
      'single-door': [[48, 50, 54.5, 55], 84 + 62 * size, 55, 0.5, 0.08],
      'top-freezer': [[54, 55, 60, 70], 145 + 32 * size, 62, 0.5, 0.24],
      'bottom-freezer': [[54, 59.5, 59.6, 60], 170 + 33 * size, 65.5, 0.5, 0.3],
      'french-door': [[79, 83.3, 90.5, 91.2], 178 + 6 * size, 72, 0.5, 0.34],
      'side-by-side': [[89.5, 90.8, 91], 177 + 3 * size, 70, 0.49, 0.36],
    }[s.doorStyle]
    s.width = inset ? 54 : u.pick('w', g[0])
    s.height = inset ? u.pick('hi', [122, 177, 177.5, 193]) : g[1]
    s.depth = inset ? 54.5 : g[2] + u.noise('d', 1.5)
    s.capacity = Math.round(
      ((s.width * s.height * s.depth) / 1000) * g[3] * (1 + u.noise('usable', 0.015)),
    )
    s.freezerCapacity = Math.round(s.capacity * g[4] * (1 + u.noise('fz', 0.06)))
    s.inverter = u.chance('inv', lin(q, 0.2, 1.1))
    s.noFrost =
      s.doorStyle === 'single-door' ? u.chance('nf', 0.1) : u.chance('nf', lin(q, 0.35, 1.15))
    s.energyClass = label(
      clamp(0.65 * q + 0.15 * u.at('eff') + (s.inverter ? 0.12 : 0), 0, 1),
      'F',
      'B',
    )
    s.energyPerYear =
      (92 + 0.31 * (s.capacity - s.freezerCapacity + 2.1 * s.freezerCapacity)) *
      classFactor(s.energyClass)
    s.noiseLevel = Math.round(
      42 - 6.5 * q - (s.inverter ? 1.5 : 0) + (s.capacity > 480 ? 1 : 0) + u.noise('dB', 0.8),
    )
    const large = s.doorStyle === 'french-door' || s.doorStyle === 'side-by-side'
    s.iceMaker = large
      ? u.chance('ice', lin(q, 0.3, 1))
      : s.doorStyle !== 'single-door' && u.chance('ice', 0.08 + 0.12 * q)
    s.waterDispenser = large ? u.chance('water', lin(q, 0.3, 0.9)) : u.chance('water', 0.06)
    s.wifi = u.chance('wifi', lin(q, -0.1, 0.75))
    s.weight = 12 + s.capacity * 0.155 + (large ? 12 : 0) + u.noise('kg', 2)
  },
  price: (s) => {
    const base = {
      'single-door': 95 + 1.05 * s.capacity,
      'top-freezer': 130 + 1.0 * s.capacity,
      'bottom-freezer': 170 + 1.3 * s.capacity,
      'french-door': 380 + 2.05 * s.capacity,
      'side-by-side': 340 + 1.45 * s.capacity,
    }[s.doorStyle]
    return (
      base +
      (s.noFrost ? 60 : 0) +
      (s.inverter ? 50 : 0) +
      (s.iceMaker ? 150 : 0) +
      (s.waterDispenser ? 90 : 0) +
      (s.wifi ? 70 : 0) +
      42 * (5 - rank(s.energyClass)) +
      9 * (41 - s.noiseLevel) +
      (built(s) ? 210 : 0)
    )
  },
  num: (s) => s.capacity,
  kind: (s) => {
    const en = {
      'single-door': 'single-door refrigerator',
      'top-freezer': 'top-freezer refrigerator',
      'bottom-freezer': 'bottom-freezer refrigerator',
      'french-door': 'French-door refrigerator',
      'side-by-side': 'side-by-side refrigerator',
    }[s.doorStyle]
    const zh = {
      'single-door': '单门冰箱',
      'top-freezer': '上冷冻双门冰箱',
      'bottom-freezer': '下冷冻双门冰箱',
      'french-door': '法式多门冰箱',
      'side-by-side': '对开门冰箱',
    }[s.doorStyle]
    return built(s) ? { en: `built-in ${en}`, zh: `嵌入式${zh}` } : { en, zh }
  },
  facts: (s) => [
    measured(s, 'capacity', 'L'),
    ...(s.noFrost ? [fact('noFrost', 'no frost', '风冷无霜')] : []),
    fact('noiseLevel', ...amt(s.noiseLevel, 'dB')),
  ],
  who: (s) =>
    s.capacity < 170
      ? { en: 'singles, offices and guest rooms', zh: '单身公寓、办公室和客房' }
      : s.capacity < 300
        ? { en: 'couples and small flats', zh: '两口之家和小户型' }
        : s.capacity < 430
          ? { en: 'families of three or four', zh: '三四口之家' }
          : { en: 'large families and weekly shoppers', zh: '人口多、一周采购一次的家庭' },
  aspects: (s) => [
    about('noise', 'noiseLevel', low(s.noiseLevel, 36, 40), amt(s.noiseLevel, 'dB')),
    about('capacity', 'capacity', high(s.capacity, 350, 150), amt(s.capacity, 'L')),
    about(
      'energy',
      'energyPerYear',
      low(s.energyPerYear, 180, 290),
      amt(Math.round(s.energyPerYear), 'kWh'),
    ),
    about('frost', 'noFrost', yes(s.noFrost)),
    about('fit', 'width', low(s.width, 55, 89), amt(round(s.width, 1), 'cm')),
    about('ice', 'iceMaker', plus(s.iceMaker)),
    about('app', 'wifi', plus(s.wifi)),
    about('cooling', 'inverter', plus(s.inverter)),
    about('setup', null, 0),
  ],
}

export const large = [dishwasher, refrigerator]
