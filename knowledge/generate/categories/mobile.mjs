/** Phones, tablets, watches, sound, screens, cameras and accessories; physics stand in `gadgets.mjs`. */
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

const road = { en: 'train', zh: '地铁上' }
const living = { en: 'living room', zh: '客厅' }
const desk = { en: 'desk', zh: '书桌' }
const resolutionName = {
  '8k': ['8K', '8K'],
  '4k': ['4K', '4K'],
  'ultrawide-qhd': ['ultrawide QHD', '带鱼屏QHD'],
  qhd: ['QHD', '2K'],
  'full-hd': ['Full HD', '全高清'],
}

const phone = {
  id: 'smartphone',
  prefix: 'SP',
  noun: { en: 'phone', zh: '手机' },
  place: road,
  pop: 1.7,
  prices: [119, 1399],
  colours: ['black', 'white', 'blue', 'green', 'grey', 'pink'],
  keep: ['screenSize', 'storage', 'batteryCapacity', 'mainCamera', 'fiveG'],
  brands: [
    ['Pixelon', 11],
    ['Kolibri', 5],
    ['Orbwave', 4],
  ],
  designs: [{}],
  twins: [
    (s) => ({ storage: s.storage * 2 }),
    (s) => ({ storage: s.storage * 2 }),
    { wirelessCharging: true },
    { telephoto: true },
  ],
  model(s, u, q) {
    s.screenSize = round(u.chance('small', 0.15) ? 6.1 : 6.4 + 0.4 * u.at('size'), 1)
    s.storage = step(clamp(q + u.noise('gb', 0.07), 0, 0.99), [64, 128, 128, 256, 256, 512])
    s.memory = step(q, [4, 6, 8, 8, 12, 16])
    s.batteryCapacity = to(4700 + (s.screenSize - 6.4) * 900 + 700 * u.at('mah'), 50)
    s.mainCamera = step(clamp(q + u.noise('mp', 0.08), 0, 0.99), [13, 50, 50, 64, 50, 108, 200])
    s.refreshRate = q < 0.18 ? 60 : q < 0.35 ? 90 : 120
    s.fastCharging = step(clamp(q + u.noise('w', 0.12), 0, 0.99), [15, 18, 33, 45, 67, 80, 120])
    s.wirelessCharging = u.chance('qi', lin(q, -0.5, 1.2))
    s.fiveG = q > 0.12 && u.chance('5g', 0.95)
    s.dualSim = u.chance('sim', 0.93)
    s.telephoto = u.chance('tele', lin(q, -0.7, 1.25))
    s.waterRating =
      q > 0.7
        ? 'ip68'
        : q > 0.5
          ? u.pick('ip', ['ip67', 'ip65', 'ip54'])
          : q > 0.25
            ? u.pick('ip', ['ip54', 'ip54', 'none'])
            : 'none'
    s.operatingSystem = 'android'
    s.displayPanel = q > 0.3 ? 'oled' : 'ips'
    s.brightness = to(s.displayPanel === 'oled' ? lin(q, 700, 2800) : lin(q, 450, 700), 50)
    s.headphoneJack = u.chance('jack', lin(q, 0.9, -0.2))
    s.nfc = u.chance('nfc', lin(q, 0.45, 1.3))
    s.fingerprint = u.chance('finger', 0.96)
    s.weightGrams = Math.round(
      62 +
        s.batteryCapacity * 0.0165 +
        (s.screenSize - 6) * 45 +
        (s.wirelessCharging ? 6 : 0) +
        (s.telephoto ? 7 : 0),
    )
  },
  price: (s, u, q) =>
    34 +
    s.storage * 0.34 +
    s.memory * 9 +
    s.mainCamera * 0.45 +
    s.fastCharging * 0.4 +
    (s.wirelessCharging ? 45 : 0) +
    (s.telephoto ? 95 : 0) +
    (s.fiveG ? 25 : 0) +
    { ip68: 55, ip67: 30, ip65: 20, ip54: 8, none: 0 }[s.waterRating] +
    (s.displayPanel === 'oled' ? 40 : 0) +
    430 * q ** 2.6,
  num: (s) => String(s.screenSize).replace('.', ''),
  kind: (s) =>
    s.fiveG ? { en: '5G smartphone', zh: '5G手机' } : { en: 'smartphone', zh: '4G手机' },
  facts: (s) => [
    measured(s, 'screenSize', 'in'),
    measured(s, 'storage', 'GB'),
    measured(s, 'mainCamera', 'MP'),
    measured(s, 'batteryCapacity', 'mAh'),
  ],
  who: (s) =>
    s.telephoto
      ? { en: 'people who take many photos', zh: '爱拍照的人' }
      : s.storage <= 128
        ? { en: 'calls, chats and short videos', zh: '打电话、聊天和刷短视频' }
        : { en: 'everyday heavy use', zh: '重度日常使用' },
  aspects: (s) => [
    about('battery', 'batteryCapacity', high(s.batteryCapacity, 5200, 4500)),
    about(
      'photo',
      'mainCamera',
      s.telephoto || s.mainCamera >= 108 ? 1 : s.mainCamera < 50 ? -1 : 0,
      amt(s.mainCamera, 'MP'),
    ),
    about('charge', 'fastCharging', high(s.fastCharging, 67, 18), amt(s.fastCharging, 'W')),
    about('speed', 'memory', high(s.memory, 12, 4)),
    about('screen', 'displayPanel', s.displayPanel === 'oled' ? 1 : -1),
    about('motion', 'refreshRate', high(s.refreshRate, 120, 60), amt(s.refreshRate, 'Hz')),
    about('weight', 'weightGrams', low(s.weightGrams, 170, 205), amt(s.weightGrams, 'g')),
    about('sweat', 'waterRating', s.waterRating === 'ip68' ? 1 : s.waterRating === 'none' ? -1 : 0),
    about('room', 'storage', high(s.storage, 256, 64), amt(s.storage, 'GB')),
  ],
}

