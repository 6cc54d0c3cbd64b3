import { inLocale } from '../domain/text.ts'
import type { FitWords } from './fit-phrases.ts'
import { own, ownSide, reckoned, sourceText, yours } from './fit-phrases.ts'
import { labelInSentence, printNumber, printValue } from './print.ts'

type Clause = (words: FitWords) => string

/** A number of the shopper's with its sign: "65 W", "30 m²". */
const said = ({ draft, verdict }: FitWords, text: string): string =>
  draft.fact(text, 'computed', 'your-words', verdict.check)

const ruled = ({ draft, verdict }: FitWords, text: string): string =>
  draft.fact(text, 'computed', 'knowledge/fit.json', verdict.field ?? null)

const feet: Clause = (words) => {
  const { verdict, draft } = words
  const limit = yours(verdict.limit ?? 0, words)
  if (verdict.verdict === 'yes')
    return draft.pick(
      `fits: ${ownSide(words)} on your ${limit}, ${reckoned(verdict.margin ?? 0, words, 'feet margin')} to spare, and its feet stand within its width`,
      `放得下：${ownSide(words)}，您的是 ${limit}，还余 ${reckoned(verdict.margin ?? 0, words, 'feet margin')}，底座在机身宽度之内`,
    )
  const over = reckoned(Math.abs(verdict.margin ?? 0), words, 'feet margin')
  return draft.pick(
    `is ${ownSide(words)}, ${over} wider than your ${limit}; how far apart its feet stand is not in the shop’s data, so I cannot say whether they do. The maker’s data sheet does`,
    `${ownSide(words)}，比您的 ${limit} 宽 ${over}；本店资料没有注明底座间距，我不能下结论，厂家说明书会写明`,
  )
}

const mount: Clause = (words) => {
  const { verdict, draft, situation, product, catalogue } = words
  const holes = own(words)
  const pattern =
    situation.kind === 'mount' && situation.pattern
      ? said(words, `${situation.pattern[0]} × ${situation.pattern[1]} mm`)
      : ''
  const weight = product.specs['weight']
  const load =
    verdict.verdict !== 'yes' || typeof weight !== 'number'
      ? ''
      : draft.fact(
          printValue('weight', weight, catalogue, draft.locale),
          'product',
          product.sku,
          'weight',
        )
  if (verdict.verdict === 'yes')
    return draft.pick(
      `fits: its holes are ${holes}, as your ${pattern} mount takes${load === '' ? '' : `; check that the mount carries its ${load}`}`,
      `装得上：孔距是 ${holes}，与您的 ${pattern} 挂架相符${load === '' ? '' : `；请确认挂架能承受 ${load}`}`,
    )
  return draft.pick(
    `does not fit: its holes are ${holes}, your mount is for ${pattern}`,
    `装不上：孔距是 ${holes}，您的挂架是 ${pattern}`,
  )
}

const hdmi: Clause = (words) => {
  const { verdict, draft, situation, product, catalogue } = words
  if (situation.kind !== 'hdmi') return ''
  const device = said(words, situation.device)
  if (verdict.attribute === 'hdmi21') {
    const what = draft.fact('HDMI 2.1', 'product', product.sku, 'hdmi21')
    const mode = said(words, draft.pick('4K at 120 Hz', '4K 120Hz'))
    return verdict.verdict === 'yes'
      ? draft.pick(`has ${what} for ${mode}`, `有 ${what}，支持 ${mode}`)
      : draft.pick(`has no ${what}, so no ${mode}`, `没有 ${what}，不支持 ${mode}`)
  }
  const ports =
    typeof verdict.own === 'number'
      ? draft.fact(String(verdict.own), 'product', product.sku, 'hdmiPorts')
      : ''
  const port = verdict.own === 1 ? 'port' : 'ports'
  const has21 = product.specs['hdmi21']
  const also =
    situation.wants21 || typeof has21 !== 'boolean'
      ? ''
      : has21
        ? draft.pick(
            `, with ${draft.fact('HDMI 2.1', 'product', product.sku, 'hdmi21')}`,
            `，含 ${draft.fact('HDMI 2.1', 'product', product.sku, 'hdmi21')}`,
          )
        : draft.pick(
            `, without ${draft.fact('HDMI 2.1', 'product', product.sku, 'hdmi21')}`,
            `，没有 ${draft.fact('HDMI 2.1', 'product', product.sku, 'hdmi21')}`,
          )
  const label = labelInSentence(verdict.attribute, catalogue, draft.locale)
  if (verdict.verdict === 'yes')
    return ports === ''
      ? draft.pick(`connects with your ${device}: it has ${label}`, `能接${device}：有 ${label}`)
      : draft.pick(
          `connects with your ${device}: it has ${ports} HDMI ${port}${also}`,
          `能接${device}：有 ${ports} 个 HDMI 接口${also}`,
        )
  if (!verdict.own || verdict.limit === undefined || verdict.limit <= 1)
    return draft.pick(`has no HDMI port for your ${device}`, `没有 HDMI 接口，接不了${device}`)
  const wanted = said(words, String(verdict.limit))
  return draft.pick(
    `has ${ports} HDMI ${port}, too few for ${wanted} devices`,
    `只有 ${ports} 个 HDMI 接口，不够接 ${wanted} 台设备`,
  )
}

