/** Freezers, laundry, cooking at the wall and air conditioning; the physics stand in `large.mjs`. */
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
  step,
  to,
  yes,
} from '../model.mjs'

const kitchen = { en: 'kitchen', zh: '厨房' }
const utility = { en: 'utility room', zh: '阳台' }
const classFactor = (letter) => 1.25 * 0.8 ** (5 - rank(letter))

const freezer = {
  id: 'freezer',
  prefix: 'FZ',
  noun: { en: 'freezer', zh: '冰柜' },
  place: { en: 'cellar', zh: '储物间' },
  pop: 0.7,
  prices: [159, 1499],
  colours: ['white', 'white', 'silver', 'stainless-steel'],
  keep: ['capacity', 'freezerType'],
  brands: [
    ['Brasko', 4],
    ['Nordhavn', 3],
    ['Kuehlmann', 2],
    ['Tianhe Home', 3],
  ],
  designs: [{ freezerType: 'chest' }, { freezerType: 'upright' }],
  twins: [{ noFrost: true }, (s) => ({ noiseLevel: s.noiseLevel - 2 })],
  model(s, u, q) {
    const chest = s.freezerType === 'chest'
    const size = u.at('size')
    s.width = chest ? 56 + 85 * size : u.pick('w', [54, 55, 59.5, 60, 70])
    s.height = chest ? u.pick('h', [84.5, 85, 86]) : 85 + 105 * size
    s.depth = chest ? 55 + 14 * size : 58 + 7 * size
    s.capacity = Math.round(((s.width * s.height * s.depth) / 1000) * (chest ? 0.52 : 0.42))
    s.noFrost = !chest && u.chance('nf', lin(q, 0.3, 1.1))
    s.energyClass = label(clamp(0.75 * q + 0.25 * u.at('eff'), 0, 1), 'F', 'B')
    s.energyPerYear =
      (chest ? 85 : 100) * classFactor(s.energyClass) +
      0.62 * s.capacity * classFactor(s.energyClass) * (chest ? 0.8 : 1)
    s.noiseLevel = Math.round(43 - 5 * q + u.noise('dB', 0.9))
    s.wifi = u.chance('wifi', lin(q, -0.2, 0.5))
    s.weight = 16 + s.capacity * (chest ? 0.13 : 0.19) + u.noise('kg', 1)
  },
  price: (s) =>
    95 +
    s.capacity * (s.freezerType === 'chest' ? 1.05 : 1.75) +
    (s.noFrost ? 90 : 0) +
    34 * (5 - rank(s.energyClass)) +
    8 * (43 - s.noiseLevel) +
    (s.wifi ? 50 : 0),
  num: (s) => s.capacity,
  kind: (s) =>
    s.freezerType === 'chest'
      ? { en: 'chest freezer', zh: '卧式冰柜' }
      : { en: 'upright freezer', zh: '立式冰柜' },
  facts: (s) => [
    measured(s, 'capacity', 'L'),
    ...(s.noFrost ? [fact('noFrost', 'no frost', '风冷无霜')] : []),
    measured(s, 'noiseLevel', 'dB'),
  ],
  who: (s) =>
    s.capacity < 160
      ? { en: 'flats and small stocks', zh: '公寓和小量囤货' }
      : { en: 'families who buy in bulk', zh: '爱囤货的家庭' },
  aspects: (s) => [
    about('capacity', 'capacity', high(s.capacity, 250, 120), amt(s.capacity, 'L')),
    about('frost', 'noFrost', yes(s.noFrost)),
    about('noise', 'noiseLevel', low(s.noiseLevel, 39, 42), amt(s.noiseLevel, 'dB')),
    about(
      'energy',
      'energyPerYear',
      low(s.energyPerYear, 190, 270),
      amt(Math.round(s.energyPerYear), 'kWh'),
    ),
    about('fit', 'width', low(s.width, 60, 100), amt(round(s.width, 1), 'cm')),
    about('app', 'wifi', plus(s.wifi)),
    about('setup', null, 0),
  ],
}

