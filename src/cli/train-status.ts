import type { Judgement } from '../behaviour/judge-ranker.ts'
import { listRankers } from '../behaviour/model-file.ts'
import type { Mean } from '../recommend/metrics.ts'

/** Prints the rankers that are kept, newest first: when, by whom, on how much, how good, which counts. */
export async function printStatus(
  dataDir: string,
  print: (line: string) => void,
  asJson: boolean,
): Promise<void> {
  const versions = (await listRankers(dataDir)).toReversed()
  const inUse = versions.find(({ isUsable }) => isUsable)?.version ?? null
  if (asJson) {
    const told = versions.map(({ version, isUsable, notes }) => ({ version, isUsable, ...notes }))
    print(JSON.stringify({ inUse, versions: told }))
    return
  }
  if (inUse === null)
    print('No trained ranker counts: the one learnt at the start does. Train one: npx aisle train')
  for (const { version, isUsable, notes } of versions) {
    const state = version === inUse ? 'in use' : isUsable ? 'kept' : 'kept, not to be used'
    print(`version ${version} (${state})`)
    if (!notes) {
      print('  its file cannot be read')
      continue
    }
    const { trainedAt, trainedOn, why, judgement } = notes
    const whose = trainedOn?.by === 'server' ? 'by the server' : 'by aisle train'
    print(
      trainedOn
        ? `  trained ${trainedAt} ${whose} in ${trainedOn.seconds.toFixed(1)} s on ${trainedOn.deeds} interactions of ${trainedOn.shoppers} shoppers with ${trainedOn.products} products`
        : `  trained ${trainedAt}`,
    )
    print(`  ranks by ${why}`)
    if (judgement) print(`  ${describeJudgement(judgement)}`)
  }
}

/** One line: both figures, and their difference with its 95 % interval. */
export function describeJudgement({ shoppers, fresh, inUse, gain, isWorse }: Judgement): string {
  const told = ({ mean, error }: Mean): string => `${mean.toFixed(4)} ± ${error.toFixed(4)}`
  return (
    `on the last deeds of ${shoppers} shoppers: NDCG@20 ${told(fresh)}, the one in use then ${told(inUse)}, ` +
    `difference ${gain.mean < 0 ? '' : '+'}${told(gain)}${isWorse ? ': clearly worse' : ''}`
  )
}
