import * as z from 'zod'
import type { Act, Reference } from '../domain/act.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { Constraint } from '../domain/need.ts'
import { Locale } from '../domain/text.ts'
import { toStrictSchema } from '../llm/strict-schema.ts'

/**
 * The acts as a language model writes them: flatter than {@link Act}, every key required, unions
 * without a discriminator, so that the strictest endpoints take the schema. What needs exact
 * identity or measures (orders, cart, fit, danger) is one act, `desk`, which the rules read.
 */
const list = <T extends z.ZodType>(item: T, most = 12): z.ZodArray<T> => z.array(item).max(most)
const text = z.string().max(400)
const id = z.string().max(80)
const direction = z.enum(['lower', 'higher'])

const ModelReference = z.union([
  z.strictObject({ kind: z.literal('position'), index: z.number().int().min(-1).max(50) }),
  z.strictObject({ kind: z.literal('extreme'), attribute: id, direction }),
  z.strictObject({ kind: z.literal('focus') }),
  z.strictObject({ kind: z.literal('shown') }),
  z.strictObject({ kind: z.literal('brand'), brand: id }),
  z.strictObject({ kind: z.literal('name'), words: text }),
])

const ModelConstraint = z.strictObject({
  attribute: id,
  operator: z.enum(['<=', '>=', '=', '!=', 'in', 'not-in', 'between']),
  value: z.union([z.number(), z.boolean(), id, list(id), list(z.number(), 2)]),
  strength: z.enum(['must', 'prefer']),
})

const bare = <Kind extends string>(kind: Kind) => z.strictObject({ kind: z.literal(kind) })

const ModelAct = z.union([
  z.strictObject({
    kind: z.literal('need'),
    category: id.nullable(),
    constraints: list(ModelConstraint),
    wishes: list(z.strictObject({ attribute: id, direction })),
    uses: list(id),
    people: z.number().min(1).max(50).nullable(),
    roomSquareMetres: z.number().min(1).max(2000).nullable(),
    viewingMetres: z.number().min(0.2).max(30).nullable(),
    words: list(id),
    models: list(id),
  }),
  z.strictObject({ kind: z.literal('withdraw'), attribute: id.nullable() }),
  z.strictObject({
    kind: z.literal('comparative'),
    attribute: id,
    direction,
    than: ModelReference.nullable(),
  }),
  z.strictObject({ kind: z.literal('advise'), reference: ModelReference.nullable() }),
  z.strictObject({ kind: z.literal('compare'), references: list(ModelReference, 5) }),
  z.strictObject({
    kind: z.literal('ask-product'),
    reference: ModelReference,
    attributes: list(id, 6),
    text,
  }),
  z.strictObject({ kind: z.literal('ask-guide'), text }),
  z.strictObject({ kind: z.literal('ask-policy'), topic: id, text }),
  z.strictObject({ kind: z.literal('ask-range'), about: z.enum(['categories', 'brands']) }),
  z.strictObject({ kind: z.literal('off-topic'), topic: id }),
  bare('desk'),
  bare('more'),
  bare('count'),
  bare('skip-question'),
  bare('ask-person'),
  bare('greet'),
  bare('thank'),
  bare('goodbye'),
  bare('ask-identity'),
  bare('haggle'),
  bare('complain'),
  bare('affirm'),
  bare('reject'),
  bare('unclear'),
])

export const ModelActs = z.strictObject({ language: Locale, acts: z.array(ModelAct).min(1).max(8) })
export type ModelActs = z.infer<typeof ModelActs>

/** The same as JSON Schema, for the endpoint. */
export const modelActsSchema = toStrictSchema(ModelActs)

/** What the catalogue lets an act name. */
export interface Known {
  readonly catalogue: Catalogue
  readonly topics: ReadonlySet<string>
}

/**
 * The model's acts as the plan takes them. What names a category, attribute, use or topic that is
 * not there is dropped: a model may invent, its inventions end here.
 */
export const toActs = ({ acts }: ModelActs, desk: readonly Act[], known: Known): Act[] =>
  acts.flatMap((act) => toAct(act, desk, known))

