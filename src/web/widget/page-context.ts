import type { Page } from '../../http/contract.ts'

/**
 * What the shopper is looking at: what the page says outright, else the schema.org product in it.
 * The address goes without its query, which may hold things that are nobody's business.
 */
export function pageContext(stated: {
  readonly sku: string | null | undefined
  readonly category: string | null | undefined
}): Page {
  const found = stated.sku ? {} : schemaProduct()
  const sku = stated.sku ?? found.sku
  const category = stated.category ?? found.category
  return {
    url: (location.origin + location.pathname).slice(0, 2048),
    ...(sku ? { sku: sku.slice(0, 128) } : {}),
    ...(category ? { category: category.slice(0, 128) } : {}),
  }
}

function schemaProduct(): { sku?: string; category?: string } {
  for (const element of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const product = findProduct(JSON.parse(element.textContent ?? ''), 0)
      if (product) return product
    } catch {
      // Broken JSON-LD is common; the page simply has no subject then.
    }
  }
  return {}
}

function findProduct(value: unknown, depth: number): { sku?: string; category?: string } | null {
  if (typeof value !== 'object' || value === null || depth > 4) return null
  if (Array.isArray(value)) {
    for (const item of value) {
      const product = findProduct(item, depth + 1)
      if (product) return product
    }
    return null
  }
  const node = value as Record<string, unknown>
  if ([node['@type']].flat().includes('Product')) {
    const sku = node['sku'] ?? node['productID']
    const category = node['category']
    return {
      ...(typeof sku === 'string' || typeof sku === 'number' ? { sku: String(sku) } : {}),
      ...(typeof category === 'string' ? { category } : {}),
    }
  }
  return findProduct(node['@graph'] ?? node['mainEntity'], depth + 1)
}