const washer = {
  id: 'washing-machine',
  prefix: 'WM',
  noun: { en: 'washing machine', zh: '洗衣机' },
  place: utility,
  pop: 1.5,
  prices: [229, 1699],
  colours: ['white', 'white', 'silver', 'grey', 'black'],
  keep: ['loadCapacity', 'loadType', 'dryer', 'spinSpeed'],
  brands: [
    ['Osterlind', 5],
    ['Petrel', 5],
    ['Tianhe Home', 4],
    ['Brasko', 3],
    ['Kuehlmann', 3],
  ],
  designs: [
    { loadType: 'front-load', dryer: false },
    { loadType: 'front-load', dryer: false },
    { loadType: 'top-load', dryer: false },
    { loadType: 'front-load', dryer: true },
    { loadType: 'front-load', dryer: false, depth: 47 },
  ],
  extra: [
    {
      brand: 'Kuehlmann',
      q: 0.96,
      fixed: { loadType: 'front-load', dryer: true, loadCapacity: 11 },
    },
  ],
  twins: [
    (s) => ({ loadCapacity: s.loadCapacity + 1 }),
    (s) => ({ noiseLevel: s.noiseLevel - 4 }),
    { steam: true, wifi: true },
    (s) => ({ spinSpeed: s.spinSpeed + 200 > 1600 ? 1600 : s.spinSpeed + 200 }),
  ],
  model(s, u, q) {
    const top = s.loadType === 'top-load'
    const slim = s.depth === 47
    s.loadCapacity = slim
      ? to(6 + 1.5 * q, 0.5)
      : clamp(to((top ? 6.5 : 7) + 4 * q + u.noise('kg', 0.8), q > 0.4 ? 1 : 0.5), 6, 12)
    s.spinSpeed = top
      ? step(q, [700, 800, 900, 1000])
      : step(clamp(q + u.noise('spin', 0.08), 0, 0.99), [1000, 1200, 1200, 1400, 1400, 1400, 1600])
    s.inverter = u.chance('inv', lin(q, 0.35, 1.2))
    s.noiseLevel = Math.round(
      (top ? 68 : 79) -
        8 * q -
        (s.inverter ? 2 : 0) +
        (s.spinSpeed - 1200) / 250 +
        u.noise('dB', 0.8),
    )
    s.energyClass = label(
      clamp(0.8 * q + 0.2 * u.at('eff') + (s.inverter ? 0.06 : 0) - (top ? 0.2 : 0), 0, 1),
      s.dryer ? 'F' : 'E',
      s.dryer ? 'C' : 'A',
    )
    s.energyPerYear =
      (top ? 0.7 : 1) *
      (0.2 + 0.062 * s.loadCapacity) *
      220 *
      0.88 ** (3 - rank(s.energyClass)) *
      (s.dryer ? 1.75 : 1)
    s.waterUse = top
      ? 70 + 5 * s.loadCapacity * (1 - 0.2 * q)
      : 34 + 2.2 * s.loadCapacity - 6 * q + u.noise('L', 1)
    s.width = top ? u.pick('w', [40, 54, 56.5]) : 60
    s.height = top ? u.pick('h', [88, 93, 96]) : u.pick('h', [84.5, 85])
    s.depth = top ? s.width + 2 : to(48 + 1.4 * s.loadCapacity + u.noise('d', 1), 0.5)
    s.steam = !top && u.chance('steam', lin(q, 0, 0.95))
    s.wifi = u.chance('wifi', lin(q, -0.05, 0.85))
    s.quickWash = u.pick('quick', [15, 15, 20, 28, 30])
    s.childLock = u.chance('lock', 0.75)
    s.timer = u.chance('timer', 0.85)
    s.weight = top ? 26 + 1.2 * s.loadCapacity : (slim ? 56 : 62) + 8 * q + (s.dryer ? 5 : 0)
  },
  price: (s) =>
    (s.loadType === 'top-load' ? 60 : 105) +
    26 * s.loadCapacity +
    Math.max(0, s.spinSpeed - 1000) * 0.12 +
    (s.dryer ? 250 : 0) +
    (s.inverter ? 45 : 0) +
    (s.steam ? 45 : 0) +
    (s.wifi ? 40 : 0) +
    26 * (4 - rank(s.energyClass)) +
    7 * Math.max(0, 78 - s.noiseLevel) +
    Math.max(0, s.loadCapacity - 9) * 45,
  num: (s) => String(s.loadCapacity).replace('.', ''),
  kind: (s) =>
    s.dryer
      ? { en: 'washer-dryer', zh: '洗烘一体机' }
      : s.loadType === 'top-load'
        ? { en: 'top-load washing machine', zh: '波轮洗衣机' }
        : { en: 'front-load washing machine', zh: '滚筒洗衣机' },
  facts: (s) => [
    measured(s, 'loadCapacity', 'kg'),
    measured(s, 'spinSpeed', 'rpm'),
    fact('noiseLevel', ...amt(s.noiseLevel, 'dB')),
  ],
  who: (s) =>
    s.dryer
      ? { en: 'homes without room for a dryer', zh: '没地方晾衣服的家庭' }
      : s.loadCapacity >= 9
        ? { en: 'families with a full basket every day', zh: '每天一大筐衣服的家庭' }
        : s.depth <= 50
          ? { en: 'narrow bathrooms', zh: '狭窄的卫生间' }
          : { en: 'couples and small families', zh: '两口之家和小家庭' },
  aspects: (s) => [
    about('noise', 'noiseLevel', low(s.noiseLevel, 70, 76), amt(s.noiseLevel, 'dB')),
    about('capacity', 'loadCapacity', high(s.loadCapacity, 9, 6.5), amt(s.loadCapacity, 'kg')),
    about('laundry', null, s.steam ? 1 : s.loadType === 'top-load' ? -1 : 0),
    about('spin', 'spinSpeed', high(s.spinSpeed, 1400, 900), amt(s.spinSpeed, 'rpm')),
    about(
      'energy',
      'energyPerYear',
      low(s.energyPerYear, 130, 220),
      amt(Math.round(s.energyPerYear), 'kWh'),
    ),
    about('quick', 'quickWash', low(s.quickWash, 20, 31), amt(s.quickWash, 'min')),
    about('water', 'waterUse', low(s.waterUse, 47, 80), amt(round(s.waterUse, 1), 'L')),
    about('app', 'wifi', plus(s.wifi)),
    about('setup', null, 0),
  ],
}

