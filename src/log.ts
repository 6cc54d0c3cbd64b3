import { pino, type Logger } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'child'>

/** Fields that never reach a log, at the top and one level down. */
const secretFields = [
  'authorization',
  'cookie',
  'token',
  'identityToken',
  'password',
  'secret',
  'apiKey',
  'text',
  'images',
  'comment',
  'query',
]

const patterns: readonly [pattern: RegExp, instead: string][] = [
  [/\bBearer\s+[\w.~+/=-]+/gi, 'Bearer [redacted]'],
  [/\b(?:sk|pk|rk)-[\w-]{8,}/g, '[key]'],
  [/(:\/\/[^\s/:@"]+:)[^\s/@"]+@/g, '$1[redacted]@'],
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu, '[e-mail]'],
  [/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g, '[iban]'],
]

/** Not a bare number of the JSON itself, such as a time in milliseconds. */
const cardPattern = /(?<![\w.-]|":)(?:\d[ -]?){12,18}\d(?![\w.-])/g

/** Keys, credentials in links, e-mail addresses, card numbers and IBANs taken out of a text. */
export function scrub(text: string): string {
  let clean = text
  for (const [pattern, instead] of patterns) clean = clean.replace(pattern, instead)
  return clean.replace(cardPattern, (digits) => (isCardNumber(digits) ? '[card]' : digits))
}

/** The Luhn check. */
function isCardNumber(text: string): boolean {
  let sum = 0
  const digits = text.replace(/\D/g, '')
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = i % 2 === 0 ? digit : digit * 2
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

export interface LogOptions {
  /** @default 'info' */
  readonly level?: string
  /** Takes whole lines of JSON. @default stderr, so that stdout is the program's own answer */
  readonly write?: (line: string) => void
}

/**
 * Lines of JSON. What the shopper wrote, tokens and keys are left out twice: by field name, and by
 * pattern over the finished line, which also catches what stands inside a foreign error's message.
 */
export function createLog({ level = 'info', write }: LogOptions = {}): Log {
  const out = write ?? ((line: string) => void process.stderr.write(line))
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: '[redacted]',
      },
    },
    { write: (line: string) => out(scrub(line)) },
  )
}
