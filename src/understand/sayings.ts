import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Taxonomy } from '../domain/taxonomy.ts'
import { trainSubjects, type Saying, type Subjects } from './subjects.ts'

/** A word of the taxonomy says less of a message than a whole saying. */
const wordWeight = 0.5

/**
 * The sayings of a knowledge directory: the lines of `sayings/CLASS.en.txt` and `CLASS.zh.txt`, where
 * CLASS is a category, `shop` (a shop's business, no kind of goods) or `outside` (no shop's). Lines
 * that begin with "#" are remarks. Empty without the folder.
 */
function readSayings(knowledgeDir: string): Saying[] {
  const folder = join(knowledgeDir, 'sayings')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) => {
      const name = /^(.+)\.(?:en|zh)\.txt$/.exec(file)?.[1]
      if (name === undefined) return []
      return readFileSync(join(folder, file), 'utf8')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((text) => ({ text, class: name, weight: 1 }))
    })
}

/** Properties that goods of more kinds than this have tell no kind. */
const mostKinds = 10

/** What the taxonomy calls the goods of a category, their uses, and the properties few others have. */
function wordsOf({ categories, attributes }: Taxonomy): Saying[] {
  const kinds = new Map<string, number>()
  for (const category of categories.values())
    for (const { id } of category.attributes) kinds.set(id, (kinds.get(id) ?? 0) + 1)
  return [...categories.values()].flatMap((category) => {
    const own = category.attributes.flatMap(({ id }) =>
      kinds.get(id)! > mostKinds ? [] : (attributes.get(id) ?? []),
    )
    return [
      category.words,
      category.signs,
      ...category.uses.map(({ words }) => words),
      ...own.map(({ words }) => words),
      ...own.flatMap(({ values }) => values.map(({ words }) => words)),
    ].flatMap(({ en, zh }) =>
      [...en, ...zh].map((text) => ({ text, class: category.id, weight: wordWeight })),
    )
  })
}

/**
 * Learns from the sayings of a knowledge directory and the taxonomy; `null` without sayings. It does
 * so with the first message, since many commands read none: about half a second.
 */
export function learnSubjects(knowledgeDir: string, taxonomy: Taxonomy): Subjects | null {
  const sayings = readSayings(knowledgeDir)
  if (sayings.length === 0) return null
  let learnt: Subjects | undefined
  return {
    of(text) {
      learnt ??= trainSubjects([...sayings, ...wordsOf(taxonomy)])
      return learnt.of(text)
    },
  }
}
