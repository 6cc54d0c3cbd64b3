import type * as z from 'zod'
import type { ZodOpenApiResponsesObject } from 'zod-openapi'
import type { ProblemCode } from './problem.ts'

/** One row of the route table. */
export interface Operation {
  readonly id: string
  readonly tag: 'Conversations' | 'Bots' | 'Products' | 'Events' | 'Shoppers' | 'Operations'
  readonly summary: string
  readonly description?: string
  /** True when the conversation's token is needed. */
  readonly owner?: boolean
  /** `needed`: only the shopper may; `better`: proves who the shopper is. */
  readonly shopper?: 'needed' | 'better'
  readonly path?: z.ZodObject
  readonly query?: z.ZodObject
  readonly header?: z.ZodObject
  /** `others` are more examples, by name. */
  readonly body?: {
    schema: z.ZodType
    example: unknown
    others?: Readonly<Record<string, unknown>>
    optional?: boolean
  }
  readonly answers: ZodOpenApiResponsesObject
  readonly problems: readonly ProblemCode[]
}

export const json = (description: string, schema: z.ZodType, sample?: unknown) => ({
  description,
  content: {
    'application/json': { schema, ...(sample === undefined ? {} : { example: sample }) },
  },
})

/** Of every route that reads a body. */
export const bodyProblems = [
  'REQUEST_INVALID',
  'BODY_NOT_JSON',
  'BODY_NOT_UTF8',
  'BODY_TOO_LARGE',
  'MEDIA_TYPE_UNSUPPORTED',
  'RATE_LIMITED',
  'STORAGE_FAILED',
  'STORAGE_FULL',
] as const satisfies ProblemCode[]