const tablet = {
  id: 'tablet',
  prefix: 'TP',
  noun: { en: 'tablet', zh: '平板' },
  place: { en: 'sofa', zh: '沙发上' },
  pop: 1,
  prices: [99, 1199],
  colours: ['grey', 'silver', 'blue', 'pink'],
  keep: ['screenSize', 'storage', 'memory', 'stylus'],
  brands: [
    ['Pixelon', 7],
    ['Tessera', 5],
    ['Kolibri', 3],
  ],
  designs: [
    { screenSize: 8.7 },
    { screenSize: 10.4 },
    { screenSize: 11 },
    { screenSize: 10.9 },
    { screenSize: 12.4 },
  ],
  twins: [{ cellular: true }, (s) => ({ storage: s.storage * 2 })],
  model(s, u, q) {
    s.storage = step(clamp(q + u.noise('gb', 0.08), 0, 0.99), [32, 64, 128, 128, 256, 512])
    s.memory = step(q, [3, 4, 6, 8, 8, 12])
    s.displayPanel = q > 0.68 ? 'oled' : 'ips'
    s.refreshRate = q > 0.6 ? 120 : q > 0.4 ? 90 : 60
    s.brightness = to(lin(q, 330, 620), 10)
    s.batteryLife = 9 + 3.5 * u.at('h') + (s.screenSize > 12 ? 1 : 0)
    s.fastCharging = step(q, [10, 15, 18, 33, 45])
    s.weight = 0.05 + s.screenSize * 0.0415 + (s.screenSize > 12 ? 0.05 : 0)
    s.stylus = u.chance('pen', lin(q, -0.05, 1.25))
    s.keyboardSupport = s.screenSize > 10 && u.chance('keys', lin(q, 0, 1.2))
    s.cellular = u.chance('lte', 0.25)
    s.operatingSystem = s.screenSize > 12 && u.chance('os', 0.3) ? 'windows' : 'android'
  },
  price: (s, u, q) =>
    8 +
    s.screenSize * 8.5 +
    s.storage * 0.32 +
    s.memory * 9 +
    (s.displayPanel === 'oled' ? 90 : 0) +
    (s.refreshRate > 60 ? 30 : 0) +
    (s.stylus ? 35 : 0) +
    (s.cellular ? 65 : 0) +
    (s.keyboardSupport ? 15 : 0) +
    190 * q ** 2 +
    Math.max(0, s.screenSize - 11) * 35,
  num: (s) => String(s.screenSize).replace('.', ''),
  kind: (s) =>
    s.operatingSystem === 'windows'
      ? { en: 'Windows tablet', zh: 'Windows平板' }
      : { en: 'tablet', zh: '平板电脑' },
  facts: (s) => [
    measured(s, 'screenSize', 'in'),
    measured(s, 'storage', 'GB'),
    fact('memory', `${s.memory} GB RAM`, `${s.memory}GB内存`),
    ...(s.stylus ? [fact('stylus', 'stylus support', '支持手写笔')] : []),
  ],
  who: (s) =>
    s.stylus
      ? { en: 'notes and drawing', zh: '记笔记和画画' }
      : s.screenSize < 9
        ? { en: 'children and reading', zh: '孩子和看书' }
        : { en: 'films on the sofa', zh: '窝在沙发上追剧' },
  aspects: (s) => [
    about('screen', 'displayPanel', s.displayPanel === 'oled' ? 1 : s.brightness < 400 ? -1 : 0),
    about(
      'battery',
      'batteryLife',
      high(s.batteryLife, 11.5, 9.5),
      amt(round(s.batteryLife, 1), 'h'),
    ),
    about('pen', 'stylus', yes(s.stylus)),
    about('speed', 'memory', high(s.memory, 8, 4)),
    about('weight', 'weight', low(s.weight, 0.45, 0.55), amt(round(s.weight, 1), 'kg')),
    about('room', 'storage', high(s.storage, 256, 64), amt(s.storage, 'GB')),
    about('charge', 'fastCharging', high(s.fastCharging, 33, 15), amt(s.fastCharging, 'W')),
  ],
}

const watch = {
  id: 'smartwatch',
  prefix: 'SW',
  noun: { en: 'smartwatch', zh: '智能手表' },
  place: { en: 'gym', zh: '健身房' },
  pop: 1,
  prices: [39, 499],
  colours: ['black', 'silver', 'grey', 'pink', 'gold', 'green'],
  keep: ['batteryDays', 'gps', 'screenSize'],
  brands: [
    ['Orbwave', 7],
    ['Kolibri', 4],
    ['Pixelon', 4],
  ],
  designs: [{}],
  twins: [{ cellular: true }, { gps: true }],
  model(s, u, q) {
    s._smart = u.chance('smart', lin(q, 0, 0.75))
    s.batteryDays = s._smart ? 1.5 + 2 * u.at('d') : Math.round(7 + 12 * u.at('d') + 6 * q)
    s.gps = u.chance('gps', lin(q, 0.15, 1.4))
    s.screenSize = round(1.2 + 0.5 * q + u.noise('in', 0.08), 1)
    s.heartRate = u.chance('hr', 0.99)
    s.bloodOxygen = u.chance('ox', lin(q, 0.5, 1.3))
    s.ecg = u.chance('ecg', lin(q, -0.5, 0.95))
    s.waterResistance = q > 0.75 ? 100 : q > 0.1 ? 50 : 30
    s.cellular = s._smart && u.chance('lte', 0.35)
    s.compatibility = u.chance('ios', 0.85) ? ['android', 'ios'] : ['android']
    s.sleepTracking = u.chance('sleep', 0.95)
    s.nfc = u.chance('nfc', lin(q, -0.1, 1.15))
    s.displayPanel = q > 0.25 ? 'oled' : 'ips'
    s.weightGrams = Math.round(24 + 20 * u.at('g') + (s._smart ? 6 : 0) + 6 * q)
  },
  price: (s, u, q) =>
    26 +
    (s._smart ? 60 : 0) +
    (s.gps ? 22 : 0) +
    (s.ecg ? 40 : 0) +
    (s.cellular ? 55 : 0) +
    (s.nfc ? 12 : 0) +
    (s.displayPanel === 'oled' ? 14 : 0) +
    (s._smart ? 0 : s.batteryDays * 1.2) +
    175 * q ** 2,
  num: (s) => (s._smart ? 'A' : 'F') + String(round(s.screenSize * 10)),
  kind: (s) =>
    s._smart ? { en: 'smartwatch', zh: '智能手表' } : { en: 'fitness watch', zh: '运动手表' },
  facts: (s) => [
    fact(
      'batteryDays',
      `${round(s.batteryDays, 1)} days battery`,
      `续航${round(s.batteryDays, 1)}天`,
    ),
    ...(s.gps ? [fact('gps', 'GPS', '带GPS')] : []),
    measured(s, 'screenSize', 'in'),
  ],
  who: (s) =>
    s.gps
      ? { en: 'runners and walkers', zh: '跑步和徒步的人' }
      : { en: 'steps, sleep and messages', zh: '记步、睡眠和看消息' },
  aspects: (s) => [
    about('days', 'batteryDays', high(s.batteryDays, 10, 3), amt(round(s.batteryDays, 1), 'day')),
    about('track', 'gps', yes(s.gps)),
    about('health', 'ecg', plus(s.ecg)),
    about('screen', 'displayPanel', s.displayPanel === 'oled' ? 1 : -1),
    about('swim', 'waterResistance', high(s.waterResistance, 50, 30), amt(s.waterResistance, 'm')),
    about('comfort', 'weightGrams', low(s.weightGrams, 34, 48), amt(s.weightGrams, 'g')),
    about('pay', 'nfc', yes(s.nfc)),
  ],
}

