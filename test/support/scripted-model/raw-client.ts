import { request } from 'node:http'

/** What came back over the wire, however it ended. */
export interface RawAnswer {
  /** 0 when no head of an answer came. */
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly bytes: Buffer
  /** `bytes` as text, what is no UTF-8 replaced. */
  readonly text: string
  /** Lengths of the pieces in which the body came. */
  readonly pieces: readonly number[]
  /** `whole`: properly ended; `left`: we went; `broken`: the connection or its HTTP failed. */
  readonly end: 'whole' | 'left' | 'broken'
  /** Code of the error that broke it. */
  readonly code: string | undefined
  /** Milliseconds until the head, and until the end. */
  readonly headMs: number
  readonly ms: number
}

export interface RawLimits {
  /** We go after so many milliseconds. @default 10,000 */
  readonly mostMs?: number
  /** We go after so many bytes. @default 256 MiB */
  readonly mostBytes?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** One POST on a connection of its own; never throws, follows no redirect, decodes nothing. */
export function post(
  url: string,
  body: unknown,
  { mostMs = 10_000, mostBytes = 2 ** 28, headers = {} }: RawLimits = {},
): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const started = performance.now()
    const chunks: Buffer[] = []
    let length = 0
    let head = { status: 0, headers: {} as RawAnswer['headers'], headMs: Infinity }
    const finish = (end: RawAnswer['end'], code?: string): void => {
      clearTimeout(timer)
      sent.destroy()
      const bytes = Buffer.concat(chunks)
      resolve({
        ...head,
        bytes,
        text: length > 2 ** 24 ? '' : bytes.toString(),
        pieces: chunks.map((chunk) => chunk.length),
        end,
        code,
        ms: performance.now() - started,
      })
    }
    const timer = setTimeout(() => finish('left'), mostMs)
    const sent = request(
      url,
      {
        method: 'POST',
        agent: false,
        headers: { 'content-type': 'application/json', ...headers },
      },
      (response) => {
        head = {
          status: response.statusCode ?? 0,
          headers: response.headers,
          headMs: performance.now() - started,
        }
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk)
          length += chunk.length
          if (length >= mostBytes) finish('left')
        })
        response.on('end', () => finish(response.complete ? 'whole' : 'broken'))
        response.on('error', (error: NodeJS.ErrnoException) => finish('broken', error.code))
      },
    )
    sent.on('error', (error: NodeJS.ErrnoException) => finish('broken', error.code))
    sent.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
}

/** The data of each event of a stream, without `[DONE]`. */
export const dataOf = (text: string): string[] =>
  text
    .split('\n\n')
    .filter((event) => event.startsWith('data: ') && event !== 'data: [DONE]')
    .map((event) => event.slice('data: '.length))
