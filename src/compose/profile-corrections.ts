import type { Correction } from '../domain/profile.ts'
import type { CorrectionItem } from '../domain/shopper-view.ts'
import type { LifeFact } from '../domain/taxonomy.ts'
import { nameOf } from './name.ts'
import { brandName, goodsOf, labelOf } from './print.ts'
import { atStart, lifeWords, type Words } from './profile-print.ts'

/** A decision of the shopper in plain words. */
export function correctionItem(correction: Correction, words: Words): CorrectionItem {
  const { catalogue, locale } = words
  const { key, action } = correction
  const name = key.slice(key.indexOf(':') + 1)
  if (action === 'avoid') {
    const brand = brandName(name, catalogue, locale)
    const text = locale === 'en' ? `Never offer ${brand}` : `不再推荐${brand}`
    return { ...correction, text }
  }
  const subject = subjectOf(key, name, words)
  return { ...correction, text: locale === 'en' ? `Forgotten: ${subject}` : `已忘记：${subject}` }
}

/** What a key is about; keys of goods and kinds that are gone speak for themselves. */
function subjectOf(key: string, name: string, { catalogue, locale }: Words): string {
  const [category = '', rest = ''] = splitOnce(name, '.')
  const kind = atStart(goodsOf(category, catalogue, locale))
  const colon = locale === 'en' ? ': ' : '：'
  switch (key.slice(0, key.indexOf(':'))) {
    case 'brand':
      return brandName(name, catalogue, locale)
    case 'category':
      return atStart(goodsOf(name, catalogue, locale))
    case 'price':
      return `${atStart(goodsOf(name, catalogue, locale))}${colon}${locale === 'en' ? 'price' : '价位'}`
    case 'value': {
      const [attribute = ''] = splitOnce(rest, '=')
      return `${kind}${colon}${labelOf(attribute, catalogue, locale)}`
    }
    case 'degree':
      return `${kind}${colon}${labelOf(rest, catalogue, locale)}`
    case 'owned': {
      const product = catalogue.products[catalogue.docBySku.get(name) ?? -1]
      return product ? nameOf(product, catalogue, locale) : name
    }
    default: {
      const [attribute = ''] = splitOnce(rest, ' ')
      const about = Object.hasOwn(lifeWords, attribute)
        ? lifeWords[attribute as LifeFact][locale]
        : undefined
      const said = about ?? labelOf(attribute, catalogue, locale)
      return category === '' ? said : `${kind}${colon}${said}`
    }
  }
}

const splitOnce = (text: string, separator: string): [string, string] => {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)]
}
