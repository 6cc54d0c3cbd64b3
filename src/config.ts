import * as z from 'zod'
import { wayNames } from './behaviour/trial.ts'
import { parseExperiment } from './recommend/experiment/parse.ts'

/** Tokens; 0 is no limit. */
const limit = z.coerce.number().int().min(0)
/** Of the currency in which the model is paid. */
const money = z.coerce.number().min(0)

/** One or more, apart by commas or spaces, each 24 to 64 bytes in base64. */
const secrets = z
  .string()
  .refine(
    (text) =>
      text
        .split(/[\s,]+/)
        .every((one) => one === '' || /^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/.test(one)),
    'not a list of secrets; "npx aisle webhooks secret" makes one',
  )

const experiment = z.string().transform((text, context) => {
  try {
    const parsed = parseExperiment(text)
    for (const { name } of parsed.arms)
      if (!(wayNames as readonly string[]).includes(name))
        throw new RangeError(`has an arm "${name}", which is none of ${wayNames.join(', ')}`)
    return parsed
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message })
    return z.NEVER
  }
})

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('0 picks a free port'),
  HOST: z.string().min(1).default('127.0.0.1'),
  AISLE_DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.string().optional().describe('absent: embedded SQLite in AISLE_DATA_DIR'),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z.url().optional(),
  AISLE_MODEL: z.string().optional(),
  AISLE_EMBEDDING_MODEL: z
    .string()
    .optional()
    .describe('absent: embeddings learnt from the catalogue'),
  AISLE_MODEL_TOKENS_PER_TURN: limit.default(60_000),
  AISLE_MODEL_TOKENS_PER_CONVERSATION: limit.default(200_000),
  AISLE_MODEL_TOKENS_PER_DAY: limit.default(0),
  AISLE_MODEL_MONEY_PER_TURN: money.default(0).describe('0: no limit'),
  AISLE_MODEL_MONEY_PER_CONVERSATION: money.default(0).describe('0: no limit'),
  AISLE_MODEL_MONEY_PER_DAY: money.default(0).describe('0: no limit'),
  AISLE_MODEL_INPUT_PRICE: money.default(0).describe('a million tokens'),
  AISLE_MODEL_OUTPUT_PRICE: money.default(0).describe('a million tokens'),
  AISLE_ADMIN_PASSWORD: z.string().optional(),
  AISLE_SECRET: z.string().optional(),
  AISLE_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  AISLE_ORIGINS: z
    .string()
    .optional()
    .describe('origins of shop pages, comma separated; absent: any'),
  AISLE_REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).default(3000),
  AISLE_MESSAGES_PER_MINUTE: z.coerce.number().int().min(0).default(60),
  AISLE_TRAIN_EVERY: z.coerce
    .number()
    .min(0)
    .max(8760)
    .default(24)
    .describe('hours between trainings of the ranker by the server; 0: never'),
  AISLE_EXPERIMENT: experiment
    .optional()
    .describe('ways of ranking that shoppers are dealt into: ranking:plain=0.5,used=0.5'),
  AISLE_TRUST_PROXY: z.string().optional(),
  AISLE_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('the shop as shoppers reach it'),
  AISLE_BOT_SECRETS: secrets.optional().describe('absent: no bot may write'),
  AISLE_BOT_QUIET_HOURS: z.coerce.number().min(0).default(24).describe('0: never'),
  AISLE_WEBHOOK_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('absent: replies to bots come in the response'),
  AISLE_WEBHOOK_PRIVATE: z.stringbool().default(false),
})

export type Config = Readonly<z.infer<typeof Environment>>

/** Settings that Aisle knows, for the hint at a misspelt one. */
export const settingNames: readonly string[] = Object.keys(Environment.shape)

/**
 * Reads and checks the environment once, at start. The only reader of `process.env`.
 *
 * @throws {TypeError} listing every wrong variable, not only the first.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  // `KEY=` in a .env file means absent.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success)
    throw new TypeError(
      `Wrong settings in the environment or .env:\n${z.prettifyError(parsed.error)}\nSee .env.example for what each may hold.`,
    )
  return Object.freeze(parsed.data)
}

/** Settings that look like Aisle's and are not, so that a typo is not silent. */
export const unknownSettings = (environment: NodeJS.ProcessEnv): string[] =>
  Object.keys(environment).filter(
    (name) => name.startsWith('AISLE_') && !settingNames.includes(name),
  )
