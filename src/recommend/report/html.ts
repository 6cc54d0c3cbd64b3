/** Markup that is safe to print as it stands. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may stand in a template: text is escaped, lists are joined, nothing is nothing. */
export type Part = string | number | Html | readonly Part[] | null | undefined | false

/** Markup from a template; every value that is not markup itself is escaped. */
export function html(parts: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(
    parts.map((part, at) => (at === 0 ? part : print(values[at - 1]!) + part)).join(''),
  )
}

function print(value: Part): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Html) return value.text
  if (typeof value === 'object') return value.map(print).join('')
  return escape(String(value))
}

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for element content and quoted attributes; control characters become a visible mark. */
const escape = (text: string): string =>
  text
    .replace(/[&<>"']/g, (mark) => marks[mark]!)
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '\uFFFD')

/** The first characters of an id that may be as long as a book. */
export const shortened = (text: string, most = 60): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`
