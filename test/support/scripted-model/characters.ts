import { sendReply, type Exchange } from './exchange.ts'
import { createLiar } from './liar.ts'
import { obeyer } from './obeyer.ts'
import { withinLimit, type Talk } from './reply.ts'
import { sabotageModes, sabotageOf, type SabotageMode } from './saboteur.ts'
import { pause } from './sse.ts'
import { truthful } from './truthful.ts'

/** Who answers: `saboteur:MODE` fails in that mode, the others say something. */
export type Character = 'truthful' | 'liar' | 'obeyer' | `saboteur:${SabotageMode}`

/** Every character as the name of a model. */
export const characters: readonly Character[] = [
  'truthful',
  'liar',
  'obeyer',
  ...sabotageModes.map((mode) => `saboteur:${mode}` as const),
]

export const isCharacter = (name: string): name is Character =>
  (characters as readonly string[]).includes(name)

export interface Manner {
  /** Templates of the liar in place of its own. */
  readonly lies: readonly string[] | undefined
  /** Milliseconds before the first byte. */
  readonly latencyMs: number
}

/** Lets the character answer; a saboteur gets what the truthful one would have said. */
export async function answerChat(
  character: Character,
  exchange: Exchange,
  { lies, latencyMs }: Manner,
): Promise<void> {
  await pause(exchange, latencyMs)
  const fail = sabotageOf(character)
  const talk = fail ? truthful : talkOf(character, lies)
  const { request, random } = exchange
  const reply = withinLimit(talk(request, random), request)
  if (fail) await fail({ ...exchange, reply })
  else await sendReply(exchange, reply)
}

function talkOf(character: Character, lies: readonly string[] | undefined): Talk {
  if (character === 'liar') return createLiar(lies)
  return character === 'obeyer' ? obeyer : truthful
}
