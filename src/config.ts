import * as z from 'zod'

/** `KEY=` in a .env file means absent. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('0 picks a free port'),
  HOST: z.string().min(1).default('127.0.0.1'),
  AISLE_DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: optional(z.string()).describe('absent: embedded SQLite in AISLE_DATA_DIR'),
  OPENAI_API_KEY: optional(z.string()),
  OPENAI_BASE_URL: optional(z.url()),
  AISLE_MODEL: optional(z.string()),
  AISLE_EMBEDDING_MODEL: optional(z.string()).describe(
    'absent: embeddings learnt from the catalogue',
  ),
  AISLE_ADMIN_PASSWORD: optional(z.string()),
  AISLE_SECRET: optional(z.string()),
  AISLE_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  AISLE_ORIGINS: optional(z.string()).describe(
    'origins of shop pages, comma separated; absent: any',
  ),
  AISLE_REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).default(3000),
  AISLE_MESSAGES_PER_MINUTE: z.coerce.number().int().min(0).default(60),
  AISLE_TRUST_PROXY: optional(z.string()),
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
  const parsed = Environment.safeParse(environment)
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
