import { importFiles } from '../../src/catalogue/import.ts'
import { readKnowledge } from '../../src/catalogue/knowledge.ts'
import { openStorage } from '../../src/storage/open-storage.ts'

/** Imports a feed and says when it begins to write: `import-program DIR FEED KNOWLEDGE`. */
const [dir, feed, knowledgeDir] = process.argv.slice(2) as [string, string, string]
const storage = await openStorage(dir)
let isWriting = false
await importFiles([feed], { storage, knowledge: readKnowledge(knowledgeDir) }, ({ stage }) => {
  if (stage === 'write' && !isWriting) process.stdout.write('writing\n')
  isWriting ||= stage === 'write'
})
await storage.close()
