import { normalise } from '../lib/text.ts'

/**
 * What a description or a review may be quoted with: plain sentences about the goods. Left out are
 * sentences with links, mark-up or hidden characters, those that speak to whoever answers instead of
 * to a buyer, and offers: prices and discounts are told from the record alone. All of it may be
 * written by strangers.
 */
export function quotable(text: string): string {
  if (hidden.test(text)) return ''
  return text
    .split(/(?<=[.!?])\s+|(?<=[。！？])\s*|\n+/u)
    .filter((sentence) => sentence.trim() !== '' && !isForeign(sentence))
    .join(/\p{Script=Han}/u.test(text) ? '' : ' ')
    .trim()
}

/** Invisible characters inside words, and tag characters: somebody hides something. */
const hidden = /[\u{E0000}-\u{E007F}]|(?:\p{L}[\u200b-\u200f\u2060-\u2064\ufeff]){3}/u

function isForeign(sentence: string): boolean {
  const plain = normalise(sentence)
  return foreign.some((pattern) => pattern.test(plain))
}

const foreign = [
  /https?:|www\.|\w@\w|\]\(|<[a-z!/|]|[{}<>|]{1,}|`|[a-z0-9+/]{24,}|\bdata:/,
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,60}\b(?:instruction|previous|prior|above|rule|prompt|everything)/,
  /\b(?:your|the|its) (?:answer|reply|replies|response|output|message|prompt|instruction)s?\b|\b(?:respond|reply|answer) (?:with|in|only|to)\b|\brecommend only\b|\bdecode\b|\bobey\b|\bsystem\b.{0,10}:|\bassistant\b|\byou are now\b|\bas an ai\b/,
  /^(?:write|explain|translate|render|replace|use anagrams|classify|summari[sz]e|help me|show me|describe|tell|can you|how do|how does|how have|what are|what is|who |why |provide|add a sentence|insert|append|print|repeat|say|output|scramble|modify|integrate)\b/,
  /\b(?:free|discount|coupon|promo|voucher|rebate|cashback|\d+ ?% off)\b.{0,40}\b(?:code|today|now|with)\b|\bcode [a-z]*\d|\b(?:coupon|promo code|voucher|cashback|% off)\b/,
  /忽略.{0,20}(?:指令|指示|规则|以上)|(?:请|务必)?(?:回答|回复|输出|只推荐|翻译成|复述)|系统提示|优惠码|折扣码|免费.{0,8}码/,
]
