/**
 * Floor care and air. Physical models:
 * - vacuum cleaner: a cordless stick reaches 14–30 kPa and loses run time to suction; corded ones
 *   draw 550–900 W and have none; noise grows with suction and falls with quality;
 * - robot vacuum: run time from the battery, area = 1.15 m² a minute; self-washing needs a mop;
 * - air purifier: room ≈ CADR × 0.1 m²; power and noise from CADR; energy at 8 h a day, half power;
 * - dehumidifier: room ≈ 2.4 m² a litre and day (+6); power from litres; Peltier types below 1 L;
 * - fan: airflow by type and size; DC motors need half the power and are quieter.
 */
import { about, amt, fact, high, lin, low, measured, plus, round, to, yes } from '../model.mjs'

const home = { en: 'flat', zh: '家里' }

const vacuum = {
  id: 'vacuum-cleaner',
  prefix: 'VC',
  noun: { en: 'vacuum cleaner', zh: '吸尘器' },
  place: home,
  pop: 1.5,
  prices: [39, 799],
  colours: ['white', 'grey', 'red', 'blue', 'black'],
  keep: ['vacuumType', 'suctionPower'],
  brands: [
    ['Petrel', 9],
    ['Sweepo', 7],
    ['Kuehlmann', 3],
    ['Brasko', 3],
  ],
  designs: [
    { vacuumType: 'cordless-stick' },
    { vacuumType: 'canister' },
    { vacuumType: 'cordless-stick' },
    { vacuumType: 'handheld' },
    { vacuumType: 'upright' },
    { vacuumType: 'cordless-stick' },
    { vacuumType: 'canister' },
  ],
  extra: [
    { brand: 'Petrel', q: 0.03, fixed: { vacuumType: 'handheld' } },
    { brand: 'Kuehlmann', q: 0.93, fixed: { vacuumType: 'cordless-stick' } },
    { brand: 'Sweepo', q: 0.72, fixed: { vacuumType: 'cordless-stick', wetMop: true } },
  ],
  twins: [
    { petTool: true, hepa: true },
    (s) => ({ noiseLevel: s.noiseLevel - 4 }),
    (s) => (s.batteryMinutes === null ? { hepa: true } : { batteryMinutes: s.batteryMinutes + 15 }),
    { removableBattery: true, petTool: true },
  ],
  model(s, u, q) {
    const stick = s.vacuumType === 'cordless-stick'
    const hand = s.vacuumType === 'handheld'
    const corded = !stick && !hand
    s.suctionPower = to(
      (stick
        ? lin(q, 12500, 30000)
        : hand
          ? lin(q, 5000, 15000)
          : s.vacuumType === 'canister'
            ? lin(q, 17000, 27000)
            : lin(q, 16000, 25000)) + u.noise('Pa', 900),
      500,
    )
    s.batteryMinutes = corded ? null : to((hand ? 14 + 16 * q : 32 + 36 * q) + u.noise('min', 4), 5)
    s.power = corded
      ? to(lin(q, 900, 700) + u.noise('W', 60), 10)
      : to(s.suctionPower / (hand ? 85 : 50), 10)
    s.noiseLevel = Math.round(
      (hand ? 74 : corded ? 76 : 75) - 9 * q + (s.suctionPower - 17000) / 5500 + u.noise('dB', 1),
    )
    s.bagless = s.vacuumType !== 'canister' || u.chance('bag', 0.4)
    s.binCapacity =
      s.vacuumType === 'canister'
        ? s.bagless
          ? 1.6 + u.at('bin')
          : 3 + 1.2 * u.at('bin')
        : s.vacuumType === 'upright'
          ? 1.4 + u.at('bin')
          : hand
            ? 0.2 + 0.3 * u.at('bin')
            : 0.4 + 0.4 * u.at('bin')
    s.hepa = u.chance('hepa', lin(q, 0.25, 1.1))
    s.petTool = u.chance('pet', lin(q, 0.15, 0.85))
    s.removableBattery = corded ? null : u.chance('bat', lin(q, 0.1, 1))
    s.cordLength = corded ? to(5.5 + 3.5 * q + u.noise('cord', 0.5), 0.5) : null
    s.wetMop = stick && u.chance('wet', 0.25)
    s.weight = hand
      ? 0.7 + 0.7 * u.at('kg')
      : stick
        ? 2.1 + 0.9 * u.at('kg') + s.suctionPower / 60000
        : s.vacuumType === 'canister'
          ? 4.6 + 2 * u.at('kg')
          : 5.2 + 1.8 * u.at('kg')
  },
  price: (s) =>
    ({ 'cordless-stick': 48, canister: 38, upright: 58, handheld: 22 })[s.vacuumType] +
    (s.suctionPower / 1000) *
      (s.vacuumType === 'cordless-stick' ? 6.8 : s.vacuumType === 'handheld' ? 3.4 : 4.2) +
    (s.vacuumType === 'cordless-stick' ? Math.max(0, s.suctionPower - 19000) * 0.02 : 0) +
    (s.batteryMinutes ?? 0) * 0.9 +
    (s.hepa ? 18 : 0) +
    (s.petTool ? 16 : 0) +
    (s.removableBattery ? 22 : 0) +
    (s.wetMop ? 55 : 0) +
    Math.max(0, 76 - s.noiseLevel) * 5,
  num: (s) => Math.round(s.suctionPower / 1000),
  kind: (s) =>
    ({
      'cordless-stick': s.wetMop
        ? { en: 'cordless wet and dry vacuum', zh: '无线吸拖一体吸尘器' }
        : { en: 'cordless stick vacuum', zh: '无线立式吸尘器' },
      canister: s.bagless
        ? { en: 'bagless canister vacuum', zh: '卧式无尘袋吸尘器' }
        : { en: 'canister vacuum', zh: '卧式吸尘器' },
      upright: { en: 'upright vacuum', zh: '直立式吸尘器' },
      handheld: { en: 'handheld vacuum', zh: '便携手持吸尘器' },
    })[s.vacuumType],
  facts: (s) => [
    measured(s, 'suctionPower', 'Pa'),
    ...(s.batteryMinutes
      ? [fact('batteryMinutes', `${s.batteryMinutes} min`, `续航${s.batteryMinutes}分钟`)]
      : [measured(s, 'noiseLevel', 'dB')]),
    ...(s.petTool ? [fact('petTool', 'pet tool', '宠物刷头')] : []),
  ],
  who: (s) =>
    s.vacuumType === 'handheld'
      ? { en: 'cars, sofas and crumbs', zh: '车内、沙发和碎屑' }
      : s.petTool
        ? { en: 'homes with pets', zh: '养猫养狗的家庭' }
        : s.vacuumType === 'cordless-stick'
          ? { en: 'quick daily rounds in small flats', zh: '小户型的日常清扫' }
          : { en: 'houses with carpets', zh: '铺地毯的大房子' },
  aspects: (s) => [
    about('suction', 'suctionPower', high(s.suctionPower, 20000, 13500), amt(s.suctionPower, 'Pa')),
    about('noise', 'noiseLevel', low(s.noiseLevel, 71, 76), amt(s.noiseLevel, 'dB')),
    about('pet', 'petTool', s.petTool ? 1 : s.vacuumType === 'handheld' ? 0 : -1),
    ...(s.batteryMinutes
      ? [
          about(
            'runtime',
            'batteryMinutes',
            high(s.batteryMinutes, 55, 35),
            amt(s.batteryMinutes, 'min'),
          ),
        ]
      : []),
    about('weight', 'weight', low(s.weight, 2.6, 5.5), amt(round(s.weight, 1), 'kg')),
    about(
      'bin',
      'binCapacity',
      s.binCapacity >= 1.4 ? 1 : s.binCapacity <= 0.5 && s.vacuumType !== 'handheld' ? -1 : 0,
      amt(round(s.binCapacity, 1), 'L'),
    ),
    about('dust', 'hepa', plus(s.hepa)),
    ...(s.cordLength
      ? [about('cord', 'cordLength', high(s.cordLength, 8, 6), amt(s.cordLength, 'm'))]
      : []),
  ],
}

