import type { Act } from '../domain/act.ts'
import { askedLike, sameQuestion } from './asked.ts'
import { surely } from './implied.ts'
import { detectLocale } from './language.ts'
import { hasConditions, type Reading } from './reading.ts'

/** "Can I return it?", "delivery cost": a topic of the shop's policies, asked about. */
export function policyActs({ topics, wants, text, cues }: Reading, isQuestion: boolean): Act[] {
  if (topics.length === 0) return []
  const isStated = hasConditions(wants) || wants.category !== null
  if (isStated && !isQuestion) return []
  if (cues.has('order') && !isQuestion) return []
  return topics
    .slice(0, 2)
    .map((topic) => ({ kind: 'ask-policy', topic, text, category: wants.category }))
}

const priceMatch = 'price-match'

/** "Saw the same washer 50 less at another store": whether the shop goes along with it. */
export function seenCheaper({
  text,
  passages,
  wants,
}: Reading): (Act & { kind: 'ask-policy' }) | undefined {
  const isRuled = passages?.passages.some(({ topic }) => topic === priceMatch)
  return isRuled && cheaperElsewhere.test(text)
    ? { kind: 'ask-policy', topic: priceMatch, text, category: wants.category }
    : undefined
}

const cheaperElsewhere =
  /\b(?:less|cheaper|lower)\b.{0,40}\b(?:elsewhere|(?:another|other|different) (?:store|shop|site|place|retailer)|on amazon)\b|\b(?:elsewhere|(?:another|other) (?:store|shop|site)|amazon)\b.{0,40}\b(?:less|cheaper|lower)\b|(?:别家|别的店|其他店|其它店|隔壁|京东|淘宝|天猫|拼多多).{0,12}(?:便宜|更低|低价|才卖|只卖)/

/** Cues of messages that ask for something else than the shop's rules. */
const otherCues = [
  'cart',
  'greet',
  'all-goods',
  'all-brands',
  'guide',
  'advise',
  'more',
  'compare',
] as const

/** "Do they carry it up" points at nothing by its small words. */
const pronouns: ReadonlySet<string> = new Set(['focus', 'shown'])

/** True for what may be a question of its own: 能退吗 is one. */
const isLong = (clause: string): boolean => clause.length > (/\p{Script=Han}/u.test(clause) ? 2 : 3)

/**
 * What the shop's rules are known to answer, in these words or nearly these: the whole message, or
 * two of its clauses ("how soon would it get here, and do you take the old one away?").
 */
export function knownQuestions(reading: Reading): (Act & { kind: 'ask-policy' })[] {
  const { text, wants, cues, state, topics } = reading
  const isOther = otherCues.some((cue) => cues.has(cue)) || wants.comparatives.length > 0
  if (isOther || state.task !== null) return []
  const clauses = text.split(clauseEnd).filter((clause) => isLong(clause.trim()))
  const parts = clauses.length > 1 ? clauses.flatMap((clause) => known(clause, reading) ?? []) : []
  const several = new Map(parts.map((act) => [act.topic, act]))
  if (several.size > 1) return [...several.values()].slice(0, 2)
  const whole = known(text, reading)
  return whole && (topics.length === 0 || topics.includes(whole.topic)) ? [whole] : []
}

const clauseEnd = /[,.;?!，。；？！]|\band\b|还有|对了|另外/

function known(text: string, reading: Reading): (Act & { kind: 'ask-policy' }) | undefined {
  const { wants, passages, subject, references } = reading
  if (!passages) return undefined
  const [same] = askedLike(passages.passages, text, { locale: detectLocale(text, reading.locale) })
  if (!same) return undefined
  const { topic } = same.passage
  const isHeardSo = subject?.desk?.topic === `policy-${topic}`
  const least =
    (isHeardSo ? sameQuestion : 0.55) +
    (hasConditions(wants) || references.some(({ kind }) => !pronouns.has(kind)) ? 0.15 : 0) +
    (wants.category !== null ? 0.2 : 0)
  if (same.likeness < least) return undefined
  return { kind: 'ask-policy', topic, text, category: wants.category }
}

/** "Cancel it" could be said of anything. */
export const saysEnough = (text: string): boolean =>
  text.split(/\s+/).length > 3 || (text.match(/\p{Script=Han}/gu) ?? []).length > 4

/** What sayings like the message ask the service desk, where they mostly ask one thing. */
export function heardAtDesk(
  { subject, text, passages }: Reading,
  atLeast = surely / 2,
): Act | undefined {
  const { topic, certainty } = subject?.desk ?? { topic: '', certainty: 0 }
  if (certainty < atLeast || subject!.shopOdds <= 0) return undefined
  if (!saysEnough(text)) return undefined
  if (topic === 'complaint') return { kind: 'complain' }
  if (topic === 'person') return { kind: 'ask-person', reason: 'asked' }
  const policy = topic.replace(/^policy-/, '')
  if (policy === 'contact') return { kind: 'service', intent: 'customer-service', text }
  const isWritten = passages?.passages.some((one) => one.kind === 'policy' && one.topic === policy)
  return isWritten ? { kind: 'ask-policy', topic: policy, text, category: null } : undefined
}
