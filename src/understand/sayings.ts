import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { topicsOfPolicies, type Passage } from '../domain/passage.ts'
import type { Taxonomy } from '../domain/taxonomy.ts'
import { inLocale } from '../domain/text.ts'
import { linesOf } from '../lib/text.ts'
import { outsideClass, trainSubjects, type Saying, type Subjects } from './subjects.ts'

/** The shop's guides and policies, and what its policies call themselves. */
export interface ShopTexts {
  readonly passages: readonly Passage[]
  readonly topicWords: ReadonlyMap<string, ReadonlySet<string>>
}

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
      return readLines(join(folder, file)).map((text) => ({ text, class: name, weight: 1 }))
    })
}

const readLines = (file: string): string[] =>
  existsSync(file)
    ? linesOf(readFileSync(file, 'utf8'))
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'))
    : []

/** Frames that a kind of goods takes of each list: all kinds together see every one often. */
const framesAKind = { goods: 18, outside: 5 } as const

/**
 * What is said of goods of any kind, and what is no shop's business although goods are named: the
 * lines of `sayings/frames/goods.LOCALE.txt` and `outside.LOCALE.txt` with the names of the kinds.
 * So the name of a kind alone speaks for it, and the words around tell whose business it is.
 */
function framed(knowledgeDir: string, { categories }: Taxonomy): Saying[] {
  const folder = join(knowledgeDir, 'sayings', 'frames')
  const sayings: Saying[] = []
  for (const about of ['goods', 'outside'] as const)
    for (const locale of ['en', 'zh'] as const) {
      const frames = readLines(join(folder, `${about}.${locale}.txt`))
      let next = 0
      for (const { id, label, plural } of categories.values())
        for (let n = 0; n < Math.min(framesAKind[about], frames.length); n++) {
          const one = inLocale(label, locale).toLowerCase()
          const text = frames[next++ % frames.length]!.replaceAll('{one}', one).replaceAll(
            '{goods}',
            locale === 'en' ? plural : one,
          )
          sayings.push({ text, class: about === 'goods' ? id : outsideClass, weight: wordWeight })
        }
    }
  return sayings
}

/** Properties that goods of more kinds than this have tell no kind. */
const mostKinds = 10

/** Words of a rule that its frames are filled with, a locale. */
const wordsARule = 8

/**
 * What the shop's own texts ask and answer: the headings of its policies and guides, and the frames
 * of `sayings/frames/policy.LOCALE.txt` with the words of its policies.
 */
function written(knowledgeDir: string, { passages, topicWords }: ShopTexts): Saying[] {
  const headings = passages.map(({ kind, topic, heading }) => ({
    text: heading,
    class: kind === 'policy' ? `policy-${topic}` : topic,
    weight: 1,
  }))
  const rules = topicsOfPolicies(passages)
  const asked = (['en', 'zh'] as const).flatMap((locale) => {
    const frames = readLines(join(knowledgeDir, 'sayings', 'frames', `policy.${locale}.txt`))
    return [...rules].flatMap((topic) =>
      [...(topicWords.get(topic) ?? [])]
        .filter((word) => /\p{Script=Han}/u.test(word) === (locale === 'zh'))
        .slice(0, wordsARule)
        .flatMap((word) =>
          frames.map((frame) => ({
            text: frame.replaceAll('{topic}', word),
            class: `policy-${topic}`,
            weight: wordWeight,
          })),
        ),
    )
  })
  return [...headings, ...asked]
}

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
 * Learns from the sayings of a knowledge directory, the taxonomy and the shop's texts; `null` without sayings. It does
 * so with the first message, since many commands read none: about a second.
 */
export function learnSubjects(
  knowledgeDir: string,
  taxonomy: Taxonomy,
  texts: ShopTexts,
): Subjects | null {
  const sayings = readSayings(knowledgeDir)
  if (sayings.length === 0) return null
  let learnt: Subjects | undefined
  return {
    of(text) {
      learnt ??= trainSubjects([
        ...sayings,
        ...framed(knowledgeDir, taxonomy),
        ...written(knowledgeDir, texts),
        ...wordsOf(taxonomy),
      ])
      return learnt.of(text)
    },
  }
}
