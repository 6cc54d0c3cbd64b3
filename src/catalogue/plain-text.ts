import { Parser } from 'htmlparser2'

const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i
const tag = /<\/?[a-z!][^>]*>/i
const blocks = /^(?:p|div|br|li|ul|ol|tr|table|h[1-6]|section|article|dl|dt|dd|hr)$/
const silent = /^(?:script|style|template|noscript)$/

/**
 * Text without mark-up: tags gone (blocks become line breaks), entities decoded however often they
 * were escaped, at most three times.
 */
export function fromHtml(text: string): string {
  let plain = text
  for (let round = 0; round < 3 && (entity.test(plain) || tag.test(plain)); round++)
    plain = stripOnce(plain)
  return cleanText(plain)
}

function stripOnce(html: string): string {
  let text = ''
  let hidden = 0
  const parser = new Parser({
    ontext: (part) => {
      if (hidden === 0) text += part
    },
    onopentagname: (name) => {
      if (silent.test(name)) hidden++
      else if (blocks.test(name)) text += '\n'
    },
    onclosetag: (name) => {
      if (silent.test(name)) hidden = Math.max(0, hidden - 1)
      else if (blocks.test(name)) text += '\n'
    },
  })
  parser.write(html)
  parser.end()
  return text
}

/**
 * Text as it may be shown and indexed: control and invisible formatting characters gone (also the
 * tag characters and direction marks by which text hides instructions), blanks single, at most one
 * empty line.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cs}\uFFFE\uFFFF]/gu, '')
    .replace(
      /(?![\n\t])[\p{Cc}\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu,
      '',
    )
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}
