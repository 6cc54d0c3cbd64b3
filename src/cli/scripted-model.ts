import { Command, InvalidArgumentError } from 'commander'

/** `aisle scripted-model`: a language model of fixed habits, to try Aisle with and to attack it. */
export function scriptedModelCommand(): Command {
  return new Command('scripted-model')
    .description('run a scripted language model that speaks the OpenAI protocol')
    .option('--port <port>', 'port to listen on, 0 picks a free one', parsePort, 0)
    .option(
      '--character <name>',
      'truthful, liar, obeyer or saboteur:MODE; --modes lists the modes',
      'truthful',
    )
    .option('--modes', 'list the modes of sabotage and end')
    .action(async (options: { port: number; character: string; modes?: boolean }) => {
      // Loaded here alone: the other commands need nothing of it.
      const { isCharacter, sabotages, startScriptedModel } =
        await import('../../test/support/scripted-model/server.ts')
      if (options.modes) {
        for (const [mode, { does }] of Object.entries(sabotages))
          console.log(`saboteur:${mode.padEnd(34)} ${does}`)
        return
      }
      const { port, character } = options
      if (!isCharacter(character))
        throw new TypeError(`There is no character "${character}". --modes lists the saboteurs.`)
      const model = await startScriptedModel({ port, character })
      console.log(`The scripted model (${character}) listens at ${model.url}. Start Aisle with:\n`)
      console.log(`OPENAI_BASE_URL=${model.url}`)
      console.log('OPENAI_API_KEY=scripted')
      console.log(`AISLE_MODEL=${character}`)
      for (const signal of ['SIGTERM', 'SIGINT'] as const)
        process.once(signal, () => void model.close())
    })
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('must be a whole number from 0 to 65535')
  return port
}
