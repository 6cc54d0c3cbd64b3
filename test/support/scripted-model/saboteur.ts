import type { Sabotage } from './sabotage.ts'
import { bodySabotage } from './sabotage-body.ts'
import { statusSabotage } from './sabotage-status.ts'
import { streamSabotage } from './sabotage-stream.ts'
import { toolSabotage } from './sabotage-tools.ts'
import { wireSabotage } from './sabotage-wire.ts'

/** Every way to fail, by its mode. */
export const sabotages = {
  ...statusSabotage,
  ...wireSabotage,
  ...bodySabotage,
  ...streamSabotage,
  ...toolSabotage,
} as const satisfies Record<string, Sabotage>

export type SabotageMode = keyof typeof sabotages

export const sabotageModes = Object.keys(sabotages) as readonly SabotageMode[]

/** How the character fails; `undefined` for one that does not. */
export function sabotageOf(character: string): Sabotage['play'] | undefined {
  const mode = character.startsWith('saboteur:') ? character.slice('saboteur:'.length) : ''
  return Object.hasOwn(sabotages, mode) ? sabotages[mode as SabotageMode].play : undefined
}