const speaker = {
  id: 'speaker',
  prefix: 'SK',
  noun: { en: 'speaker', zh: '音箱' },
  place: { en: 'garden', zh: '客厅' },
  pop: 0.9,
  prices: [19, 449],
  colours: ['black', 'blue', 'red', 'green', 'grey', 'beige'],
  keep: ['batteryLife', 'power', 'waterRating'],
  brands: [
    ['Auralis', 7],
    ['Kolibri', 6],
    ['Orbwave', 2],
  ],
  designs: [{ _size: 0 }, { _size: 1 }, { _size: 2 }, { _size: 1 }],
  twins: [{ partyLights: true }, { waterRating: 'ip67' }],
  model(s, u, q) {
    s.power = to([lin(q, 5, 14), lin(q, 16, 50), lin(q, 70, 220)][s._size], 1)
    s.batteryLife = Math.round([8, 12, 14][s._size] + 12 * q + u.noise('h', 2))
    s.waterRating =
      s._size === 2
        ? u.pick('ip', ['none', 'ip54', 'ip65'])
        : q > 0.5
          ? u.pick('ip', ['ip67', 'ip67', 'ip68'])
          : u.pick('ip', ['none', 'ip54', 'ip65', 'ip67'])
    s.bluetooth = true
    s.stereoPair = u.chance('pair', lin(q, 0.3, 1.1))
    s.voiceAssistant = u.chance('voice', lin(q, 0, 0.45))
    s.speakerphone = u.chance('call', s._size === 2 ? 0.1 : 0.55)
    s.partyLights = u.chance('lights', [0.15, 0.3, 0.75][s._size])
    s.usbC = u.chance('usb', lin(q, 0.6, 1.2))
    s.wifi = u.chance('wifi', lin(q, -0.2, 0.55))
    s.headphoneJack = u.chance('jack', 0.3 + 0.15 * s._size)
    s.width = [9, 21, 32][s._size] + 5 * u.at('w')
    s.height = [9, 9, 48][s._size] + 3 * u.at('h')
    s.depth = [5, 8.5, 28][s._size] + 2 * u.at('d')
    s.weight = [0.26, 0.75, 6.5][s._size] + [0.3, 0.7, 6][s._size] * q
  },
  price: (s, u, q) =>
    [9, 20, 62][s._size] +
    s.power * 0.62 +
    s.batteryLife * 0.5 +
    { none: 0, ip54: 3, ip65: 6, ip67: 9, ip68: 12 }[s.waterRating] +
    (s.wifi ? 25 : 0) +
    (s.voiceAssistant ? 12 : 0) +
    (s.stereoPair ? 5 : 0) +
    [45, 105, 130][s._size] * q ** 2,
  num: (s) => s.power,
  kind: (s) =>
    [
      { en: 'pocket Bluetooth speaker', zh: '便携蓝牙音箱' },
      { en: 'Bluetooth speaker', zh: '蓝牙音箱' },
      { en: 'party speaker', zh: '派对音箱' },
    ][s._size],
  facts: (s) => [
    measured(s, 'power', 'W'),
    fact('batteryLife', `${s.batteryLife} h battery`, `续航${s.batteryLife}小时`),
    ...(s.waterRating === 'none'
      ? []
      : [fact('waterRating', s.waterRating.toUpperCase(), s.waterRating.toUpperCase())]),
  ],
  who: (s) =>
    [
      { en: 'bags and bathrooms', zh: '随身携带和浴室' },
      { en: 'picnics and living rooms', zh: '露营和客厅' },
      { en: 'parties outdoors', zh: '户外聚会' },
    ][s._size],
  aspects: (s) => [
    about('bass', 'power', high(s.power, 30, 10), amt(s.power, 'W')),
    about('battery', 'batteryLife', high(s.batteryLife, 20, 11), amt(s.batteryLife, 'h')),
    about(
      'sweat',
      'waterRating',
      s.waterRating === 'ip67' || s.waterRating === 'ip68' ? 1 : s.waterRating === 'none' ? -1 : 0,
    ),
    about('pairing', 'stereoPair', yes(s.stereoPair)),
    about('weight', 'weight', low(s.weight, 0.7, 6), amt(round(s.weight, 1), 'kg')),
    about('usb', 'usbC', yes(s.usbC)),
    about('lights', 'partyLights', plus(s.partyLights)),
  ],
}