const usbPower: Clause = (words) => {
  const { verdict, draft, situation } = words
  if (situation.kind !== 'usb-power') return ''
  const isSink = situation.device === 'charger'
  if (verdict.attribute === 'usbC')
    return verdict.own === true
      ? draft.pick('charges by USB-C', '支持 USB-C 充电')
      : draft.pick('has no USB-C', '没有 USB-C 接口')
  const power = own(words)
  const watts = situation.watts === undefined ? '' : said(words, `${situation.watts} W`)
  const gap = draft.fact(
    `${printNumber(Math.abs(verdict.margin ?? 0), draft.locale)} W`,
    'computed',
    'fit',
    'usb-power margin',
  )
  if (isSink)
    return verdict.reason === 'slower'
      ? draft.pick(
          `charges with your ${watts}, only slower than the ${power} it can take, provided that it speaks USB power delivery`,
          `可以用您的 ${watts} 充电器，只是达不到它支持的 ${power}，前提是协议兼容`,
        )
      : draft.pick(
          `charges at its full ${power} with your ${watts}, provided that both speak the same fast-charging standard`,
          `用您的 ${watts} 充电器可以达到它支持的 ${power}，前提是快充协议一致`,
        )
  if (verdict.verdict === 'no')
    return draft.pick(
      `gives up to ${power}, ${gap} less than your ${watts}: a laptop then charges slowly or not at all`,
      `最高输出 ${power}，比您需要的 ${watts} 少 ${gap}，笔记本会充得很慢或充不进`,
    )
  if (watts === '')
    return draft.pick(
      `charges it with up to ${power}, over a cable that fits your device`,
      `可以充，最高 ${power}，需要与设备相配的线`,
    )
  return verdict.reason === 'slower'
    ? draft.pick(
        `charges it, slower than your ${watts}: it gives up to ${power}`,
        `可以充，但最高 ${power}，达不到 ${watts}`,
      )
    : draft.pick(
        `gives up to ${power}, enough for your ${watts}`,
        `最高输出 ${power}，满足您需要的 ${watts}`,
      )
}

const flight: Clause = (words) => {
  const { verdict, draft } = words
  const limit = ruled(words, `${verdict.limit ?? 0} Wh`)
  const source = sourceText(verdict, draft)
  const value = own(words)
  const most = draft.fact(
    `${printNumber(verdict.needed ?? 0, draft.locale, 1)} Wh`,
    'computed',
    'fit',
    'flight needed',
  )
  if (verdict.verdict === 'yes') {
    const amount =
      verdict.reason === 'bounded'
        ? draft.pick(`its ${value} are at most ${most}`, `${value} 最多合 ${most}`)
        : draft.pick(`it holds ${value}`, `额定能量 ${value}`)
    return draft.pick(
      `may come along in the cabin, not in checked bags: ${amount}, within ${limit} (${source})`,
      `可以随身带上飞机（不能托运）：${amount}，不超过 ${limit}（${source}）`,
    )
  }
  return verdict.reason === 'needs-approval'
    ? draft.pick(
        `may come along only with the airline’s approval: it holds ${value}, above ${limit} (${source})`,
        `须经航空公司批准才能带：额定能量 ${value}，超过 ${limit}（${source}）`,
      )
    : draft.pick(
        `may not come along: it holds ${value}, above ${limit} (${source})`,
        `不能带上飞机：额定能量 ${value}，超过 ${limit}（${source}）`,
      )
}