const dryer = {
  id: 'tumble-dryer',
  prefix: 'TD',
  noun: { en: 'tumble dryer', zh: '干衣机' },
  place: utility,
  pop: 0.8,
  prices: [219, 1399],
  colours: ['white', 'white', 'silver', 'grey'],
  keep: ['loadCapacity', 'dryerType'],
  brands: [
    ['Osterlind', 4],
    ['Petrel', 4],
    ['Kuehlmann', 2],
    ['Brasko', 3],
  ],
  designs: [
    { dryerType: 'heat-pump' },
    { dryerType: 'condenser' },
    { dryerType: 'heat-pump' },
    { dryerType: 'vented' },
  ],
  twins: [{ lintSelfClean: true }, (s) => ({ loadCapacity: s.loadCapacity + 1 })],
  model(s, u, q) {
    const pump = s.dryerType === 'heat-pump'
    s.loadCapacity = clamp(to(6 + 3.6 * q + u.noise('kg', 0.5), 1), 5, 10)
    s.energyClass = pump
      ? label(clamp(q, 0, 1), 'C', 'A')
      : s.dryerType === 'vented'
        ? label(q, 'G', 'F')
        : label(q, 'F', 'E')
    s.energyPerYear =
      160 *
      s.loadCapacity *
      0.6 *
      (pump ? 0.155 + 0.014 * rank(s.energyClass) : 0.36 + 0.022 * rank(s.energyClass)) *
      0.8
    s.noiseLevel = Math.round(67 - 5 * q + (pump ? 0 : 1) + u.noise('dB', 0.7))
    s.width = 59.6 + (u.chance('w', 0.4) ? 0.4 : 0)
    s.height = u.pick('h', [84.5, 85])
    s.depth = to(54 + 1.1 * s.loadCapacity, 0.5)
    s.wifi = u.chance('wifi', lin(q, 0, 0.8))
    s.lintSelfClean = pump && u.chance('lint', lin(q, 0, 0.9))
    s.stackable = u.chance('stack', 0.8)
    s.childLock = u.chance('lock', 0.7)
    s.timer = u.chance('timer', 0.9)
    s.weight = (pump ? 44 : 34) + 1.1 * s.loadCapacity
  },
  price: (s) =>
    ({ 'heat-pump': 290, condenser: 165, vented: 110 })[s.dryerType] +
    24 * s.loadCapacity +
    (s.lintSelfClean ? 70 : 0) +
    (s.wifi ? 40 : 0) +
    (s.dryerType === 'heat-pump' ? 75 * (2 - rank(s.energyClass)) : 0) +
    10 * (67 - s.noiseLevel),
  num: (s) => s.loadCapacity,
  kind: (s) =>
    ({
      'heat-pump': { en: 'heat-pump tumble dryer', zh: '热泵干衣机' },
      condenser: { en: 'condenser tumble dryer', zh: '冷凝干衣机' },
      vented: { en: 'vented tumble dryer', zh: '直排干衣机' },
    })[s.dryerType],
  facts: (s) => [
    measured(s, 'loadCapacity', 'kg'),
    fact('energyClass', `class ${s.energyClass}`, `${s.energyClass}级能效`),
    fact('noiseLevel', ...amt(s.noiseLevel, 'dB')),
  ],
  who: (s) =>
    s.loadCapacity >= 9
      ? { en: 'families and bedding', zh: '大家庭和床品' }
      : { en: 'couples without a balcony', zh: '没有阳台的两口之家' },
  aspects: (s) => [
    about('tumble', 'dryerType', s.dryerType === 'vented' ? -1 : 1),
    about(
      'energy',
      'energyPerYear',
      low(s.energyPerYear, 130, 230),
      amt(Math.round(s.energyPerYear), 'kWh'),
    ),
    about('noise', 'noiseLevel', low(s.noiseLevel, 63, 67), amt(s.noiseLevel, 'dB')),
    about('lint', 'lintSelfClean', yes(s.lintSelfClean)),
    about('capacity', 'loadCapacity', high(s.loadCapacity, 9, 6), amt(s.loadCapacity, 'kg')),
    about('app', 'wifi', plus(s.wifi)),
    about('setup', 'stackable', s.stackable ? 1 : 0),
  ],
}

