import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { Failure } from '../domain/failure.ts'
import { Locale } from '../domain/text.ts'
import type { Fence } from './fence.ts'
import type { ModelMessage } from './language-model.ts'

const promptIds = ['understand', 'look', 'compose', 'summarise'] as const
export type PromptId = (typeof promptIds)[number]

const FrontMatter = z.strictObject({
  id: z.enum(promptIds),
  /** Goes up with every change of the text; what was kept of an older one is not used again. */
  version: z.int().min(1),
  /** Languages of the conversations it is for. */
  languages: z.array(Locale).min(1),
  description: z.string().min(1),
})

export type Prompt = Readonly<z.infer<typeof FrontMatter>> & {
  /** The body of the file; may hold `{{nonce}}`. */
  readonly text: string
}

export type Prompts = Readonly<Record<PromptId, Prompt>>

const nonceSlot = '{{nonce}}'

/**
 * Reads `understand.md`, `look.md` and the others of a folder.
 *
 * @throws {Failure} `PROMPTS_INVALID` naming the first file that is missing or wrong, and the cure.
 */
export function loadPrompts(directory: string): Prompts {
  const entries = promptIds.map((id) => [id, readPrompt(join(directory, `${id}.md`), id)])
  return Object.freeze(Object.fromEntries(entries) as Record<PromptId, Prompt>)
}

/** The text for one request, with the nonce of its fence. */
export const fillPrompt = ({ text }: Prompt, nonce: string): string =>
  text.replaceAll(nonceSlot, nonce)

/** A prompt and the fenced blocks that it is about, each its own message. */
export const messagesFor = ({ text }: Prompt, blocks: readonly string[]): ModelMessage[] => [
  { role: 'system', content: text },
  { role: 'user', content: blocks.join('\n') },
]

/** The block that prompts call LANGUAGE. */
export const languageBlock = (fence: Fence, locale: Locale): string =>
  fence.wrap('LANGUAGE', locale === 'en' ? 'English' : 'Chinese (simplified)', 40)

function readPrompt(path: string, id: PromptId): Prompt {
  const source = readSource(path)
  const parts = /^---\n([\s\S]*?)\n---(?:\n([\s\S]*))?$/.exec(source)
  if (!parts) throw invalid(path, 'Begin it with a front matter between two lines "---".')
  const head = FrontMatter.safeParse(parseYaml(path, parts[1]!))
  if (!head.success) throw invalid(path, `Correct its front matter. ${z.prettifyError(head.error)}`)
  if (head.data.id !== id) throw invalid(path, `Set its id to "${id}", as the file is called.`)
  const text = (parts[2] ?? '').trim()
  if (text === '') throw invalid(path, 'Write the prompt below its front matter.')
  const [stray] = /\{\{.{0,40}/s.exec(text.replaceAll(nonceSlot, '')) ?? []
  if (stray !== undefined)
    throw invalid(path, `The only thing in double braces may be ${nonceSlot}; found ${stray}`)
  return Object.freeze({ ...head.data, text })
}

function readSource(path: string): string {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n')
  } catch (cause) {
    throw new Failure(
      'PROMPTS_INVALID',
      `The prompt ${path} cannot be read. Restore it from the release.`,
      { cause, details: { path } },
    )
  }
}

function parseYaml(path: string, text: string): unknown {
  try {
    return parse(text)
  } catch (cause) {
    throw invalid(path, 'Its front matter is not YAML.', cause)
  }
}

const invalid = (path: string, cure: string, cause?: unknown): Failure =>
  new Failure('PROMPTS_INVALID', `The prompt ${path} is wrong. ${cure}`, {
    cause,
    details: { path },
  })
