import { Command, CommanderError } from 'commander'
import { indexCatalogue, openEngine, type Engine, type EngineOptions } from '../app.ts'
import { readConfig } from '../config.ts'
import { Failure } from '../domain/failure.ts'
import { version } from '../root.ts'
import { askCommand } from './ask.ts'
import { doctorCommand } from './doctor.ts'
import { evaluateDialogueCommand } from './evaluate-dialogue.ts'
import { evaluateLiveCommand } from './evaluate-live.ts'
import { evaluateIntentsCommand } from './evaluate-intents.ts'
import { trainCommand } from './train.ts'
import { evaluatePolicyCommand } from './evaluate-policy.ts'
import { evaluateRankerCommand } from './evaluate-ranker.ts'
import { evaluateRatingsCommand } from './evaluate-ratings.ts'
import { evaluateSearchCommand } from './evaluate-search.ts'
import { evaluateShoppersCommand } from './evaluate-shoppers.ts'
import { experimentCommand } from './experiment.ts'
import { importCommand } from './import.ts'
import { eraseCommand } from './erase.ts'
import { exportCommand } from './export.ts'
import { createProgress } from './progress.ts'
import { scriptedModelCommand } from './scripted-model.ts'
import { searchCommand } from './search.ts'
import { segmentsCommand } from './segments.ts'
import { serveCommand } from './serve.ts'
import { talkCommand } from './talk.ts'
import { webhooksCommand } from './webhooks.ts'

try {
  process.loadEnvFile('.env')
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}

const configFor = (dataDir: string | undefined) =>
  readConfig({ ...process.env, ...(dataDir === undefined ? {} : { AISLE_DATA_DIR: dataDir }) })

const open = async (dataDir: string | undefined, options: EngineOptions = {}): Promise<Engine> => {
  const progress = createProgress()
  try {
    return await openEngine(configFor(dataDir), {
      onProgress: progress.update,
      onNotice: (text) => console.error(`aisle: ${text}`),
      ...options,
    })
  } finally {
    progress.done()
  }
}

/** For commands that look once and end: what they opened is closed when they have printed. */
const openIndexed = async (dataDir: string | undefined) => {
  const engine = await open(dataDir)
  process.once('beforeExit', () => void engine.close())
  return { catalogue: engine.shop().catalogue, index: engine.index() }
}

const program = new Command('aisle')
  .description('The conversational shopping assistant for shops that sell appliances and gadgets.')
  .version(version)
  .showHelpAfterError('(aisle --help lists the commands)')
  .exitOverride()

program.addCommand(serveCommand())
program.addCommand(talkCommand(open))
program.addCommand(askCommand(open))
program.addCommand(
  importCommand({
    dataDirOf: (dataDir) => configFor(dataDir).AISLE_DATA_DIR,
    buildIndexes: (catalogue, dataDir, onProgress) =>
      indexCatalogue(configFor(dataDir), catalogue, dataDir, onProgress),
  }),
)
program.addCommand(trainCommand(open))
program.addCommand(segmentsCommand(open))
program.addCommand(searchCommand(openIndexed))
program.addCommand(
  new Command('evaluate')
    .description('measure search, ranking and conversation')
    .addCommand(evaluateSearchCommand(openIndexed))
    .addCommand(evaluateRankerCommand(open))
    .addCommand(evaluateRatingsCommand())
    .addCommand(evaluatePolicyCommand(open))
    .addCommand(evaluateIntentsCommand(open))
    .addCommand(evaluateShoppersCommand(open))
    .addCommand(evaluateDialogueCommand(open))
    .addCommand(evaluateLiveCommand(open)),
)
program.addCommand(experimentCommand(open))
program.addCommand(exportCommand(open))
program.addCommand(eraseCommand((dataDir) => configFor(dataDir).AISLE_DATA_DIR))
program.addCommand(webhooksCommand(configFor))
program.addCommand(scriptedModelCommand())
program.addCommand(doctorCommand(open, configFor))
for (const command of allCommands(program)) command.exitOverride()

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    // A person reads what happened and what to do; the stack is for faults of the program itself.
    const isKnown = error instanceof Failure || error instanceof TypeError
    console.error(`aisle: ${error instanceof Error ? error.message : String(error)}`)
    if (!isKnown && error instanceof Error) console.error(error.stack)
    process.exitCode = 1
  }
}

function* allCommands(command: Command): Iterable<Command> {
  for (const child of command.commands) {
    yield child
    yield* allCommands(child)
  }
}
