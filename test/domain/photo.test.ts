import { describe, expect, it } from 'vitest'
import { maxPhotoBytes, Photo } from '../../src/domain/photo.ts'
import { asDataUrl, beginningLike, photoOf } from '../support/photos.ts'

const faultOf = (url: string): string | undefined => Photo.safeParse(url).error?.issues[0]?.message

describe('a photo', () => {
  it('is a JPEG, PNG or WebP as a data URL', () => {
    expect(faultOf(photoOf('words'))).toBeUndefined()
    for (const type of ['jpeg', 'png', 'webp'] as const)
      expect(faultOf(asDataUrl(`image/${type}`, beginningLike(type)))).toBeUndefined()
  })

  it('is of the type that it declares', () => {
    expect(faultOf(asDataUrl('image/png', beginningLike('jpeg')))).toBe(
      'not the bytes of image/png',
    )
    expect(faultOf(asDataUrl('image/webp', beginningLike('png')))).toMatch(/not the bytes/)
    expect(faultOf(asDataUrl('image/jpeg', Buffer.from('GIF89a and so on')))).toMatch(/not the/)
    expect(faultOf('data:image/png;base64,iQ==')).toMatch(/not the bytes/)
  })

  it.each([
    'https://shop.example/photo.png',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    '/photo.png',
    '',
    'data:image/svg+xml;base64,PHN2Zy8+',
    'data:image/svg+xml,<svg onload="alert(1)"/>',
    'data:text/html;base64,PGI+',
    'data:image/gif;base64,R0lGODlh',
    'data:image/png,iVBORw0KGgo=',
    'data:image/png;charset=utf-8;base64,iVBORw0KGgo=',
    ' data:image/png;base64,iVBORw0KGgo=',
  ])('is no address and of no other type: %s', (url) => {
    expect(faultOf(url)).toMatch(/^not a data URL of image\/jpeg/)
  })

  it('is whole base64', () => {
    const whole = photoOf('words')
    const bodies = ['', 'iVBORw0KGgo', 'iVBORw0K Ggo=', 'iVBO=w0KGgo=', 'iVBORw0KGg-_', '====']
    for (const body of bodies)
      expect(faultOf(`data:image/png;base64,${body}`), body).toBe('not base64')
    expect(faultOf(`${whole}\n`)).toBe('not base64')
  })

  it('has at most 4 MiB', () => {
    const most = asDataUrl('image/jpeg', beginningLike('jpeg', maxPhotoBytes))
    expect(faultOf(most)).toBeUndefined()
    const more = asDataUrl('image/jpeg', beginningLike('jpeg', maxPhotoBytes + 1))
    expect(faultOf(more)).toBe('more than 4194304 bytes')
  })
})
