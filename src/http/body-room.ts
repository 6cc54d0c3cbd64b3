import type { Request, Response } from 'express'
import { Failure } from '../domain/failure.ts'

export interface BodyRoomOptions {
  /** Bytes of large bodies that may be held at the same time. */
  readonly totalBytes: number
  /** Bodies up to this size need no room. */
  readonly freeBytes: number
}

/**
 * What large bodies share, so that many of them at once cannot fill the memory. A body takes its
 * room before it is read and keeps it until the response is over, as the photos live that long.
 */
export interface BodyRoom {
  /**
   * Takes the bytes that the body says it has; `maxBytes` where it does not say.
   *
   * @throws {Failure} `SERVER_BUSY` when there is not so much left.
   */
  enter(request: Request, response: Response, maxBytes: number): void
  /** Gives back what the body did not need. */
  settle(response: Response, bytes: number): void
}

export function createBodyRoom({ totalBytes, freeBytes }: BodyRoomOptions): BodyRoom {
  let taken = 0
  const shares = new WeakMap<Response, number>()

  const hold = (response: Response, bytes: number): void => {
    taken += bytes - (shares.get(response) ?? 0)
    shares.set(response, bytes)
  }

  return {
    enter(request, response, maxBytes) {
      const bytes = Math.min(declaredBytes(request) ?? maxBytes, maxBytes)
      if (bytes <= freeBytes) return
      if (taken + bytes > totalBytes)
        throw new Failure(
          'SERVER_BUSY',
          'Too many large messages are being read at this moment. Send it again in a few seconds, or without photos.',
        )
      hold(response, bytes)
      response.once('close', () => hold(response, 0))
    },
    settle(response, bytes) {
      if (shares.has(response)) hold(response, bytes <= freeBytes ? 0 : bytes)
    },
  }
}

/** `undefined` when the body comes in chunks or packed: then its size is not known before. */
function declaredBytes({ headers }: Request): number | undefined {
  if (headers['transfer-encoding'] !== undefined) return undefined
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') return undefined
  return Number(headers['content-length'] ?? 0)
}
