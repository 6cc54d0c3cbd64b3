import type { SpecValue } from '../domain/product.ts'
import type { Attribute, Category, Taxonomy } from '../domain/taxonomy.ts'
import type { RawSpec } from './draft.ts'
import { toAttributeId, toFeedName } from './feed-name.ts'
import { builtInAttributes } from './knowledge.ts'
import { findValue, parseSpecValue, toKey } from './spec-values.ts'

/** Distinct texts up to which a discovered attribute has values instead of free text. */
const maxValues = 40
/** Categories that must use an attribute for it to be taken as meaning the same everywhere. */
const sharedBy = 9
/** A value this many times outside a category's usual range is a mistake of the feed. */
const slack = 3

/** What is gathered about an unknown spec name of one type before it becomes an attribute. */
interface Sighting {
  readonly name: string
  readonly type: 'number' | 'boolean' | 'text'
  count: number
  unit: string | undefined
  /** Distinct texts, up to one more than `maxValues`. */
  readonly texts: Map<string, string>
}

/**
 * Turns specs as feeds name them into values by attribute id. Names that the taxonomy knows for
 * the product's category become its attributes, converted and checked; all others become
 * discovered attributes, so nothing is dropped. Two passes: `sight` every product, then `settle`,
 * then `resolve` each.
 */
export class AttributeRegistry {
  readonly #taxonomy: Taxonomy
  /** Feed name → attributes that it may mean. */
  readonly #byFeedName = new Map<string, { attribute: Attribute; unit: string | undefined }[]>()
  readonly #shared = new Set<string>()
  /** Ranges over all categories, for goods of a category that does not use the attribute. */
  readonly #ranges = new Map<string, [number, number]>()
  readonly #sightings = new Map<string, Sighting>()
  /** Sighting key → attribute, once settled. */
  readonly #discovered = new Map<string, Attribute>()

  /** `earlier` are the attributes discovered by imports before this one; their ids stay. */
  constructor(taxonomy: Taxonomy, earlier: readonly Attribute[]) {
    this.#taxonomy = taxonomy
    for (const attribute of taxonomy.attributes.values()) {
      if (attribute.discovered) continue
      const names = [
        ...attribute.feedNames,
        { name: attribute.id, unit: undefined },
        ...(attribute.label.en ? [{ name: attribute.label.en, unit: undefined }] : []),
        ...(attribute.label.zh ? [{ name: attribute.label.zh, unit: undefined }] : []),
      ]
      const taken = new Set<string>()
      for (const { name, unit } of names) {
        const key = toFeedName(name)
        if (taken.has(key)) continue
        taken.add(key)
        const list = this.#byFeedName.get(key)
        const entry = { attribute, unit }
        if (list) list.push(entry)
        else this.#byFeedName.set(key, [entry])
      }
    }
    const uses = new Map<string, number>()
    for (const category of taxonomy.categories.values())
      for (const { id, range } of category.attributes) {
        if (!category.discovered) uses.set(id, (uses.get(id) ?? 0) + 1)
        if (!range) continue
        const known = this.#ranges.get(id) ?? [Infinity, -Infinity]
        this.#ranges.set(id, [Math.min(known[0], range[0]), Math.max(known[1], range[1])])
      }
    for (const [id, count] of uses) if (count >= sharedBy) this.#shared.add(id)
    for (const attribute of earlier)
      if (attribute.discovered) {
        const name = attribute.feedNames[0]?.name ?? attribute.words.en[0] ?? attribute.id
        const type =
          attribute.type === 'number' || attribute.type === 'boolean' ? attribute.type : 'text'
        this.#discovered.set(`${type} ${name}`, attribute)
      }
  }

