/**
 * Small kitchen appliances. Physical models: kettle minutes = litres × 75 K × 4.19 kJ / W + losses;
 * microwave and air-fryer outer sizes from litres; rice-cooker power from litres; blender noise from
 * power; coffee heat-up from type and power.
 */
import {
  about,
  amt,
  clamp,
  fact,
  high,
  lin,
  low,
  measured,
  plus,
  round,
  to,
  yes,
} from '../model.mjs'

const place = { en: 'kitchen', zh: '厨房' }

const microwave = {
  id: 'microwave',
  prefix: 'MW',
  noun: { en: 'microwave', zh: '微波炉' },
  place,
  pop: 0.9,
  prices: [59, 699],
  colours: ['black', 'white', 'silver', 'stainless-steel'],
  keep: ['capacity', 'microwaveType', 'installation'],
  brands: [
    ['Valmora', 4],
    ['Brasko', 4],
    ['Tianhe Home', 3],
    ['Mellow & Co', 2],
    ['Kuehlmann', 1],
  ],
  designs: [
    { microwaveType: 'solo', installation: 'freestanding' },
    { microwaveType: 'grill', installation: 'freestanding' },
    { microwaveType: 'combi', installation: 'freestanding' },
    { microwaveType: 'grill', installation: 'built-in' },
    { microwaveType: 'solo', installation: 'freestanding' },
    { microwaveType: 'combi', installation: 'built-in' },
  ],
  twins: [{ inverter: true }, { childLock: true, turntable: false }],
  model(s, u, q) {
    s.capacity = Math.round(
      { solo: 18, grill: 20, combi: 25 }[s.microwaveType] + 12 * q * u.between('L', 0.5, 1.1),
    )
    s.power =
      s.capacity < 21
        ? u.pick('W', [700, 800])
        : q > 0.5
          ? u.pick('W', [900, 1000])
          : u.pick('W', [800, 900])
    s.inverter = u.chance('inv', lin(q, -0.1, 0.95))
    s.width = s.installation === 'built-in' ? 59.5 : 42 + (s.capacity - 17) * 0.55
    s.height = s.installation === 'built-in' ? 38.8 : 24.5 + (s.capacity - 17) * 0.4
    s.depth = s.installation === 'built-in' ? 40 : 31 + (s.capacity - 17) * 0.7
    s.turntable = u.chance('turn', lin(q, 1, 0.35))
    s.childLock = u.chance('lock', lin(q, 0.35, 0.95))
    s.noiseLevel = Math.round(58 - 6 * q - (s.inverter ? 1 : 0) + u.noise('dB', 1))
    s.timer = u.chance('timer', 0.97)
    s.weight = { solo: 9.8, grill: 11, combi: 14 }[s.microwaveType] + (s.capacity - 17) * 0.22
  },
  price: (s) =>
    ({ solo: 32, grill: 48, combi: 105 })[s.microwaveType] +
    s.capacity * 1.9 +
    (s.inverter ? 45 : 0) +
    (s.installation === 'built-in' ? 140 : 0) +
    (s.turntable ? 0 : 25) +
    (s.power - 700) * 0.12 +
    (58 - s.noiseLevel) * 4,
  num: (s) => s.capacity,
  kind: (s) => {
    const [en, zh] = {
      solo: ['microwave', '微波炉'],
      grill: ['microwave with grill', '烧烤微波炉'],
      combi: ['combination microwave', '微烤一体机'],
    }[s.microwaveType]
    return s.installation === 'built-in' ? { en: `built-in ${en}`, zh: `嵌入式${zh}` } : { en, zh }
  },
  facts: (s) => [
    measured(s, 'capacity', 'L'),
    measured(s, 'power', 'W'),
    ...(s.inverter ? [fact('inverter', 'inverter', '变频')] : []),
  ],
  who: (s) =>
    s.capacity <= 21
      ? { en: 'small kitchens and offices', zh: '小厨房和办公室' }
      : { en: 'families', zh: '一家人' },
  aspects: (s) => [
    about('warmup', 'power', high(s.power, 900, 700), amt(s.power, 'W')),
    about('even', 'inverter', yes(s.inverter)),
    about('capacity', 'capacity', high(s.capacity, 26, 19), amt(s.capacity, 'L')),
    about('noise', 'noiseLevel', low(s.noiseLevel, 53, 58), amt(s.noiseLevel, 'dB')),
    about(
      'crisp',
      'microwaveType',
      s.microwaveType === 'solo' ? -1 : s.microwaveType === 'combi' ? 1 : 0,
    ),
    about('wipe', 'turntable', s.turntable ? 0 : 1),
    about('safety', 'childLock', plus(s.childLock)),
  ],
}

