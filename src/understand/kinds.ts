import type { Catalogue } from '../domain/catalogue.ts'

/** The kinds of goods in stock, a line each with its id and its names, for a prompt. */
export const kindLines = ({ taxonomy, docsByCategory }: Catalogue): string[] =>
  [...docsByCategory.keys()].slice(0, 120).map((id) => {
    const one = taxonomy.categories.get(id)
    return `${id}: ${[one?.label.en, one?.label.zh].filter(Boolean).join(' / ')}`
  })
