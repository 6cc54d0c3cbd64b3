import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command } from 'commander'
import type { Engine } from '../app.ts'
import type { Config } from '../config.ts'
import { Failure } from '../domain/failure.ts'
import { checkModel } from '../llm/check.ts'
import type { Open } from './ask.ts'
import { checkLearning } from './doctor-learning.ts'
import type { Finding } from './finding.ts'

/** `aisle doctor`: looks at everything a start needs; each finding comes with its cure. */
export function doctorCommand(
  open: Open,
  configFor: (dataDir: string | undefined) => Config,
): Command {
  return new Command('doctor')
    .description(
      'check Node, the vector add-on, the data directory, the database, the catalogue and what is learnt',
    )
    .option('--json', 'print one JSON object')
    .option('--data-dir <dir>', 'data directory (AISLE_DATA_DIR)')
    .action(async (options: { json?: boolean; dataDir?: string }) => {
      const findings: Finding[] = [checkNode()]
      const config = configFor(options.dataDir)
      const dataDir = resolve(config.AISLE_DATA_DIR)
      findings.push({
        check: 'data directory',
        state: 'ok',
        detail: existsSync(dataDir) ? dataDir : `${dataDir} (new)`,
        cure: null,
      })
      let engine: Engine | undefined
      try {
        engine = await open(options.dataDir)
        findings.push(
          ...(await checkEngine(engine)),
          ...(await checkLearning(engine)),
          await checkLanguageModel(engine),
          await checkBots(engine, config),
        )
      } catch (error) {
        findings.push({
          check: 'start',
          state: 'failed',
          detail: error instanceof Error ? error.message : String(error),
          cure: error instanceof Failure ? null : 'npm ci, then try again',
        })
      } finally {
        await engine?.close()
      }
      const ok = findings.every(({ state }) => state !== 'failed')
      if (options.json) console.log(JSON.stringify({ ok, findings }, null, 2))
      else
        for (const { check, state, detail, cure } of findings)
          console.log(
            `${{ ok: '✓', warning: '!', failed: '✗' }[state]} ${check}: ${detail}${cure ? `\n    → ${cure}` : ''}`,
          )
      if (!ok) process.exitCode = 1
    })
}

function checkNode(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return {
    check: 'Node',
    state: major >= 22 ? 'ok' : 'warning',
    detail: `${process.version} on ${process.platform} ${process.arch}`,
    cure: major >= 22 ? null : 'Node 20 works but gets no fixes any more; 22, 24 or 26 are advised',
  }
}

async function checkLanguageModel(engine: Engine): Promise<Finding> {
  const check = 'language model'
  if (!engine.model)
    return {
      check,
      state: 'ok',
      detail: 'none; the built-in understanding answers',
      cure: null,
    }
  const finding = await checkModel(engine.model)
  return finding
    ? { check, state: 'warning', ...finding }
    : { check, state: 'ok', detail: `${engine.model.name} answers`, cure: null }
}

async function checkBots(
  { storage: { letters } }: Engine,
  { AISLE_BOT_SECRETS: secrets, AISLE_WEBHOOK_URL: url }: Config,
): Promise<Finding> {
  const check = 'bots'
  if (secrets === undefined)
    return url === undefined
      ? { check, state: 'ok', detail: 'none may write (no AISLE_BOT_SECRETS)', cure: null }
      : {
          check,
          state: 'warning',
          detail: 'AISLE_WEBHOOK_URL is set without AISLE_BOT_SECRETS: no bot may write',
          cure: 'npx aisle webhooks secret makes a secret; put it into .env, and into the bot',
        }
  const pending = await letters.list('pending')
  const dead = await letters.list('dead')
  const goneAt = url === undefined ? undefined : await letters.stoppedAt(new URL(url).href)
  const fault = pending.find((one) => one.fault !== null)?.fault
  return {
    check,
    state: dead.length > 0 || fault || goneAt ? 'warning' : 'ok',
    detail: [
      url === undefined ? 'replies come in the response' : 'replies go out by webhook',
      `${pending.length} pending${fault ? ` (${fault})` : ''}, ${dead.length} dead`,
      ...(goneAt ? [`the address wants no more since ${goneAt} (410)`] : []),
    ].join('; '),
    cure:
      dead.length > 0 || goneAt
        ? 'npx aisle webhooks list shows what failed; npx aisle webhooks replay sends it again'
        : fault
          ? 'look at the receiver of AISLE_WEBHOOK_URL; what is pending is tried again by itself'
          : null,
  }
}

async function checkEngine(engine: Engine): Promise<Finding[]> {
  const { vectors } = engine.index()
  const { catalogue } = engine.shop()
  const damage = await engine.storage.findDamage()
  const summary = await engine.storage.catalogues.summary()
  const products = catalogue.products.length
  const withoutCategory = catalogue.docsByCategory.get('other')?.length ?? 0
  const known = catalogue.products.filter(
    ({ category }) => catalogue.taxonomy.categories.get(category)?.discovered === false,
  ).length
  const specs = catalogue.products.reduce(
    (sum, product) => sum + Object.values(product.specs).filter((value) => value !== null).length,
    0,
  )
  return [
    {
      check: 'vector index',
      state: vectors.kind === 'hnsw' ? 'ok' : 'warning',
      detail:
        vectors.kind === 'hnsw'
          ? `graph, ef=${vectors.ef}`
          : `exact search. ${vectors.reason ?? ''}`,
      cure:
        vectors.kind === 'hnsw'
          ? null
          : 'npm rebuild hnswlib-node (needs a C++ compiler); exact search is right and fast up to about 20,000 products',
    },
    {
      check: 'database',
      state: damage.length === 0 ? 'ok' : 'failed',
      detail: damage.length === 0 ? 'whole' : damage.slice(0, 3).join('; '),
      cure: damage.length === 0 ? null : 'stop the server and put back the last backup of aisle.db',
    },
    {
      check: 'catalogue',
      state: products > 0 ? 'ok' : 'failed',
      detail: `${products} products in ${catalogue.docsByCategory.size} categories (${summary?.origin ?? 'none'}, imported ${summary?.importedAt ?? 'never'})`,
      cure: products > 0 ? null : 'npx aisle import FILE',
    },
    {
      check: 'catalogue quality',
      state: withoutCategory > products * 0.1 ? 'warning' : 'ok',
      detail: `${Math.round((100 * known) / Math.max(1, products))}% in known categories, ${withoutCategory} without one, ${(specs / Math.max(1, products)).toFixed(1)} stated specs a product`,
      cure:
        withoutCategory > products * 0.1
          ? 'give a category column, or map one with --mapping'
          : null,
    },
  ]
}
