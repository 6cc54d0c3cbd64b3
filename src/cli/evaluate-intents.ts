import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Command, Option } from 'commander'
import { readFirst } from '../dialog/read.ts'
import { scoreBitext, scoreClinc, scoreRefusals, type IntentScores } from '../evaluate/intents.ts'
import type { Open } from './ask.ts'

/** `aisle evaluate intents`: service intents, talk that is no shop's, and false refusals. */
export function evaluateIntentsCommand(
  open: Open,
  print: (line: string) => void = console.log,
): Command {
  return new Command('intents')
    .description('measure how service intents and talk of other things are told apart')
    .option('--bitext <file>', 'bitext-intents: a CSV of utterance and intent')
    .option('--clinc <file>', 'clinc150: its JSON; domains.json beside it is read when there')
    .option('--split <name>', 'split of clinc150', 'val')
    .option('--questions <file>', 'shop questions: lines of locale<TAB>about<TAB>question')
    .option('--outside <file>', "no shop's business: lines of locale<TAB>message")
    .option('--json', 'print one JSON object')
    .addOption(new Option('--data-dir <dir>', 'data directory (default: AISLE_DATA_DIR)'))
    .action(
      async (options: {
        bitext?: string
        clinc?: string
        split: string
        questions?: string
        outside?: string
        json?: boolean
        dataDir?: string
      }) => {
        const engine = await open(options.dataDir)
        try {
          const shop = engine.shop()
          const read = (text: string) => readFirst(text, shop)
          const refusalsOf = async (file: string | undefined) =>
            file === undefined
              ? null
              : scoreRefusals(await readFile(file, 'utf8'), (text, locale, about) =>
                  readFirst(text, shop, locale, about),
                )
          const scores: IntentScores = {
            bitext:
              options.bitext === undefined
                ? null
                : scoreBitext(await readFile(options.bitext, 'utf8'), read),
            clinc:
              options.clinc === undefined
                ? null
                : scoreClinc(
                    await readFile(options.clinc, 'utf8'),
                    await domainsBeside(options.clinc),
                    read,
                    options.split,
                  ),
            shop: await refusalsOf(options.questions),
            outside: await refusalsOf(options.outside),
          }
          if (options.json) print(JSON.stringify(scores))
          else for (const line of tableOf(scores)) print(line)
        } finally {
          await engine.close()
        }
      },
    )
}

async function domainsBeside(file: string): Promise<string | null> {
  const path = join(dirname(file), 'domains.json')
  return existsSync(path) ? readFile(path, 'utf8') : null
}

const share = (value: number): string => value.toFixed(3).padStart(9)

function* tableOf({ bitext, clinc, shop, outside }: IntentScores): Iterable<string> {
  if (bitext) {
    yield 'service intent        precision    recall        F1   rows'
    for (const { intent, precision, recall, f1, rows } of bitext.intents)
      yield `${intent.padEnd(22)}${share(precision)} ${share(recall)} ${share(f1)} ${String(rows).padStart(6)}`
    yield `macro F1 ${bitext.macroF1.toFixed(4)}, accuracy ${bitext.accuracy.toFixed(4)}, ${bitext.rows} rows`
  }
  if (clinc) {
    yield `out of scope: recall ${clinc.recall.toFixed(3)}, ${clinc.rows} rows`
    for (const { domain, recall, rows } of clinc.domains)
      yield `  ${domain.padEnd(20)}${share(recall)} ${String(rows).padStart(6)}`
    for (const text of clinc.missed) yield `  missed: ${text}`
  }
  if (shop) {
    yield `shop questions: ${(shop.rate * 100).toFixed(1)} % refused, ${shop.rows} rows`
    for (const text of shop.refused) yield `  refused: ${text}`
  }
  if (outside) {
    yield `no shop's business: ${(outside.rate * 100).toFixed(1)} % declined, ${outside.rows} rows`
    for (const text of outside.taken) yield `  taken: ${text}`
  }
}
