import { isRecord } from './is-record.ts'

/** Keywords that strict structured outputs do not take. */
const refused = [
  'allOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentRequired',
  'dependentSchemas',
  'patternProperties',
  'propertyNames',
  'unevaluatedProperties',
  'contains',
  'prefixItems',
  'uniqueItems',
  'minLength',
  'maxLength',
  'default',
]

const deepest = 10
const mostProperties = 5000
const mostEnumValues = 1000

/**
 * What OpenAI's strict mode would refuse of a JSON Schema: every object closed and all its
 * properties required, no more than 10 levels, and none of the keywords it does not know.
 */
export function strictFaults(schema: Readonly<Record<string, unknown>>): string[] {
  const faults: string[] = []
  let properties = 0
  let enumValues = 0
  if (schema['type'] !== 'object' || schema['anyOf'] !== undefined)
    faults.push("the root must be of type 'object' and no 'anyOf'")
  visit(schema, '$', 0)
  const definitions = schema['$defs'] ?? schema['definitions']
  if (isRecord(definitions))
    for (const [name, one] of Object.entries(definitions)) visit(one, `$defs.${name}`, 0)
  if (properties > mostProperties) faults.push(`more than ${mostProperties} properties`)
  if (enumValues > mostEnumValues) faults.push(`more than ${mostEnumValues} enum values`)
  return faults

  function visit(node: unknown, path: string, depth: number): void {
    if (!isRecord(node)) return void faults.push(`${path}: is no schema`)
    if (depth > deepest) return void faults.push(`${path}: nested deeper than ${deepest}`)
    for (const keyword of refused)
      if (keyword in node) faults.push(`${path}: '${keyword}' is not permitted`)
    if (typeof node['$ref'] === 'string') return
    if (Array.isArray(node['anyOf'])) {
      for (const [index, one] of node['anyOf'].entries())
        visit(one, `${path}.anyOf.${index}`, depth)
      return
    }
    if (Array.isArray(node['enum'])) enumValues += node['enum'].length
    if (!('type' in node) && !('enum' in node) && !('const' in node))
      faults.push(`${path}: has no 'type'`)
    const types = [node['type']].flat()
    if (types.includes('object')) visitObject(node, path, depth)
    if (types.includes('array')) {
      if (isRecord(node['items'])) visit(node['items'], `${path}.items`, depth + 1)
      else faults.push(`${path}: an array needs 'items'`)
    }
  }

  function visitObject(node: Record<string, unknown>, path: string, depth: number): void {
    const own = isRecord(node['properties']) ? node['properties'] : {}
    const required = Array.isArray(node['required']) ? node['required'] : []
    if (node['additionalProperties'] !== false)
      faults.push(`${path}: 'additionalProperties' must be false`)
    for (const [name, one] of Object.entries(own)) {
      properties++
      if (!required.includes(name)) faults.push(`${path}: '${name}' is missing in 'required'`)
      visit(one, `${path}.${name}`, depth + 1)
    }
    for (const name of required)
      if (!Object.hasOwn(own, String(name)))
        faults.push(`${path}: 'required' names '${String(name)}', which is no property`)
  }
}
