import type { Draft } from './draft.ts'

type Words = readonly [en: string, zh: string]

/** "Quieter", "larger": how an attribute is compared, where the language has a word for it. */
const degrees: Readonly<Record<string, { readonly lower: Words; readonly higher: Words }>> = {
  price: { lower: ['cheaper', '更便宜'], higher: ['dearer', '更贵'] },
  costOverYears: { lower: ['cheaper', '更省钱'], higher: ['dearer', '更费钱'] },
  noiseLevel: { lower: ['quieter', '更安静'], higher: ['louder', '更吵'] },
  weight: { lower: ['lighter', '更轻'], higher: ['heavier', '更重'] },
  weightGrams: { lower: ['lighter', '更轻'], higher: ['heavier', '更重'] },
  width: { lower: ['narrower', '更窄'], higher: ['wider', '更宽'] },
  height: { lower: ['lower', '更矮'], higher: ['taller', '更高'] },
  depth: { lower: ['less deep', '更薄'], higher: ['deeper', '更深'] },
  capacity: { lower: ['smaller', '更小'], higher: ['larger', '更大'] },
  loadCapacity: { lower: ['smaller', '容量更小'], higher: ['larger', '容量更大'] },
  screenSize: { lower: ['smaller', '屏幕更小'], higher: ['larger', '屏幕更大'] },
  energyPerYear: { lower: ['more economical', '更省电'], higher: ['thirstier', '更费电'] },
  batteryLife: { lower: ['shorter-lived', '续航更短'], higher: ['longer-lived', '续航更长'] },
  brightness: { lower: ['dimmer', '更暗'], higher: ['brighter', '更亮'] },
}

/** The comparing words of both languages; `undefined` where there are none. */
export const degreeWords = (attribute: string, direction: 'lower' | 'higher'): Words | undefined =>
  degrees[attribute]?.[direction]

/** The comparing word for being on the `direction` side of `attribute`; `undefined` where none fits. */
export const degreeOf = (
  attribute: string,
  direction: 'lower' | 'higher',
  draft: Draft,
): string | undefined => {
  const words = degrees[attribute]?.[direction]
  return words && draft.pick(words[0], words[1])
}