const soundbar = {
  id: 'soundbar',
  prefix: 'SB',
  noun: { en: 'soundbar', zh: '回音壁' },
  place: living,
  pop: 0.9,
  prices: [59, 1099],
  colours: ['black', 'black', 'grey', 'white'],
  keep: ['channels', 'power', 'subwoofer'],
  brands: [
    ['Vistano', 5],
    ['Auralis', 5],
    ['Lumenar', 3],
  ],
  designs: [{}],
  twins: [{ wifi: true }, { rearSpeakers: true }],
  model(s, u, q) {
    s.channels = step(q, [2, 2, 2.1, 2.1, 3.1, 3.1, 5.1, 5.1, 7.1, 9.1])
    s.subwoofer = s.channels % 1 !== 0
    s.power = to(30 + s.channels * 48 + 90 * q + u.noise('W', 10), 10)
    s.dolbyAtmos = s.channels >= 3 && u.chance('atmos', lin(q, 0, 1.3))
    s.hdmiEarc = u.chance('earc', lin(q, 0.1, 1.3))
    s.bluetooth = u.chance('bt', 0.98)
    s.wifi = u.chance('wifi', lin(q, -0.2, 1.1))
    s.rearSpeakers = s.channels >= 5 && u.chance('rear', 0.6)
    s.nightMode = u.chance('night', lin(q, 0.2, 1.1))
    s.width = 55 + 55 * q + u.noise('w', 4)
    s.height = 5.6 + 1.2 * u.at('h')
    s.depth = 8 + 4 * q
    s.remote = u.chance('remote', 0.97)
    s.weight = 1.6 + 3.2 * q + (s.subwoofer ? 4 + 3 * q : 0) + (s.rearSpeakers ? 2 : 0)
  },
  price: (s, u, q) =>
    34 +
    s.channels * 16 +
    s.power * 0.25 +
    (s.subwoofer ? 35 : 0) +
    (s.dolbyAtmos ? 60 : 0) +
    (s.hdmiEarc ? 18 : 0) +
    (s.wifi ? 30 : 0) +
    (s.rearSpeakers ? 95 : 0) +
    270 * q ** 2.4,
  num: (s) => s.power,
  kind: (s) =>
    s.subwoofer
      ? { en: 'soundbar with subwoofer', zh: '回音壁（带低音炮）' }
      : { en: 'soundbar', zh: '回音壁' },
  facts: (s) => [
    fact(
      'channels',
      `${s.channels % 1 === 0 ? `${s.channels}.0` : s.channels} channels`,
      `${s.channels % 1 === 0 ? `${s.channels}.0` : s.channels}声道`,
    ),
    measured(s, 'power', 'W'),
    ...(s.dolbyAtmos ? [fact('dolbyAtmos', 'Dolby Atmos', '杜比全景声')] : []),
  ],
  who: (s) =>
    s.channels >= 5
      ? { en: 'film nights in large rooms', zh: '大客厅看大片' }
      : s.subwoofer
        ? { en: 'films and series', zh: '看电影追剧' }
        : { en: 'clearer voices from a flat TV', zh: '让电视人声更清楚' },
  aspects: (s) => [
    about('movie', 'dolbyAtmos', s.dolbyAtmos ? 1 : 0),
    about('bass', 'subwoofer', yes(s.subwoofer)),
    about('voices', null, s.channels >= 3 ? 1 : 0),
    about('plug', 'hdmiEarc', yes(s.hdmiEarc)),
    about('night', 'nightMode', yes(s.nightMode)),
    about('fit', 'width', low(s.width, 70, 98), amt(round(s.width, 1), 'cm')),
    about('loud', 'power', high(s.power, 300, 130), amt(s.power, 'W')),
  ],
}