const robot = {
  id: 'robot-vacuum',
  prefix: 'RV',
  noun: { en: 'robot vacuum', zh: '扫地机器人' },
  place: home,
  pop: 1.2,
  prices: [129, 1299],
  colours: ['white', 'black', 'grey'],
  keep: ['suctionPower', 'mop', 'selfEmpty', 'navigation', 'selfWash'],
  brands: [
    ['Sweepo', 9],
    ['Petrel', 3],
    ['Haiyun', 2],
  ],
  designs: [{}],
  twins: [
    { selfEmpty: true },
    (s) => ({ suctionPower: s.suctionPower + 2000 }),
    { obstacleAvoidance: true },
  ],
  model(s, u, q) {
    s.navigation = q < 0.22 ? 'gyro' : u.chance('nav', 0.8) ? 'lidar' : 'camera'
    s.suctionPower = to(lin(q, 2200, 14000) + 5000 * Math.max(0, q - 0.6) + u.noise('Pa', 500), 500)
    s.mop = u.chance('mop', lin(q, 0.4, 1.2))
    s.selfEmpty = q > 0.3 && u.chance('empty', lin(q, 0, 1.25))
    s.selfWash = s.mop && s.selfEmpty && u.chance('wash', lin(q, -0.3, 1.2))
    s.batteryMinutes = to(lin(q, 90, 190) + u.noise('min', 10), 10)
    s.roomSize = to(s.batteryMinutes * 1.15 + (s.navigation === 'gyro' ? -25 : 15), 10)
    s.noiseLevel = Math.round(68 - 7 * q + s.suctionPower / 5000 + u.noise('dB', 0.8))
    s.binCapacity = 0.3 + 0.2 * u.at('bin') + (s.selfEmpty ? -0.05 : 0.1)
    s.climbHeight = to(15 + 10 * q, 1)
    s.height = s.navigation === 'lidar' ? 9.4 + 0.6 * u.at('h') : 7.6 + 0.8 * u.at('h')
    s.obstacleAvoidance = q > 0.3 && u.chance('avoid', lin(q, 0, 1.15))
    s.noGoZones = s.navigation !== 'gyro' && u.chance('nogo', 0.95)
    s.wifi = s.navigation === 'gyro' ? u.chance('wifi', 0.6) : true
    s.petTool = u.chance('pet', lin(q, 0.1, 0.9))
    s.weight = 2.7 + 1.4 * q + (s.mop ? 0.3 : 0)
  },
  price: (s, u, q) =>
    72 +
    (s.suctionPower / 1000) * 15 +
    (s.navigation === 'lidar' ? 50 : s.navigation === 'camera' ? 35 : 0) +
    (s.mop ? 30 : 0) +
    (s.selfEmpty ? 130 : 0) +
    (s.selfWash ? 210 : 0) +
    (s.obstacleAvoidance ? 70 : 0) +
    q ** 2 * 200,
  num: (s) => s.suctionPower / 100,
  kind: (s) =>
    s.selfWash
      ? { en: 'robot vacuum with washing station', zh: '自清洁扫拖机器人' }
      : s.mop
        ? { en: 'robot vacuum and mop', zh: '扫拖机器人' }
        : { en: 'robot vacuum', zh: '扫地机器人' },
  facts: (s) => [
    measured(s, 'suctionPower', 'Pa'),
    fact(
      'navigation',
      ...{
        lidar: ['lidar', '激光导航'],
        camera: ['camera navigation', '视觉导航'],
        gyro: ['gyro navigation', '惯性导航'],
      }[s.navigation],
    ),
    ...(s.selfEmpty ? [fact('selfEmpty', 'self-emptying', '自动集尘')] : []),
  ],
  who: (s) =>
    s.selfWash
      ? { en: 'people who never want to touch the mop', zh: '不想动手洗拖布的人' }
      : s.roomSize > 180
        ? { en: 'large flats', zh: '大户型' }
        : { en: 'small flats and hard floors', zh: '小户型和硬质地面' },
  aspects: (s) => [
    about('suction', 'suctionPower', high(s.suctionPower, 8000, 4000), amt(s.suctionPower, 'Pa')),
    about('route', 'navigation', { lidar: 1, camera: 1, gyro: -1 }[s.navigation]),
    about('mopping', 'mop', s.selfWash ? 1 : s.mop ? 0 : -1),
    about('empty', 'selfEmpty', yes(s.selfEmpty)),
    about('clutter', 'obstacleAvoidance', yes(s.obstacleAvoidance)),
    about('noise', 'noiseLevel', low(s.noiseLevel, 64, 68), amt(s.noiseLevel, 'dB')),
    about('under', 'height', low(s.height, 8.2, 9.6), amt(round(s.height, 1), 'cm')),
    about('pet', 'petTool', plus(s.petTool)),
    about('app', 'wifi', plus(s.noGoZones)),
  ],
}

