/** FNV-1a, 32 bits: quick, and good enough to deal things into slots; nobody is kept out by it. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  return hash >>> 0
}
