import { readInteractionLog } from '../behaviour/interaction-log.ts'
import type { Open } from './ask.ts'
import { createProgress } from './progress.ts'
import { aboutItemsOf, fitAsTold, needsCatalogue, type RankerOptions } from './ranker-options.ts'

/** Searches the settings of models on a log, and prints the best as JSON for `--params`. */
export async function searchOnLog(
  options: RankerOptions & { readonly train: string; readonly search: number },
  open: Open,
  print: (line: string) => void,
): Promise<void> {
  const { train, model, seed, k, search } = options
  const progress = createProgress()
  try {
    const { data } = await readInteractionLog(train, (share) =>
      progress.update(`reading ${train}`, share),
    )
    const names = model.split(',')
    const about = names.some(needsCatalogue)
      ? await aboutItemsOf(data.items, open, options.dataDir)
      : undefined
    const found = names.map((name) => {
      const onProgress = (label: string, share: number): void =>
        progress.update(`${name}: ${label}`, share)
      const { why, trials } = fitAsTold(
        data,
        name,
        { seed, k, ...(needsCatalogue(name) && about), onProgress },
        search,
      )
      return { name, why, trials, params: trials[0]?.params ?? {} }
    })
    progress.done()
    if (options.json) {
      print(JSON.stringify({ models: found }))
      return
    }
    for (const { name, why, trials } of found) {
      print(why)
      for (const { params, ndcg } of trials.slice(0, 8))
        print(`  ${ndcg.toFixed(4)}  ${name} ${JSON.stringify(params)}`)
    }
    const settings =
      found.length === 1
        ? found[0]!.params
        : Object.fromEntries(found.map(({ name, params }) => [name, params]))
    print(`--params '${JSON.stringify(settings)}'`)
  } finally {
    progress.done()
  }
}