const monitor = {
  id: 'monitor',
  prefix: 'MN',
  noun: { en: 'monitor', zh: '显示器' },
  place: desk,
  pop: 1.1,
  prices: [89, 1399],
  colours: ['black', 'black', 'silver', 'white'],
  keep: ['screenSize', 'resolution', 'refreshRate'],
  brands: [
    ['Vistano', 7],
    ['Lumenar', 5],
    ['Tessera', 5],
  ],
  designs: [
    { screenSize: 23.8, resolution: 'full-hd' },
    { screenSize: 27, resolution: 'qhd', _game: true },
    { screenSize: 27, resolution: '4k' },
    { screenSize: 34, resolution: 'ultrawide-qhd' },
    { screenSize: 31.5, resolution: '4k' },
    { screenSize: 24.5, resolution: 'full-hd', _game: true },
    { screenSize: 27, resolution: 'qhd' },
  ],
  twins: [
    { usbCPower: 90 },
    (s) => ({ refreshRate: s.refreshRate + 60 }),
    { displayPanel: 'oled' },
  ],
  model(s, u, q) {
    const wide = s.resolution === 'ultrawide-qhd'
    s.refreshRate = s._game
      ? step(q, [144, 165, 180, 240, 240, 280])
      : wide
        ? step(q, [75, 100, 144, 165])
        : step(q, [60, 60, 75, 75, 120])
    s.displayPanel =
      q > 0.8 && u.chance('oled', 0.55)
        ? 'oled'
        : wide
          ? u.pick('panel', ['va', 'ips'])
          : u.pick('panel', ['ips', 'ips', 'va'])
    s.curved = wide ? u.chance('curve', 0.85) : s.displayPanel === 'va' && u.chance('curve', 0.3)
    s.usbCPower =
      !s._game && u.chance('usb', lin(q, -0.1, 1.15))
        ? u.pick('w', q > 0.6 ? [90, 96] : [65, 65])
        : null
    s.brightness = to(lin(q, 240, 430) + (s._game ? 50 : 0), 10)
    s.responseTime = s.displayPanel === 'oled' ? 0.1 : s._game ? 1 : u.pick('ms', [4, 5, 5])
    s.colourGamut = Math.round(lin(q, 72, 97) + u.noise('gamut', 1.5))
    s.heightAdjust = u.chance('height', lin(q, 0.1, 1.3))
    s.hdmiPorts = q > 0.3 ? 2 : 1
    s.displayPort = u.chance('dp', lin(q, 0.5, 1.3)) ? 1 : 0
    s.hdr = q > 0.45 ? ['hdr10'] : []
    s.speakers = u.chance('spk', 0.55)
    s.vesa = u.chance('vesa', 0.95) ? '100x100' : '200x200'
    s.energyClass = label(
      clamp(0.9 - (s.screenSize - 22) / 20 + u.noise('eff', 0.1), 0, 1),
      'G',
      'D',
    )
    const ratio = wide ? [0.9195, 0.3938] : [0.8716, 0.4903]
    s.width = s.screenSize * 2.54 * ratio[0] + 1.2
    s.height = s.screenSize * 2.54 * ratio[1] + (s.heightAdjust ? 20 : 11)
    s.depth = 18 + 6 * u.at('depth')
    s.weight = 1.3 + s.screenSize * 0.12 + (s.heightAdjust ? 1.6 : 0) + (wide ? 1 : 0)
  },
  price: (s, u, q) =>
    18 +
    s.screenSize * 2.6 +
    { 'full-hd': 0, qhd: 55, '4k': 120, 'ultrawide-qhd': 135 }[s.resolution] +
    Math.max(0, s.refreshRate - 60) * 0.55 +
    (s.displayPanel === 'oled' ? 290 : 0) +
    (s.usbCPower ? 55 + s.usbCPower * 0.35 : 0) +
    (s.heightAdjust ? 22 : 0) +
    (s.colourGamut - 70) * 1.6 +
    (s.curved ? 15 : 0) +
    Math.max(0, s.screenSize - 27) * 14 +
    120 * q ** 2,
  num: (s) => String(s.screenSize).replace('.', ''),
  kind: (s) =>
    s._game
      ? { en: 'gaming monitor', zh: '电竞显示器' }
      : s.curved
        ? { en: 'curved monitor', zh: '曲面显示器' }
        : { en: 'monitor', zh: '显示器' },
  facts: (s) => [
    measured(s, 'screenSize', 'in'),
    fact('resolution', ...resolutionName[s.resolution]),
    measured(s, 'refreshRate', 'Hz'),
    ...(s.usbCPower ? [fact('usbCPower', `USB-C ${s.usbCPower} W`, `USB-C ${s.usbCPower}瓦`)] : []),
  ],
  who: (s) =>
    s._game
      ? { en: 'fast games', zh: '打竞技游戏' }
      : s.resolution === '4k'
        ? { en: 'photo work and sharp text', zh: '修图和看清文字' }
        : s.usbCPower
          ? { en: 'a laptop with one cable', zh: '一线连笔记本办公' }
          : { en: 'home offices', zh: '居家办公' },
  aspects: (s) => [
    about('picture', 'colourGamut', high(s.colourGamut, 92, 76), amt(s.colourGamut, '%')),
    about('motion', 'refreshRate', high(s.refreshRate, 120, 60), amt(s.refreshRate, 'Hz')),
    about('onecable', 'usbCPower', s.usbCPower ? 1 : 0),
    about('stand', 'heightAdjust', yes(s.heightAdjust)),
    about('sharp', 'resolution', s.resolution === 'full-hd' ? -1 : 1),
    about('sound', 'speakers', s.speakers ? 0 : -1),
    about('bright', 'brightness', high(s.brightness, 400, 270), amt(s.brightness, 'nits')),
  ],
}

const router = {
  id: 'router',
  prefix: 'RT',
  noun: { en: 'router', zh: '路由器' },
  place: { en: 'hallway', zh: '弱电箱旁' },
  pop: 0.9,
  prices: [29, 599],
  colours: ['white', 'black', 'white'],
  keep: ['wifiStandard', 'speed', 'roomSize'],
  brands: [
    ['Orbwave', 9],
    ['Kolibri', 3],
    ['Tessera', 3],
  ],
  designs: [{}],
  twins: [{ usbPort: true, vpn: true }, (s) => ({ lanPorts: s.lanPorts + 2 })],
  model(s, u, q) {
    s.wifiStandard = q < 0.2 ? 'wifi-5' : q < 0.52 ? 'wifi-6' : q < 0.68 ? 'wifi-6e' : 'wifi-7'
    s.speed = {
      'wifi-5': u.pick('s', [1200, 1200, 1900]),
      'wifi-6': u.pick('s', [1800, 3000, 5400]),
      'wifi-6e': u.pick('s', [5400, 7800]),
      'wifi-7': u.pick('s', [3600, 6500, 9200, 11500]),
    }[s.wifiStandard]
    s.mesh = s.wifiStandard !== 'wifi-5' && u.chance('mesh', lin(q, 0.35, 1.1))
    s.bands = s.wifiStandard === 'wifi-6e' || s.speed >= 9000 ? 3 : 2
    s.roomSize = to(70 + 110 * q + s.bands * 12 + u.noise('m2', 8), 10)
    s.lanPorts = q < 0.15 ? 2 : u.pick('lan', [3, 4, 4])
    s.wanSpeed = s.speed >= 9000 ? 10000 : s.speed >= 3600 && q > 0.45 ? 2500 : q < 0.1 ? 100 : 1000
    s.usbPort = u.chance('usb', lin(q, 0.1, 0.8))
    s.vpn = u.chance('vpn', lin(q, 0.15, 1.1))
    s.parentalControls = u.chance('kids', 0.75)
    s.weight = 0.25 + 0.65 * q
  },
  price: (s, u, q) =>
    ({ 'wifi-5': 22, 'wifi-6': 34, 'wifi-6e': 85, 'wifi-7': 92 })[s.wifiStandard] +
    s.speed * 0.0145 +
    (s.mesh ? 14 : 0) +
    (s.wanSpeed >= 10000 ? 110 : s.wanSpeed >= 2500 ? 35 : 0) +
    (s.usbPort ? 7 : 0) +
    (s.vpn ? 6 : 0) +
    s.roomSize * 0.09 +
    65 * q ** 2,
  num: (s) => s.speed,
  kind: (s) => ({
    en: `${s.mesh ? 'mesh ' : ''}Wi-Fi router`,
    zh: `${s.mesh ? 'Mesh ' : ''}路由器`,
  }),
  facts: (s) => {
    const [en, zh] = {
      'wifi-5': ['Wi-Fi 5', 'Wi-Fi 5'],
      'wifi-6': ['Wi-Fi 6', 'Wi-Fi 6'],
      'wifi-6e': ['Wi-Fi 6E', 'Wi-Fi 6E'],
      'wifi-7': ['Wi-Fi 7', 'Wi-Fi 7'],
    }[s.wifiStandard]
    return [
      fact('wifiStandard', en, zh),
      measured(s, 'speed', 'Mbps'),
      fact('roomSize', `covers ${s.roomSize} m²`, `覆盖${s.roomSize}平米`),
    ]
  },
  who: (s) =>
    s.roomSize >= 170
      ? { en: 'large flats and houses', zh: '大户型和复式' }
      : s.roomSize <= 110
        ? { en: 'small flats', zh: '小户型' }
        : { en: 'families with many devices', zh: '设备多的家庭' },
  aspects: (s) => [
    about('coverage', 'roomSize', high(s.roomSize, 170, 105), amt(s.roomSize, 'm2')),
    about('fastnet', 'speed', high(s.speed, 5400, 1900), amt(s.speed, 'Mbps')),
    about('meshing', 'mesh', plus(s.mesh)),
    about('lan', 'lanPorts', high(s.lanPorts, 4, 2), amt(s.lanPorts, 'ports')),
    about('kids', 'parentalControls', plus(s.parentalControls)),
    about('setup', null, 0),
    about('usbport', 'usbPort', yes(s.usbPort)),
  ],
}

