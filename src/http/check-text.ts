import { Failure } from '../domain/failure.ts'
import { maxTextLength } from './contract.ts'

/**
 * The text of a message, when it is neither empty nor too long.
 *
 * @throws {Failure} `TEXT_EMPTY`, `TEXT_TOO_LONG`.
 */
export function checkText(text: string, hasImages = false): string {
  if (text.trim() === '' && !hasImages)
    throw new Failure('TEXT_EMPTY', 'The message is empty; say something in "text".')
  // Code points, so that an emoji is one character; counted only where it can matter.
  const length = text.length > maxTextLength ? [...text].length : text.length
  if (length > maxTextLength)
    throw new Failure(
      'TEXT_TOO_LONG',
      `The message has ${length} characters; the most is ${maxTextLength}. Send it in parts.`,
    )
  return text
}
