import { createInterface } from 'node:readline/promises'
import { Command } from 'commander'
import { createTalk, type Open } from './ask.ts'
import { printReply } from './markdown.ts'

/** `aisle talk`: a conversation in the terminal, until an empty line or Ctrl-D. */
export function talkCommand(open: Open): Command {
  return new Command('talk')
    .description('talk with the assistant in the terminal; Ctrl-D ends it')
    .option('--json', 'print each reply as one JSON line')
    .option('--data-dir <dir>', 'data directory (AISLE_DATA_DIR)')
    .action(async (options: { json?: boolean; dataDir?: string }) => {
      const engine = await open(options.dataDir)
      const isTerminal = process.stdout.isTTY && process.stdin.isTTY
      const lines = createInterface({
        input: process.stdin,
        output: isTerminal ? process.stdout : undefined,
        prompt: 'you › ',
      })
      try {
        const say = createTalk(engine)
        if (isTerminal && !options.json)
          console.log('What are you looking for? In English or Chinese; Ctrl-D ends the talk.\n')
        if (isTerminal) lines.prompt()
        for await (const line of lines) {
          if (line.trim() !== '') {
            const reply = await say(line.slice(0, 2000))
            console.log(
              options.json
                ? JSON.stringify(reply)
                : `\n${printReply(reply, process.stdout.isTTY)}\n`,
            )
          }
          if (isTerminal) lines.prompt()
        }
      } finally {
        lines.close()
        await engine.close()
      }
    })
}
