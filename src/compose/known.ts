import type { ProfileEntry } from '../domain/profile.ts'
import type { Draft } from './draft.ts'
import { goodsOf, inSentence } from './print.ts'
import type { Words } from './profile-print.ts'
import { profileItem } from './profile-words.ts'

/** Entries that are told in one reply, the most certain of each kind first. */
const mostTold = 8

/**
 * What the shop has read out of a shopper's deeds, told to the shopper.
 *
 * @param entries `null`: it is not proved whose they would be.
 * @returns quick replies.
 */
export function composeKnown(
  entries: readonly ProfileEntry[] | null,
  catalogue: Words['catalogue'],
  draft: Draft,
): string[] {
  if (entries === null || entries.length === 0) {
    draft.paragraph(
      entries === null
        ? draft.pick(
            'What the shop has gathered on an account I tell only to whom it is proved to belong. Sign in to the shop, and ask me again.',
            '账户里的信息只能告诉已确认身份的本人。请先登录本店，再来问我。',
          )
        : draft.pick(
            'I have gathered nothing about you. What counts is what you say in this conversation.',
            '我没有积累任何关于您的信息，只会参考您在这次对话里说的内容。',
          ),
    )
    return draft.pick(['What does the chat store?'], ['聊天会保存什么？'])
  }
  draft.paragraph(
    draft.pick(
      'This is what I gather from what you did and said here:',
      '根据您在本店的浏览、购买和对话，我了解到：',
    ),
  )
  const words = { catalogue, locale: draft.locale }
  draft.list(
    entries
      .slice(0, mostTold)
      .map((entry) => draft.fact(profileItem(entry, words).text, 'computed', 'profile', entry.key)),
  )
  draft.paragraph(
    draft.pick(
      'Each of these can be taken away, and all of it switched off, in your profile.',
      '这些都可以在您的资料里逐条删除，也可以一次全部关闭。',
    ),
  )
  const kind = entries.find((entry) => entry.kind === 'category')
  const goods = kind && goodsOf(kind.category, catalogue, draft.locale)
  return [
    ...(goods ? [draft.pick(`Show me ${inSentence(goods)}`, `看看${goods}`)] : []),
    draft.pick('What does the chat store?', '聊天会保存什么？'),
  ]
}