const airFryer = {
  id: 'air-fryer',
  prefix: 'AF',
  noun: { en: 'air fryer', zh: '空气炸锅' },
  place,
  pop: 1.3,
  prices: [39, 299],
  colours: ['black', 'white', 'grey', 'green', 'beige'],
  keep: ['capacity', 'baskets'],
  brands: [
    ['Ricora', 5],
    ['Mellow & Co', 3],
    ['Valmora', 3],
    ['Brasko', 3],
  ],
  designs: [{ baskets: 1 }, { baskets: 1 }, { baskets: 2 }],
  twins: [{ window: true }, (s) => ({ capacity: s.capacity + 1 }), { wifi: true }],
  model(s, u, q) {
    s.capacity =
      s.baskets === 2
        ? to(7 + 3.5 * q + u.noise('L', 0.4), 0.5)
        : to(2.6 + 4.6 * q + u.noise('L', 0.7), 0.5)
    s.capacity = clamp(s.capacity, 1.5, 12)
    s.power = to(950 + s.capacity * 130 + (s.baskets - 1) * 350, 50)
    s.maxTemperature = q > 0.7 ? u.pick('C', [220, 230, 240]) : 200
    s.programmes = Math.round(3 + 9 * q + u.noise('p', 1))
    s.noiseLevel = Math.round(60 - 7 * q + u.noise('dB', 1.2))
    s.dishwasherSafe = u.chance('dw', lin(q, 0.45, 1))
    s.window = u.chance('win', lin(q, 0.05, 0.7))
    s.wifi = u.chance('wifi', lin(q, -0.15, 0.7))
    s.timer = u.chance('timer', 0.97)
    s.width = s.baskets === 2 ? 36 + s.capacity * 0.4 : 20.5 + s.capacity * 1.25
    s.height = 25.5 + s.capacity * 0.75
    s.depth = s.baskets === 2 ? 36 : 25 + s.capacity * 1.5
    s.weight = 2.1 + s.capacity * 0.48 + (s.baskets - 1) * 1.2
  },
  price: (s) =>
    18 +
    s.capacity * 9 +
    (s.baskets - 1) * 22 +
    (s.window ? 12 : 0) +
    (s.wifi ? 24 : 0) +
    (s.dishwasherSafe ? 6 : 0) +
    s.programmes * 1.8 +
    (s.maxTemperature > 200 ? 14 : 0) +
    (60 - s.noiseLevel) * 2,
  num: (s) => String(s.capacity).replace('.', ''),
  kind: (s) =>
    s.baskets === 2
      ? { en: 'dual-basket air fryer', zh: '双篮空气炸锅' }
      : { en: 'air fryer', zh: '空气炸锅' },
  facts: (s) => [
    measured(s, 'capacity', 'L'),
    measured(s, 'power', 'W'),
    ...(s.window ? [fact('window', 'viewing window', '可视窗')] : []),
  ],
  who: (s) =>
    s.capacity <= 4
      ? { en: 'one or two people', zh: '一两个人' }
      : s.baskets === 2
        ? { en: 'two dishes at the same time', zh: '同时做两道菜的家庭' }
        : { en: 'family snacks', zh: '全家人的小吃' },
  aspects: (s) => [
    about('crisp', null, s.maxTemperature > 200 ? 1 : 0),
    about('capacity', 'capacity', high(s.capacity, 6, 3.5), amt(s.capacity, 'L')),
    about('noise', 'noiseLevel', low(s.noiseLevel, 54, 60), amt(s.noiseLevel, 'dB')),
    about('cleanup', 'dishwasherSafe', yes(s.dishwasherSafe)),
    about('fit', 'width', low(s.width, 26, 37), amt(round(s.width, 1), 'cm')),
    about('presets', 'programmes', high(s.programmes, 9, 4), amt(s.programmes, 'programmes')),
    about('app', 'wifi', plus(s.wifi)),
  ],
}

