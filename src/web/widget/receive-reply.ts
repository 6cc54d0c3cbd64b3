import type { NeedView, Problem, ProductCard, Reply } from '../../http/contract.ts'
import type { StreamEvent } from '../shared/sse.ts'
import { ApiError } from './api.ts'
import type { ReplyEntry } from './entries.ts'

/** Pauses before a broken stream is taken up again, one an attempt. */
const resumeDelaysMs = [300, 1000, 3000]

/**
 * Reads one reply to its end. Where the stream breaks after it has begun, it is taken up again behind
 * the last event seen, three times at most.
 *
 * @param open asks for the stream behind `lastEventId`; from its start when that is empty
 * @param update is told what has come: the text so far, the goods, the need
 * @throws {ApiError} when the shop refuses, or gives up in the middle
 * @throws {TypeError} when there is no connection
 * @throws {DOMException} when `signal` aborts
 */
export async function receiveReply(
  open: (lastEventId: string) => AsyncGenerator<StreamEvent>,
  update: (change: Partial<Pick<ReplyEntry, 'text' | 'products' | 'need'>>) => void,
  signal: AbortSignal,
): Promise<Reply> {
  let lastEventId = ''
  let text = ''
  for (let attempt = 0; ; attempt++) {
    try {
      for await (const event of open(lastEventId)) {
        lastEventId = event.id
        const data: unknown = JSON.parse(event.data)
        switch (event.event) {
          case 'reply-start':
            text = ''
            update({ text })
            break
          case 'understanding':
            update({ need: (data as { need: NeedView | null }).need })
            break
          case 'products':
            update({ products: (data as { products: ProductCard[] }).products })
            break
          case 'text-delta':
            text += (data as { text: string }).text
            update({ text })
            break
          case 'reply-end':
            return data as Reply
          case 'error':
            throw problemError(data)
        }
      }
      throw new TypeError('The stream ended before the reply did')
    } catch (error) {
      const delay = resumeDelaysMs[attempt]
      if (signal.aborted || error instanceof ApiError || lastEventId === '' || delay === undefined)
        throw error
      await pause(delay, signal)
    }
  }
}

function problemError(data: unknown): ApiError {
  const problem = ((data as { problem?: Problem }).problem ?? data) as Partial<Problem>
  return new ApiError(problem.status ?? 500, problem.code ?? '', problem.detail ?? '')
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(new DOMException('Stopped', 'AbortError'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
  })
}
