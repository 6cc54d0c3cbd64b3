import type { Catalogue } from '../domain/catalogue.ts'
import { trainCatalogueEmbeddings } from '../embedding/catalogue.ts'
import type { AboutItems } from '../recommend/fit-ranker.ts'
import { embeddingText, productText } from '../embedding/document.ts'
import { contentFeatures } from './content-features.ts'
import { graphFacts } from './graph-facts.ts'

/**
 * What the catalogue tells rankers of its goods, by sku: the words of title, brand and kind; embeddings of
 * all that is said of them, learnt from the catalogue itself; and their nodes in the product graph. The
 * embeddings take about half a second for 1,000 goods.
 */
export async function aboutItems(catalogue: Catalogue): Promise<Required<AboutItems>> {
  const texts = catalogue.products.map((product) => embeddingText(productText(catalogue, product)))
  const { version, docBySku, products } = catalogue
  const embeddings = await trainCatalogueEmbeddings(texts, { version })
  return {
    features: contentFeatures(products),
    embeddings(sku) {
      const doc = docBySku.get(sku)
      return doc === undefined ? null : embeddings.vectorOf(texts[doc]!)
    },
    facts: graphFacts(catalogue),
  }
}