const purifier = {
  id: 'air-purifier',
  prefix: 'AP',
  noun: { en: 'air purifier', zh: '空气净化器' },
  place: { en: 'bedroom', zh: '卧室' },
  pop: 0.9,
  prices: [59, 799],
  colours: ['white', 'white', 'grey', 'black'],
  keep: ['cadr', 'roomSize'],
  brands: [
    ['Cirra', 6],
    ['Haiyun', 6],
    ['Kolibri', 2],
  ],
  designs: [{}],
  twins: [{ wifi: true, airQualityDisplay: true }, (s) => ({ noiseLevel: s.noiseLevel - 4 })],
  model(s, u, q) {
    s.cadr = to(lin(q, 110, 680) + u.noise('cadr', 40), 10)
    s.roomSize = Math.round(s.cadr * 0.1)
    s.noiseLevel = Math.round(33 - 15 * q + s.cadr / 110 + u.noise('dB', 1))
    s.filterType = q > 0.75 ? 'hepa-14' : q > 0.2 ? 'hepa-13' : 'hepa-12'
    s.carbonFilter = u.chance('carbon', lin(q, 0.35, 1.1))
    s.airQualityDisplay = u.chance('display', lin(q, 0.1, 1.15))
    s.filterLife = u.pick('life', q > 0.5 ? [9, 12, 12, 18] : [6, 6, 8, 12])
    s.power = to(10 + s.cadr * 0.085, 1)
    s.energyPerYear = (s.power / 1000) * 0.5 * 8 * 365
    s.wifi = u.chance('wifi', lin(q, 0, 1))
    s.childLock = u.chance('lock', lin(q, 0.3, 1))
    s.timer = u.chance('timer', 0.85)
    s.width = 17 + s.cadr * 0.022
    s.depth = 17 + s.cadr * 0.018
    s.height = 28 + s.cadr * 0.055
    s.weight = 1.4 + s.cadr * 0.0125
  },
  price: (s) =>
    28 +
    s.cadr * 0.42 +
    (s.filterType === 'hepa-14' ? 45 : s.filterType === 'hepa-13' ? 15 : 0) +
    (s.carbonFilter ? 14 : 0) +
    (s.airQualityDisplay ? 22 : 0) +
    (s.wifi ? 22 : 0) +
    Math.max(0, 34 - s.noiseLevel) * 5,
  num: (s) => s.cadr,
  kind: () => ({ en: 'air purifier', zh: '空气净化器' }),
  facts: (s) => [
    fact('cadr', `CADR ${s.cadr} m³/h`, `CADR ${s.cadr}立方米/时`),
    fact('roomSize', `rooms to ${s.roomSize} m²`, `适用${s.roomSize}平米`),
    fact('noiseLevel', ...amt(s.noiseLevel, 'dB')),
  ],
  who: (s) =>
    s.roomSize < 24
      ? { en: 'bedrooms and nurseries', zh: '卧室和儿童房' }
      : { en: 'living rooms and pet owners', zh: '客厅和养宠家庭' },
  aspects: (s) => [
    about('air', 'cadr', high(s.cadr, 380, 180), amt(s.cadr, 'm3h')),
    about('noise', 'noiseLevel', low(s.noiseLevel, 26, 33), amt(s.noiseLevel, 'dB')),
    about('smell', 'carbonFilter', yes(s.carbonFilter)),
    about('filters', 'filterLife', s.filterLife >= 12 ? 1 : s.filterLife <= 6 ? -1 : 0),
    about('sensor', 'airQualityDisplay', yes(s.airQualityDisplay)),
    about('app', 'wifi', plus(s.wifi)),
  ],
}

