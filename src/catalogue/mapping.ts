import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { Failure } from '../domain/failure.ts'
import { unitOf } from '../lib/units.ts'

const SpecColumn = z.union([
  z.string().transform((column) => ({ column, unit: undefined })),
  z.object({
    column: z.string(),
    unit: z
      .string()
      .refine((code) => unitOf(code) !== undefined, 'unknown unit')
      .optional(),
  }),
])

/** Which column of a CSV file is what. */
export const Mapping = z.strictObject({
  columns: z.strictObject({
    sku: z.string(),
    title: z.string(),
    price: z.string(),
    salePrice: z.string().optional(),
    currency: z.string().optional(),
    brand: z.string().optional(),
    /** Levels separated by `>`, `/` or `|`. */
    category: z.string().optional(),
    description: z.string().optional(),
    availability: z.string().optional(),
    rating: z.string().optional(),
    ratingCount: z.string().optional(),
    url: z.string().optional(),
    image: z.string().optional(),
    specs: z.record(z.string(), SpecColumn).default({}),
  }),
  /** Currency of amounts that name none. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  decimal: z.enum(['auto', '.', ',']).default('auto'),
  /** Category of all rows, where no column has it. */
  category: z.string().optional(),
  /** Default: told from the header line. */
  delimiter: z.string().length(1).optional(),
})
export type Mapping = z.infer<typeof Mapping>

/** @throws {Failure} `FEED_UNREADABLE` naming the file and what is wrong in it. */
export function readMapping(file: string): Mapping {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Failure(
      'FEED_UNREADABLE',
      `The mapping ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    )
  }
  const parsed = Mapping.safeParse(value)
  if (!parsed.success)
    throw new Failure(
      'FEED_UNREADABLE',
      `The mapping ${file} is not valid:\n${z.prettifyError(parsed.error)}`,
    )
  return parsed.data
}