function toAct(act: ModelActs['acts'][number], desk: readonly Act[], known: Known): readonly Act[] {
  const { catalogue, topics } = known
  const { categories, attributes } = catalogue.taxonomy
  const isAttribute = (one: string): boolean => attributes.has(one) || builtIn.has(one)
  switch (act.kind) {
    case 'need': {
      const category = act.category !== null && categories.has(act.category) ? act.category : null
      const need: Act = {
        kind: 'need',
        category,
        constraints: act.constraints.flatMap((one) => toConstraint(one, catalogue)),
        wishes: act.wishes
          .filter(({ attribute }) => isAttribute(attribute))
          .map((wish) => ({ ...wish, strict: false })),
        uses: act.uses.filter((use) =>
          [...categories.values()].some(({ uses }) => uses.some((one) => one.id === use)),
        ),
        life: {
          ...(act.people === null ? {} : { people: act.people }),
          ...(act.roomSquareMetres === null ? {} : { roomArea: act.roomSquareMetres }),
          ...(act.viewingMetres === null ? {} : { distance: act.viewingMetres }),
        },
        text: act.words,
        models: act.models,
        fresh: false,
      }
      return [need]
    }
    case 'withdraw':
      return act.attribute === null || isAttribute(act.attribute) ? [act] : []
    case 'comparative':
      return isAttribute(act.attribute)
        ? [{ ...act, than: act.than === null ? null : toReference(act.than) }]
        : []
    case 'advise':
      return act.reference === null
        ? [{ kind: 'advise' }]
        : [{ kind: 'advise', reference: toReference(act.reference) }]
    case 'compare':
      return [{ kind: 'compare', references: act.references.map(toReference) }]
    case 'ask-product':
      return [
        {
          kind: 'ask-product',
          reference: toReference(act.reference),
          attributes: act.attributes.filter((one) => one === 'reviews' || isAttribute(one)),
          expects: [],
          text: act.text,
        },
      ]
    case 'ask-guide':
      return [{ kind: 'ask-guide', text: act.text, category: null }]
    case 'ask-policy':
      return topics.has(act.topic) ? [act] : [{ kind: 'ask-guide', text: act.text, category: null }]
    case 'ask-person':
      return [{ kind: 'ask-person', reason: 'asked' }]
    case 'off-topic':
      return [{ kind: 'off-topic', topic: 'other' }]
    case 'desk':
      return desk
    default:
      return [act]
  }
}

const builtIn = new Set(['price', 'brand', 'availability', 'rating'])

/** A condition that the catalogue can check; `[]` when its attribute, value or figure is not one. */
function toConstraint(
  { attribute, operator, value, strength }: z.infer<typeof ModelConstraint>,
  { taxonomy, brands }: Catalogue,
): Constraint[] {
  const definition = taxonomy.attributes.get(attribute)
  const unit = definition?.unit
  const base = { attribute, operator, strength, ...(unit === undefined ? {} : { unit }) }
  const isList = operator === 'in' || operator === 'not-in'
  const type = attribute === 'price' || attribute === 'rating' ? 'number' : definition?.type
  if (type === 'number') {
    if (operator === 'between')
      return Array.isArray(value) && value.length === 2 && value.every(isFigure)
        ? [{ ...base, value: [Math.min(...value), Math.max(...value)] }]
        : []
    return isFigure(value) && !isList ? [{ ...base, value }] : []
  }
  if (operator === '<=' || operator === '>=' || operator === 'between') return []
  if (type === 'boolean') return typeof value === 'boolean' && !isList ? [{ ...base, value }] : []
  const named = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
  const allowed =
    attribute === 'brand'
      ? named.flatMap(
          (one) =>
            brands.find(({ name, words }) =>
              [name, ...words].some((word) => word.toLowerCase() === one.toLowerCase()),
            )?.name ?? [],
        )
      : attribute === 'availability'
        ? named.filter((one) => ['in_stock', 'out_of_stock', 'preorder'].includes(one))
        : named.filter((one) => definition?.values.some((known) => known.id === one))
  if (allowed.length === 0) return []
  return isList ? [{ ...base, value: allowed }] : [{ ...base, value: allowed[0]! }]
}

const isFigure = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 1e9

const toReference = (reference: z.infer<typeof ModelReference>): Reference => reference