/** "the United Kingdom has 230 V, 50 Hz and plugs of type G". */
export const mainsThere = (words: FitWords): string => {
  const { verdict, draft } = words
  const { country } = verdict
  if (!country)
    return verdict.limit === undefined
      ? ''
      : draft.pick('you have ', '您那里是 ') +
          said(words, `${printNumber(verdict.limit, draft.locale)} V`)
  const hertz = country.hertz === null ? '50 / 60 Hz' : `${country.hertz} Hz`
  const supply = ruled(words, `${country.volts} V, ${hertz}`)
  const name = inLocale(country.name, draft.locale)
  return draft.pick(
    `${name} has ${supply} and plugs of type ${country.plugs}`,
    `${name}是 ${supply}，插头 ${country.plugs} 型`,
  )
}

const mains: Clause = (words) => {
  const { verdict, draft, product } = words
  const volts = draft.fact(
    typeof verdict.own === 'number' ? `${verdict.own} V` : String(verdict.own),
    'product',
    product.sku,
    verdict.attribute,
  )
  const there = mainsThere(words)
  return verdict.verdict === 'yes'
    ? draft.pick(
        `suits the voltage: it is made for ${volts}; ${there}. Whether its plug fits is not stated`,
        `电压适用：它的电压是 ${volts}，${there}。插头是否相配没有注明`,
      )
    : draft.pick(
        `is not made for that voltage: it takes ${volts}; ${there}`,
        `电压不符：它的电压是 ${volts}，${there}`,
      )
}

const water: Clause = (words) => {
  const { verdict, draft } = words
  if (verdict.reason === 'no-water')
    return verdict.attribute === 'waterDispenser'
      ? draft.pick(
          'needs no water connection: it has neither a water dispenser nor an ice maker',
          '不需要接水：没有饮水和制冰功能',
        )
      : draft.pick(
          `needs no water connection: it has a tank of ${own(words)}`,
          `不需要接水：自带 ${own(words)} 水箱`,
        )
  const reach = ruled(words, `${printNumber(verdict.limit ?? 0, draft.locale)} m`)
  const source = sourceText(verdict, draft)
  return draft.pick(
    `needs a cold-water tap, a drain and a socket within ${reach} (${source}). The length and threads of its hoses are not in the shop’s data: its manual states them`,
    `需要在 ${reach} 之内有冷水龙头、下水口和插座（${source}）。进排水管的长度和接口本店资料没有注明，说明书会写明`,
  )
}

const stack: Clause = (words) => {
  const { verdict, draft } = words
  const cite = (): string => {
    const source = sourceText(verdict, draft)
    return source === '' ? '' : draft.pick(` (${source})`, `（${source}）`)
  }
  switch (verdict.reason) {
    case 'top-loader':
      return draft.pick(
        `cannot: a top-loading washer opens upwards and carries nothing${cite()}`,
        `不能叠放：波轮洗衣机向上开盖，上面不能放机器${cite()}`,
      )
    case 'mismatched':
      return draft.pick('is not made to be stacked', '不支持叠放')
    case 'overhang': {
      const over = reckoned(Math.abs(verdict.margin ?? 0), words, 'stack margin')
      return draft.pick(
        `is ${ownSide(words)} against ${yours(verdict.limit ?? 0, words)} of the other, ${over} more; whether the stacking kit allows that is not stated`,
        `${ownSide(words)}，另一台是 ${yours(verdict.limit ?? 0, words)}，多出 ${over}，叠放架是否允许没有注明`,
      )
    }
    default: {
      const margin = verdict.margin ?? 0
      const over = reckoned(Math.abs(margin), words, 'stack margin')
      return margin >= 0
        ? draft.pick(
            `can be stacked: ${ownSide(words)}, the other ${yours(verdict.limit ?? 0, words)}${cite()}`,
            `可以叠放：${ownSide(words)}，另一台是 ${yours(verdict.limit ?? 0, words)}${cite()}`,
          )
        : draft.pick(
            `does not go: ${ownSide(words)}, the other ${yours(verdict.limit ?? 0, words)}, ${over} too wide for what is below`,
            `叠不上：${ownSide(words)}，另一台是 ${yours(verdict.limit ?? 0, words)}，上面的宽出 ${over}`,
          )
    }
  }
}

