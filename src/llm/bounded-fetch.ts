import { ModelFault } from './language-model.ts'

/**
 * A `fetch` for answers of a stranger: redirects are refused, and the body ends with
 * `ModelFault('garbled')` after `maxBytes` as unpacked or at the first byte that is no UTF-8.
 * The connection is let go then, so a small packed body cannot fill the memory.
 */
export function createBoundedFetch(maxBytes: number): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'error' })
    if (response.body === null) return response
    const { status, statusText, headers } = response
    return new Response(response.body.pipeThrough(createInspector(maxBytes)), {
      status,
      statusText,
      headers,
    })
  }
}

function createInspector(maxBytes: number): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  const check = (chunk?: Uint8Array): void => {
    try {
      if (chunk === undefined) decoder.decode()
      else decoder.decode(chunk, { stream: true })
    } catch {
      throw new ModelFault('garbled', 'The answer is not UTF-8')
    }
  }
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      if (bytes > maxBytes)
        throw new ModelFault('garbled', `The answer is larger than ${maxBytes} bytes`)
      check(chunk)
      controller.enqueue(chunk)
    },
    flush: () => check(),
  })
}
