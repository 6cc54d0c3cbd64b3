import type { Locale } from '../domain/text.ts'

/**
 * The language of a message: by script where that decides, else the conversation's. One Han
 * character in four letters or words makes it Chinese, so that "I want a 电饭煲 under 100" is
 * English and "iPhone 手机壳" is Chinese. A message without letters ("600", "👍") keeps the
 * language that the conversation has.
 */
export function detectLocale(text: string, conversation: Locale): Locale {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/[\p{Script=Latin}]{2,}/gu)?.length ?? 0
  if (han === 0 && words === 0) return conversation
  if (han === 0) return 'en'
  if (words === 0) return 'zh'
  const english = text.match(englishFunctionWords)?.length ?? 0
  const chinese = text.match(chineseFunctionWords)?.length ?? 0
  if (english !== chinese) return english > chinese ? 'en' : 'zh'
  return han >= words ? 'zh' : 'en'
}

const englishFunctionWords =
  /\b(?:the|a|an|is|are|do|does|i|you|my|me|it|for|with|under|want|need|what|which|how|can|please|and|or|not|in|of|to|have)\b/gi
const chineseFunctionWords = /[的了吗呢吧我你要有在和不能是给个想请什么怎哪多少]/gu
