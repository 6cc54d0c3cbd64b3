/**
 * The address when a link to it is harmless: http, https, or relative to the page. Anything else
 * (`javascript:`, `data:`, protocol-relative, hidden control characters) gives `null`.
 */
export function safeHref(address: string): string | null {
  const href = address.trim()
  // oxlint-disable-next-line no-control-regex -- browsers drop control characters: "java\tscript:" would pass
  if (href === '' || /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\\<>"'`]/.test(href)) return null
  if (/^https?:\/\//i.test(href)) return isAddress(href) ? href : null
  if (/^(?:\/(?!\/)|\.{1,2}\/|[?#])/.test(href)) return href
  return null
}

function isAddress(href: string): boolean {
  try {
    return /^https?:\/\/[^/]/i.test(href) && new URL(href).hostname !== ''
  } catch {
    return false
  }
}

/** An image address as an absolute URL on `base`, or `null` when it is not http(s). */
export function imageUrl(image: string | null, base: string): string | null {
  if (image === null || image === '') return null
  try {
    const url = new URL(image, base)
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null
  } catch {
    return null
  }
}
