import { cut, type Message } from '../understand/atoms.ts'

/** A sentence made comparable. */
export interface Clean {
  /** Upper and lower case kept, everything hidden gone, signs in their plain form. */
  readonly text: string
  /** The same in lower case and simplified characters, cut into atoms. */
  readonly message: Message
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  dollar: '$',
  euro: '€',
  pound: '£',
  yen: '¥',
  percnt: '%',
  period: '.',
  comma: ',',
  num: '#',
  colon: ':',
  sol: '/',
  commat: '@',
}

const signs: Readonly<Record<string, string>> = {
  // Figures as cheques have them.
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
  萬: '万',
  '，': ', ',
  '。': '. ',
  '；': '; ',
  '：': ': ',
  '！': '! ',
  '？': '? ',
  '、': '、',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '（': ' (',
  '）': ') ',
  '【': ' (',
  '】': ') ',
  '「': '"',
  '」': '"',
  '《': '"',
  '》': '"',
  '﹩': '$',
  '٫': '.',
  '٬': ',',
  '⁄': '/',
  '∶': ':',
  '․': '.',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '−': '-',
}

const hidden =
  /\p{Cf}|[\u{E0000}-\u{E007F}]|[\u{FE00}-\u{FE0F}]|\u034F|\u115F|\u1160|\u17B4|\u17B5|\u3164|\uFFA0|\u2800/gu

/** Zeros of all decimal digits of Unicode lie at code points whose value is a digit's minus its own. */
const digitOf = (character: string): string => {
  let code = character.codePointAt(0)!
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code--
    value++
  }
  return String(value)
}

const decode = (text: string): string =>
  text
    .replace(/&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));?/gi, (whole, hex?: string, decimal?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    .replace(/&([a-z]{2,8});/gi, (whole, name: string) => entities[name.toLowerCase()] ?? whole)

/**
 * Digits that were spaced out to hide an amount ("$ 4 9 9") stand together again, and so do
 * thousands parted by a blank ("1 299") after a sign of money.
 */
const joinDigits = (text: string): string =>
  text
    .replace(/(?:(?<=[$€£¥] ?)\d(?:[ _]\d)+|(?<![\d.,])\d(?:[ _]\d){2,})(?![\d.,]*\d)/g, (run) =>
      run.replace(/[ _]/g, ''),
    )
    .replace(/(?<=[$€£¥] ?\d{1,3}) (?=\d{3}(?!\d))/g, '')

/**
 * Hidden characters, entities, other scripts' digits and signs undone. Linear in the length; text
 * that is plain already comes back as it is.
 */
export function clean(sentence: string): Clean {
  const text = joinDigits(
    decode(decode(sentence).normalize('NFKC'))
      .replace(/(?<=\d)，(?=\d)/g, '， ')
      .normalize('NFKC')
      .replace(hidden, '')
      .replace(/\p{Cc}/gu, ' ')
      .replace(/(?![0-9])\p{Nd}/gu, digitOf)
      .replace(/[^\p{ASCII}\p{L}]|[壹贰叁肆伍陆柒捌玖拾佰仟萬]/gu, (sign) => signs[sign] ?? sign)
      .replace(/\s+/g, ' ')
      .trim(),
  )
  return { text, message: cut(text) }
}