const dehumidifier = {
  id: 'dehumidifier',
  prefix: 'DH',
  noun: { en: 'dehumidifier', zh: '除湿机' },
  place: { en: 'cellar', zh: '房间' },
  pop: 0.6,
  prices: [49, 549],
  colours: ['white', 'grey', 'black'],
  keep: ['extraction', 'tankCapacity', 'roomSize'],
  brands: [
    ['Cirra', 5],
    ['Haiyun', 4],
    ['Tianhe Home', 3],
  ],
  designs: [
    { extraction: 12 },
    { extraction: 0.7 },
    { extraction: 20 },
    { extraction: 16 },
    { extraction: 10 },
    { extraction: 30 },
  ],
  twins: [{ continuousDrain: true, wheels: true }, (s) => ({ noiseLevel: s.noiseLevel - 3 })],
  model(s, u, q) {
    const mini = s.extraction < 2
    s.tankCapacity = mini ? 1.5 : 1.8 + s.extraction * 0.12 + 0.6 * u.at('tank')
    s.roomSize = mini ? 15 : to(6 + s.extraction * 2.4, 1)
    s.noiseLevel = Math.round((mini ? 37 : 43) - 7 * q + s.extraction / 8 + u.noise('dB', 0.8))
    s.power = mini ? 65 : to(90 + s.extraction * 14 * (1.1 - 0.2 * q), 5)
    s.continuousDrain = !mini && u.chance('drain', lin(q, 0.4, 1.1))
    s.wifi = !mini && u.chance('wifi', lin(q, 0, 0.9))
    s.laundryMode = !mini && u.chance('laundry', lin(q, 0.3, 1.1))
    s.humidistat = !mini && u.chance('hum', lin(q, 0.5, 1.2))
    s.wheels = !mini && u.chance('wheels', 0.8)
    s.timer = u.chance('timer', mini ? 0.2 : 0.9)
    s.childLock = u.chance('lock', lin(q, 0.1, 0.9))
    s.energyPerYear = (s.power / 1000) * 1200
    s.weight = mini ? 1.9 : 7.5 + s.extraction * 0.33
  },
  price: (s) =>
    42 +
    s.extraction * 8.2 +
    (s.wifi ? 26 : 0) +
    (s.continuousDrain ? 12 : 0) +
    (s.laundryMode ? 12 : 0) +
    (s.humidistat ? 15 : 0) +
    Math.max(0, 46 - s.noiseLevel) * 5,
  num: (s) => String(s.extraction).replace('.', ''),
  kind: (s) =>
    s.extraction < 2
      ? { en: 'mini dehumidifier', zh: '迷你除湿机' }
      : { en: 'dehumidifier', zh: '除湿机' },
  facts: (s) => [
    fact('extraction', `${s.extraction} L a day`, `日除湿${s.extraction}升`),
    fact('tankCapacity', `${round(s.tankCapacity, 1)} L tank`, `${round(s.tankCapacity, 1)}升水箱`),
    fact('noiseLevel', ...amt(s.noiseLevel, 'dB')),
  ],
  who: (s) =>
    s.extraction < 2
      ? { en: 'wardrobes and small bathrooms', zh: '衣柜和小卫生间' }
      : s.extraction >= 20
        ? { en: 'basements and whole floors', zh: '地下室和整层' }
        : { en: 'bedrooms and drying laundry indoors', zh: '卧室和室内晾衣' },
  aspects: (s) => [
    about('humid', 'extraction', high(s.extraction, 16, 1), amt(s.extraction, 'L')),
    about('noise', 'noiseLevel', low(s.noiseLevel, 38, 44), amt(s.noiseLevel, 'dB')),
    about('tank', 'tankCapacity', high(s.tankCapacity, 3.8, 2), amt(round(s.tankCapacity, 1), 'L')),
    about('drain', 'continuousDrain', yes(s.continuousDrain)),
    about(
      'energy',
      'energyPerYear',
      low(s.energyPerYear, 240, 480),
      amt(Math.round(s.energyPerYear), 'kWh'),
    ),
    about('app', 'wifi', plus(s.wifi)),
    about('move', 'wheels', plus(s.wheels)),
  ],
}

