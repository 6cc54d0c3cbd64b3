import type { FitSituation } from '../domain/fit.ts'
import type { SpecValue } from '../domain/product.ts'
import {
  measured,
  specOf,
  unstated,
  type Checked,
  type FitCheck,
  type FitReason,
  type FitVerdict,
} from './verdict.ts'

type Of<Kind extends FitSituation['kind']> = FitSituation & { kind: Kind }

const says = (
  verdict: 'yes' | 'no',
  check: FitCheck,
  attribute: string,
  own: SpecValue,
  reason: FitReason = verdict === 'yes' ? 'matched' : 'mismatched',
): FitVerdict => ({ verdict, check, reason, attribute, own })

/** Hole spacing against a bracket's; a bracket "up to 400 × 400" takes smaller ones too. */
export function checkMount({ pattern, upTo }: Of<'mount'>, { product }: Checked): FitVerdict[] {
  const own = specOf(product, 'vesa')
  const holes = typeof own === 'string' ? /^(\d+)x(\d+)$/.exec(own) : null
  if (!holes) return [unstated('mount', 'vesa')]
  if (!pattern)
    return [
      { verdict: 'unknown-measure', check: 'mount', reason: 'unmeasured', attribute: 'vesa', own },
    ]
  const [width, height] = [Number(holes[1]), Number(holes[2])]
  const fits = upTo
    ? width <= pattern[0] && height <= pattern[1]
    : width === pattern[0] && height === pattern[1]
  return [says(fits ? 'yes' : 'no', 'mount', 'vesa', own)]
}

/** Ports enough, and the version where 4K at 120 Hz was asked for. */
export function checkHdmi({ wants21, count = 1 }: Of<'hdmi'>, { product }: Checked): FitVerdict[] {
  const ports = measured(product, 'hdmiPorts')
  const has = specOf(product, 'hdmi')
  const verdicts: FitVerdict[] = []
  if (ports !== null)
    verdicts.push({
      ...says(ports >= count ? 'yes' : 'no', 'hdmi', 'hdmiPorts', ports),
      limit: count,
    })
  else if (typeof has === 'boolean') verdicts.push(says(has ? 'yes' : 'no', 'hdmi', 'hdmi', has))
  else if (specOf(product, 'hdmiEarc') === true)
    verdicts.push(says('yes', 'hdmi', 'hdmiEarc', true))
  else verdicts.push(unstated('hdmi', 'hdmiPorts'))
  if (wants21) {
    const has21 = specOf(product, 'hdmi21')
    verdicts.push(
      typeof has21 === 'boolean'
        ? says(has21 ? 'yes' : 'no', 'hdmi', 'hdmi21', has21)
        : unstated('hdmi', 'hdmi21'),
    )
  }
  return verdicts
}

/** Watts of what charges against watts of what is charged. */
export function checkUsbPower(
  { device, watts }: Of<'usb-power'>,
  { product }: Checked,
): FitVerdict[] {
  const isSource = product.category === 'power-bank' || product.category === 'monitor'
  const attribute = isSource
    ? product.category === 'monitor'
      ? 'usbCPower'
      : 'chargePower'
    : 'fastCharging'
  const own = measured(product, attribute)
  if (isSource && device !== 'charger') {
    if (device === 'laptop' && specOf(product, 'usbC') === false)
      return [says('no', 'usb-power', 'usbC', false)]
    if (own === null) return [unstated('usb-power', attribute)]
    // A phone takes what it gets; a laptop below its own charger's watts may not charge at all.
    if (device !== 'laptop' && watts === undefined)
      return [says('yes', 'usb-power', attribute, own)]
    if (watts === undefined)
      return [
        { verdict: 'unknown-measure', check: 'usb-power', reason: 'unmeasured', attribute, own },
      ]
    const isEnough = own >= watts
    const verdict =
      device === 'laptop'
        ? says(isEnough ? 'yes' : 'no', 'usb-power', attribute, own)
        : says('yes', 'usb-power', attribute, own, isEnough ? 'matched' : 'slower')
    return [{ ...verdict, limit: watts, margin: own - watts }]
  }
  if (own === null) {
    const usbC = specOf(product, 'usbC')
    return typeof usbC === 'boolean'
      ? [says(usbC ? 'yes' : 'no', 'usb-power', 'usbC', usbC)]
      : [unstated('usb-power', attribute)]
  }
  if (watts === undefined)
    return [
      { verdict: 'unknown-measure', check: 'usb-power', reason: 'unmeasured', attribute, own },
    ]
  return [
    {
      ...says('yes', 'usb-power', attribute, own, watts >= own ? 'matched' : 'slower'),
      limit: watts,
      margin: watts - own,
    },
  ]
}

/** The list of systems decides; without one, Bluetooth joins any phone by its standard. */
export function checkPhone({ system }: Of<'phone'>, { product }: Checked): FitVerdict[] {
  const list = specOf(product, 'compatibility')
  if (Array.isArray(list))
    return [says(list.includes(system) ? 'yes' : 'no', 'phone', 'compatibility', list)]
  if (product.category === 'smartwatch') return [unstated('phone', 'compatibility')]
  if (product.category === 'power-bank' && measured(product, 'chargePower') !== null)
    return [says('yes', 'phone', 'chargePower', specOf(product, 'chargePower'), 'standard')]
  if (product.category === 'router')
    return [says('yes', 'phone', 'wifiStandard', specOf(product, 'wifiStandard'), 'standard')]
  const link = ['bluetooth', 'wireless'].find((one) => specOf(product, one) === true)
  if (link !== undefined && ['headphones', 'speaker', 'soundbar'].includes(product.category))
    return [says('yes', 'phone', link, true, 'standard')]
  if (specOf(product, 'wifi') === false && !link) return [says('no', 'phone', 'wifi', false)]
  return [unstated('phone', 'compatibility')]
}

/** A newer Wi-Fi standard speaks with the older ones; the radio band is stated nowhere. */
export function checkWifi({ standard }: Of<'wifi'>, { product }: Checked): FitVerdict[] {
  const own = specOf(product, 'wifiStandard')
  if (typeof own === 'string') {
    // IEEE 802.11be and older are backward compatible in the bands they share.
    return [says('yes', 'wifi', 'wifiStandard', own, standard === own ? 'matched' : 'standard')]
  }
  const has = specOf(product, 'wifi')
  if (has === false) return [says('no', 'wifi', 'wifi', false)]
  if (has === true && standard !== '5ghz') return [says('yes', 'wifi', 'wifi', true, 'standard')]
  return [unstated('wifi', has === true ? 'wifiStandard' : 'wifi')]
}

/** Which smart-home systems goods join is stated nowhere; without Wi-Fi or Bluetooth, none. */
export function checkSmartHome(_: Of<'smart-home'>, { product }: Checked): FitVerdict[] {
  const isOffline =
    specOf(product, 'wifi') === false &&
    specOf(product, 'bluetooth') !== true &&
    specOf(product, 'voiceAssistant') !== true
  return isOffline
    ? [says('no', 'smart-home', 'wifi', false)]
    : [unstated('smart-home', 'smart-home')]
}