const oven = {
  id: 'oven',
  prefix: 'OV',
  noun: { en: 'oven', zh: '烤箱' },
  place: kitchen,
  pop: 0.9,
  prices: [89, 1599],
  colours: ['black', 'stainless-steel', 'white', 'grey'],
  keep: ['capacity', 'fuel', 'installation', 'cleaning'],
  brands: [
    ['Valmora', 5],
    ['Kuehlmann', 3],
    ['Brasko', 3],
    ['Nordhavn', 2],
    ['Tianhe Home', 2],
  ],
  designs: [
    { installation: 'built-in', fuel: 'electric' },
    { installation: 'built-in', fuel: 'electric' },
    { installation: 'freestanding', fuel: 'electric' },
    { installation: 'built-in', fuel: 'gas' },
    { installation: 'freestanding', fuel: 'gas' },
    { installation: 'built-in', fuel: 'electric', height: 45.5 },
  ],
  twins: [{ airFry: true }, { telescopicRails: true, wifi: true }, { steam: true }],
  model(s, u, q) {
    const small = s.installation === 'freestanding' && s.fuel === 'electric'
    const compact = s.height === 45.5
    s.capacity = Math.round(
      small
        ? 20 + 25 * u.at('L')
        : compact
          ? 44 + 6 * q
          : s.installation === 'freestanding'
            ? 62 + 20 * u.at('L')
            : 64 + 11 * q + u.noise('L', 2),
    )
    s.cleaning =
      s.fuel === 'gas'
        ? u.pick('clean', ['manual', 'catalytic'])
        : small
          ? 'manual'
          : q > 0.62
            ? 'pyrolytic'
            : q > 0.42
              ? u.pick('clean', ['steam-clean', 'catalytic', 'pyrolytic'])
              : u.pick('clean', ['manual', 'catalytic'])
    s.steam = s.fuel === 'electric' && u.chance('steam', small ? 0.1 : lin(q, -0.1, 0.75))
    s.airFry = s.fuel === 'electric' && u.chance('fry', lin(q, 0.15, 0.8))
    s.energyClass = label(clamp(0.7 * q + 0.3 * u.at('eff'), 0, 1), 'D', 'A')
    s.maxTemperature = small
      ? u.pick('C', [230, 240, 250])
      : q > 0.55
        ? u.pick('C', [275, 280, 300])
        : 250
    s.telescopicRails = !small && u.chance('rails', lin(q, 0.05, 0.95))
    s.power =
      s.fuel === 'gas'
        ? to(2100 + s.capacity * 6, 100)
        : small
          ? to(1000 + s.capacity * 20, 100)
          : to(2200 + s.capacity * 14 + (s.cleaning === 'pyrolytic' ? 300 : 0), 100)
    s.wifi = s.fuel === 'electric' && u.chance('wifi', lin(q, -0.1, 0.8))
    s.width = small ? 38 + s.capacity * 0.3 : s.installation === 'freestanding' ? 60 : 59.5
    s.height = small ? 24 + s.capacity * 0.22 : s.installation === 'freestanding' ? 65 : 59.5
    s.depth = small ? 30 + s.capacity * 0.2 : s.installation === 'freestanding' ? 60 : 56
    s.childLock = u.chance('lock', lin(q, 0.2, 0.95))
    s.timer = u.chance('timer', 0.92)
    s.weight = small
      ? 4 + s.capacity * 0.13
      : s.installation === 'freestanding'
        ? 44
        : (compact ? 28 : 31) + 7 * q
  },
  price: (s) =>
    (s.installation === 'freestanding' && s.fuel === 'electric'
      ? 40 + 1.9 * s.capacity
      : 130 + 2.7 * s.capacity) +
    { pyrolytic: 150, catalytic: 45, 'steam-clean': 60, manual: 0 }[s.cleaning] +
    (s.steam ? 120 : 0) +
    (s.airFry ? 35 : 0) +
    (s.wifi ? 60 : 0) +
    (s.telescopicRails ? 35 : 0) +
    (s.maxTemperature - 230) * 1.6 +
    28 * (3 - rank(s.energyClass)) +
    (s.height === 45.5 ? 110 : 0),
  num: (s) => s.capacity,
  kind: (s) =>
    s.installation === 'built-in'
      ? s.fuel === 'gas'
        ? { en: 'built-in gas oven', zh: '嵌入式燃气烤箱' }
        : { en: 'built-in oven', zh: '嵌入式电烤箱' }
      : s.fuel === 'gas'
        ? { en: 'freestanding gas oven', zh: '独立式燃气烤箱' }
        : { en: 'countertop oven', zh: '台式电烤箱' },
  facts: (s) => [
    measured(s, 'capacity', 'L'),
    fact(
      'cleaning',
      ...{
        pyrolytic: ['pyrolytic cleaning', '高温自清洁'],
        catalytic: ['catalytic liners', '催化自清洁'],
        'steam-clean': ['steam cleaning', '蒸汽清洁'],
        manual: ['enamel interior', '搪瓷内胆'],
      }[s.cleaning],
    ),
    ...(s.steam
      ? [fact('steam', 'steam', '带蒸汽')]
      : [fact('maxTemperature', ...amt(s.maxTemperature, 'C'))]),
  ],
  who: (s) =>
    s.capacity < 46
      ? { en: 'small kitchens and quick bakes', zh: '小厨房和简单烘焙' }
      : s.steam
        ? { en: 'keen bakers', zh: '烘焙爱好者' }
        : { en: 'family dinners', zh: '一家人的日常烘烤' },
  aspects: (s) => [
    about('baking', 'steam', s.steam ? 1 : 0),
    about(
      'cleanup',
      'cleaning',
      { pyrolytic: 1, 'steam-clean': 1, catalytic: 0, manual: -1 }[s.cleaning],
    ),
    about('capacity', 'capacity', high(s.capacity, 70, 32), amt(s.capacity, 'L')),
    about('heat', 'maxTemperature', high(s.maxTemperature, 275, 240), amt(s.maxTemperature, 'C')),
    about('rails', 'telescopicRails', yes(s.telescopicRails)),
    about('crisp', 'airFry', plus(s.airFry)),
    about('app', 'wifi', plus(s.wifi)),
    about('setup', null, 0),
  ],
}

