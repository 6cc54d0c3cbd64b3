/**
 * Makers of appliances and gadgets that shoppers ask for by name. A shop that does not carry one
 * has to say so instead of passing it over. Names as they are written; not a judgement on any.
 */
const names =
  "samsung|lg|sony|panasonic|bosch|siemens|miele|whirlpool|electrolux|aeg|haier|hisense|midea|gree|tcl|xiaomi|huawei|apple|iphone|ipad|macbook|dell|lenovo|asus|acer|hp|msi|dyson|roomba|irobot|roborock|ecovacs|philips|braun|oral-b|tefal|ninja|de'longhi|delonghi|nespresso|breville|kitchenaid|bose|jbl|sennheiser|beats|airpods|anker|canon|nikon|fujifilm|gopro|garmin|fitbit|kindle|kobo|tp-link|netgear|google pixel|oneplus|oppo|vivo|motorola|nokia|beko|gorenje|zanussi|indesit|candy|hoover|shark|karcher|toshiba|sharp|hitachi|daikin|mitsubishi|三星|索尼|松下|博世|西门子|美诺|惠而浦|伊莱克斯|海尔|海信|美的|格力|小米|华为|苹果|戴尔|联想|华硕|宏碁|惠普|戴森|科沃斯|石头|飞利浦|博朗|德龙|佳能|尼康|富士|大疆|佳明|九阳|苏泊尔|老板|方太|容声|创维|长虹|荣耀|大金|三菱|东芝|夏普|日立|追觅|云鲸"

const pattern = new RegExp(
  `(?:^|[^\\p{Script=Latin}])(${names
    .split('|')
    .filter((name) => /^[a-z]/.test(name))
    .join('|')})(?:e?s|'s)?(?![\\p{Script=Latin}])|(${names
    .split('|')
    .filter((name) => /^\p{Script=Han}/u.test(name))
    .join('|')})`,
  'giu',
)

/** Makers named in a message that are none of `carried`, as written there. */
export function makersNotCarried(text: string, carried: readonly string[]): string[] {
  const own = new Set(carried.map((name) => name.toLowerCase()))
  const found: string[] = []
  for (const match of text.matchAll(pattern)) {
    const name = match[1] ?? match[2]!
    // Messages are read in small letters; LG, HP and TCL are written in capitals.
    const written = /^[a-z]{1,3}$/.test(name)
      ? name.toUpperCase()
      : name.replace(/^[a-z]/, (letter) => letter.toUpperCase())
    if (!own.has(name.toLowerCase()) && !found.includes(written)) found.push(written)
  }
  return found
}