const camera = {
  id: 'camera',
  prefix: 'CA',
  noun: { en: 'camera', zh: '相机' },
  place: { en: 'trip', zh: '旅途中' },
  pop: 0.7,
  prices: [59, 2399],
  colours: ['black', 'silver', 'grey', 'white'],
  keep: ['cameraType', 'mainCamera', 'sensorSize', 'opticalZoom'],
  brands: [
    ['Pixelon', 12],
    ['Kolibri', 3],
    ['Lumenar', 2],
  ],
  designs: [
    { cameraType: 'instant' },
    { cameraType: 'action' },
    { cameraType: 'compact' },
    { cameraType: 'mirrorless' },
    { cameraType: 'compact', opticalZoom: 30 },
    { cameraType: 'mirrorless' },
    { cameraType: 'dslr' },
  ],
  twins: [{ flipScreen: true }, { stabilisation: true }],
  model(s, u, q) {
    const t = s.cameraType
    const system = t === 'mirrorless' || t === 'dslr'
    s.sensorSize =
      t === 'mirrorless'
        ? q > 0.72
          ? 'full-frame'
          : u.pick('sensor', ['aps-c', 'aps-c', 'micro-four-thirds'])
        : t === 'dslr'
          ? q > 0.7
            ? 'full-frame'
            : 'aps-c'
          : t === 'compact' && q > 0.5 && s.opticalZoom !== 30
            ? '1-inch'
            : 'small'
    s.mainCamera =
      t === 'instant'
        ? u.pick('mp', [10, 16])
        : t === 'action'
          ? u.pick('mp', [12, 20, 27])
          : s.sensorSize === 'full-frame'
            ? u.pick('mp', [24, 33, 45])
            : s.sensorSize === 'aps-c'
              ? u.pick('mp', [24, 26])
              : s.sensorSize === 'micro-four-thirds'
                ? 20
                : u.pick('mp', [16, 20])
    s.opticalZoom =
      t === 'compact'
        ? u.pick('zoom', [3, 4.2, 5, 8])
        : t === 'instant' || t === 'action'
          ? 1
          : u.pick('zoom', [2.8, 3])
    s.videoResolution =
      t === 'instant'
        ? 'full-hd'
        : q > 0.9 && s.sensorSize === 'full-frame'
          ? '8k'
          : q > 0.25 || t === 'action'
            ? '4k'
            : 'full-hd'
    s.stabilisation = t !== 'instant' && u.chance('stab', lin(q, 0.3, 1.15))
    s.weightGrams = Math.round(
      {
        instant: 290,
        action: 135,
        compact: 240 + (s.opticalZoom >= 20 ? 90 : 0),
        mirrorless: 430,
        dslr: 610,
      }[t] +
        (s.sensorSize === 'full-frame' ? 190 : 0) +
        60 * u.at('g'),
    )
    s.waterRating = t === 'action' ? 'ip68' : q > 0.75 && system ? 'ip54' : 'none'
    s.touchscreen = t !== 'instant' && u.chance('touch', lin(q, 0.4, 1.2))
    s.wifi = t === 'instant' ? u.chance('wifi', 0.3) : u.chance('wifi', 0.95)
    s.viewfinder =
      t === 'dslr' ||
      (t === 'mirrorless' && u.chance('evf', lin(q, 0.3, 1.2))) ||
      (t === 'compact' && u.chance('evf', 0.15)) ||
      t === 'instant'
    s.flipScreen = system || t === 'compact' ? u.chance('flip', 0.55) : false
    s.batteryShots =
      t === 'action'
        ? 250
        : t === 'instant'
          ? 100
          : t === 'dslr'
            ? to(800 + 500 * q, 10)
            : t === 'compact'
              ? to(240 + 120 * q, 10)
              : to(310 + 270 * q, 10)
    s.screenSize =
      t === 'instant'
        ? 2
        : t === 'action'
          ? 2.2
          : s.cameraType === 'compact'
            ? 3
            : u.pick('in', [3, 3, 3.2])
    s.bluetooth = u.chance('bt', t === 'instant' ? 0.3 : 0.9)
  },
  price: (s, u, q) =>
    ({ instant: 55, action: 110, compact: 125, mirrorless: 330, dslr: 300 })[s.cameraType] +
    { 'full-frame': 560, 'aps-c': 140, 'micro-four-thirds': 110, '1-inch': 190, small: 0 }[
      s.sensorSize
    ] +
    s.mainCamera * (s.sensorSize === 'full-frame' ? 9 : 1.6) +
    (s.opticalZoom >= 20 ? 120 : 0) +
    (s.videoResolution === '8k' ? 280 : s.videoResolution === '4k' ? 35 : 0) +
    (s.stabilisation ? 55 : 0) * (s.cameraType === 'action' ? 0.4 : 1) +
    (s.flipScreen ? 25 : 0) +
    { instant: 25, action: 160, compact: 180, mirrorless: 320, dslr: 250 }[s.cameraType] * q ** 2,
  num: (s) =>
    ({ instant: 'I', action: 'X', compact: 'C', mirrorless: 'M', dslr: 'D' })[s.cameraType] +
    s.mainCamera,
  kind: (s) =>
    ({
      instant: { en: 'instant camera', zh: '拍立得相机' },
      action: { en: 'action camera', zh: '运动相机' },
      compact:
        s.opticalZoom >= 20
          ? { en: 'superzoom camera', zh: '长焦数码相机' }
          : { en: 'compact camera', zh: '卡片机' },
      mirrorless: { en: 'mirrorless camera', zh: '微单相机' },
      dslr: { en: 'DSLR camera', zh: '单反相机' },
    })[s.cameraType],
  facts: (s) => [
    fact('mainCamera', ...amt(s.mainCamera, 'MP')),
    ...(s.sensorSize !== 'small'
      ? [
          fact(
            'sensorSize',
            ...{
              'full-frame': ['full frame', '全画幅'],
              'aps-c': ['APS-C', 'APS-C画幅'],
              'micro-four-thirds': ['Micro Four Thirds', 'M43画幅'],
              '1-inch': ['1-inch sensor', '1英寸底'],
            }[s.sensorSize],
          ),
        ]
      : []),
    ...(s.opticalZoom > 1
      ? [fact('opticalZoom', `${s.opticalZoom}× zoom`, `${s.opticalZoom}倍光变`)]
      : [
          fact(
            'videoResolution',
            ...{
              '8k': ['8K video', '8K视频'],
              '4k': ['4K video', '4K视频'],
              'full-hd': ['Full HD video', '全高清视频'],
            }[s.videoResolution],
          ),
        ]),
  ],
  who: (s) =>
    ({
      instant: { en: 'parties and keepsakes', zh: '聚会和留念' },
      action: { en: 'cycling, diving and skiing', zh: '骑行、潜水和滑雪' },
      compact: { en: 'holidays with light luggage', zh: '轻装旅行' },
      mirrorless: { en: 'keen photographers and travel video', zh: '摄影爱好者和旅拍' },
      dslr: { en: 'people who like an optical viewfinder', zh: '喜欢光学取景器的人' },
    })[s.cameraType],
  aspects: (s) => [
    about(
      'image',
      'sensorSize',
      { 'full-frame': 1, 'aps-c': 1, 'micro-four-thirds': 0, '1-inch': 1, small: -1 }[s.sensorSize],
    ),
    about(
      'zoom',
      'opticalZoom',
      s.opticalZoom >= 8 ? 1 : s.opticalZoom <= 1 ? -1 : 0,
      amt(s.opticalZoom, 'x'),
    ),
    about('steady', 'stabilisation', yes(s.stabilisation)),
    about('weight', 'weightGrams', low(s.weightGrams, 320, 620), amt(s.weightGrams, 'g')),
    about('shots', 'batteryShots', high(s.batteryShots, 600, 300), amt(s.batteryShots, 'shots')),
    about('vlog', 'flipScreen', plus(s.flipScreen)),
    about('app', 'wifi', plus(s.wifi)),
  ],
}

