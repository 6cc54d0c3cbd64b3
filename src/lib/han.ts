import { Converter } from 'opencc-js/t2cn'

const convert = Converter({ from: 'twp', to: 'cn' })

/**
 * Traditional Chinese in simplified characters and mainland words ("螢幕" is "屏幕"), so that one
 * spelling of each word has to be known. By OpenCC's dictionaries; other text comes back as it is.
 */
export const simplify = (text: string): string =>
  /\p{Script=Han}/u.test(text) ? convert(text) : text
