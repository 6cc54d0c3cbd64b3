import type { Response } from 'express'
import { createProblem } from './problem.ts'
import { frame, type ReplyStream } from './reply-streams.ts'

export interface StreamTimes {
  /** A comment this often keeps proxies awake. */
  readonly heartbeatMs: number
  /** A reader that takes nothing for this long is dropped. */
  readonly stallMs: number
}

/**
 * Sends the frames of a reply from position `from` on, as they come. The head goes out with the
 * first frame, so that a turn that fails before it answers with a status of its own.
 *
 * Frames wait in the stream, not in the socket: a slow reader costs one socket buffer.
 */
export async function sendStream(
  response: Response,
  { stream, from }: { stream: ReplyStream; from: number },
  { heartbeatMs, stallMs }: StreamTimes,
  lastCall: AbortSignal,
): Promise<void> {
  const bell = createBell()
  const leave = stream.join(bell.ring)
  const heartbeat = setInterval(() => {
    if (!response.writableNeedDrain) send(response, ': awake\n\n')
  }, heartbeatMs)
  response.on('close', bell.ring).on('drain', bell.ring)
  lastCall.addEventListener('abort', bell.ring)

  try {
    let next = from
    while (!response.destroyed) {
      if (response.writableNeedDrain) {
        if (!(await bell.rang(stallMs))) response.destroy()
        continue
      }
      if (stream.failure !== undefined && !response.headersSent) throw stream.failure
      const ready = stream.frames[next]
      if (ready !== undefined) {
        send(response, ready)
        next++
        continue
      }
      if (!stream.isRunning) break
      if (lastCall.aborted) {
        const problem = createProblem('SHUTTING_DOWN', 'The server restarts; send it once more.')
        send(response, frame(stream.firstId + next, 'error', { problem }))
        break
      }
      await bell.rang()
    }
    if (!response.headersSent) open(response)
    response.end()
  } finally {
    clearInterval(heartbeat)
    lastCall.removeEventListener('abort', bell.ring)
    leave()
  }
}

function open(response: Response): void {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  })
  response.flushHeaders()
}

function send(response: Response, text: string): void {
  if (!response.headersSent) open(response)
  response.write(text)
}

/** Someone sleeps until it rings; a ring while nobody sleeps is not lost. */
function createBell() {
  let hasRung = false
  let wake: (() => void) | undefined
  return {
    ring: () => {
      hasRung = true
      wake?.()
    },
    /** False when it did not ring within `withinMs`. */
    async rang(withinMs?: number): Promise<boolean> {
      let timer: NodeJS.Timeout | undefined
      if (!hasRung)
        await new Promise<void>((resolve) => {
          wake = resolve
          if (withinMs !== undefined) timer = setTimeout(resolve, withinMs)
        })
      clearTimeout(timer)
      wake = undefined
      const didRing = hasRung
      hasRung = false
      return didRing
    },
  }
}
