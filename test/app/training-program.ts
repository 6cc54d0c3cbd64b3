import { readConfig } from '../../src/config.ts'
import { startServer } from '../../src/main.ts'

/** `training-program DIR WORKER`: a server that looks at once whether to train. Ends like `aisle serve`. */
const [dataDir, trainWorker] = process.argv.slice(2) as [string, string]
const running = await startServer(
  readConfig({ PORT: '0', AISLE_DATA_DIR: dataDir, AISLE_LOG_LEVEL: 'error' }),
  { trainWorker, lookForTrainingMs: 50 },
)
console.log(running.readyLine)
process.once('SIGTERM', () => void running.stop().then(() => console.log('stopped')))
