/**
 * Gadgets. Physical models:
 * - television: width and height follow the 16:9 diagonal plus bezel; energy = area × W/m² of the
 *   panel × 1,460 h a year; OLED is dearer and dimmer than mini-LED; weight grows with the area;
 * - laptop: run time = battery Wh / average W of its class; weight = chassis by screen + battery;
 * - phone and tablet: weight from screen and battery; price from storage, memory, camera, tier;
 * - headphones, speaker, watch: run time from type and size of the battery;
 * - power bank: Wh = mAh × 3.7 / 1,000, about 5.2 Wh of cells to 100 g plus case;
 * - monitor: width and height as for televisions with its own aspect ratio;
 * - router: coverage from standard and bands; speed from standard, bands and streams.
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
  round,
  step,
  to,
  yes,
} from '../model.mjs'

const where = {
  living: { en: 'living room', zh: '客厅' },
  desk: { en: 'desk', zh: '书桌' },
  road: { en: 'train', zh: '地铁上' },
}
const resolutionName = {
  '8k': ['8K', '8K'],
  '4k': ['4K', '4K'],
  'ultrawide-qhd': ['ultrawide QHD', '带鱼屏QHD'],
  'qhd-plus': ['QHD+', 'QHD+'],
  qhd: ['QHD', '2K'],
  'full-hd-plus': ['Full HD+', '全高清+'],
  'full-hd': ['Full HD', '全高清'],
  hd: ['HD', '高清'],
}

const television = {
  id: 'television',
  prefix: 'TV',
  noun: { en: 'television', zh: '电视' },
  place: where.living,
  pop: 1.6,
  prices: [109, 4499],
  colours: ['black', 'black', 'grey', 'silver'],
  keep: ['screenSize', 'panel', 'resolution'],
  brands: [
    ['Vistano', 10],
    ['Lumenar', 8],
    ['Tianhe Home', 4],
  ],
  designs: [
    { screenSize: 24, panel: 'led', resolution: 'hd' },
    { screenSize: 32, panel: 'led', resolution: 'full-hd' },
    { screenSize: 43, panel: 'led', resolution: '4k' },
    { screenSize: 50, panel: 'led', resolution: '4k' },
    { screenSize: 55, panel: 'led', resolution: '4k' },
    { screenSize: 55, panel: 'qled', resolution: '4k' },
    { screenSize: 65, panel: 'qled', resolution: '4k' },
    { screenSize: 65, panel: 'mini-led', resolution: '4k' },
    { screenSize: 75, panel: 'qled', resolution: '4k' },
    { screenSize: 43, panel: 'qled', resolution: '4k' },
    { screenSize: 48, panel: 'oled', resolution: '4k' },
    { screenSize: 55, panel: 'mini-led', resolution: '4k' },
    { screenSize: 55, panel: 'oled', resolution: '4k' },
    { screenSize: 65, panel: 'oled', resolution: '4k' },
    { screenSize: 65, panel: 'mini-led', resolution: '4k' },
    { screenSize: 75, panel: 'mini-led', resolution: '8k' },
    { screenSize: 77, panel: 'oled', resolution: '4k' },
    { screenSize: 85, panel: 'mini-led', resolution: '4k' },
    { screenSize: 43, panel: 'led', resolution: '4k' },
    { screenSize: 55, panel: 'qled', resolution: '4k' },
    { screenSize: 65, panel: 'led', resolution: '4k' },
    { screenSize: 75, panel: 'mini-led', resolution: '4k' },
  ],
  twins: [
    { smartPlatform: 'google-tv' },
    { refreshRate: 120, hdmi21: true, gamingMode: true },
    (s) => ({ brightness: s.brightness + 250 }),
    (s) => ({ speakersPower: s.speakersPower + 20 }),
  ],
  model(s, u, q) {
    const d = s.screenSize * 2.54
    s.width = d * 0.8716 + 1.6
    s.height = d * 0.4903 + 2
    const area = (d * 0.8716 * d * 0.4903) / 10000
    s.depth = { led: 7.6, qled: 6.2, 'mini-led': 5.6, oled: 4.4 }[s.panel] + u.noise('depth', 0.5)
    s.refreshRate =
      s.panel === 'led' ? 60 : s.panel === 'qled' ? (q > 0.42 ? 120 : 60) : q > 0.78 ? 144 : 120
    s.brightness = to(
      {
        led: lin(q, 240, 380),
        qled: lin(q, 380, 720),
        'mini-led': lin(q, 800, 2600),
        oled: lin(q, 550, 1350),
      }[s.panel] + u.noise('nits', 25),
      10,
    )
    s.hdmi21 = s.refreshRate >= 120 && u.chance('hdmi21', 0.92)
    s.hdmiPorts = s.screenSize < 35 ? 2 : s.panel === 'led' ? 3 : q > 0.4 ? 4 : 3
    s.hdr =
      s.resolution === 'hd'
        ? []
        : s.panel === 'led'
          ? ['hdr10', 'hlg']
          : [
              'hdr10',
              'hlg',
              ...(q > 0.3 ? ['dolby-vision'] : []),
              ...(u.chance('plus', 0.5) ? ['hdr10-plus'] : []),
            ]
    s.smartPlatform =
      s.resolution === 'hd'
        ? u.pick('os', ['none', 'linux-tv'])
        : u.pick('os', ['google-tv', 'google-tv', 'linux-tv'])
    s.gamingMode = s.hdmi21 || u.chance('game', 0.3)
    s.speakersPower = to(10 + (s.screenSize > 40 ? 6 : 0) + (s.screenSize > 60 ? 8 : 0) + q * 22, 2)
    const watts =
      6 +
      area *
        { led: 68, qled: 84, 'mini-led': 112, oled: 100 }[s.panel] *
        (s.resolution === '8k' ? 1.35 : 1) *
        (1 + u.noise('W', 0.05))
    s.energyPerYear = watts * 1.46
    s.energyClass = label(clamp((150 - watts / area) / 110, 0, 1), 'G', 'D')
    s.vesa =
      s.screenSize < 30
        ? '100x100'
        : s.screenSize < 45
          ? '200x200'
          : s.screenSize < 60
            ? '300x300'
            : s.screenSize < 72
              ? '400x400'
              : '600x400'
    s.weight =
      1.4 + area * { led: 13.5, qled: 15.5, 'mini-led': 19, oled: 17 }[s.panel] + u.noise('kg', 0.4)
    s.colour = u.pick('colour', television.colours)
  },
  price: (s) => {
    const area = (s.width * s.height) / 10000
    return (
      (75 +
        area * { led: 300, qled: 470, 'mini-led': 720, oled: 980 }[s.panel] +
        (s.refreshRate >= 120 ? 60 : 0) +
        (s.refreshRate > 120 ? 60 : 0) +
        s.brightness * 0.06 +
        s.speakersPower * 1.5 +
        (s.smartPlatform === 'google-tv' ? 15 : 0)) *
      (s.resolution === '8k' ? 1.55 : 1)
    )
  },
  num: (s) => s.screenSize,
  kind: (s) => ({
    en: `${{ led: 'LED', qled: 'QLED', 'mini-led': 'mini-LED', oled: 'OLED' }[s.panel]} TV`,
    zh: `${{ led: 'LED', qled: 'QLED', 'mini-led': 'Mini LED', oled: 'OLED' }[s.panel]} 电视`,
  }),
  facts: (s) => [
    measured(s, 'screenSize', 'in'),
    fact('resolution', ...resolutionName[s.resolution]),
    measured(s, 'refreshRate', 'Hz'),
  ],
  who: (s) =>
    s.screenSize <= 32
      ? { en: 'kitchens and guest rooms', zh: '厨房和客房' }
      : s.screenSize <= 50
        ? { en: 'bedrooms and small living rooms', zh: '卧室和小客厅' }
        : s.screenSize <= 65
          ? { en: 'ordinary living rooms', zh: '普通客厅' }
          : { en: 'large living rooms and film nights', zh: '大客厅和家庭影院' },
  aspects: (s) => [
    about('picture', 'panel', { led: 0, qled: 1, 'mini-led': 1, oled: 1 }[s.panel]),
    about('bright', 'brightness', high(s.brightness, 800, 350), amt(s.brightness, 'nits')),
    about('motion', 'refreshRate', s.refreshRate >= 120 ? 1 : -1, amt(s.refreshRate, 'Hz')),
    about('sound', 'speakersPower', high(s.speakersPower, 38, 18), amt(s.speakersPower, 'W')),
    about(
      'software',
      'smartPlatform',
      { 'google-tv': 1, 'linux-tv': 0, none: -1 }[s.smartPlatform],
    ),
    about('gaming', 'hdmi21', plus(s.hdmi21)),
    about(
      'energy',
      'energyPerYear',
      low(s.energyPerYear, 90, 230),
      amt(Math.round(s.energyPerYear), 'kWh'),
    ),
    about('setup', null, 0),
  ],
}

const laptopLines = {
  budget: {
    draw: 6.2,
    wh: 42,
    chassis: 0.35,
    memory: [4, 8, 8, 8],
    storage: [64, 128, 256, 256],
    cpu: ['entry', 'entry', 'mainstream'],
  },
  everyday: {
    draw: 6,
    wh: 52,
    chassis: 0.28,
    memory: [8, 8, 16, 16, 16],
    storage: [256, 512, 512, 512, 1024],
    cpu: ['entry', 'mainstream', 'mainstream', 'performance'],
  },
  ultra: {
    draw: 4.9,
    wh: 62,
    chassis: 0,
    memory: [16, 16, 16, 32],
    storage: [512, 512, 1024, 1024],
    cpu: ['mainstream', 'mainstream', 'performance', 'performance'],
  },
  gaming: {
    draw: 12.5,
    wh: 78,
    chassis: 0.62,
    memory: [16, 16, 16, 32, 32],
    storage: [512, 512, 1024, 1024, 2048],
    cpu: ['performance', 'performance', 'high-end'],
  },
  creator: {
    draw: 8.4,
    wh: 86,
    chassis: 0.3,
    memory: [16, 32, 32, 64],
    storage: [1024, 1024, 2048, 2048],
    cpu: ['performance', 'high-end', 'high-end'],
  },
}
const laptop = {
  id: 'laptop',
  prefix: 'LT',
  noun: { en: 'laptop', zh: '笔记本电脑' },
  place: where.desk,
  pop: 1.7,
  prices: [299, 2799],
  colours: ['grey', 'silver', 'black', 'blue'],
  keep: ['screenSize', 'memory', 'storage', 'graphics', 'operatingSystem', 'weight'],
  brands: [
    ['Novabook', 10],
    ['Tessera', 8],
    ['Pixelon', 4],
  ],
  designs: [
    { _line: 'budget', screenSize: 14 },
    { _line: 'everyday', screenSize: 15.6 },
    { _line: 'everyday', screenSize: 14 },
    { _line: 'budget', screenSize: 15.6 },
    { _line: 'everyday', screenSize: 16 },
    { _line: 'gaming', screenSize: 15.6 },
    { _line: 'ultra', screenSize: 14 },
    { _line: 'gaming', screenSize: 16 },
    { _line: 'creator', screenSize: 16 },
    { _line: 'gaming', screenSize: 17.3 },
    { _line: 'everyday', screenSize: 15.6 },
    { _line: 'everyday', screenSize: 14 },
    { _line: 'ultra', screenSize: 13.3 },
    { _line: 'ultra', screenSize: 14 },
    { _line: 'everyday', screenSize: 16 },
    { _line: 'ultra', screenSize: 13.4 },
    { _line: 'creator', screenSize: 14.5 },
    { _line: 'creator', screenSize: 16 },
    { _line: 'budget', screenSize: 11.6 },
    { _line: 'budget', screenSize: 14, operatingSystem: 'chrome-os' },
    { _line: 'everyday', screenSize: 14 },
    { _line: 'ultra', screenSize: 13.3 },
  ],
  twins: [
    (s) => ({ storage: s.storage * 2 }),
    (s) => ({ memory: s.memory * 2 }),
    { displayPanel: 'oled' },
    { touchscreen: true },
    (s) => ({ storage: s.storage * 2 }),
  ],
  model(s, u, q) {
    const one = laptopLines[s._line]
    const budget = s._line === 'budget'
    const gaming = s._line === 'gaming'
    s.memory = step(q, one.memory)
    s.storage = step(clamp(q + u.noise('ssd', 0.1), 0, 0.99), one.storage)
    s.processorTier = step(q, one.cpu)
    s.graphics = gaming
      ? step(q, ['dedicated-entry', 'dedicated-mid', 'dedicated-mid', 'dedicated-high'])
      : s._line === 'creator'
        ? step(q, ['dedicated-entry', 'dedicated-entry', 'dedicated-mid'])
        : 'integrated'
    s.operatingSystem =
      budget && s.storage <= 128 && u.chance('chrome', 0.6)
        ? 'chrome-os'
        : u.chance('linux', 0.09)
          ? 'linux'
          : 'windows'
    s.displayPanel = !budget && !gaming && u.chance('oled', lin(q, 0, 0.85)) ? 'oled' : 'ips'
    s.resolution = budget
      ? 'full-hd'
      : gaming
        ? q > 0.5
          ? 'qhd-plus'
          : 'full-hd'
        : s._line === 'creator'
          ? q > 0.7
            ? '4k'
            : 'qhd-plus'
          : s._line === 'ultra'
            ? q > 0.55
              ? 'qhd-plus'
              : 'full-hd-plus'
            : q > 0.6
              ? 'qhd'
              : 'full-hd'
    s.refreshRate = gaming
      ? step(q, [144, 165, 165, 240])
      : s._line === 'ultra' || s._line === 'creator'
        ? step(q, [60, 60, 90, 120])
        : 60
    s.brightness = to(
      (budget ? 230 : lin(q, 270, 430)) +
        (s.displayPanel === 'oled' ? 90 : 0) +
        (gaming || s._line === 'creator' ? 50 : 0) +
        u.noise('nits', 15),
      10,
    )
    const wh = one.wh * (0.85 + 0.3 * q) * (s.screenSize < 12 ? 0.8 : 1)
    const draw =
      one.draw *
      (s.operatingSystem === 'chrome-os' ? 0.72 : 1) *
      (s.displayPanel === 'oled' ? 1.12 : 1) *
      (0.8 + (0.2 * s.screenSize) / 14) *
      (s.resolution === '4k' ? 1.12 : 1)
    s.batteryLife = wh / draw
    s.weight =
      0.62 +
      (s.screenSize - 11) * 0.165 +
      one.chassis -
      (s._line === 'ultra' ? 0.12 * q : 0) +
      wh * 0.0045 +
      u.noise('kg', 0.03)
    s.touchscreen = u.chance('touch', s._line === 'ultra' ? 0.4 : gaming ? 0 : 0.2)
    s.usbCPorts = budget ? 1 : 2 + (u.chance('c3', 0.3 * q) ? 1 : 0)
    s.hdmi = s._line === 'ultra' ? u.chance('hdmi', 0.5) : u.chance('hdmi', 0.95)
    s.thunderbolt =
      (s._line === 'ultra' || s._line === 'creator') && u.chance('tb', lin(q, 0.2, 1.1))
    s.webcam = u.chance('cam', 0.97)
    s.backlitKeyboard = !budget || u.chance('light', 0.25)
    s.fingerprint = !budget && u.chance('finger', s._line === 'ultra' ? 0.85 : 0.45)
  },
  price: (s) =>
    222 +
    s.memory * 6.2 +
    s.storage * 0.13 +
    { entry: 0, mainstream: 110, performance: 270, 'high-end': 520 }[s.processorTier] +
    { integrated: 0, 'dedicated-entry': 150, 'dedicated-mid': 330, 'dedicated-high': 820 }[
      s.graphics
    ] +
    (s.displayPanel === 'oled' ? 120 : 0) +
    { '4k': 150, qhd: 60, 'qhd-plus': 80, 'full-hd-plus': 25, 'full-hd': 0 }[s.resolution] +
    (s.refreshRate > 60 ? s.refreshRate * 0.45 : 0) +
    Math.max(0, 1.6 - s.weight) * 330 * (s._line === 'ultra' ? 1 : 0.15) +
    (s.touchscreen ? 45 : 0) +
    (s.thunderbolt ? 40 : 0) +
    s.brightness * 0.12,
  num: (s) => String(s.screenSize).replace('.', ''),
  kind: (s) =>
    s.operatingSystem === 'chrome-os'
      ? { en: 'Chrome OS laptop', zh: 'Chrome OS 笔记本' }
      : s._line === 'gaming'
        ? { en: 'gaming laptop', zh: '游戏笔记本' }
        : s._line === 'creator'
          ? { en: 'creator laptop', zh: '创作笔记本' }
          : s._line === 'ultra'
            ? { en: 'ultralight laptop', zh: '轻薄笔记本' }
            : { en: 'laptop', zh: '笔记本电脑' },
  facts: (s) => [
    measured(s, 'screenSize', 'in'),
    fact('memory', `${s.memory} GB RAM`, `${s.memory}GB内存`),
    fact('storage', `${amt(s.storage, 'GB')[0]} SSD`, `${amt(s.storage, 'GB')[1]}固态`),
    ...(s._line === 'ultra' ? [fact('weight', ...amt(round(s.weight, 1), 'kg'))] : []),
  ],
  who: (s) =>
    ({
      budget: { en: 'homework, browsing and streaming', zh: '写作业、上网和追剧' },
      everyday: { en: 'study and office work', zh: '学习和日常办公' },
      ultra: { en: 'students and people who travel', zh: '学生和经常出差的人' },
      gaming: { en: 'games at home', zh: '在家打游戏的玩家' },
      creator: { en: 'photo and video work', zh: '修图和剪视频的创作者' },
    })[s._line],
  aspects: (s) => [
    about(
      'speed',
      'processorTier',
      { entry: -1, mainstream: 0, performance: 1, 'high-end': 1 }[s.processorTier],
    ),
    about('memory', 'memory', high(s.memory, 32, 8), amt(s.memory, 'GB')),
    about(
      'battery',
      'batteryLife',
      high(s.batteryLife, 10.5, 7),
      amt(round(s.batteryLife, 1), 'h'),
    ),
    about('weight', 'weight', low(s.weight, 1.4, 2), amt(round(s.weight, 1), 'kg')),
    about(
      'screen',
      'displayPanel',
      s.displayPanel === 'oled' ? 1 : s.resolution === 'full-hd' ? -1 : 0,
    ),
    about(
      'gaming',
      'graphics',
      { integrated: -1, 'dedicated-entry': 0, 'dedicated-mid': 1, 'dedicated-high': 1 }[s.graphics],
    ),
    about('keyboard', 'backlitKeyboard', yes(s.backlitKeyboard)),
    about('plugs', 'usbCPorts', s.thunderbolt ? 1 : s.usbCPorts <= 1 ? -1 : 0),
    about('fanNoise', null, s._line === 'gaming' ? -1 : s._line === 'ultra' ? 1 : 0),
    about('setup', null, 0),
  ],
}

const headphones = {
  id: 'headphones',
  prefix: 'HP',
  noun: { en: 'headphones', zh: '耳机' },
  place: where.road,
  pop: 1.8,
  prices: [19, 449],
  colours: ['black', 'white', 'blue', 'grey', 'beige', 'green', 'pink'],
  keep: ['headphoneType', 'wireless', 'noiseCancelling'],
  brands: [
    ['Auralis', 9],
    ['Kolibri', 9],
    ['Pixelon', 4],
    ['Orbwave', 3],
  ],
  designs: [
    { headphoneType: 'over-ear', wireless: true },
    { headphoneType: 'in-ear', wireless: true },
    { headphoneType: 'over-ear', wireless: true },
    { headphoneType: 'open-ear', wireless: true },
    { headphoneType: 'in-ear', wireless: true },
    { headphoneType: 'on-ear', wireless: true },
    { headphoneType: 'in-ear', wireless: false },
    { headphoneType: 'in-ear', wireless: true },
    { headphoneType: 'over-ear', wireless: false },
  ],
  extra: [
    { brand: 'Kolibri', q: 0.03, fixed: { headphoneType: 'in-ear', wireless: false } },
    {
      brand: 'Auralis',
      q: 0.97,
      fixed: { headphoneType: 'over-ear', wireless: true, noiseCancelling: true },
    },
    {
      brand: 'Kolibri',
      q: 0.5,
      fixed: { headphoneType: 'over-ear', wireless: true, noiseCancelling: true },
    },
  ],
  twins: [
    { noiseCancelling: true, transparency: true },
    (s) => ({ batteryLife: s.batteryLife === null ? null : s.batteryLife + 10 }),
    { multipoint: true },
    { wirelessCharging: true },
  ],
  model(s, u, q) {
    const over = s.headphoneType === 'over-ear' || s.headphoneType === 'on-ear'
    const bud = s.headphoneType === 'in-ear'
    s.noiseCancelling =
      s.wireless && s.headphoneType !== 'open-ear' && u.chance('anc', lin(q, 0.1, 1.15))
    s.batteryLife = !s.wireless
      ? null
      : Math.round(
          (over ? 34 : bud ? 26 : 20) * (0.75 + 0.5 * u.at('bat')) +
            14 * q * (over ? 1 : 0.4) -
            (s.noiseCancelling ? 4 : 0),
        )
    s.codecs = !s.wireless
      ? []
      : [
          'sbc',
          'aac',
          ...(q > 0.5 ? [u.pick('codec', ['aptx', 'ldac'])] : []),
          ...(q > 0.8 ? ['lc3'] : []),
        ]
    s.multipoint = s.wireless && u.chance('multi', lin(q, 0, 1.1))
    s.microphone = u.chance('mic', s.wireless ? 0.98 : 0.6)
    s.waterRating = over
      ? u.chance('wet', 0.12)
        ? 'ip54'
        : 'none'
      : s.wireless
        ? u.pick('wet2', ['ip54', 'ip54', 'ip65', 'ip67', 'none'])
        : 'none'
    s.weightGrams = Math.round(
      s.headphoneType === 'over-ear'
        ? 215 + 60 * u.at('g') + (s.noiseCancelling ? 18 : 0)
        : s.headphoneType === 'on-ear'
          ? 140 + 50 * u.at('g')
          : bud
            ? s.wireless
              ? 42 + 14 * u.at('g')
              : 13 + 6 * u.at('g')
            : 24 + 12 * u.at('g'),
    )
    s.transparency = s.noiseCancelling && u.chance('trans', 0.85)
    s.foldable = over && u.chance('fold', 0.7)
    s.wirelessCharging = s.wireless && bud && u.chance('qi', lin(q, 0, 0.9))
    s.headphoneJack = !s.wireless || (over && u.chance('jack', 0.8))
  },
  price: (s, u, q) =>
    ({ 'over-ear': 26, 'on-ear': 18, 'in-ear': 12, 'open-ear': 32 })[s.headphoneType] +
    (s.wireless ? 14 : 3) +
    (s.noiseCancelling ? 34 : 0) +
    200 *
      q ** 2.3 *
      (s.headphoneType === 'over-ear'
        ? 1.15
        : s.headphoneType === 'in-ear' && !s.wireless
          ? 0.6
          : 0.85) +
    (s.multipoint ? 8 : 0) +
    (s.wirelessCharging ? 9 : 0) +
    (s.codecs.includes('ldac') || s.codecs.includes('aptx') ? 12 : 0) +
    (s.batteryLife ?? 0) * 0.4,
  num: (s) =>
    ({ 'over-ear': 'O', 'on-ear': 'C', 'in-ear': 'I', 'open-ear': 'A' })[s.headphoneType] +
    ((s.weightGrams % 90) + 10),
  kind: (s) => {
    const bud = s.headphoneType === 'in-ear'
    const en = {
      'over-ear': 'over-ear headphones',
      'on-ear': 'on-ear headphones',
      'in-ear': 'earbuds',
      'open-ear': 'open-ear headphones',
    }[s.headphoneType]
    const zh = {
      'over-ear': '头戴式耳机',
      'on-ear': '压耳式耳机',
      'in-ear': '入耳式耳机',
      'open-ear': '开放式耳机',
    }[s.headphoneType]
    return s.wireless
      ? { en: `wireless ${en}`, zh: `${bud ? '真' : ''}无线${zh}` }
      : { en: `wired ${en}`, zh: `有线${zh}` }
  },
  facts: (s) => [
    ...(s.noiseCancelling ? [fact('noiseCancelling', 'noise cancelling', '主动降噪')] : []),
    ...(s.batteryLife
      ? [fact('batteryLife', `${s.batteryLife} h battery`, `续航${s.batteryLife}小时`)]
      : [measured(s, 'weightGrams', 'g')]),
  ],
  who: (s) =>
    s.headphoneType === 'open-ear'
      ? { en: 'runners who want to hear the traffic', zh: '跑步时想听见周围声音的人' }
      : s.noiseCancelling
        ? { en: 'commuters and open-plan offices', zh: '通勤和开放式办公室' }
        : s.wireless
          ? { en: 'music every day', zh: '日常听歌' }
          : { en: 'listening at the desk without charging', zh: '桌前听歌、不想充电的人' },
  aspects: (s) => [
    about(
      'anc',
      'noiseCancelling',
      s.noiseCancelling ? 1 : s.headphoneType === 'open-ear' ? 0 : -1,
    ),
    about(
      'music',
      null,
      s.codecs.includes('ldac') || s.codecs.includes('aptx')
        ? 1
        : s.wireless && s.codecs.length < 3
          ? 0
          : 1,
    ),
    ...(s.wireless
      ? [about('battery', 'batteryLife', high(s.batteryLife, 36, 20), amt(s.batteryLife, 'h'))]
      : []),
    about(
      'comfort',
      'weightGrams',
      s.headphoneType === 'over-ear'
        ? low(s.weightGrams, 235, 275)
        : s.headphoneType === 'on-ear'
          ? -1
          : 1,
      amt(s.weightGrams, 'g'),
    ),
    ...(s.wireless ? [about('connection', 'multipoint', yes(s.multipoint))] : []),
    about('mic', 'microphone', s.microphone ? 0 : -1),
    about('sweat', 'waterRating', s.waterRating === 'none' ? -1 : s.waterRating === 'ip54' ? 0 : 1),
  ],
}

export const gadgets = [television, laptop, headphones]
