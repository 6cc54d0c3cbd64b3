import { isCjk, searchTerms } from './text.ts'

/** Words of a question that say nothing about what is asked. */
const fillers = new Set(
  (
    'a an the and or but of to in on at by for from with about into as is are was were be been am do doe did done have has had can ' +
    'could should would will shall may might must i me my mine we us our you your he she it its they them their this that these those ' +
    'what which who whom whose when where why how there here any some much many more most very really just so if then than too also ' +
    'not no yes please tell know mean want need get got let say explain think thing difference between versus better one get s t m re ve ll d product item something ' +
    'isn aren wasn weren don doesn didn won wouldn couldn shouldn hasn haven hadn ain'
  ).split(' '),
)

/** The same in Chinese, taken out before pairs of characters are made, so that no pair spans one. */
const chineseFillers =
  /请问|什么|什麼|怎么样|怎么|怎麼|怎样|如何|多少|哪个|哪些|哪里|为什么|為什麼|是不是|可不可以|可以|能不能|有没有|没有|我想|想要|我们|你们|这个|那个|告诉我|告诉|解释|意思|一下|[的了吗嗎呢吧啊是我你要能会會有和在么麼给給几幾]/g

/**
 * The informative terms of a question, each once. In Chinese only pairs: what is left single between
 * fillers tells little.
 */
export function informativeTerms(text: string, locale: 'en' | 'zh'): string[] {
  const plain = locale === 'zh' ? text.replace(chineseFillers, ' ') : text
  return [...new Set(searchTerms(plain))].filter(
    (term) => !fillers.has(term) && !(isCjk(term) && [...term].length === 1),
  )
}