const coffee = {
  id: 'coffee-machine',
  prefix: 'CM',
  noun: { en: 'coffee machine', zh: '咖啡机' },
  place,
  pop: 1.4,
  prices: [29, 1599],
  colours: ['black', 'stainless-steel', 'white', 'red', 'beige'],
  keep: ['coffeeType', 'grinder', 'milkFrother', 'pressure'],
  brands: [
    ['Grindhaus', 7],
    ['Bonvero', 7],
    ['Mellow & Co', 4],
    ['Valmora', 2],
  ],
  designs: [
    { coffeeType: 'espresso' },
    { coffeeType: 'bean-to-cup' },
    { coffeeType: 'capsule' },
    { coffeeType: 'bean-to-cup' },
    { coffeeType: 'filter' },
    { coffeeType: 'espresso', grinder: true },
  ],
  extra: [
    { brand: 'Bonvero', q: 0.12, fixed: { coffeeType: 'filter', grinder: false } },
    { brand: 'Bonvero', q: 0.2, fixed: { coffeeType: 'capsule' } },
    { brand: 'Grindhaus', q: 0.98, fixed: { coffeeType: 'bean-to-cup' } },
  ],
  twins: [
    { milkFrother: true },
    { wifi: true },
    (s) => ({ waterTank: round(s.waterTank + 0.4, 2) }),
    (s) => ({ heatUpTime: Math.max(3, s.heatUpTime - 8) }),
  ],
  model(s, u, q) {
    const t = s.coffeeType
    s.grinder = t === 'bean-to-cup' || (t === 'filter' ? u.chance('grind', lin(q, 0, 0.6)) : false)
    s.milkFrother =
      t === 'filter'
        ? false
        : t === 'capsule'
          ? u.chance('milk', lin(q, 0, 0.6))
          : t === 'bean-to-cup'
            ? u.chance('milk', lin(q, 0.4, 1.15))
            : u.chance('milk', 0.92)
    s.pressure =
      t === 'filter'
        ? 1
        : t === 'capsule'
          ? u.pick('bar', [15, 19])
          : t === 'bean-to-cup'
            ? u.pick('bar', [15, 15, 19])
            : q > 0.75
              ? 9
              : u.pick('bar', [15, 20, 15])
    s.waterTank = round(
      t === 'capsule'
        ? 0.7 + 0.5 * u.at('tank')
        : t === 'filter'
          ? 1.1 + 0.5 * u.at('tank')
          : t === 'espresso'
            ? 1.1 + 1 * q
            : 1.5 + 0.9 * q,
      1,
    )
    s.cupsPerBrew = t === 'filter' ? Math.round(s.waterTank / 0.125) : t === 'capsule' ? 1 : 2
    s.power = to(
      { espresso: 1300, 'bean-to-cup': 1400, capsule: 1350, filter: 900 }[t] + 280 * q,
      50,
    )
    s.heatUpTime = Math.round(
      {
        espresso: 42 - 30 * q,
        'bean-to-cup': 45 - 22 * q,
        capsule: 30 - 15 * q,
        filter: 30 - 10 * q,
      }[t] + u.noise('s', 2),
    )
    s.noiseLevel = Math.round(
      (s.grinder ? 72 : t === 'filter' ? 56 : 65) - 8 * q + u.noise('dB', 1.3),
    )
    s.wifi = u.chance('wifi', t === 'bean-to-cup' ? lin(q, -0.2, 0.8) : 0.06)
    s.programmes =
      t === 'bean-to-cup'
        ? Math.round(4 + 11 * q)
        : t === 'capsule'
          ? u.pick('p', [2, 3, 4])
          : t === 'espresso'
            ? u.pick('p', [2, 3, 4])
            : u.pick('p', [1, 2])
    s.timer = t === 'filter' ? u.chance('timer', 0.65) : u.chance('timer', 0.25)
    s.width =
      { espresso: 22, 'bean-to-cup': 25, capsule: 13, filter: 21 }[t] +
      5 * q +
      (t === 'espresso' && s.grinder ? 5 : 0)
    s.height = { espresso: 31, 'bean-to-cup': 35, capsule: 24, filter: 31 }[t] + 4 * q
    s.depth = { espresso: 28, 'bean-to-cup': 41, capsule: 34, filter: 20 }[t] + 4 * q
    s.weight = {
      espresso: 4 + 5 * q + (s.grinder ? 2 : 0),
      'bean-to-cup': 7.4 + 3.6 * q,
      capsule: 2.5 + 1.5 * q,
      filter: 1.8 + 1.4 * q,
    }[t]
  },
  price: (s, u, q) =>
    ({ espresso: 75, 'bean-to-cup': 205, capsule: 48, filter: 22 })[s.coffeeType] +
    (s.grinder && s.coffeeType !== 'bean-to-cup' ? 90 : 0) +
    (s.milkFrother ? 55 : 0) +
    (s.wifi ? 70 : 0) +
    s.waterTank * 10 +
    s.programmes * 6 +
    q ** 2 * { espresso: 330, 'bean-to-cup': 520, capsule: 90, filter: 85 }[s.coffeeType] +
    Math.max(0, 40 - s.heatUpTime) * 1.2,
  num: (s) =>
    ({ espresso: 'E', 'bean-to-cup': 'B', capsule: 'P', filter: 'F' })[s.coffeeType] +
    Math.round(s.waterTank * 10),
  kind: (s) =>
    ({
      espresso: s.grinder
        ? { en: 'espresso machine with grinder', zh: '半自动研磨一体咖啡机' }
        : { en: 'espresso machine', zh: '半自动意式咖啡机' },
      'bean-to-cup': { en: 'bean-to-cup coffee machine', zh: '全自动咖啡机' },
      capsule: { en: 'capsule coffee machine', zh: '胶囊咖啡机' },
      filter: { en: 'filter coffee machine', zh: '滴滤咖啡机' },
    })[s.coffeeType],
  facts: (s) => [
    ...(s.coffeeType === 'filter'
      ? [fact('cupsPerBrew', `${s.cupsPerBrew} cups`, `一次${s.cupsPerBrew}杯`)]
      : [measured(s, 'pressure', 'bar')]),
    measured(s, 'waterTank', 'L', [' tank', '水箱']),
    ...(s.milkFrother ? [fact('milkFrother', 'milk frother', '打奶泡')] : []),
  ],
  who: (s) =>
    ({
      espresso: { en: 'people who like to pull their own shots', zh: '喜欢自己动手萃取的人' },
      'bean-to-cup': { en: 'fresh beans at the touch of a button', zh: '想一键喝到现磨咖啡的人' },
      capsule: { en: 'one quick cup before work', zh: '上班前来一杯的人' },
      filter: { en: 'a pot for the breakfast table', zh: '早餐桌上的一大壶咖啡' },
    })[s.coffeeType],
  aspects: (s) => [
    about(
      'coffee',
      null,
      s.coffeeType === 'capsule' ? 0 : s.grinder || s.coffeeType === 'espresso' ? 1 : 0,
    ),
    about('milk', 'milkFrother', s.coffeeType === 'filter' ? 0 : yes(s.milkFrother)),
    about('heatup', 'heatUpTime', low(s.heatUpTime, 22, 36), amt(s.heatUpTime, 's')),
    about('noise', 'noiseLevel', low(s.noiseLevel, 57, 66), amt(s.noiseLevel, 'dB')),
    about('tank', 'waterTank', high(s.waterTank, 1.8, 1), amt(s.waterTank, 'L')),
    about('cleanup', null, s.coffeeType === 'bean-to-cup' || s.coffeeType === 'espresso' ? -1 : 1),
    about('fit', 'width', low(s.width, 17, 29), amt(round(s.width, 1), 'cm')),
    about('app', 'wifi', plus(s.wifi)),
  ],
}

