import { expect, it } from 'vitest'
import { createLog, scrub } from '../../src/log.ts'

const lineOf = (write: (log: ReturnType<typeof createLog>) => void): string => {
  const lines: string[] = []
  write(createLog({ write: (line) => lines.push(line) }))
  return lines.join('')
}

it('writes one line of JSON, whatever is in it', () => {
  const line = lineOf((log) => log.info({ sku: 'a\nb' }, 'one\ntwo'))
  expect(line.trimEnd()).not.toContain('\n')
  expect(JSON.parse(line)).toMatchObject({ level: 'info', sku: 'a\nb', msg: 'one\ntwo' })
})

it('takes secrets out of fields', () => {
  const line = lineOf((log) =>
    log.info({ token: 't0k', headers: { authorization: 'Bearer x' }, a: { b: { text: 'words' } } }),
  )
  for (const secret of ['t0k', 'Bearer x', 'words']) expect(line).not.toContain(secret)
})

it("takes secrets out of a foreign error's message", () => {
  const error = new Error('401 for sk-live1234567890 of ann@example.org at pg://u:pass@host/db')
  const line = lineOf((log) => log.error({ err: error }, 'failed'))
  for (const secret of ['sk-live', 'ann@', 'pass@']) expect(line).not.toContain(secret)
  expect(JSON.parse(line).err.message).toContain('401 for [key]')
})

it('knows card numbers and IBANs from other numbers', () => {
  expect(scrub('4111 1111 1111 1111')).toBe('[card]')
  expect(scrub('DE89 3704 0044 0532 0130 00')).toBe('[iban]')
  for (const text of [
    '1764000000001',
    '{"at":1764000000000}',
    '4111 1111 1111 1112',
    'r_0123456789abcdef',
    '549.99',
  ])
    expect(scrub(text)).toBe(text)
})