  /** First pass: takes note of what `resolve` will not find in the taxonomy. */
  sight(specs: readonly RawSpec[], category: Category | undefined): void {
    for (const spec of specs) {
      if (this.#known(spec, category) !== undefined) continue
      const key = keyOf(spec)
      let sighting = this.#sightings.get(key)
      if (!sighting) {
        const type = typeOf(spec)
        sighting = { name: spec.name, type, count: 0, unit: spec.unit, texts: new Map() }
        this.#sightings.set(key, sighting)
      }
      sighting.count++
      if (sighting.type === 'text' && sighting.texts.size <= maxValues) {
        const text = textOf(spec.value)
        const value = toKey(text)
        if (!sighting.texts.has(value)) sighting.texts.set(value, text)
      }
    }
  }

  /** Between the passes: gives every sighting its attribute, the most frequent name first. */
  settle(): void {
    const taken = new Set([
      ...this.#taxonomy.attributes.keys(),
      ...[...this.#discovered.values()].map(({ id }) => id),
    ])
    for (const [key, sighting] of [...this.#sightings].toSorted(
      (a, b) => b[1].count - a[1].count,
    )) {
      const earlier = this.#discovered.get(key)
      if (earlier) {
        this.#discovered.set(key, withValues(earlier, sighting))
        continue
      }
      const base = toAttributeId(sighting.name)
      const suffix = { number: 'Number', boolean: 'Flag', text: 'Text' }[sighting.type]
      let id = base
      for (let n = 1; taken.has(id) || reserved.has(id); n++)
        id = `${base}${suffix}${n === 1 ? '' : n}`
      taken.add(id)
      this.#discovered.set(key, toAttribute(id, sighting))
    }
  }

  /** Second pass: values by attribute id. Of two specs for one attribute the first counts. */
  resolve(specs: readonly RawSpec[], category: Category | undefined): Record<string, SpecValue> {
    const values: Record<string, SpecValue> = {}
    for (const spec of specs) {
      const known = this.#known(spec, category)
      if (known) {
        if (values[known.id] === undefined || values[known.id] === null)
          values[known.id] = known.value
        continue
      }
      const attribute = this.#discovered.get(keyOf(spec))
      if (!attribute) continue
      const value =
        attribute.type === 'enum'
          ? (findValue(attribute, textOf(spec.value))?.id ?? null)
          : parseSpecValue(attribute, spec.value, spec.unit)
      if (value !== undefined && value !== null && !(attribute.id in values))
        values[attribute.id] = value
    }
    return values
  }

  /** Attributes discovered so far, those of earlier imports included. */
  discovered(): Attribute[] {
    return [...this.#discovered.values()]
  }

  /**
   * The taxonomy's attribute that a spec means for goods of `category`, with its value; `null` as
   * the value where what the feed says cannot be true. `undefined`: the taxonomy does not know it.
   */
  #known(
    spec: RawSpec,
    category: Category | undefined,
  ): { id: string; value: SpecValue } | undefined {
    const candidates = this.#byFeedName.get(spec.name)
    if (!candidates) return undefined
    for (const { attribute, unit } of candidates) {
      const use = category?.attributes.find(({ id }) => id === attribute.id)
      const isTheirs = use !== undefined && category?.discovered !== true
      if (!isTheirs && !this.#shared.has(attribute.id)) continue
      const value = parseSpecValue(attribute, spec.value, spec.unit ?? unit)
      if (value === undefined) continue
      if (typeof value !== 'number') return { id: attribute.id, value }
      const range = use?.range ?? (isTheirs ? undefined : this.#ranges.get(attribute.id))
      // Feeds differ in the unit of a bare number: the canonical one is tried where theirs fails.
      if (isPlausible(value, range, isTheirs)) return { id: attribute.id, value }
      const bare = parseSpecValue(attribute, spec.value)
      if (typeof bare === 'number' && spec.unit === undefined && isTheirs)
        if (isPlausible(bare, range, isTheirs)) return { id: attribute.id, value: bare }
      if (isTheirs) return { id: attribute.id, value: null }
    }
    return undefined
  }
}

/** Names that products and constraints use by themselves, and those every object has. */
const reserved = new Set([
  ...builtInAttributes,
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
])

/** Goods of other categories may be far smaller or larger, but not below nothing. */
function isPlausible(
  value: number,
  range: [number, number] | undefined,
  isTheirs: boolean,
): boolean {
  if (!range) return true
  if (!isTheirs) return value > 0 && value <= range[1] * 20
  return value >= range[0] / slack && value <= range[1] * slack
}

const typeOf = ({ value }: RawSpec): Sighting['type'] =>
  typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text'

const keyOf = (spec: RawSpec): string => `${typeOf(spec)} ${spec.name}`

const textOf = (value: RawSpec['value']): string =>
  typeof value === 'object' ? value.join(', ') : String(value)

function toAttribute(id: string, sighting: Sighting): Attribute {
  const { name, type, unit, texts } = sighting
  const isEnum = type === 'text' && texts.size <= maxValues
  const attribute: Attribute = {
    id,
    type: isEnum ? 'enum' : type,
    ...(unit === undefined ? {} : { unit }),
    decimals: type === 'number' ? 2 : 0,
    ordered: false,
    label: { en: name[0]!.toUpperCase() + name.slice(1) },
    words: { en: [name], zh: [] },
    values: [],
    adjectives: [],
    feedNames: [{ name, ...(unit === undefined ? {} : { unit }) }],
    discovered: true,
  }
  return isEnum ? withValues(attribute, sighting) : attribute
}

/** The attribute with the texts of `sighting` among its values; only for `enum`. */
function withValues(attribute: Attribute, { texts }: Sighting): Attribute {
  if (attribute.type !== 'enum') return attribute
  const values = [...attribute.values]
  const ids = new Set(values.map(({ id }) => id))
  for (const text of texts.values()) {
    if (findValue({ ...attribute, values }, text)) continue
    const base =
      toKey(text)
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 60) || 'value'
    let id = base
    for (let n = 2; ids.has(id); n++) id = `${base}-${n}`
    ids.add(id)
    values.push({ id, label: { en: text }, words: { en: [toKey(text)].filter(Boolean), zh: [] } })
  }
  return { ...attribute, values }
}