const kettle = {
  id: 'kettle',
  prefix: 'KT',
  noun: { en: 'kettle', zh: '电热水壶' },
  place,
  pop: 0.9,
  prices: [19, 149],
  colours: ['black', 'white', 'stainless-steel', 'green', 'beige', 'red'],
  keep: ['capacity', 'material', 'gooseneck', 'temperatureControl'],
  brands: [
    ['Bonvero', 5],
    ['Mellow & Co', 4],
    ['Ricora', 3],
    ['Brasko', 2],
  ],
  designs: [
    { material: 'stainless-steel', gooseneck: false },
    { material: 'glass', gooseneck: false },
    { material: 'plastic', gooseneck: false },
    { material: 'stainless-steel', gooseneck: true, temperatureControl: true },
    { material: 'ceramic', gooseneck: false },
  ],
  twins: [{ temperatureControl: true, keepWarm: true }, (s) => ({ power: s.power + 800 })],
  model(s, u, q) {
    s.capacity = s.gooseneck
      ? u.pick('L', [0.8, 0.9, 1])
      : s.material === 'ceramic'
        ? 1.2
        : u.pick('L', [1, 1.5, 1.7, 1.7])
    s.power = s.gooseneck
      ? u.pick('W', [1000, 1200])
      : q > 0.5
        ? u.pick('W', [2200, 2400, 3000])
        : u.pick('W', [1500, 1800, 2200])
    s.temperatureControl = u.chance('temp', lin(q, -0.05, 0.95))
    s.keepWarm = s.temperatureControl && u.chance('warm', 0.75)
    s.boilTime = clamp(((s.capacity * 80 * 4.19 * 1000) / s.power / 60) * 1.07, 2, 9)
    s.noiseLevel = Math.round(76 - 12 * q + s.power / 900 + u.noise('dB', 1.5))
    s.cordless = u.chance('cordless', 0.97)
    s.autoOff = true
    s.weight =
      { 'stainless-steel': 1.1, glass: 1.2, plastic: 0.85, ceramic: 1.7 }[s.material] +
      s.capacity * 0.15
  },
  price: (s, u, q) =>
    ({ 'stainless-steel': 16, glass: 17, plastic: 9, ceramic: 27 })[s.material] +
    s.power * 0.003 +
    (s.temperatureControl ? 18 : 0) +
    (s.keepWarm ? 6 : 0) +
    (s.gooseneck ? 14 : 0) +
    42 * q ** 1.6,
  num: (s) => String(Math.round(s.capacity * 10)),
  kind: (s) =>
    s.gooseneck
      ? { en: 'gooseneck kettle', zh: '细嘴手冲壶' }
      : {
          en: {
            'stainless-steel': 'steel kettle',
            glass: 'glass kettle',
            plastic: 'kettle',
            ceramic: 'ceramic kettle',
          }[s.material],
          zh: {
            'stainless-steel': '不锈钢电热水壶',
            glass: '玻璃电热水壶',
            plastic: '电热水壶',
            ceramic: '陶瓷电热水壶',
          }[s.material],
        },
  facts: (s) => [
    measured(s, 'capacity', 'L'),
    measured(s, 'power', 'W'),
    ...(s.temperatureControl ? [fact('temperatureControl', 'temperature control', '可控温')] : []),
  ],
  who: (s) =>
    s.gooseneck
      ? { en: 'pour-over coffee', zh: '手冲咖啡' }
      : s.temperatureControl
        ? { en: 'tea drinkers', zh: '爱喝茶的人' }
        : { en: 'every kitchen', zh: '日常烧水' },
  aspects: (s) => [
    about('boil', 'boilTime', low(s.boilTime, 3.6, 5.5), amt(round(s.boilTime, 1), 'min')),
    about('noise', 'noiseLevel', low(s.noiseLevel, 68, 76), amt(s.noiseLevel, 'dB')),
    about('temps', 'temperatureControl', s.temperatureControl ? 1 : -1),
    about('keep', 'keepWarm', plus(s.keepWarm)),
    about('capacity', 'capacity', high(s.capacity, 1.7, 0.9), amt(s.capacity, 'L')),
    about('cleanup', 'material', s.material === 'glass' ? 1 : 0),
  ],
}

