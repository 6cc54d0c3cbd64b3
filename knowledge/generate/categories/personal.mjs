/**
 * Hair, ironing, oral care. Steam from watts: about 2.6 g/min for each 100 W; digital hair-dryer
 * motors turn 60,000–120,000 rpm and weigh less than ordinary ones at 15,000–22,000 rpm.
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

const home = { en: 'bathroom', zh: '浴室' }

const iron = {
  id: 'steam-iron',
  prefix: 'SI',
  noun: { en: 'iron', zh: '熨斗' },
  place: { en: 'living room', zh: '客厅' },
  pop: 0.7,
  prices: [19, 399],
  colours: ['white', 'blue', 'grey', 'green', 'pink'],
  keep: ['ironType', 'power', 'steamOutput'],
  brands: [
    ['Zephyrine', 6],
    ['Petrel', 4],
    ['Brasko', 2],
    ['Mellow & Co', 2],
  ],
  designs: [
    { ironType: 'steam-iron' },
    { ironType: 'garment-steamer' },
    { ironType: 'steam-generator' },
    { ironType: 'steam-iron' },
  ],
  twins: [{ antiScale: true, autoOff: true }, (s) => ({ steamOutput: s.steamOutput + 10 })],
  model(s, u, q) {
    const t = s.ironType
    s.power = to(
      {
        'steam-iron': lin(q, 1800, 3000),
        'steam-generator': lin(q, 2200, 3000),
        'garment-steamer': lin(q, 1000, 2000),
      }[t],
      50,
    )
    s.steamOutput = to(
      (s.power / 100) * { 'steam-iron': 1.75, 'steam-generator': 4.6, 'garment-steamer': 1.6 }[t] +
        u.noise('g', 2),
      1,
    )
    s.waterTank =
      t === 'steam-generator'
        ? round(1.3 + 0.8 * q, 1)
        : t === 'steam-iron'
          ? round(0.22 + 0.13 * u.at('tank'), 2)
          : round(0.12 + 0.2 * u.at('tank'), 2)
    s.pressure = t === 'steam-generator' ? round(4.5 + 3.5 * q, 1) : null
    s.soleplate =
      t === 'garment-steamer'
        ? 'stainless-steel'
        : q > 0.7
          ? 'titanium'
          : u.pick('sole', ['ceramic', 'ceramic', 'stainless-steel'])
    s.autoOff = u.chance('off', lin(q, 0.25, 1))
    s.antiDrip = u.chance('drip', lin(q, 0.4, 1))
    s.antiScale = u.chance('scale', lin(q, 0.3, 1))
    s.cordless = t === 'steam-iron' && u.chance('cordless', 0.12)
    s.cordLength = s.cordless ? null : round(1.8 + 0.9 * q, 1)
    s.heatUpTime = Math.round(
      {
        'steam-iron': 50 - 25 * q,
        'steam-generator': 130 - 50 * q,
        'garment-steamer': 40 - 22 * q,
      }[t],
    )
    s.foldable = t === 'garment-steamer' && u.chance('fold', 0.4)
    s.weight = {
      'steam-iron': 1.15 + 0.4 * q,
      'steam-generator': 3.3 + 1.6 * q,
      'garment-steamer': 0.8 + 0.5 * q,
    }[t]
  },
  price: (s, u, q) =>
    ({ 'steam-iron': 10, 'steam-generator': 75, 'garment-steamer': 16 })[s.ironType] +
    s.power * 0.007 +
    s.steamOutput * 0.35 +
    (s.autoOff ? 5 : 0) +
    (s.antiScale ? 6 : 0) +
    (s.cordless ? 22 : 0) +
    q ** 2 * (s.ironType === 'steam-generator' ? 120 : 42),
  num: (s) => s.power,
  kind: (s) =>
    ({
      'steam-iron': { en: 'steam iron', zh: '蒸汽熨斗' },
      'steam-generator': { en: 'steam generator iron', zh: '增压蒸汽熨烫机' },
      'garment-steamer': { en: 'garment steamer', zh: '手持挂烫机' },
    })[s.ironType],
  facts: (s) => [measured(s, 'power', 'W'), fact('steamOutput', ...amt(s.steamOutput, 'gmin'))],
  who: (s) =>
    ({
      'steam-iron': { en: 'shirts and everyday laundry', zh: '衬衫和日常衣物' },
      'steam-generator': { en: 'big baskets of laundry', zh: '衣物多的家庭' },
      'garment-steamer': { en: 'dresses, suits and travel', zh: '裙装、西装和出差' },
    })[s.ironType],
  aspects: (s) => [
    about('ironing', 'steamOutput', high(s.steamOutput, 45, 28), amt(s.steamOutput, 'gmin')),
    about('heatup', 'heatUpTime', low(s.heatUpTime, 35, 80), amt(s.heatUpTime, 's')),
    about('tank', 'waterTank', s.ironType === 'steam-generator' ? 1 : -1, amt(s.waterTank, 'L')),
    about('drip', 'antiDrip', yes(s.antiDrip)),
    about('weight', 'weight', low(s.weight, 1.2, 3.2), amt(round(s.weight, 1), 'kg')),
    about('safety', 'autoOff', plus(s.autoOff)),
  ],
}

const dryer = {
  id: 'hair-dryer',
  prefix: 'HD',
  noun: { en: 'hair dryer', zh: '吹风机' },
  place: home,
  pop: 0.9,
  prices: [19, 329],
  colours: ['white', 'pink', 'black', 'grey', 'gold', 'blue'],
  keep: ['power', 'motorSpeed'],
  brands: [
    ['Zephyrine', 7],
    ['Petrel', 3],
    ['Mellow & Co', 2],
    ['Cirra', 2],
  ],
  designs: [{ _fast: true }, { _fast: false }, { _fast: false, foldable: true }, { _fast: true }],
  twins: [{ diffuser: true }, { ionic: true, coolShot: true }],
  model(s, u, q) {
    s.motorSpeed = s._fast ? to(lin(q, 70000, 120000), 5000) : to(lin(q, 14000, 24000), 1000)
    s.power = s._fast ? to(lin(q, 1300, 1700), 50) : to(lin(q, 1400, 2400), 100)
    s.noiseLevel = Math.round(s._fast ? 78 - 15 * q : 84 - 6 * q + u.noise('dB', 1))
    s.weightGrams = Math.round(
      s._fast
        ? 430 - 70 * q + u.noise('g', 15)
        : s.foldable
          ? 380 + 60 * u.at('g')
          : 520 + 120 * u.at('g'),
    )
    s.ionic = u.chance('ion', lin(q, 0.4, 1.2))
    s.heatSettings = q > 0.6 ? 4 : q > 0.25 ? 3 : 2
    s.speeds = q > 0.55 ? 3 : 2
    s.coolShot = u.chance('cool', lin(q, 0.5, 1.1))
    s.diffuser = u.chance('diff', lin(q, 0.15, 0.85))
    s.foldable = u.chance('fold', 0.15)
    s.cordLength = round(1.7 + 1 * q, 1)
  },
  price: (s, u, q) =>
    (s._fast ? 42 : 12) +
    (s.motorSpeed / 1000) * 0.45 +
    s.power * 0.005 +
    (s.ionic ? 6 : 0) +
    (s.diffuser ? 7 : 0) +
    q ** 2 * (s._fast ? 120 : 35) +
    Math.max(0, 72 - s.noiseLevel) * 2,
  num: (s) => s.power,
  kind: (s) =>
    s._fast
      ? { en: 'high-speed hair dryer', zh: '高速吹风机' }
      : s.foldable
        ? { en: 'folding hair dryer', zh: '折叠吹风机' }
        : { en: 'hair dryer', zh: '吹风机' },
  facts: (s) => [
    measured(s, 'power', 'W'),
    measured(s, 'motorSpeed', 'rpm'),
    measured(s, 'noiseLevel', 'dB'),
  ],
  who: (s) =>
    s._fast
      ? { en: 'long or thick hair', zh: '长发和发量多的人' }
      : s.foldable
        ? { en: 'travel bags', zh: '出差旅行' }
        : { en: 'the whole family', zh: '全家人' },
  aspects: (s) => [
    about('hair', 'motorSpeed', s._fast ? 1 : s.power >= 2000 ? 0 : -1, amt(s.motorSpeed, 'rpm')),
    about('noise', 'noiseLevel', low(s.noiseLevel, 70, 81), amt(s.noiseLevel, 'dB')),
    about('weight', 'weightGrams', low(s.weightGrams, 410, 560), amt(s.weightGrams, 'g')),
    about('frizz', 'ionic', yes(s.ionic)),
    about('curls', 'diffuser', plus(s.diffuser)),
    about('cord', 'cordLength', high(s.cordLength, 2.5, 1.8), amt(s.cordLength, 'm')),
  ],
}

const brush = {
  id: 'electric-toothbrush',
  prefix: 'TB',
  noun: { en: 'electric toothbrush', zh: '电动牙刷' },
  place: home,
  pop: 0.9,
  prices: [19, 229],
  colours: ['white', 'black', 'pink', 'blue', 'green'],
  keep: ['brushType', 'batteryDays'],
  brands: [
    ['Dentiva', 7],
    ['Zephyrine', 4],
    ['Kolibri', 3],
  ],
  designs: [{ brushType: 'sonic' }, { brushType: 'rotating' }, { brushType: 'sonic' }],
  twins: [{ pressureSensor: true }, (s) => ({ brushHeads: s.brushHeads + 2, travelCase: true })],
  model(s, u, q) {
    s.batteryDays = Math.round(
      (s.brushType === 'sonic' ? 22 + 60 * u.at('d') * (0.5 + q) : 12 + 14 * q) / 1,
    )
    s.modes = Math.round(1 + 5 * q + u.noise('m', 0.4))
    s.pressureSensor = u.chance('press', lin(q, 0.1, 1.05))
    s.timer = u.chance('timer', 0.96)
    s.brushHeads = clamp(Math.round(1 + 3 * q + u.noise('h', 0.8)), 1, 6)
    s.bluetooth = u.chance('bt', lin(q, -0.2, 0.9))
    s.travelCase = u.chance('case', lin(q, 0.1, 0.95))
    s.waterproof = u.chance('ipx', 0.85) ? 'ipx7' : u.pick('ipx2', ['ipx5', 'ipx8'])
    s.usbC = u.chance('usb', lin(q, 0.25, 0.75))
    s.noiseLevel = Math.round((s.brushType === 'sonic' ? 61 : 67) - 7 * q + u.noise('dB', 1))
    s.weightGrams = Math.round((s.brushType === 'sonic' ? 92 : 118) + 22 * u.at('g'))
  },
  price: (s, u, q) =>
    12 +
    s.batteryDays * 0.18 +
    s.modes * 3 +
    (s.pressureSensor ? 10 : 0) +
    (s.bluetooth ? 22 : 0) +
    s.brushHeads * 2.5 +
    (s.travelCase ? 6 : 0) +
    70 * q ** 2,
  num: (s) => (s.brushType === 'sonic' ? 'S' : 'R') + s.batteryDays,
  kind: (s) =>
    s.brushType === 'sonic'
      ? { en: 'sonic toothbrush', zh: '声波电动牙刷' }
      : { en: 'rotating toothbrush', zh: '旋转式电动牙刷' },
  facts: (s) => [
    fact('batteryDays', `${s.batteryDays} days battery`, `续航${s.batteryDays}天`),
    fact('modes', ...amt(s.modes, 'modes')),
    ...(s.pressureSensor ? [fact('pressureSensor', 'pressure sensor', '压力感应')] : []),
  ],
  who: (s) =>
    s.pressureSensor
      ? { en: 'sensitive gums', zh: '牙龈敏感的人' }
      : s.travelCase
        ? { en: 'people on the road', zh: '经常出差的人' }
        : { en: 'beginners', zh: '第一次用电动牙刷的人' },
  aspects: (s) => [
    about('teeth', null, s.brushType === 'rotating' ? 1 : 0),
    about('days', 'batteryDays', high(s.batteryDays, 45, 20), amt(s.batteryDays, 'day')),
    about('gums', 'pressureSensor', yes(s.pressureSensor)),
    about('noise', 'noiseLevel', low(s.noiseLevel, 57, 65), amt(s.noiseLevel, 'dB')),
    about('travel', 'travelCase', yes(s.travelCase)),
    about('app', 'bluetooth', plus(s.bluetooth)),
    about('usb', 'usbC', yes(s.usbC)),
  ],
}

export const personal = [iron, dryer, brush]
