import type { Reference } from '../domain/act.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { ConversationState, Page } from '../domain/conversation.ts'
import type { Locale } from '../domain/text.ts'
import type { Lexicon } from './lexicon.ts'
import type { Mark } from './marks.ts'
import type { ScopeContext } from './scope.ts'
import type { Subject, Subjects } from './subjects.ts'
import type { Wants } from './wanted.ts'
import type { CueTag } from './words.ts'

export interface UnderstandingContext {
  readonly catalogue: Catalogue
  readonly lexicon: Lexicon
  readonly subjects?: Subjects | null | undefined
  readonly locale: Locale
  readonly state: ConversationState
  readonly page: Page | null
  readonly passages?: ScopeContext['passages']
}

export interface Reading extends UnderstandingContext {
  /** What sayings like the message were about; `null` where the shop has none to learn from. */
  readonly subject: Subject | null
  /** What is wanted of each kind of goods, when the message asks for several. */
  readonly clauses: readonly Wants[]
  /** What is wanted, read for each of two kinds that the message speaks for alike; else empty. */
  readonly between: readonly Wants[]
  /** The words are about other goods than those under discussion. */
  readonly isNewTopic: boolean
  /** The message as it came, and normalised without order numbers and e-mail addresses. */
  readonly written: string
  readonly text: string
  /** The text from where something is asked for: not what the shopper has already. */
  readonly asked: string
  readonly marks: readonly Mark[]
  readonly wants: Wants
  readonly references: readonly Reference[]
  readonly cues: ReadonlySet<CueTag>
  readonly topics: readonly string[]
}

export const categoryOfPage = (page: Page | null, catalogue: Catalogue): string | null =>
  catalogue.products[catalogue.docBySku.get(page?.sku ?? '') ?? -1]?.category ?? null

export const hasConditions = (wants: Wants): boolean =>
  wants.constraints.length > 0 ||
  wants.wishes.length > 0 ||
  wants.uses.length > 0 ||
  Object.keys(wants.life).length > 0

export const hasGoods = (wants: Wants): boolean =>
  wants.category !== null || hasConditions(wants) || wants.models.length > 0
