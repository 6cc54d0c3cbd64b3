import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../domain/failure.ts'
import type { Passage } from '../domain/passage.ts'
import type { Locale } from '../domain/text.ts'
import { informativeTerms } from '../lib/question-terms.ts'
import { searchTerms } from '../lib/text.ts'
import { buildLexical, idf, searchLexical, type LexicalIndex } from './lexical.ts'

/** A passage that answers a question, and how well. */
export interface FoundPassage {
  readonly passage: Passage
  /** BM25F over heading, words and text; comparable within one call. */
  readonly score: number
  /**
   * Share of the question's informative words that the passage holds, each counted by its rarity: 1
   * is all. Below {@link goodCoverage} the passage is about something else.
   */
  readonly coverage: number
}

/** From here on a passage is worth quoting; below, say that the shop has nothing on it. */
export const goodCoverage = 0.5

export interface PassageIndex {
  readonly passages: readonly Passage[]
  readonly byId: ReadonlyMap<string, readonly Passage[]>
  /** Topics of policies with the phrases, in both languages, by which shoppers mean them. */
  readonly topicWords: ReadonlyMap<string, ReadonlySet<string>>
  readonly lexicals: Readonly<Record<Locale, LocaleIndex>>
}

interface LocaleIndex {
  readonly passages: readonly Passage[]
  readonly lexical: LexicalIndex
  readonly terms: readonly ReadonlySet<string>[]
}

/** A passage with the extra words its file gives for the whole topic. */
interface Entry {
  readonly passage: Passage
  readonly words: readonly string[]
}

/**
 * Reads `guides/*.{en,zh}.md` and `policies/*.{en,zh}.md` of the knowledge folder: front matter with
 * `id`, `title` and optional `words`, then one passage a `## heading`.
 *
 * @throws {Failure} `KNOWLEDGE_INVALID` naming the file and what is wrong with it.
 */
export async function loadPassages(directory: string): Promise<PassageIndex> {
  const entries: Entry[] = []
  for (const [folder, kind] of [
    ['guides', 'guide'],
    ['policies', 'policy'],
  ] as const) {
    const names = await readdir(join(directory, folder)).catch(() => [])
    for (const name of names.sort()) {
      const locale = /\.(en|zh)\.md$/.exec(name)?.[1] as Locale | undefined
      if (!locale) continue
      const path = join(directory, folder, name)
      entries.push(...parseKnowledge(await readFile(path, 'utf8'), { path, kind, locale }))
    }
  }
  return indexPassages(entries)
}

