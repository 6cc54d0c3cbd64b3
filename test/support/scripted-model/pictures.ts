import type { ChatRequest, Message } from './chat-request.ts'

/** How the bytes of a picture begin, one character each, by its type. */
const begins: Readonly<Record<string, (bytes: string) => boolean>> = {
  jpeg: (bytes) => bytes.startsWith('\xff\xd8\xff'),
  png: (bytes) => bytes.startsWith('\x89PNG\r\n\x1a\n'),
  gif: (bytes) => /^GIF8[79]a/.test(bytes),
  webp: (bytes) => bytes.startsWith('RIFF') && bytes.startsWith('WEBP', 8),
}

/** Whether OpenAI would take the address of a picture: one of the web, or whole bytes of their type. */
export function isPicture(url: string): boolean {
  if (/^https?:\/\/[^\s/]+/.test(url)) return true
  const head = /^data:image\/(png|jpeg|gif|webp);base64,/.exec(url.slice(0, 40))
  if (!head) return false
  const body = url.slice(head[0].length)
  if (body === '' || body.length % 4 !== 0) return false
  if (/[^A-Za-z0-9+/]/.test(body.slice(0, -2)) || !/[A-Za-z0-9+/=]=?$/.test(body)) return false
  return begins[head[1]!]!(Buffer.from(body.slice(0, 24), 'base64').toString('latin1'))
}

/** Addresses of the pictures of a message. */
export const picturesOf = ({ content }: Message): string[] =>
  Array.isArray(content)
    ? content.flatMap((part) => (part.type === 'image_url' ? [part.image_url.url] : []))
    : []

/**
 * What a model of little sight reads on a picture: the comment of a PNG, its chunk `tEXt`. Nothing on
 * pictures without one.
 */
export function wordsOn(url: string): string {
  const bytes = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (bytes.toString('latin1', at + 4, at + 8) === 'tEXt')
      return data.toString().slice(data.indexOf(0) + 1)
    at += 12 + length
  }
  return ''
}

/** Everything written on the pictures of a request, a picture a line. */
export const wordsOnPictures = ({ messages }: Pick<ChatRequest, 'messages'>): string =>
  messages
    .flatMap(picturesOf)
    .map(wordsOn)
    .filter((words) => words !== '')
    .join('\n')