const blender = {
  id: 'blender',
  prefix: 'BL',
  noun: { en: 'blender', zh: '料理机' },
  place,
  pop: 0.8,
  prices: [24, 399],
  colours: ['black', 'white', 'red', 'silver', 'green'],
  keep: ['blenderType', 'power', 'capacity'],
  brands: [
    ['Bonvero', 5],
    ['Mellow & Co', 4],
    ['Valmora', 3],
    ['Ricora', 2],
  ],
  designs: [
    { blenderType: 'jug' },
    { blenderType: 'personal' },
    { blenderType: 'hand' },
    { blenderType: 'jug' },
    { blenderType: 'heated' },
  ],
  twins: [{ iceCrush: true, selfClean: true }, (s) => ({ power: s.power + 300 })],
  model(s, u, q) {
    const t = s.blenderType
    s.power = to(
      {
        jug: lin(q, 600, 1900),
        personal: lin(q, 250, 900),
        hand: lin(q, 500, 1300),
        heated: lin(q, 800, 1700),
      }[t] + u.noise('W', 50),
      50,
    )
    s.capacity = {
      jug: u.pick('L', [1.5, 1.7, 2]),
      personal: u.pick('L', [0.4, 0.5, 0.6]),
      hand: u.pick('L', [0.5, 0.6, 0.7]),
      heated: u.pick('L', [1.2, 1.5, 1.7]),
    }[t]
    s.noiseLevel = Math.round(78 + s.power / 150 - 9 * q + u.noise('dB', 1))
    s.speeds = t === 'personal' ? u.pick('sp', [1, 2]) : Math.round(2 + 8 * q)
    s.iceCrush = t === 'hand' ? u.chance('ice', 0.2) : u.chance('ice', s.power >= 900 ? 0.92 : 0.3)
    s.selfClean = t !== 'hand' && u.chance('self', lin(q, 0.05, 0.9))
    s.dishwasherSafe = u.chance('dw', t === 'heated' ? 0.2 : 0.8)
    s.material =
      t === 'heated'
        ? 'glass'
        : t === 'hand'
          ? 'stainless-steel'
          : t === 'personal'
            ? 'plastic'
            : u.pick('mat', ['glass', 'plastic'])
    s.programmes = t === 'heated' ? Math.round(5 + 6 * q) : Math.max(1, Math.round(6 * q - 0.5))
    s.timer = t === 'heated' ? true : u.chance('timer', 0.15)
    s.cordless = t === 'personal' && u.chance('cordless', 0.6)
    s.weight = { jug: 3 + 1.8 * q, personal: 0.6 + 0.7 * q, hand: 0.9 + 0.4 * q, heated: 4 + q }[t]
  },
  price: (s, u, q) =>
    ({ jug: 18, personal: 14, hand: 15, heated: 55 })[s.blenderType] +
    s.power * 0.055 +
    (s.iceCrush ? 8 : 0) +
    (s.selfClean ? 12 : 0) +
    s.programmes * 2.5 +
    110 * q ** 2.2 * (s.blenderType === 'jug' || s.blenderType === 'heated' ? 1.2 : 0.35),
  num: (s) => s.power,
  kind: (s) =>
    ({
      jug: { en: 'jug blender', zh: '搅拌机' },
      personal: { en: 'personal blender', zh: '便携榨汁杯' },
      hand: { en: 'hand blender', zh: '手持料理棒' },
      heated: { en: 'heated blender', zh: '加热破壁机' },
    })[s.blenderType],
  facts: (s) => [
    measured(s, 'power', 'W'),
    measured(s, 'capacity', 'L'),
    ...(s.iceCrush ? [fact('iceCrush', 'crushes ice', '可碎冰')] : []),
  ],
  who: (s) =>
    ({
      jug: { en: 'smoothies for the family', zh: '一家人的果昔' },
      personal: { en: 'one drink to take along', zh: '随身带一杯' },
      hand: { en: 'soups in the pot and baby food', zh: '锅里打浓汤、做辅食' },
      heated: { en: 'soy milk and hot soups', zh: '豆浆和热汤' },
    })[s.blenderType],
  aspects: (s) => [
    about('blend', 'power', high(s.power, 1100, 400), amt(s.power, 'W')),
    about('noise', 'noiseLevel', low(s.noiseLevel, 77, 84), amt(s.noiseLevel, 'dB')),
    about('cleanup', 'selfClean', s.selfClean ? 1 : s.blenderType === 'heated' ? -1 : 0),
    about('icecrush', 'iceCrush', s.iceCrush ? 1 : s.blenderType === 'hand' ? 0 : -1),
    about('capacity', 'capacity', high(s.capacity, 1.7, 0.5), amt(s.capacity, 'L')),
  ],
}

