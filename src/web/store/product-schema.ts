import type { ProductDetail } from '../../http/contract.ts'

/** The product for programs: search engines, and the widget on this page. */
export function productSchema(product: ProductDetail): object {
  const availability = { in_stock: 'InStock', out_of_stock: 'OutOfStock', preorder: 'PreOrder' }
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    sku: product.sku,
    name: product.title,
    category: product.category,
    brand: { '@type': 'Brand', name: product.brand },
    ...(product.description ? { description: product.description } : {}),
    ...(product.image ? { image: new URL(product.image, location.origin).href } : {}),
    ...(product.rating && product.rating.count > 0
      ? {
          aggregateRating: {
            '@type': 'AggregateRating',
            ratingValue: product.rating.average,
            reviewCount: product.rating.count,
          },
        }
      : {}),
    offers: {
      '@type': 'Offer',
      price: product.price.amount,
      priceCurrency: product.price.currency,
      availability: `https://schema.org/${availability[product.availability]}`,
      url: location.href,
    },
  }
}