const hob = {
  id: 'hob',
  prefix: 'HB',
  noun: { en: 'hob', zh: '灶具' },
  place: kitchen,
  pop: 0.8,
  prices: [49, 1199],
  colours: ['black', 'black', 'stainless-steel', 'white'],
  keep: ['hobType', 'zones', 'width'],
  brands: [
    ['Valmora', 4],
    ['Kuehlmann', 3],
    ['Tianhe Home', 4],
    ['Brasko', 3],
  ],
  designs: [
    { hobType: 'induction', zones: 4 },
    { hobType: 'gas', zones: 2 },
    { hobType: 'ceramic', zones: 4 },
    { hobType: 'induction', zones: 1 },
    { hobType: 'induction', zones: 2 },
    { hobType: 'gas', zones: 4 },
    { hobType: 'induction', zones: 5 },
  ],
  twins: [{ bridgeZone: true }, { timer: true, childLock: true, wifi: true }],
  model(s, u, q) {
    s.width = { 1: 30, 2: s.hobType === 'gas' ? 75 : 29, 3: 60, 4: 59, 5: 80 }[s.zones]
    s.power =
      s.hobType === 'gas'
        ? to(s.zones * lin(q, 2000, 3200), 100)
        : to(
            s.zones === 1
              ? lin(q, 1800, 2200)
              : s.zones === 2
                ? lin(q, 2800, 3700)
                : s.hobType === 'induction'
                  ? lin(q, 6300, 7600) + (s.zones - 4) * 2400
                  : lin(q, 5800, 6900),
            100,
          )
    s.bridgeZone = s.hobType === 'induction' && s.zones > 1 && u.chance('bridge', lin(q, 0, 0.95))
    s.timer =
      s.hobType === 'gas' ? u.chance('timer', lin(q, 0, 0.6)) : u.chance('timer', lin(q, 0.5, 1.1))
    s.childLock = s.hobType === 'gas' ? u.chance('lock', 0.15) : u.chance('lock', 0.92)
    s.wifi = s.hobType === 'induction' && u.chance('wifi', lin(q, -0.3, 0.7))
    s.depth = s.zones === 1 ? 37 : s.hobType === 'gas' ? u.pick('d', [43, 44, 51]) : 52
    s.weight =
      s.zones === 1
        ? 2.6
        : s.zones === 2
          ? s.hobType === 'gas'
            ? 12
            : 5.8
          : 8.6 + (s.zones - 4) * 3.5 + u.noise('kg', 0.4)
  },
  price: (s, u, q) =>
    ({ induction: 28, gas: 42, ceramic: 22 })[s.hobType] +
    s.zones * { induction: 66, gas: 40, ceramic: 48 }[s.hobType] +
    (s.bridgeZone ? 75 : 0) +
    (s.timer ? 14 : 0) +
    (s.wifi ? 60 : 0) +
    s.zones * q * 55 -
    (s.zones === 1 ? 25 : 0) +
    Math.max(0, s.zones - 4) * 60,
  num: (s) => Math.round(s.width),
  kind: (s) =>
    s.hobType === 'induction'
      ? s.zones === 1
        ? { en: 'portable induction hob', zh: '便携电磁炉' }
        : { en: 'induction hob', zh: '电磁灶' }
      : s.hobType === 'gas'
        ? { en: 'gas hob', zh: '燃气灶' }
        : { en: 'ceramic hob', zh: '电陶炉' },
  facts: (s) => [
    fact(
      'zones',
      `${s.zones} ${s.hobType === 'gas' ? 'burner' : 'zone'}${s.zones > 1 ? 's' : ''}`,
      `${s.zones}个${s.hobType === 'gas' ? '火眼' : '灶眼'}`,
    ),
    measured(s, 'width', 'cm'),
    measured(s, 'power', 'W'),
  ],
  who: (s) =>
    s.zones === 1
      ? { en: 'hot pot and dormitories', zh: '涮火锅和租房一族' }
      : s.zones === 2
        ? { en: 'small kitchens', zh: '小厨房' }
        : { en: 'families who cook several pots at once', zh: '几口锅一起开火的家庭' },
  aspects: (s) => [
    about('fire', 'hobType', { induction: 1, gas: 1, ceramic: -1 }[s.hobType], amt(s.power, 'W')),
    about('wipe', 'hobType', s.hobType === 'gas' ? -1 : 1),
    about('zones', 'zones', high(s.zones, 4, 1), amt(s.zones, 'zones')),
    about('bridge', 'bridgeZone', plus(s.bridgeZone)),
    about('safety', 'childLock', s.childLock ? 1 : 0),
    about('app', 'wifi', plus(s.wifi)),
    about('setup', null, 0),
  ],
}