const phone: Clause = (words) => {
  const { verdict, draft, situation } = words
  if (situation.kind !== 'phone') return ''
  const { said: device } = situation
  switch (verdict.attribute) {
    case 'compatibility':
      return verdict.verdict === 'yes'
        ? draft.pick(
            `works with your ${device}: it is made for ${own(words)}`,
            `可以配合${device}使用：兼容 ${own(words)}`,
          )
        : draft.pick(
            `does not work with your ${device}: it is made for ${own(words)} only`,
            `不能配合${device}使用：只兼容 ${own(words)}`,
          )
    case 'chargePower':
      return draft.pick(
        `charges your ${device} over a cable that fits it, with up to ${own(words)}`,
        `用合适的线就能给${device}充电，最高 ${own(words)}`,
      )
    case 'wifiStandard':
      return draft.pick(
        `works with your ${device}: a phone joins any Wi-Fi router`,
        `可以用：${device}能连任何 Wi-Fi 路由器`,
      )
    case 'wifi':
      return draft.pick(
        `has no Wi-Fi or app, so there is nothing for your ${device} to join`,
        `没有 Wi-Fi 和 App 功能，连不了${device}`,
      )
    default:
      return draft.pick(
        `connects with your ${device} by Bluetooth, as with any phone; what its app asks for is not stated`,
        `通过蓝牙可以连接${device}，和其他手机一样；App 的系统要求没有注明`,
      )
  }
}

const wifi: Clause = (words) => {
  const { verdict, draft } = words
  if (verdict.verdict === 'no') return draft.pick('has no Wi-Fi', '没有 Wi-Fi 功能')
  return verdict.attribute === 'wifiStandard'
    ? draft.pick(
        `works with your Wi-Fi: it speaks ${own(words)}, and newer standards keep the older ones`,
        `可以用：它支持 ${own(words)}，新标准向下兼容旧标准`,
      )
    : draft.pick(
        'has Wi-Fi and joins your network, since newer routers keep the older standards; which band it uses is not stated',
        '有 Wi-Fi，可以连您家的网络，新路由器向下兼容；使用哪个频段没有注明',
      )
}

const smartHome: Clause = ({ draft, situation }) => {
  const device = situation.kind === 'smart-home' ? situation.said : ''
  return draft.pick(
    `has no Wi-Fi, so it does not join ${device}`,
    `没有联网功能，接入不了${device}`,
  )
}

const room: Clause = (words) => {
  const { verdict, draft, situation } = words
  const unit = situation.kind === 'room' ? situation.unit : 'm2'
  const metric = `${printNumber(verdict.limit ?? 0, draft.locale, 1)} ${draft.pick('m²', '㎡')}`
  const limit =
    unit === 'sqft'
      ? said(
          words,
          `${printNumber((verdict.limit ?? 0) / 0.09290304, draft.locale, 0)} ${draft.pick('sq ft', '平方英尺')} (${metric})`,
        )
      : said(words, metric)
  const over = draft.fact(
    `${printNumber(Math.abs(verdict.margin ?? 0), draft.locale, 1)} ${draft.pick('m²', '㎡')}`,
    'computed',
    'fit',
    'room margin',
  )
  return verdict.verdict === 'yes'
    ? draft.pick(
        `is enough: it is made for up to ${own(words)}, ${over} more than your ${limit}`,
        `够用：适用面积 ${own(words)}，比您的 ${limit} 还多 ${over}`,
      )
    : draft.pick(
        `is too small: it is made for up to ${own(words)}, ${over} less than your ${limit}`,
        `不够：适用面积 ${own(words)}，比您的 ${limit} 少 ${over}`,
      )
}

/** The clause after the product's name for checks that are no mere comparison of sizes. */
export const workClauses: Readonly<Record<string, Clause>> = {
  feet,
  mount,
  hdmi,
  'usb-power': usbPower,
  flight,
  mains,
  water,
  stack,
  phone,
  wifi,
  'smart-home': smartHome,
  room,
}
