import { safeHref } from './links.ts'

/**
 * The Markdown a reply may hold, and nothing else: paragraphs, bold, emphasis, code, links, lists,
 * tables, quotes. HTML has no meaning here: it stays text, because nodes are made by
 * `createElement` and filled by text nodes. Images become their alternative text, so that no reply
 * can make a browser fetch an address.
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'em'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }

export type Block =
  | { readonly kind: 'paragraph' | 'heading'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly start: number
      readonly items: readonly (readonly Block[])[]
    }
  | {
      readonly kind: 'table'
      readonly header: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }

/** Nesting deeper than this is read as plain text. */
const maxDepth = 6

const fence = /^ {0,3}(?:```|~~~)/
const heading = /^ {0,3}#{1,6} +(.*?)(?: +#+)?\s*$/
const rule = /^ {0,3}(?:-(?: *-){2,}|\*(?: *\*){2,}|_(?: *_){2,})\s*$/
const listItem = /^( {0,3})([-*+•]|\d{1,9}[.)])(?: +(.*)|\s*)$/
const tableDelimiter = /^ {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?\s*$/

export function parseMarkdown(source: string): Block[] {
  return parseBlocks(source.replaceAll(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n'), 0)
}

function parseBlocks(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = []
  const at = (index: number) => lines[index] ?? ''
  let i = 0
  while (i < lines.length) {
    const line = at(i)
    if (line.trim() === '') {
      i++
    } else if (fence.test(line)) {
      const mark = line.trim().slice(0, 3)
      const code: string[] = []
      for (i++; i < lines.length && !at(i).trim().startsWith(mark); i++) code.push(at(i))
      i++
      blocks.push({ kind: 'code', text: code.join('\n') })
    } else if (heading.test(line)) {
      blocks.push({ kind: 'heading', children: parseInline(heading.exec(line)?.[1] ?? '') })
      i++
    } else if (rule.test(line)) {
      blocks.push({ kind: 'rule' })
      i++
    } else if (depth < maxDepth && /^ {0,3}>/.test(line)) {
      const quoted: string[] = []
      for (; i < lines.length && /^ {0,3}>/.test(at(i)); i++)
        quoted.push(at(i).replace(/^ {0,3}> ?/, ''))
      blocks.push({ kind: 'quote', blocks: parseBlocks(quoted, depth + 1) })
    } else if (depth < maxDepth && listItem.test(line)) {
      const [list, next] = parseList(lines, i, depth)
      blocks.push(list)
      i = next
    } else if (line.includes('|') && tableDelimiter.test(at(i + 1))) {
      const header = splitRow(line)
      const rows: Inline[][][] = []
      for (i += 2; i < lines.length && at(i).includes('|'); i++) {
        const cells = splitRow(at(i))
        rows.push(header.map((_, column) => parseInline(cells[column] ?? '')))
      }
      blocks.push({ kind: 'table', header: header.map((cell) => parseInline(cell)), rows })
    } else {
      const paragraph = [line.trim()]
      for (i++; i < lines.length && !startsBlock(at(i), at(i + 1)); i++)
        paragraph.push(at(i).trim())
      blocks.push({ kind: 'paragraph', children: parseInline(paragraph.join('\n')) })
    }
  }
  return blocks
}

function startsBlock(line: string, next: string): boolean {
  return (
    line.trim() === '' ||
    fence.test(line) ||
    heading.test(line) ||
    rule.test(line) ||
    /^ {0,3}>/.test(line) ||
    listItem.test(line) ||
    (line.includes('|') && tableDelimiter.test(next))
  )
}

function parseList(lines: readonly string[], from: number, depth: number): [Block, number] {
  const marker = (line: string) => {
    const match = listItem.exec(line)
    return match && !rule.test(line) ? match : null
  }
  const first = marker(lines[from] ?? '')?.[2] ?? '-'
  const ordered = /\d/.test(first)
  const items: string[][] = []
  let i = from
  for (; i < lines.length; i++) {
    const line = lines[i] ?? ''
    const match = marker(line)
    const indent = line.length - line.trimStart().length
    if (match && indent < 2 && /\d/.test(match[2] ?? '') === ordered) items.push([match[3] ?? ''])
    else if (line.trim() !== '' && indent >= 2) items.at(-1)?.push(line.slice(Math.min(indent, 3)))
    else if (line.trim() === '' && isContinued(lines[i + 1] ?? '', marker, ordered))
      items.at(-1)?.push('')
    else break
  }
  return [
    {
      kind: 'list',
      ordered,
      start: ordered ? Number.parseInt(first, 10) : 1,
      items: items.map((item) => parseBlocks(item, depth + 1)),
    },
    i,
  ]
}

function isContinued(
  next: string,
  marker: (line: string) => RegExpExecArray | null,
  ordered: boolean,
): boolean {
  if (/^ {2,}\S/.test(next)) return true
  const match = marker(next)
  return match !== null && /\d/.test(match[2] ?? '') === ordered
}

function splitRow(line: string): string[] {
  const cells = line
    .trim()
    .replace(/^\|/, '')
    .split(/(?<!\\)\|/)
  if (cells.at(-1)?.trim() === '') cells.pop()
  return cells.map((cell) => cell.trim().replaceAll('\\|', '|'))
}

/** Inline Markdown of one paragraph; line breaks are kept. */
export function parseInline(source: string, depth = 0): Inline[] {
  if (depth > maxDepth) return [{ kind: 'text', text: source }]
  const inlines: Inline[] = []
  let text = ''
  const flush = () => {
    if (text !== '') inlines.push({ kind: 'text', text })
    text = ''
  }
  const add = (inline: Inline) => {
    flush()
    inlines.push(inline)
  }
  let i = 0
  while (i < source.length) {
    const found = inlineAt(source, i, depth)
    if (found === null) {
      text += source[i]
      i++
    } else {
      if (typeof found.inline === 'string') text += found.inline
      else if (Array.isArray(found.inline)) found.inline.forEach(add)
      else add(found.inline)
      i = found.end
    }
  }
  flush()
  return inlines
}

/** What begins at `i`, if it is more than a plain character. */
function inlineAt(
  source: string,
  i: number,
  depth: number,
): { inline: Inline | Inline[] | string; end: number } | null {
  const character = source[i]
  switch (character) {
    case '\n':
      return { inline: { kind: 'break' }, end: i + 1 }
    case '\\': {
      const next = source[i + 1]
      return next !== undefined && /[!-/:-@[-`{-~]/.test(next) ? { inline: next, end: i + 2 } : null
    }
    case '`': {
      const close = source.indexOf('`', i + 1)
      return close > i + 1
        ? { inline: { kind: 'code', text: source.slice(i + 1, close) }, end: close + 1 }
        : null
    }
    case '!':
    case '[':
      return linkAt(source, i, depth)
    case '*':
    case '_':
      return emphasisAt(source, i, depth)
    case '<': {
      const match = /^<(https?:\/\/[^\s<>]{1,2000})>/i.exec(source.slice(i, i + 2010))
      const href = match?.[1] === undefined ? null : safeHref(match[1])
      return match && href ? { inline: plainLink(href), end: i + match[0].length } : null
    }
    case 'h': {
      if (/[\p{L}\p{N}]/u.test(source[i - 1] ?? '')) return null
      const match = /^https?:\/\/[^\s<>"'`\\，。、；）]{1,2000}/i.exec(source.slice(i, i + 2010))
      const address = match?.[0].replace(/[.,;:!?)\]*_]+$/, '') ?? ''
      const href = safeHref(address)
      return href ? { inline: plainLink(href), end: i + address.length } : null
    }
    default:
      return null
  }
}

