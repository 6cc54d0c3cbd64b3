import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { safeHref } from '../../src/web/shared/links.ts'
import { parseMarkdown, renderMarkdown, type NodeFactory } from '../../src/web/shared/markdown.ts'

/** Just enough of a document to see which nodes the renderer makes. */
class FakeNode {
  readonly children: (FakeNode | string)[] = []
  readonly attributes: Record<string, string> = {}
  constructor(readonly name: string) {}
  append(...nodes: (FakeNode | string)[]): void {
    this.children.push(...nodes)
  }
  setAttribute(name: string, value: string): void {
    this.attributes[name] = value
  }
  get elements(): FakeNode[] {
    return this.children.flatMap((child) =>
      child instanceof FakeNode ? [child, ...child.elements] : [],
    )
  }
  get text(): string {
    return this.children.map((child) => (child instanceof FakeNode ? child.text : child)).join('')
  }
  get markup(): string {
    const inner = this.children.map((child) => (child instanceof FakeNode ? child.markup : child))
    const attributes = Object.entries(this.attributes).map(([name, value]) => ` ${name}="${value}"`)
    return this.name === ''
      ? inner.join('')
      : `<${this.name}${attributes.join('')}>${inner.join('')}</${this.name}>`
  }
}

const factory = {
  createElement: (name: string) => new FakeNode(name),
  createTextNode: (text: string) => text,
  createDocumentFragment: () => new FakeNode(''),
} as unknown as NodeFactory

const render = (source: string) => renderMarkdown(source, factory) as unknown as FakeNode

const allowedElements = new Set(
  'a blockquote br code div em hr li ol p pre strong table tbody td th thead tr ul'.split(' '),
)
const allowedAttributes = new Set(['class', 'href', 'rel', 'scope', 'start', 'tabindex', 'target'])

function expectHarmless(source: string): void {
  for (const element of render(source).elements) {
    expect(allowedElements, source).toContain(element.name)
    for (const [name, value] of Object.entries(element.attributes)) {
      expect(allowedAttributes, source).toContain(name)
      if (name === 'href')
        expect(value, source).toMatch(/^(?:https?:\/\/[^/]|\/(?!\/)|\.{1,2}\/|[?#])/i)
    }
  }
}

describe('Markdown of a reply', () => {
  it.each([
    ['plain words', 'Hello there', '<p>Hello there</p>'],
    ['two paragraphs', 'One\n\nTwo', '<p>One</p><p>Two</p>'],
    ['a line break', 'One\nTwo', '<p>One<br></br>Two</p>'],
    [
      'bold and emphasis',
      '**39 dB**, *very* quiet',
      '<p><strong>39 dB</strong>, <em>very</em> quiet</p>',
    ],
    ['emphasis in bold', '**a *b***', '<p><strong>a <em>b</em></strong></p>'],
    ['Chinese bold without spaces', '只有**39 dB**。', '<p>只有<strong>39 dB</strong>。</p>'],
    ['stars that are not marks', '4 * 5 * 6 and 5*', '<p>4 * 5 * 6 and 5*</p>'],
    ['underscores inside words', 'snake_case_name', '<p>snake_case_name</p>'],
    ['code', 'Model `WD-40 **x**`', '<p>Model <code>WD-40 **x**</code></p>'],
    ['a list', '- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
    ['a list after a line', 'Choose:\n- one', '<p>Choose:</p><ul><li>one</li></ul>'],
    ['a numbered list from 3', '3. c\n4. d', '<ol start="3"><li>c</li><li>d</li></ol>'],
    ['a nested list', '- a\n  - b', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    ['a heading, as a bold line', '## Noise', '<p><strong>Noise</strong></p>'],
    ['a fence', '```\n<b>\n```', '<pre><code><b></code></pre>'],
    ['an escaped star', '\\*no\\*', '<p>*no*</p>'],
    ['a relative link', '[returns](/returns)', '<p><a href="/returns">returns</a></p>'],
    [
      'a picture, as its alternative text',
      '![a fridge](https://x.example/a.png)',
      '<p>a fridge</p>',
    ],
  ])('shows %s', (_, source, markup) => {
    expect(render(source).markup).toBe(markup)
  })

  it('opens links to other sites apart, without telling where from', () => {
    const [, link] = render('[guide](https://example.com/a)').elements
    expect(link?.attributes).toEqual({
      href: 'https://example.com/a',
      target: '_blank',
      rel: 'noopener noreferrer nofollow',
    })
  })

  it('makes a bare address a link, without the full stop behind it', () => {
    expect(render('See https://example.com/a.').elements[1]?.text).toBe('https://example.com/a')
  })

  it('shows a table with column heads and as many cells as heads', () => {
    const table = render('| a | b |\n|---|--:|\n| 1 | 2 | 3 |\n| x |').elements
    expect(table.filter(({ name }) => name === 'th').map(({ text }) => text)).toEqual(['a', 'b'])
    expect(table.filter(({ name }) => name === 'td').map(({ text }) => text)).toEqual([
      '1',
      '2',
      'x',
      '',
    ])
  })

  it('keeps HTML as the text that it is', () => {
    expect(render('<img src=x onerror=alert(1)> & <b>bold</b>').text).toBe(
      '<img src=x onerror=alert(1)> & <b>bold</b>',
    )
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:https://x',
    '//evil.example',
    '\\\\evil.example',
    '/\\evil.example',
    'https:///evil',
    'file:///etc/passwd',
    '',
  ])('makes no link to %j', (address) => {
    expect(safeHref(address)).toBeNull()
    expect(render(`[text](${address})`).elements.map(({ name }) => name)).not.toContain('a')
  })

  it('reads hostile input in reasonable time', () => {
    const hostile = ['*'.repeat(5000), '['.repeat(5000), '`'.repeat(5001), '> '.repeat(3000)]
    hostile.push('**a'.repeat(2000), '|-'.repeat(2500), '_a_ '.repeat(2000), '![['.repeat(2000))
    const startedAt = performance.now()
    for (const source of hostile) parseMarkdown(source)
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })

  const payloads = '/work/shared/data/security-dev/xss_payloads.jsonl'
  const fallback = new URL('../../../shared/data/security-dev/xss_payloads.jsonl', import.meta.url)
  const path = existsSync(fallback) ? fallback : payloads
  it.skipIf(!existsSync(path))('makes nothing harmful of any known XSS payload', () => {
    const lines = readFileSync(path, 'utf8').trim().split('\n')
    for (const line of lines) {
      const { payload } = JSON.parse(line) as { payload: string }
      expectHarmless(payload)
      expectHarmless(`[x](${payload})`)
      expectHarmless(`**${payload}** \`${payload}\``)
    }
    expect(lines.length).toBeGreaterThan(1000)
  })
})
