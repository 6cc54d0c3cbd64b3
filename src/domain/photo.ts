import * as z from 'zod'

/** Most photos that one message may bring. */
export const mostPhotos = 3

/** Largest photo, in bytes as a picture, not as the text that carries it. */
export const maxPhotoBytes = 4 * 1024 * 1024

/**
 * A photo as a data URL whose bytes are what it declares. Addresses are refused: whoever fetched one
 * would do so for a stranger. So is SVG, which is a program more than a picture.
 */
export const Photo = z.string().superRefine((url, context) => {
  const message = faultOf(url)
  if (message !== undefined) context.addIssue({ code: 'custom', message })
})

type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp'

/** Whether bytes, one character each, begin as those of the type do. */
const begins: Readonly<Record<PhotoType, (bytes: string) => boolean>> = {
  'image/jpeg': (bytes) => bytes.startsWith('\xff\xd8\xff'),
  'image/png': (bytes) => bytes.startsWith('\x89PNG\r\n\x1a\n'),
  'image/webp': (bytes) => bytes.startsWith('RIFF') && bytes.startsWith('WEBP', 8),
}

const opening = /^data:(image\/(?:jpeg|png|webp));base64,/

/** What is wrong with it, in words that hold nothing of it. */
function faultOf(url: string): string | undefined {
  const head = opening.exec(url.slice(0, 40))
  if (!head) return 'not a data URL of image/jpeg, image/png or image/webp in base64'
  const body = url.slice(head[0].length)
  const padding = body.endsWith('==') ? 2 : body.endsWith('=') ? 1 : 0
  if ((body.length / 4) * 3 - padding > maxPhotoBytes) return `more than ${maxPhotoBytes} bytes`
  const isBase64 =
    body !== '' &&
    body.length % 4 === 0 &&
    !/[^A-Za-z0-9+/]/.test(body.slice(0, body.length - padding))
  if (!isBase64) return 'not base64'
  const type = head[1] as PhotoType
  return begins[type](atob(body.slice(0, 24))) ? undefined : `not the bytes of ${type}`
}

/** What a photo may tell the size or strength of. */
export const PhotoMeasureName = z.enum([
  'width',
  'height',
  'depth',
  'niche-width',
  'niche-height',
  'niche-depth',
  'door-width',
  'voltage',
  'power',
  'capacity',
  'diagonal',
  'noise',
])
export type PhotoMeasureName = z.infer<typeof PhotoMeasureName>

/** A figure as it stands on the photo; `unit` is a code of `lib/units.ts`. */
export interface PhotoMeasure {
  readonly what: PhotoMeasureName
  readonly value: number
  readonly unit: string
}

export const PhotoSubject = z.enum(['label', 'space', 'appliance', 'product', 'other'])

/** What was read from the photos of a message, as far as it may be shown. Nobody has confirmed it. */
export interface PhotoReading {
  readonly subject: z.infer<typeof PhotoSubject>
  /** An id of the taxonomy. */
  readonly category: string | null
  readonly brand: string | null
  readonly model: string | null
  readonly measures: readonly PhotoMeasure[]
}

/** What came of looking: a reading, nothing of use, or nobody could look. */
export type Sight = PhotoReading | 'nothing' | 'unseen'
