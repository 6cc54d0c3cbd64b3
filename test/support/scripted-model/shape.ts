import { isRecord } from './is-record.ts'

type Schema = Record<string, unknown>

/**
 * The value nearest to `wish` that a JSON Schema allows: what does not fit is replaced by the
 * smallest thing that does, what is not asked for is left out. `filler` stands for free texts that
 * the wish does not give.
 */
export function shape(schema: Schema, wish: unknown, filler = ''): unknown {
  return visit(schema, wish)

  function visit(given: unknown, want: unknown): unknown {
    const node = resolve(given)
    if ('const' in node) return node['const']
    if (Array.isArray(node['enum'])) return node['enum'].includes(want) ? want : node['enum'][0]
    const branches = node['anyOf'] ?? node['oneOf']
    if (Array.isArray(branches)) return visit(bestOf(branches.map(resolve), want), want)
    switch (typeFor(node, want)) {
      case 'object':
        return objectOf(node, want)
      case 'array':
        return arrayOf(node, want)
      case 'number':
      case 'integer':
        return numberOf(node, want)
      case 'boolean':
        return want === true
      case 'null':
        return null
      default:
        return typeof want === 'string' ? want : filler
    }
  }

  function objectOf(node: Schema, want: unknown): Schema {
    const wanted = isRecord(want) ? want : {}
    return Object.fromEntries(
      Object.entries(isRecord(node['properties']) ? node['properties'] : {})
        .filter(([name]) => name in wanted || [node['required']].flat().includes(name))
        .map(([name, one]) => [name, visit(one, wanted[name])]),
    )
  }

  function arrayOf(node: Schema, want: unknown): unknown[] {
    const least = Number(node['minItems'] ?? 0)
    const wanted = Array.isArray(want) ? want.slice(0, Number(node['maxItems'] ?? 100)) : []
    const items = [...wanted, ...Array.from({ length: Math.max(0, least - wanted.length) })]
    return items.map((one) => visit(node['items'] ?? {}, one))
  }

  /** The branch of the wish's kind; with no wish `null` where that may be. */
  function bestOf(branches: readonly Schema[], want: unknown): Schema {
    const scored = branches.map((branch) => ({ branch, score: fit(branch, want) }))
    return scored.reduce((best, one) => (one.score > best.score ? one : best)).branch
  }

  function fit(node: Schema, want: unknown): number {
    if ('const' in node) return node['const'] === want ? 3 : 0
    if (Array.isArray(node['enum'])) return node['enum'].includes(want) ? 3 : 0
    if (!typesOf(node).includes(typeOf(want))) return want === undefined && isNull(node) ? 2 : 0
    if (Array.isArray(want))
      return want.length > 0
        ? Math.min(...want.map((one) => 1 + fit(resolve(node['items']), one)))
        : 1
    if (!isRecord(want) || !isRecord(node['properties'])) return 1
    const known = Object.entries(node['properties'])
    const constants = known.filter(([, one]) => 'const' in resolve(one))
    if (constants.some(([name, one]) => resolve(one)['const'] !== want[name])) return 0
    return 1 + constants.length * 10 + known.filter(([name]) => name in want).length
  }

  function resolve(node: unknown): Schema {
    if (!isRecord(node)) return {}
    const name = typeof node['$ref'] === 'string' ? node['$ref'] : undefined
    if (name === undefined) return node
    const target = name
      .replace(/^#\/?/, '')
      .split('/')
      .filter(Boolean)
      .reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), schema)
    return isRecord(target) ? target : {}
  }
}

function numberOf(node: Schema, want: unknown): number {
  const least = Number(node['minimum'] ?? -Infinity)
  const most = Number(node['maximum'] ?? Infinity)
  const number = typeof want === 'number' ? want : Math.max(0, least)
  const whole = node['type'] === 'integer' ? Math.round(number) : number
  return Math.min(most, Math.max(least, whole))
}

const typesOf = (node: Schema): unknown[] => {
  const types = [node['type']].flat()
  return types.includes('integer') ? [...types, 'number'] : types
}

const isNull = (node: Schema): boolean => typesOf(node).includes('null')

const typeOf = (value: unknown): string => {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** One of the types that a schema allows: the wish's, else null, else the first. */
function typeFor(node: Schema, want: unknown): unknown {
  const types = typesOf(node)
  if (types.includes(typeOf(want))) return typeOf(want) === 'number' ? types[0] : typeOf(want)
  return types.includes('null') ? 'null' : types[0]
}
