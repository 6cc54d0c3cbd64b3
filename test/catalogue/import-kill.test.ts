import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importFiles } from '../../src/catalogue/import.ts'
import { readKnowledge } from '../../src/catalogue/knowledge.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import { bundleProgram, startProgram } from '../support/child.ts'
import { createDataDir } from '../support/data-dir.ts'

let program: { path: string; remove: () => void }
beforeAll(async () => {
  program = await bundleProgram('test/catalogue/import-program.ts')
})
afterAll(() => program.remove())

it(
  'leaves the old catalogue or the new one when an import is killed',
  { timeout: 60_000 },
  async () => {
    const dir = createDataDir()
    const knowledge = readKnowledge('knowledge')
    const write = (price: number): string => {
      const file = join(dir, `feed-${price}.jsonl`)
      const row = (n: number): string =>
        JSON.stringify({ sku: `A${n}`, category: 'kettle', title: `Kettle ${n}`, price })
      writeFileSync(file, Array.from({ length: 5000 }, (_, n) => row(n)).join('\n'))
      return file
    }
    const storage = await openStorage(dir)
    await importFiles([write(1)], { storage, knowledge })

    for (let kill = 0; kill < 4; kill++) {
      const child = startProgram(program.path, [dir, write(kill + 2), resolve('knowledge')])
      await child.waitFor('writing')
      await new Promise((done) => setTimeout(done, Math.random() * 120))
      child.process.kill('SIGKILL')
      await child.ended
      const stored = await storage.catalogues.read()
      expect(stored?.products).toHaveLength(5000)
      expect(new Set(stored?.products.map(({ priceMinor }) => priceMinor)).size).toBe(1)
    }
    // The next import is not hindered by what they left.
    expect(await importFiles([write(9)], { storage, knowledge })).toMatchObject({ products: 5000 })
    expect(await storage.findDamage()).toEqual([])
    await storage.close()
  },
)
