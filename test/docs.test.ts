import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { settingNames } from '../src/config.ts'
import { failures } from '../src/domain/failure.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

it('documents every failure code with its status and whether to try again, and no other', () => {
  const rows = [
    ...read('docs/failures.md').matchAll(/^\| ([A-Z0-9_]+) +\| (\d{3}) +\| (yes|no) +\|/gm),
  ]
  const documented = Object.fromEntries(
    rows.map(([, code, status, retry]) => [
      code,
      { status: Number(status), retryable: retry === 'yes' },
    ]),
  )
  expect(documented).toEqual(failures)
})

it('lists every setting in .env.example, and no other', () => {
  const listed = [...read('.env.example').matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(
    ([, name]) => name,
  )
  expect(listed.toSorted()).toEqual([...settingNames].toSorted())
})

it('links only to files that are there', () => {
  for (const page of ['README.md', 'CONTRIBUTING.md', 'docs/ARCHITECTURE.md']) {
    const links = [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(
      ([, link]) => link!,
    )
    const missing = links.filter((link) => !existsSync(join(root, page, '..', link)))
    expect(missing, page).toEqual([])
  }
})

it('names only npm scripts that exist', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = [...`${read('README.md')}${read('CONTRIBUTING.md')}`.matchAll(/npm run ([a-z:]+)/g)]
  for (const [, name] of named) expect(Object.keys(scripts)).toContain(name)
})