/** The passages of one file. @throws {Failure} `KNOWLEDGE_INVALID` */
export function parseKnowledge(
  source: string,
  { path, kind, locale }: { path: string; kind: Passage['kind']; locale: Locale },
): Entry[] {
  const text = source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const invalid = (detail: string): Failure =>
    new Failure('KNOWLEDGE_INVALID', `${path}: ${detail}`, { details: { path } })
  const matter = /^---\n([\s\S]*?)\n---\n/.exec(text)
  if (!matter) throw invalid('does not begin with front matter between two lines of ---')
  const fields = new Map<string, string>()
  for (const line of matter[1]!.split('\n')) {
    const at = line.indexOf(':')
    if (at < 0) continue
    fields.set(line.slice(0, at).trim(), line.slice(at + 1).trim())
  }
  const topic = unquoted(fields.get('id'))
  const title = unquoted(fields.get('title'))
  if (!topic || !title) throw invalid('front matter needs "id" and "title"')
  const words = (fields.get('words') ?? '')
    .split(/[,，、]/)
    .map((phrase) => phrase.replace(/[[\]"']/g, '').trim())
    .filter((phrase) => phrase !== '')
  const sections = text.slice(matter[0].length).split(/^## +/m).slice(1)
  if (sections.length === 0) throw invalid('has no "## heading"')
  return sections.map((section, i) => {
    const [heading = '', ...lines] = section.split('\n')
    const whole = lines.join('\n')
    const asks = [...whole.matchAll(asksPattern)].flatMap(([, list]) => list!.split('|'))
    const body = whole.replace(asksPattern, '').trim()
    if (heading.trim() === '' || body === '') throw invalid(`section ${i + 1} is empty`)
    return {
      passage: {
        id: `${kind}:${topic}#${i}`,
        kind,
        topic,
        locale,
        title,
        heading: heading.trim(),
        text: body,
        asks: asks.map((one) => one.trim()).filter((one) => one !== ''),
      },
      words,
    }
  })
}

/** `<!-- asks: how soon | when will it come -->` below a heading. */
const asksPattern = /<!--\s*asks:([^>]*)-->/g

const unquoted = (value: string | undefined): string | undefined =>
  value?.replace(/^(["'])(.*)\1$/, '$2')

/** Indexes passages by language. */
export function indexPassages(entries: readonly Entry[]): PassageIndex {
  const byId = new Map<string, Passage[]>()
  const topicWords = new Map<string, Set<string>>()
  for (const { passage, words } of entries) {
    byId.set(passage.id, [...(byId.get(passage.id) ?? []), passage])
    if (passage.kind !== 'policy') continue
    const known = topicWords.get(passage.topic) ?? new Set()
    topicWords.set(passage.topic, known)
    for (const word of words) known.add(word)
  }
  return {
    passages: entries.map(({ passage }) => passage),
    byId,
    topicWords,
    lexicals: { en: indexLocale(entries, 'en'), zh: indexLocale(entries, 'zh') },
  }
}

function indexLocale(entries: readonly Entry[], locale: Locale): LocaleIndex {
  const own = entries.filter(({ passage }) => passage.locale === locale)
  const documents = own.map(({ passage, words }) => [
    searchTerms(passage.heading),
    searchTerms(passage.asks.join(' ')),
    searchTerms(`${passage.title} ${passage.topic} ${words.join(' ')}`),
    searchTerms(passage.text),
  ])
  return {
    passages: own.map(({ passage }) => passage),
    lexical: buildLexical(documents, {
      fields: [
        { name: 'heading', weight: 3, b: 0.5 },
        { name: 'asks', weight: 3, b: 0.5 },
        { name: 'words', weight: 1, b: 0 },
        { name: 'text', weight: 1, b: 0.5 },
      ],
      k1: 1.2,
    }),
    terms: documents.map((fields) => new Set(fields.flat())),
  }
}

export interface PassageQuery {
  readonly locale: Locale
  readonly kind?: Passage['kind'] | undefined
  readonly topic?: string | undefined
  /** @default 3 */
  readonly limit?: number
}

/**
 * The passages that answer `text` best, best first; ties in the order of the files. Passages hold no
 * notion of truth: look at `coverage` before quoting one.
 */
export function findPassages(
  index: PassageIndex,
  text: string,
  { locale, kind, topic, limit = 3 }: PassageQuery,
): FoundPassage[] {
  const { passages, lexical, terms } = index.lexicals[locale]
  const asked = informativeTerms(text, locale)
  if (asked.length === 0) return []
  // Chinese headings are phrased like questions, so that pairs with a filler help to order them.
  const scored = locale === 'zh' ? [...new Set([...asked, ...searchTerms(text)])] : asked
  const hits = searchLexical(
    lexical,
    scored.map((term) => ({ term, weight: 1 })),
    { limit: passages.length },
  )
  const rarity = new Map(asked.map((term) => [term, rarityOf(lexical, term)]))
  const total = [...rarity.values()].reduce((sum, weight) => sum + weight, 0)
  const found: FoundPassage[] = []
  for (let i = 0; i < hits.docs.length && found.length < limit; i++) {
    const doc = hits.docs[i]!
    const passage = passages[doc]!
    if ((kind && passage.kind !== kind) || (topic && passage.topic !== topic)) continue
    let covered = 0
    for (const [term, weight] of rarity) if (terms[doc]!.has(term)) covered += weight
    if (covered === 0) continue
    found.push({ passage, score: hits.scores[i]!, coverage: total === 0 ? 0 : covered / total })
  }
  return found
}

/** How much a word of a question tells; a word no passage holds tells as much as the rarest. */
function rarityOf(lexical: LexicalIndex, term: string): number {
  const id = lexical.terms.get(term)
  const holding = id === undefined ? 1 : lexical.starts[id + 1]! - lexical.starts[id]!
  return idf(lexical.size, holding)
}
