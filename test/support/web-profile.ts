import type { ChangeProfile, ProfileItem, ProfileView } from '../../src/http/contract.ts'

/** What the stand-in's shoppers decided: corrections by key. */
export interface Choice {
  readonly isPersonalised: boolean
  readonly corrections: ReadonlyMap<string, 'forget' | 'avoid'>
}

export const noChoice: Choice = { isPersonalised: true, corrections: new Map() }

const evidence = {
  deeds: 5,
  byType: { view: 5 },
  skus: ['DW-1'],
  lastAt: '2026-11-24T10:00:00.000Z',
}

const items = (isChinese: boolean): ProfileItem[] => [
  {
    key: 'brand:Brisa',
    kind: 'brand',
    text: isChinese ? '您偏爱Brisa' : 'You like Brisa',
    reason: isChinese ? '占您关注的 80%' : '80% of what you turned to; from 5 looks',
    actions: ['forget', 'avoid'],
    facts: {
      kind: 'brand',
      key: 'brand:Brisa',
      brand: 'Brisa',
      stance: 'likes',
      share: 0.8,
      usual: 0.2,
      strength: 1.5,
      certainty: 2.5,
      evidence,
    },
  },
  {
    key: 'category:dishwasher',
    kind: 'category',
    text: isChinese ? '您在看洗碗机' : 'You look at dishwashers',
    reason: isChinese ? '占您关注的 60%' : '60% of what you turned to; from 5 looks',
    actions: ['forget'],
    facts: {
      kind: 'category',
      key: 'category:dishwasher',
      category: 'dishwasher',
      share: 0.6,
      evidence,
    },
  },
]

export const profileOf = (
  shopperId: string,
  { isPersonalised, corrections }: Choice,
  locale: 'en' | 'zh',
): ProfileView => ({
  shopperId,
  locale,
  personalised: isPersonalised,
  deeds: isPersonalised ? 5 : 0,
  entries: isPersonalised ? items(locale === 'zh').filter(({ key }) => !corrections.has(key)) : [],
  corrections: [...corrections].map(([key, action]) => ({
    key,
    action,
    text: `${action === 'avoid' ? 'Never offer' : 'Forgotten:'} ${key.split(':')[1]}`,
  })),
  segment: null,
})

export function decide(before: Choice, change: ChangeProfile): Choice {
  const corrections = new Map(before.corrections)
  for (const { key, action } of change.corrections ?? [])
    if (action === 'restore') corrections.delete(key)
    else corrections.set(key, action)
  return { isPersonalised: change.personalised ?? before.isPersonalised, corrections }
}
