import * as z from 'zod'

/**
 * JSON Schema with the keywords alone that strict endpoints take: lengths of texts are checked by
 * zod when the answer is there.
 */
export const toStrictSchema = (schema: z.ZodType): Readonly<Record<string, unknown>> =>
  z.toJSONSchema(schema, {
    target: 'draft-7',
    override({ jsonSchema }) {
      delete jsonSchema.minLength
      delete jsonSchema.maxLength
      delete jsonSchema.$schema
    },
  })