const hood = {
  id: 'range-hood',
  prefix: 'RH',
  noun: { en: 'range hood', zh: '油烟机' },
  place: kitchen,
  pop: 0.7,
  prices: [79, 1299],
  colours: ['stainless-steel', 'black', 'white', 'grey'],
  keep: ['hoodType', 'airflow', 'width'],
  brands: [
    ['Valmora', 4],
    ['Tianhe Home', 4],
    ['Kuehlmann', 3],
    ['Brasko', 3],
  ],
  designs: [
    { hoodType: 'wall', width: 60 },
    { hoodType: 'wall', width: 90 },
    { hoodType: 'built-under', width: 60 },
    { hoodType: 'island', width: 90 },
    { hoodType: 'wall', width: 90 },
    { hoodType: 'downdraft', width: 88 },
  ],
  twins: [(s) => ({ noiseLevel: s.noiseLevel - 4 }), (s) => ({ airflow: s.airflow + 150 })],
  model(s, u, q) {
    s.airflow = to(
      (s.hoodType === 'built-under' ? lin(q, 230, 520) : lin(q, 420, 1150)) *
        (s.width > 70 ? 1.12 : 1) +
        u.noise('air', 40),
      10,
    )
    s.noiseLevel = Math.round(66 - 12 * q + (s.airflow - 600) / 120 + u.noise('dB', 1))
    s.recirculation = s.hoodType === 'wall' ? u.chance('recirc', 0.55) : u.chance('recirc', 0.85)
    s.lighting = u.chance('light', 0.95)
    s.power = to(80 + s.airflow * 0.22 * (1.15 - 0.3 * q), 5)
    s.height =
      s.hoodType === 'built-under'
        ? 15
        : s.hoodType === 'downdraft'
          ? 70
          : u.pick('h', [48, 56, 78])
    s.depth =
      s.hoodType === 'downdraft'
        ? 33
        : s.hoodType === 'island'
          ? 60
          : s.hoodType === 'built-under'
            ? 48
            : u.pick('d', [40, 45, 50])
    s.wifi = u.chance('wifi', lin(q, -0.2, 0.6))
    s.energyClass = label(clamp(0.8 * q + 0.2 * u.at('eff'), 0, 1), 'E', 'A')
    s.remote = s.hoodType === 'island' ? u.chance('remote', 0.6) : u.chance('remote', 0.12)
    s.timer = u.chance('timer', lin(q, 0.15, 0.9))
    s.weight =
      { wall: 13, 'built-under': 6.5, island: 19, downdraft: 24 }[s.hoodType] + s.width * 0.05
  },
  price: (s) =>
    ({ wall: 70, 'built-under': 25, island: 240, downdraft: 330 })[s.hoodType] +
    s.airflow * 0.28 +
    (s.width > 70 ? 40 : 0) +
    6.5 * Math.max(0, 68 - s.noiseLevel) +
    (s.wifi ? 45 : 0) +
    24 * (4 - rank(s.energyClass)),
  num: (s) => Math.round(s.width),
  kind: (s) =>
    ({
      wall: { en: 'wall range hood', zh: '壁挂式油烟机' },
      'built-under': { en: 'built-under range hood', zh: '柜下式油烟机' },
      island: { en: 'island range hood', zh: '中岛油烟机' },
      downdraft: { en: 'downdraft range hood', zh: '下排式油烟机' },
    })[s.hoodType],
  facts: (s) => [
    measured(s, 'airflow', 'm3h'),
    fact('noiseLevel', ...amt(s.noiseLevel, 'dB')),
    measured(s, 'width', 'cm'),
  ],
  who: (s) =>
    s.airflow >= 850
      ? { en: 'stir-frying every day', zh: '天天爆炒的厨房' }
      : s.hoodType === 'built-under'
        ? { en: 'small kitchens and light cooking', zh: '小厨房和少油烟的做法' }
        : { en: 'ordinary family cooking', zh: '一般家庭做饭' },
  aspects: (s) => [
    about('fumes', 'airflow', high(s.airflow, 800, 420), amt(s.airflow, 'm3h')),
    about('noise', 'noiseLevel', low(s.noiseLevel, 58, 65), amt(s.noiseLevel, 'dB')),
    about('light', 'lighting', s.lighting ? 1 : 0),
    about('wipe', null, s.hoodType === 'downdraft' ? -1 : 0),
    about('app', 'wifi', plus(s.wifi)),
    about('setup', null, s.hoodType === 'island' || s.hoodType === 'downdraft' ? -1 : 0),
  ],
}

