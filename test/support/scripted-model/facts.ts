import { textOf, type ChatRequest, type Message } from './chat-request.ts'
import { isCjk } from '../../../src/lib/text.ts'

/** Text that a prompt fences between `<<LABEL nonce>>` and `<<END LABEL nonce>>`. */
export interface Block {
  readonly label: string
  readonly text: string
}

const fence = /^<<(?!END )([A-Z]+) ([^>\s]+)>>\n([\s\S]*?)\n?^<<END \1 \2>>/gm

export const blocksOf = (text: string): Block[] =>
  [...text.matchAll(fence)].map(([, label, , inside]) => ({ label: label!, text: inside! }))

/** What a line such as `p1.price = $499` says of a slot. */
export interface Slot {
  /** `p1.price`. */
  readonly name: string
  /** `p1`. */
  readonly thing: string
  /** `price`. */
  readonly field: string
  readonly value: string
}

const slotLine = /^\s*(?:[-*]\s*)?\{?(([a-z]+\d*)\.([A-Za-z][\w.-]*))\}?\s*[=:]\s*(.*?)\s*$/gm

/** A line such as `p1: Noise level 42 dB`, `p1 for: quiet` or `p1 against: no Wi-Fi`. */
export interface Note {
  readonly thing: string
  readonly kind: 'fact' | 'for' | 'against'
  readonly text: string
}

const noteLine = /^(p\d+)(?: (for|against))?: (.+?)\s*$/gm

/** All that a character can know from one request. */
export interface Facts {
  readonly task: 'understand' | 'look' | 'compose' | 'other'
  readonly system: string
  /** The shopper's words: the MESSAGE block, else the last user message. */
  readonly message: string
  readonly language: 'en' | 'zh'
  readonly slots: readonly Slot[]
  readonly notes: readonly Note[]
  block(label: string): string | undefined
}

export function readFacts(request: ChatRequest): Facts {
  const { messages, response_format: format } = request
  const system = textIn(messages, isSystem)
  const asked = textIn(messages, ({ role }) => role === 'user')
  const blocks = blocksOf(asked)
  const block = (label: string): string | undefined =>
    blocks.findLast((one) => one.label === label)?.text
  const lastUser = messages.findLast(({ role }) => role === 'user')
  const message = block('MESSAGE') ?? (lastUser ? textOf(lastUser) : '')
  const shapes = { acts: 'understand', photo: 'look' } as const
  const shape = format?.type === 'json_schema' ? format.json_schema.name : undefined
  return {
    task: shape === 'acts' || shape === 'photo' ? shapes[shape] : taskOf(system),
    system,
    message,
    language: languageOf(block('LANGUAGE') ?? /^LANGUAGE\b(.*)$/m.exec(asked)?.[1], message),
    slots: slotsOf(block('FACTS') ?? asked),
    notes: notesOf(block('FACTS') ?? asked),
    block,
  }
}

const isSystem = ({ role }: Message): boolean => role === 'system' || role === 'developer'

const textIn = (messages: readonly Message[], isWanted: (one: Message) => boolean): string =>
  messages.filter(isWanted).map(textOf).join('\n')

/** The task that the front of the system prompt names. */
function taskOf(system: string): Facts['task'] {
  const named = /^\s*task:\s*(\w+)/m.exec(system.slice(0, 600))?.[1]
  return named === 'understand' || named === 'look' || named === 'compose' ? named : 'other'
}

const languageOf = (named: string | undefined, message: string): Facts['language'] => {
  if (named && /zh|chinese|中文/i.test(named)) return 'zh'
  if (named && /en/i.test(named)) return 'en'
  return isCjk(message) ? 'zh' : 'en'
}

const slotsOf = (text: string): Slot[] =>
  [...text.matchAll(slotLine)].map(([, name, thing, field, value]) => ({
    name: name!,
    thing: thing!,
    field: field!,
    value: value!,
  }))

const notesOf = (text: string): Note[] =>
  [...text.matchAll(noteLine)].map(([, thing, kind, said]) => ({
    thing: thing!,
    kind: kind === 'for' || kind === 'against' ? kind : 'fact',
    text: said!,
  }))
