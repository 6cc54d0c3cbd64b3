import { randomUUID } from 'node:crypto'
import { Command } from 'commander'
import type { Engine } from '../app.ts'
import type { Conversation } from '../domain/conversation.ts'
import { emptyState } from '../dialog/memory.ts'
import { takeTurn } from '../dialog/turn.ts'
import type { Reply } from '../domain/reply.ts'
import { printReply } from './markdown.ts'

export type Open = (dataDir: string | undefined) => Promise<Engine>

/** A conversation that lives in this process alone: nothing of it is stored. */
export function createTalk(engine: Engine): (text: string) => Promise<Reply> {
  let conversation: Conversation = {
    id: randomUUID(),
    shopperId: null,
    channel: 'terminal',
    locale: 'en',
    status: 'assistant',
    state: emptyState,
    page: null,
  }
  return async (text) => {
    const { reply, state, status } = await takeTurn(
      text,
      null,
      conversation,
      engine.shop(),
      {},
      engine.brain,
    )
    conversation = { ...conversation, state, status, locale: reply.locale }
    return reply
  }
}

/** `aisle ask "…"`: one question, one answer. */
export function askCommand(open: Open): Command {
  return new Command('ask')
    .description('ask one question and print the answer')
    .argument('<question...>', 'in English or Chinese')
    .option('--json', 'print the whole reply as one JSON object')
    .option('--data-dir <dir>', 'data directory (AISLE_DATA_DIR)')
    .action(async (words: string[], options: { json?: boolean; dataDir?: string }) => {
      const engine = await open(options.dataDir)
      try {
        const reply = await createTalk(engine)(words.join(' '))
        console.log(
          options.json ? JSON.stringify(reply, null, 2) : printReply(reply, process.stdout.isTTY),
        )
      } finally {
        await engine.close()
      }
    })
}
