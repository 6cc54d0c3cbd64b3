import { crc32 } from 'node:zlib'

const dataUrl = (type: string, bytes: Uint8Array): string =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
/** One grey pixel, deflated. */
const pixel = Buffer.from('789c6368000000820081', 'hex')

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A PNG of one pixel with a comment, which the scripted model takes for what the photo shows. */
export function photoOf(shown: object | string): string {
  const words = typeof shown === 'string' ? shown : JSON.stringify(shown)
  const comment = Buffer.concat([Buffer.from('Comment\0', 'latin1'), Buffer.from(words)])
  const bytes = Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('tEXt', comment),
    chunk('IDAT', pixel),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return dataUrl('image/png', bytes)
}

/** Bytes that begin like a picture of the type, `size` of them. */
export function beginningLike(type: 'jpeg' | 'png' | 'webp', size = 64): Buffer {
  const beginnings = {
    jpeg: '\xff\xd8\xff\xe0',
    png: '\x89PNG\r\n\x1a\n',
    webp: 'RIFF\0\0\0\0WEBP',
  }
  return Buffer.concat([Buffer.from(beginnings[type], 'latin1'), Buffer.alloc(size)], size)
}

export const asDataUrl = dataUrl

export const niche = {
  subject: 'space',
  measures: [
    { what: 'niche-width', value: 60, unit: 'cm' },
    { what: 'niche-height', value: 82, unit: 'cm' },
    { what: 'niche-depth', value: 57, unit: 'cm' },
  ],
}

export const typeLabel = {
  subject: 'label',
  category: 'washing-machine',
  brand: 'Bosch',
  model: 'WAT28',
  measures: [
    { what: 'power', value: 2300, unit: 'W' },
    { what: 'capacity', value: 8, unit: 'kg' },
  ],
}