const airCon = {
  id: 'air-conditioner',
  prefix: 'AC',
  noun: { en: 'air conditioner', zh: '空调' },
  place: { en: 'bedroom', zh: '卧室' },
  pop: 1.3,
  prices: [229, 1899],
  colours: ['white', 'white', 'white', 'silver', 'beige'],
  keep: ['coolingPower', 'acType', 'roomSize', 'heating'],
  brands: [
    ['Tianhe Home', 7],
    ['Haiyun', 7],
    ['Cirra', 4],
    ['Nordhavn', 2],
  ],
  designs: [
    { acType: 'split', coolingPower: 9000 },
    { acType: 'split', coolingPower: 12000 },
    { acType: 'portable', coolingPower: 7000 },
    { acType: 'window', coolingPower: 8000 },
    { acType: 'split', coolingPower: 18000 },
    { acType: 'portable', coolingPower: 9000 },
    { acType: 'split', coolingPower: 9000 },
    { acType: 'split', coolingPower: 24000 },
    { acType: 'portable', coolingPower: 12000 },
    { acType: 'window', coolingPower: 12000 },
  ],
  twins: [
    { heating: true },
    (s) => ({ noiseLevel: s.noiseLevel - 2 }),
    { wifi: true, inverter: true },
  ],
  model(s, u, q) {
    const split = s.acType === 'split'
    s.roomSize = Math.round(
      (s.coolingPower / (split ? 600 : s.acType === 'window' ? 630 : 680)) *
        (1 + u.noise('room', 0.04)),
    )
    s.inverter = split ? u.chance('inv', lin(q, 0.4, 1.3)) : u.chance('inv', lin(q, -0.1, 0.5))
    s.noiseLevel = Math.round(
      (split
        ? 28 - 8 * q - (s.inverter ? 1 : 0)
        : s.acType === 'portable'
          ? 56 - 7 * q
          : 54 - 6 * q) +
        (s.coolingPower - 10000) / 5500 +
        u.noise('dB', 0.8),
    )
    s.energyClass = split
      ? label(clamp(0.6 * q + (s.inverter ? 0.3 : 0) + 0.15 * u.at('eff'), 0, 1), 'D', 'A')
      : label(q, 'E', 'C')
    const eer = split ? 4.7 - 0.45 * rank(s.energyClass) : 3.6 - 0.24 * rank(s.energyClass)
    s.power = to((s.coolingPower * 0.293) / eer, 10)
    s.heating = split ? u.chance('heat', 0.8) : u.chance('heat', 0.2)
    s.energyPerYear = (s.power / 1000) * 500 * (s.inverter ? 0.75 : 1) * (s.heating ? 1.25 : 1)
    s.wifi = u.chance('wifi', lin(q, 0.1, 1))
    s.dehumidify = u.chance('dry', 0.88)
    s.width = split
      ? 72 + s.coolingPower / 600
      : s.acType === 'portable'
        ? 33 + s.coolingPower / 1200
        : 42 + s.coolingPower / 900
    s.height = split
      ? 28 + s.coolingPower / 6000
      : s.acType === 'portable'
        ? 70 + s.coolingPower / 1500
        : 32 + s.coolingPower / 2000
    s.depth = split
      ? 19.5 + s.coolingPower / 9000
      : s.acType === 'portable'
        ? 34 + s.coolingPower / 3000
        : 38 + s.coolingPower / 1500
    s.remote = u.chance('remote', 0.97)
    s.timer = u.chance('timer', 0.95)
    s.weight = split
      ? 27 + s.coolingPower / 800
      : s.acType === 'portable'
        ? 18 + s.coolingPower / 1000
        : 14 + s.coolingPower / 750
  },
  price: (s) =>
    ({ split: 95, portable: 70, window: 50 })[s.acType] +
    s.coolingPower * (s.acType === 'split' ? 0.027 : 0.024) +
    (s.inverter ? 75 : 0) +
    (s.heating ? 50 : 0) +
    (s.wifi ? 30 : 0) +
    42 * (4 - rank(s.energyClass)) +
    (s.acType === 'split'
      ? 11 * Math.max(0, 30 - s.noiseLevel)
      : 8 * Math.max(0, 58 - s.noiseLevel)),
  num: (s) => s.coolingPower / 1000,
  kind: (s) =>
    ({
      split: { en: 'split air conditioner', zh: '挂机空调' },
      portable: { en: 'portable air conditioner', zh: '移动空调' },
      window: { en: 'window air conditioner', zh: '窗机空调' },
    })[s.acType],
  facts: (s) => [
    measured(s, 'coolingPower', 'BTU'),
    fact('roomSize', `rooms to ${s.roomSize} m²`, `适用${s.roomSize}平米`),
    fact('noiseLevel', ...amt(s.noiseLevel, 'dB')),
  ],
  who: (s) =>
    s.acType !== 'split'
      ? { en: 'tenants who may not drill', zh: '不能打孔的租房' }
      : s.roomSize > 27
        ? { en: 'living rooms', zh: '客厅' }
        : { en: 'bedrooms and studies', zh: '卧室和书房' },
  aspects: (s) => [
    about('chill', 'coolingPower', s.acType === 'portable' ? 0 : 1, amt(s.coolingPower, 'BTU')),
    about(
      'noise',
      'noiseLevel',
      s.acType === 'split' ? low(s.noiseLevel, 24, 30) : low(s.noiseLevel, 44, 49),
      amt(s.noiseLevel, 'dB'),
    ),
    about(
      'energy',
      'energyPerYear',
      low(s.energyPerYear, 290, 600),
      amt(Math.round(s.energyPerYear), 'kWh'),
    ),
    about('warm', 'heating', s.heating ? 1 : -1),
    about('app', 'wifi', plus(s.wifi)),
    about('humid', 'dehumidify', plus(s.dehumidify)),
    about('setup', null, s.acType === 'split' ? 0 : 1),
  ],
}

export const laundry = [freezer, washer, dryer, oven, hob, hood, airCon]
