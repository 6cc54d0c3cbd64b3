/** An object found in a model's words, or why there is none, in words for the model. */
export type FoundJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string }

const maxBytes = 64 * 1024
const maxDepth = 32
/** Braces tried before giving up: a text of braces alone must not cost its square. */
const mostStarts = 50

/**
 * The first balanced JSON object of a text that may be fenced or talk around it. At most 64 KB and
 * 32 levels deep. Keys named `__proto__` are left out, so no copy of it gets a foreign prototype.
 */
export function findJsonObject(text: string): FoundJson {
  if (Buffer.byteLength(text) > maxBytes)
    return fail(`The answer is larger than ${maxBytes} bytes.`)
  let reason = 'The answer holds no JSON object.'
  let start = text.indexOf('{')
  for (let tries = 0; start !== -1 && tries < mostStarts; tries++) {
    const end = endOfObject(text, start)
    if (end === 'too deep') return fail(`The JSON is nested deeper than ${maxDepth} levels.`)
    if (end === 'open') reason = 'The JSON object is not closed.'
    else {
      const value = parseObject(text.slice(start, end))
      if (value !== undefined) return { ok: true, value }
      reason = 'The object in braces is not valid JSON.'
    }
    start = text.indexOf('{', start + 1)
  }
  return fail(reason)
}

const fail = (reason: string): FoundJson => ({ ok: false, reason })

/** The place after the brace that closes the one at `start`. */
function endOfObject(text: string, start: number): number | 'open' | 'too deep' {
  let depth = 0
  let isString = false
  for (let i = start; i < text.length; i++) {
    const character = text[i]
    if (isString) {
      if (character === '\\') i++
      else if (character === '"') isString = false
    } else if (character === '"') isString = true
    else if (character === '{' || character === '[') {
      if (++depth > maxDepth) return 'too deep'
    } else if ((character === '}' || character === ']') && --depth === 0) return i + 1
  }
  return 'open'
}

function parseObject(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value))
  } catch {
    return undefined
  }
}
