import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Failure } from '../../src/domain/failure.ts'
import { fillPrompt, loadPrompts } from '../../src/llm/prompts.ts'

const source = (id: string, body = 'Text {{nonce}} and {p1.name}, {"a":{"b":1}}.'): string =>
  `---\nid: ${id}\nversion: 3\nlanguages: [en, zh]\ndescription: what it does\n---\n\n${body}\n`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aisle-prompts-'))
  for (const id of ['understand', 'look', 'compose', 'summarise']) write(id, source(id))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (id: string, text: string) => writeFileSync(join(folder, `${id}.md`), text)

function failure(): Failure {
  try {
    loadPrompts(folder)
  } catch (error) {
    expect(error).toBeInstanceOf(Failure)
    return error as Failure
  }
  return expect.fail('loaded')
}

describe('the prompts', () => {
  it('of the release are in order', () => {
    const prompts = loadPrompts(fileURLToPath(new URL('../../prompts', import.meta.url)))
    expect(Object.keys(prompts)).toEqual(['understand', 'look', 'compose', 'summarise'])
  })

  it('are read with their front matter, also with BOM and CRLF', () => {
    write('compose', `\uFEFF${source('compose').replaceAll('\n', '\r\n')}`)
    const { compose } = loadPrompts(folder)
    expect(compose).toEqual({
      id: 'compose',
      version: 3,
      languages: ['en', 'zh'],
      description: 'what it does',
      text: 'Text {{nonce}} and {p1.name}, {"a":{"b":1}}.',
    })
    expect(fillPrompt(compose, 'abc')).toBe('Text abc and {p1.name}, {"a":{"b":1}}.')
  })

  it.each<[string, string, RegExp]>([
    ['no front matter', 'Just text', /Begin it with a front matter/],
    ['broken YAML', '---\nid: [\n---\nText', /not YAML/],
    ['a missing version', source('compose').replace('version: 3\n', ''), /version/],
    ['version 1.5', source('compose').replace('3', '1.5'), /version/],
    ['an unknown language', source('compose').replace('zh', 'tlh'), /languages/],
    ['no language', source('compose').replace('[en, zh]', '[]'), /languages/],
    ['an unknown key', source('compose').replace('version', 'owner: x\nversion'), /owner/],
    ['the id of another', source('understand'), /Set its id to "compose"/],
    ['no text', source('compose', ''), /Write the prompt/],
    ['a stray slot', source('compose', 'Say {{name}}'), /found \{\{name\}\}/],
    ['a slot with blanks', source('compose', 'Say {{ nonce }}'), /double braces/],
    ['an open slot', source('compose', 'Say {{nonce'), /double braces/],
  ])('with %s are refused, with the cure', (_, text, cure) => {
    write('compose', text)
    const { code, message } = failure()
    expect(code).toBe('PROMPTS_INVALID')
    expect(message).toContain(join(folder, 'compose.md'))
    expect(message).toMatch(cure)
  })

  it('that are missing are named', () => {
    unlinkSync(join(folder, 'summarise.md'))
    const { code, message } = failure()
    expect(code).toBe('PROMPTS_INVALID')
    expect(message).toContain(`${join(folder, 'summarise.md')} cannot be read`)
  })
})