function plainLink(href: string): Inline {
  return { kind: 'link', href, children: [{ kind: 'text', text: href }] }
}

/** `[text](address "title")`, or `![alternative](address)`, which becomes its alternative text. */
function linkAt(
  source: string,
  i: number,
  depth: number,
): { inline: Inline | Inline[]; end: number } | null {
  const image = source[i] === '!'
  const open = image ? i + 1 : i
  if (source[open] !== '[') return null
  const close = source.indexOf('](', open)
  if (close < 0 || close - open > 1000 || source.slice(open, close).includes('\n\n')) return null
  const end = source.indexOf(')', close)
  if (end < 0) return null
  const target = source.slice(close + 2, end).trim()
  const address = target.replace(/\s+(?:"[^"]*"|'[^']*')$/, '')
  const children = parseInline(source.slice(open + 1, close), depth + 1)
  const href = image ? null : safeHref(address)
  return {
    inline: href === null ? children : { kind: 'link', href, children },
    end: end + 1,
  }
}

function emphasisAt(
  source: string,
  i: number,
  depth: number,
): { inline: Inline; end: number } | null {
  const mark = source[i] ?? ''
  const double = source[i + 1] === mark
  const width = double ? 2 : 1
  const inner = source[i + width]
  if (inner === undefined || /\s/.test(inner)) return null
  if (mark === '_' && /[\p{L}\p{N}]/u.test(source[i - 1] ?? '')) return null
  const closer = mark.repeat(width)
  let close = source.indexOf(closer, i + width)
  while (close >= 0) {
    // In `**a *b***` the bold ends with the last two stars.
    if (double) while (source[close + 2] === mark) close++
    const isInsideDouble = !double && source[close + 1] === mark
    const isOpen = /\s/.test(source[close - 1] ?? '')
    const isInWord = mark === '_' && /[\p{L}\p{N}]/u.test(source[close + width] ?? '')
    if (!isInsideDouble && !isOpen && !isInWord && close > i + width) {
      const children = parseInline(source.slice(i + width, close), depth + 1)
      return { inline: { kind: double ? 'strong' : 'em', children }, end: close + width }
    }
    close = source.indexOf(closer, close + (isInsideDouble ? 2 : 1))
  }
  return null
}

/** The part of `Document` that rendering needs. */
export type NodeFactory = Pick<
  Document,
  'createElement' | 'createTextNode' | 'createDocumentFragment'
>

/** Markdown as DOM nodes. */
export function renderMarkdown(source: string, factory: NodeFactory = document): DocumentFragment {
  const fragment = factory.createDocumentFragment()
  for (const block of parseMarkdown(source)) fragment.append(blockNode(block, factory))
  return fragment
}

function blockNode(block: Block, factory: NodeFactory): Node {
  switch (block.kind) {
    case 'paragraph':
      return element(factory, 'p', inlineNodes(block.children, factory))
    case 'heading':
      return element(factory, 'p', [
        element(factory, 'strong', inlineNodes(block.children, factory)),
      ])
    case 'code':
      return element(factory, 'pre', [
        element(factory, 'code', [factory.createTextNode(block.text)]),
      ])
    case 'rule':
      return element(factory, 'hr', [])
    case 'quote':
      return element(
        factory,
        'blockquote',
        block.blocks.map((inner) => blockNode(inner, factory)),
      )
    case 'list': {
      const list = element(
        factory,
        block.ordered ? 'ol' : 'ul',
        block.items.map((item) => element(factory, 'li', itemNodes(item, factory))),
      )
      if (block.ordered && block.start !== 1) list.setAttribute('start', String(block.start))
      return list
    }
    case 'table': {
      const head = block.header.map((cell) => {
        const th = element(factory, 'th', inlineNodes(cell, factory))
        th.setAttribute('scope', 'col')
        return th
      })
      const rows = block.rows.map((row) =>
        element(
          factory,
          'tr',
          row.map((cell) => element(factory, 'td', inlineNodes(cell, factory))),
        ),
      )
      const table = element(factory, 'table', [
        element(factory, 'thead', [element(factory, 'tr', head)]),
        element(factory, 'tbody', rows),
      ])
      const scroller = element(factory, 'div', [table])
      scroller.setAttribute('class', 'scroller')
      scroller.setAttribute('tabindex', '0')
      return scroller
    }
  }
}

/** A list item of one paragraph needs no paragraph of its own. */
function itemNodes(blocks: readonly Block[], factory: NodeFactory): Node[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph' ? inlineNodes(block.children, factory) : [blockNode(block, factory)],
  )
}

function inlineNodes(inlines: readonly Inline[], factory: NodeFactory): Node[] {
  return inlines.map((inline) => {
    switch (inline.kind) {
      case 'text':
        return factory.createTextNode(inline.text)
      case 'break':
        return element(factory, 'br', [])
      case 'code':
        return element(factory, 'code', [factory.createTextNode(inline.text)])
      case 'strong':
      case 'em':
        return element(factory, inline.kind, inlineNodes(inline.children, factory))
      case 'link': {
        const link = element(factory, 'a', inlineNodes(inline.children, factory))
        link.setAttribute('href', inline.href)
        if (/^https?:/i.test(inline.href)) {
          link.setAttribute('target', '_blank')
          link.setAttribute('rel', 'noopener noreferrer nofollow')
        }
        return link
      }
    }
  })
}

function element(factory: NodeFactory, name: string, children: readonly Node[]): HTMLElement {
  const node = factory.createElement(name)
  node.append(...children)
  return node
}