const reader = {
  id: 'e-reader',
  prefix: 'ER',
  noun: { en: 'e-reader', zh: '电子书阅读器' },
  place: { en: 'bed', zh: '床上' },
  pop: 0.7,
  prices: [69, 499],
  colours: ['black', 'white', 'grey', 'green'],
  keep: ['screenSize', 'storage', 'colourScreen'],
  brands: [
    ['Orbwave', 6],
    ['Pixelon', 3],
    ['Tessera', 3],
  ],
  designs: [
    { screenSize: 6 },
    { screenSize: 7 },
    { screenSize: 7.8 },
    { screenSize: 10.3 },
    { screenSize: 6.8 },
  ],
  twins: [{ colourScreen: true }, (s) => ({ storage: s.storage * 2 })],
  model(s, u, q) {
    s.storage = step(clamp(q + u.noise('gb', 0.1), 0, 0.99), [8, 16, 16, 32, 32, 64])
    s.colourScreen = u.chance('colour-screen', lin(q, -0.15, 0.5))
    s.stylus = s.screenSize >= 7.8 && u.chance('pen', lin(q, 0.2, 1.2))
    s.frontLight = u.chance('light', 0.96)
    s.warmLight = s.frontLight && u.chance('warm', lin(q, 0.1, 1.3))
    s.batteryDays = Math.round((28 + 30 * u.at('d')) * (s.colourScreen ? 0.75 : 1))
    s.waterRating =
      s.screenSize > 8
        ? 'none'
        : u.chance('ip', lin(q, 0, 1.2))
          ? u.pick('ipx', ['ip67', 'ip68'])
          : 'none'
    s.pageButtons = u.chance('btn', lin(q, 0.1, 0.6))
    s.audiobook = u.chance('audio', lin(q, 0.2, 1.1))
    s.bluetooth = s.audiobook || u.chance('bt', 0.2)
    s.weightGrams = Math.round(100 + (s.screenSize - 6) * 62 + 70 + u.noise('g', 8))
  },
  price: (s, u, q) =>
    22 +
    s.screenSize * 9 +
    Math.max(0, s.screenSize - 7) * 30 +
    s.storage * 0.6 +
    (s.colourScreen ? 55 : 0) +
    (s.stylus ? 45 : 0) +
    (s.warmLight ? 14 : 0) +
    (s.waterRating === 'none' ? 0 : 14) +
    (s.audiobook ? 8 : 0) +
    35 * q,
  num: (s) => String(s.screenSize).replace('.', ''),
  kind: (s) =>
    s.colourScreen
      ? { en: 'colour e-reader', zh: '彩色电子书阅读器' }
      : { en: 'e-reader', zh: '电子书阅读器' },
  facts: (s) => [
    measured(s, 'screenSize', 'in'),
    measured(s, 'storage', 'GB'),
    ...(s.warmLight ? [fact('warmLight', 'warm light', '暖光')] : []),
    ...(s.stylus ? [fact('stylus', 'stylus', '手写笔')] : []),
  ],
  who: (s) =>
    s.stylus
      ? { en: 'PDFs and handwritten notes', zh: '看PDF和手写批注' }
      : s.colourScreen
        ? { en: 'comics and magazines', zh: '看漫画和杂志' }
        : { en: 'novels in bed and on the train', zh: '睡前和通勤看小说' },
  aspects: (s) => [
    about('reading', 'warmLight', s.warmLight ? 1 : -1),
    about('days', 'batteryDays', high(s.batteryDays, 42, 28), amt(s.batteryDays, 'day')),
    about('weight', 'weightGrams', low(s.weightGrams, 190, 360), amt(s.weightGrams, 'g')),
    about('sweat', 'waterRating', s.waterRating === 'none' ? -1 : 1),
    about('pen', 'stylus', plus(s.stylus)),
    about('buttons', 'pageButtons', yes(s.pageButtons)),
    about('room', 'storage', high(s.storage, 32, 8), amt(s.storage, 'GB')),
  ],
}

