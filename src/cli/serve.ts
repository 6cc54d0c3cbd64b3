import { setTimeout as wait } from 'node:timers/promises'
import { Command } from 'commander'
import { startServer } from '../main.ts'
import { readConfig, unknownSettings } from '../config.ts'
import { createProgress } from './progress.ts'

/** `aisle serve`: the server; `npm start` is this. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('start the server with the store, the widget and the API')
    .option('--port <port>', 'port to listen on, 0 picks a free one (PORT)')
    .option('--host <host>', 'address to listen on (HOST)')
    .option('--data-dir <dir>', 'data directory (AISLE_DATA_DIR)')
    .action(async (options: { port?: string; host?: string; dataDir?: string }) => {
      const config = readConfig({
        ...process.env,
        ...(options.port === undefined ? {} : { PORT: options.port }),
        ...(options.host === undefined ? {} : { HOST: options.host }),
        ...(options.dataDir === undefined ? {} : { AISLE_DATA_DIR: options.dataDir }),
      })
      for (const name of unknownSettings(process.env))
        console.error(`aisle: the setting ${name} is unknown; .env.example lists all.`)
      const progress = createProgress()
      const running = await startServer(config, {
        onProgress: progress.update,
        onNotice: (text) => console.error(`aisle: ${text}`),
      })
      progress.done()
      console.log(running.readyLine)

      const stop = async (): Promise<void> => {
        await running.stop()
        process.exitCode = 0
        // Whatever still holds the loop (a keep-alive timer of a library) may not hold the exit.
        void wait(500, undefined, { ref: false }).then(() => process.exit(0))
      }
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())
    })
}