const rice = {
  id: 'rice-cooker',
  prefix: 'RC',
  noun: { en: 'rice cooker', zh: '电饭煲' },
  place,
  pop: 1,
  prices: [29, 399],
  colours: ['white', 'black', 'beige', 'grey', 'pink'],
  keep: ['capacity', 'heatingMethod'],
  brands: [
    ['Ricora', 6],
    ['Tianhe Home', 5],
    ['Valmora', 2],
    ['Mellow & Co', 2],
  ],
  designs: [
    { heatingMethod: 'heating-plate' },
    { heatingMethod: 'ih' },
    { heatingMethod: 'heating-plate' },
    { heatingMethod: 'pressure-ih' },
    { heatingMethod: 'ih' },
  ],
  twins: [{ lowSugar: true }, (s) => ({ capacity: s.capacity + 1 })],
  model(s, u, q) {
    s.capacity = u.pick('L', q < 0.25 ? [1.2, 1.6, 2] : [1.6, 3, 3, 4, 5])
    const ih = s.heatingMethod !== 'heating-plate'
    s.power = to((ih ? 480 : 260) + s.capacity * (ih ? 170 : 110), 10)
    s.programmes = Math.round(3 + (ih ? 5 : 0) + 9 * q + u.noise('p', 1))
    s.keepWarm = u.chance('warm', 0.98)
    s.timer = u.chance('timer', ih ? 0.98 : lin(q, 0.3, 1.2))
    s.nonStick = u.chance('stick', 0.95)
    s.lowSugar = u.chance('sugar', lin(q, -0.05, 0.5))
    s.wifi = ih && u.chance('wifi', lin(q, -0.2, 0.6))
    s.width = 19 + s.capacity * 1.7
    s.height = 18 + s.capacity * 1.2
    s.depth = 22 + s.capacity * 2.3
    s.weight =
      1.4 + s.capacity * 0.5 + (ih ? 1.1 : 0) + (s.heatingMethod === 'pressure-ih' ? 0.9 : 0)
  },
  price: (s, u, q) =>
    ({ 'heating-plate': 16, ih: 52, 'pressure-ih': 105 })[s.heatingMethod] +
    s.capacity * 7 +
    s.programmes * 1.6 +
    (s.lowSugar ? 16 : 0) +
    (s.wifi ? 18 : 0) +
    75 * q ** 2 * (s.heatingMethod === 'heating-plate' ? 0.4 : 1.3),
  num: (s) => String(Math.round(s.capacity * 10)),
  kind: (s) =>
    ({
      'heating-plate': { en: 'rice cooker', zh: '电饭煲' },
      ih: { en: 'IH rice cooker', zh: 'IH电饭煲' },
      'pressure-ih': { en: 'pressure IH rice cooker', zh: 'IH压力电饭煲' },
    })[s.heatingMethod],
  facts: (s) => [
    measured(s, 'capacity', 'L'),
    fact('programmes', ...amt(s.programmes, 'programmes')),
    ...(s.lowSugar ? [fact('lowSugar', 'low-sugar rice', '低糖饭')] : []),
  ],
  who: (s) =>
    s.capacity <= 2
      ? { en: 'one or two people', zh: '一两个人' }
      : { en: 'families of three to six', zh: '三到六口人' },
  aspects: (s) => [
    about('rice', 'heatingMethod', s.heatingMethod === 'heating-plate' ? -1 : 1),
    about('capacity', 'capacity', high(s.capacity, 4, 1.6), amt(s.capacity, 'L')),
    about('presets', 'programmes', high(s.programmes, 12, 5), amt(s.programmes, 'programmes')),
    about('cleanup', 'nonStick', s.nonStick ? 1 : -1),
    about('ready', 'timer', yes(s.timer)),
    about('sugar', 'lowSugar', plus(s.lowSugar)),
    about('app', 'wifi', plus(s.wifi)),
  ],
}

export const kitchen = [microwave, airFryer, coffee, kettle, blender, rice]