const bank = {
  id: 'power-bank',
  prefix: 'PB',
  noun: { en: 'power bank', zh: '充电宝' },
  place: road,
  pop: 1,
  prices: [14, 179],
  colours: ['black', 'white', 'blue', 'grey', 'pink'],
  keep: ['batteryCapacity', 'chargePower', 'ports'],
  brands: [
    ['Kolibri', 7],
    ['Orbwave', 6],
    ['Pixelon', 2],
  ],
  designs: [
    { batteryCapacity: 10000 },
    { batteryCapacity: 20000 },
    { batteryCapacity: 5000 },
    { batteryCapacity: 10000 },
    { batteryCapacity: 26800 },
    { batteryCapacity: 10000, wirelessCharging: true },
    { batteryCapacity: 20000 },
    { batteryCapacity: 30000 },
  ],
  twins: [{ builtInCable: true }, { display: true }, (s) => ({ ports: s.ports + 1 })],
  model(s, u, q) {
    s.chargePower = step(
      clamp(q + (s.batteryCapacity - 12000) / 50000, 0, 0.99),
      [10, 18, 22.5, 30, 45, 65, 100, 140],
    )
    s.chargePower = Math.floor(s.chargePower)
    s.ports = s.batteryCapacity <= 5000 ? 1 : s.batteryCapacity >= 20000 ? 3 : 2
    s.usbC = u.chance('c', lin(q, 0.75, 1.3))
    s.wirelessCharging = s.batteryCapacity <= 10000 && u.chance('qi', lin(q, -0.1, 0.5))
    s.display = u.chance('display', lin(q, 0, 1.1))
    s.energyWh = (s.batteryCapacity * 3.7) / 1000
    s.builtInCable = u.chance('cable', 0.3)
    s.weightGrams = Math.round((s.energyWh / 5.2) * 22 + 35 + u.noise('g', 8))
  },
  price: (s, u, q) =>
    5 +
    s.batteryCapacity * 0.00085 +
    s.chargePower * 0.28 +
    (s.wirelessCharging ? 8 : 0) +
    (s.display ? 4 : 0) +
    (s.builtInCable ? 4 : 0) +
    s.ports * 1.5 +
    22 * q ** 2,
  num: (s) => Math.round(s.batteryCapacity / 1000),
  kind: (s) =>
    s.wirelessCharging
      ? { en: 'wireless power bank', zh: '无线充电宝' }
      : { en: 'power bank', zh: '充电宝' },
  facts: (s) => [
    measured(s, 'batteryCapacity', 'mAh'),
    measured(s, 'chargePower', 'W'),
    fact('ports', ...amt(s.ports, 'ports')),
  ],
  who: (s) =>
    s.chargePower >= 60
      ? { en: 'laptops on the road', zh: '出差给笔记本充电' }
      : s.batteryCapacity <= 5000
        ? { en: 'jacket pockets', zh: '随手放口袋' }
        : s.batteryCapacity >= 20000
          ? { en: 'camping and long trips', zh: '露营和长途旅行' }
          : { en: 'a day out with the phone', zh: '手机一整天不断电' },
  aspects: (s) => [
    about('power', 'chargePower', high(s.chargePower, 45, 18), amt(s.chargePower, 'W')),
    about(
      'refills',
      'batteryCapacity',
      high(s.batteryCapacity, 20000, 5000),
      amt(s.batteryCapacity, 'mAh'),
    ),
    about('weight', 'weightGrams', low(s.weightGrams, 220, 420), amt(s.weightGrams, 'g')),
    about('flight', 'energyWh', s.energyWh <= 100 ? 1 : -1, amt(round(s.energyWh, 1), 'Wh')),
    about('gauge', 'display', yes(s.display)),
    about('cable', 'builtInCable', plus(s.builtInCable)),
  ],
}

export const mobile = [
  phone,
  tablet,
  watch,
  speaker,
  soundbar,
  monitor,
  router,
  camera,
  reader,
  bank,
]