const fan = {
  id: 'fan',
  prefix: 'FN',
  noun: { en: 'fan', zh: '风扇' },
  place: { en: 'bedroom', zh: '卧室' },
  pop: 0.9,
  prices: [14, 399],
  colours: ['white', 'black', 'grey', 'green', 'pink'],
  keep: ['fanType', 'speeds', 'noiseLevel'],
  brands: [
    ['Cirra', 6],
    ['Haiyun', 3],
    ['Tianhe Home', 3],
    ['Kolibri', 2],
  ],
  designs: [
    { fanType: 'pedestal' },
    { fanType: 'tower' },
    { fanType: 'desk' },
    { fanType: 'bladeless' },
    { fanType: 'ceiling' },
  ],
  twins: [{ dcMotor: true }, { wifi: true, remote: true }],
  model(s, u, q) {
    const t = s.fanType
    s.dcMotor = t === 'bladeless' || u.chance('dc', lin(q, -0.1, 1.15))
    s.noiseLevel = Math.round(
      { pedestal: 48, tower: 46, desk: 44, bladeless: 46, ceiling: 40 }[t] -
        14 * q -
        (s.dcMotor ? 6 : 0) +
        u.noise('dB', 1.2),
    )
    s.speeds = s.dcMotor ? u.pick('sp', [8, 9, 12, 24]) : u.pick('sp', [3, 3, 4])
    s.airflow = to(
      {
        pedestal: 1700 + 1200 * q,
        tower: 700 + 600 * q,
        desk: 260 + 400 * q,
        bladeless: 800 + 700 * q,
        ceiling: 6500 + 5000 * q,
      }[t],
      10,
    )
    s.oscillation = t !== 'ceiling' && u.chance('osc', t === 'desk' ? 0.5 : 0.96)
    s.remote = t !== 'desk' && u.chance('remote', lin(q, 0.25, 1.2))
    s.timer = u.chance('timer', t === 'desk' ? 0.3 : lin(q, 0.5, 1.1))
    s.power = to(
      (t === 'desk' ? 24 : t === 'ceiling' ? 60 : 50) * (s.dcMotor ? 0.55 : 1) + u.noise('W', 3),
      1,
    )
    s.batteryMinutes = t === 'desk' && u.chance('bat', 0.5) ? to(180 + 600 * q, 30) : null
    s.height = {
      pedestal: 95 + 35 * u.at('h'),
      tower: 88 + 25 * u.at('h'),
      desk: 20 + 18 * u.at('h'),
      bladeless: 90 + 20 * u.at('h'),
      ceiling: 32 + 14 * u.at('h'),
    }[t]
    s.wifi = t !== 'desk' && u.chance('wifi', lin(q, -0.2, 0.85))
    s.childLock = u.chance('lock', lin(q, 0, 0.6))
    s.foldable = t === 'desk' && u.chance('fold', 0.4)
    s.weight = {
      pedestal: 5 + 2.5 * q,
      tower: 3.4 + 1.4 * q,
      desk: 0.5 + 1.4 * u.at('kg'),
      bladeless: 4 + 1.4 * q,
      ceiling: 4.8 + 2 * q,
    }[t]
  },
  price: (s, u, q) =>
    ({ pedestal: 24, tower: 36, desk: 13, bladeless: 95, ceiling: 65 })[s.fanType] +
    (s.dcMotor ? 26 : 0) * (s.fanType === 'desk' ? 0.4 : 1) +
    (s.remote ? 6 : 0) +
    (s.wifi ? 16 : 0) +
    (s.batteryMinutes ? 9 : 0) +
    Math.max(0, 42 - s.noiseLevel) * (s.fanType === 'desk' ? 0.4 : 1.2) +
    70 * q ** 2 * (s.fanType === 'desk' ? 0.3 : 1),
  num: (s) => Math.round(s.height),
  kind: (s) =>
    ({
      pedestal: { en: 'pedestal fan', zh: '落地扇' },
      tower: { en: 'tower fan', zh: '塔扇' },
      desk: s.batteryMinutes
        ? { en: 'rechargeable desk fan', zh: '充电小风扇' }
        : { en: 'desk fan', zh: '台式风扇' },
      bladeless: { en: 'bladeless fan', zh: '无叶风扇' },
      ceiling: { en: 'ceiling fan', zh: '吊扇' },
    })[s.fanType],
  facts: (s) => [
    measured(s, 'noiseLevel', 'dB'),
    measured(s, 'speeds', 'speeds'),
    ...(s.remote ? [fact('remote', 'remote control', '带遥控')] : []),
  ],
  who: (s) =>
    ({
      pedestal: { en: 'living rooms', zh: '客厅' },
      tower: { en: 'bedrooms with little floor space', zh: '地方不大的卧室' },
      desk: { en: 'desks and bedside tables', zh: '书桌和床头' },
      bladeless: { en: 'homes with small children', zh: '有小孩的家庭' },
      ceiling: { en: 'high rooms', zh: '层高足够的房间' },
    })[s.fanType],
  aspects: (s) => [
    about(
      'breeze',
      'airflow',
      s.fanType === 'desk' ? -1 : high(s.airflow, 1300, 800),
      amt(s.airflow, 'm3h'),
    ),
    about('noise', 'noiseLevel', low(s.noiseLevel, 29, 41), amt(s.noiseLevel, 'dB')),
    about('steps', 'speeds', high(s.speeds, 8, 3), amt(s.speeds, 'speeds')),
    about('handy', 'remote', s.fanType === 'desk' ? 0 : yes(s.remote)),
    ...(s.batteryMinutes
      ? [
          about(
            'battery',
            'batteryMinutes',
            high(s.batteryMinutes, 300, 200),
            amt(s.batteryMinutes, 'min'),
          ),
        ]
      : []),
    about('energy', 'power', low(s.power, 30, 58)),
    about('app', 'wifi', plus(s.wifi)),
  ],
}

export const cleaning = [vacuum, robot, purifier, dehumidifier, fan]
