import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalogue } from '../domain/catalogue.ts'
import { inLocale } from '../domain/text.ts'
import { CatalogueEmbeddings, trainCatalogueEmbeddings } from '../embedding/catalogue.ts'
import type { EmbeddingModel } from '../embedding/embedding-model.ts'
import { Bitset } from '../lib/bitset.ts'
import { pack, unpack } from '../lib/binary.ts'
import { searchTerms } from '../lib/text.ts'
import { toUnit } from '../lib/vector.ts'
import type { VectorTable } from '../vectors/exact.ts'
import {
  openVectors,
  reopenVectors,
  type VectorLabel,
  type Vectors,
  whyNoGraph,
} from '../vectors/vectors.ts'
import { findAccessories } from './accessories.ts'
import { embeddingText, productText, type ProductText } from '../embedding/document.ts'
import {
  buildLexical,
  packLexical,
  unpackLexical,
  type LexicalIndex,
  type LexicalOptions,
} from './lexical.ts'
import { buildQueryLexicon, type QueryLexicon } from './query.ts'

/** Everything search needs of one version of the catalogue. Never changed once it is there. */
export interface SearchIndex {
  readonly catalogue: Catalogue
  readonly lexical: LexicalIndex
  readonly lexicon: QueryLexicon
  /** Products filed under a kind that their title names only as what they are for. */
  readonly accessories: Bitset
  readonly embeddings: EmbeddingModel
  readonly vectors: Vectors
}

/** Raised whenever the files or what is in them change meaning: older folders are rebuilt. */
const formatVersion = 2
/** Folders of other versions kept, so that going back to a catalogue is quick. */
const foldersKept = 2

/** Fields of a product and what they count; chosen where judged queries are flat (`aisle evaluate search`). */
export const lexicalOptions: LexicalOptions = {
  fields: [
    { name: 'title', weight: 3, b: 0.75 },
    { name: 'brand', weight: 1.5, b: 0 },
    { name: 'category', weight: 0.1, b: 0 },
    { name: 'specs', weight: 0.3, b: 0.75 },
    { name: 'description', weight: 2, b: 0.9 },
  ],
  k1: 1.6,
}

export interface IndexOptions {
  /** The folder that holds index folders; `null` keeps the index in memory alone. */
  readonly directory: string | null
  /** Embeddings of a service; absent, they are learnt from the catalogue. */
  readonly embeddings?: EmbeddingModel | undefined
  /** Exact vector search although a graph could be had. @default 'hnsw' */
  readonly prefer?: 'hnsw' | 'exact' | undefined
  readonly onProgress?: ((progress: IndexProgress) => void) | undefined
}

export interface IndexProgress {
  readonly stage: 'text' | 'embeddings' | 'vectors' | 'save'
  /** 0 to 1 within the stage. */
  readonly share: number
}

/** What stands beside the files, so that nothing is read that does not belong together. */
interface Header {
  readonly format: number
  readonly catalogue: string
  readonly products: number
  /** Id of the embedding model; `wanted` is what was asked for when it was built. */
  readonly model: string
  readonly wanted: string
  readonly dimensions: number
  readonly kind: 'hnsw' | 'exact'
  readonly ef: number
  /** File → SHA-256. */
  readonly files: Readonly<Record<string, string>>
}

/** The catalogue's own embeddings, as asked for. */
const ownEmbeddings = 'catalogue'

/**
 * Builds the index of a catalogue and saves it. 20,000 products take about ten seconds, in steps
 * that let other work in; nothing is visible in `directory` until all of it is on disk.
 */
export async function buildIndex(
  catalogue: Catalogue,
  options: IndexOptions,
): Promise<SearchIndex> {
  const { directory, prefer = 'hnsw', onProgress = () => {} } = options
  const texts: ProductText[] = []
  for (const [doc, product] of catalogue.products.entries()) {
    texts.push(productText(catalogue, product))
    if (doc % 1000 === 999) {
      onProgress({ stage: 'text', share: (0.5 * doc) / catalogue.products.length })
      await breathe()
    }
  }
  const lexical = buildLexical(
    withCompounds(texts.map((text, doc) => fieldTerms(text, catalogue.products[doc]!.sku))),
    lexicalOptions,
  )
  onProgress({ stage: 'text', share: 1 })
  await breathe()

  const described = texts.map(embeddingText)
  const embeddings =
    options.embeddings ??
    (await trainCatalogueEmbeddings(described, { version: catalogue.version }))
  onProgress({ stage: 'embeddings', share: 0.7 })
  const table = await embedAll(embeddings, described, (share) =>
    onProgress({ stage: 'embeddings', share: 0.7 + 0.3 * share }),
  )

  const vectors = await openVectors(
    { embeddings, table, labels: labelsOf(catalogue), prefer },
    (done, total) => onProgress({ stage: 'vectors', share: done / total }),
  )
  const lexicon = buildQueryLexicon(catalogue)
  const accessories = findAccessories(catalogue)
  const index = { catalogue, lexical, lexicon, accessories, embeddings, vectors }
  if (directory !== null) {
    await saveIndex(index, directory, options.embeddings?.id ?? ownEmbeddings)
    onProgress({ stage: 'save', share: 1 })
  }
  return index
}

/**
 * Reads the index of this catalogue from `directory`; a reason where there is none that is whole
 * and fits. Under a second for 20,000 products.
 */
export async function loadIndex(
  catalogue: Catalogue,
  directory: string,
  options: Omit<IndexOptions, 'directory' | 'onProgress'> = {},
): Promise<{ index: SearchIndex } | { reason: string }> {
  const { prefer = 'hnsw' } = options
  const wanted = options.embeddings?.id ?? ownEmbeddings
  const folder = join(directory, folderName(catalogue, wanted))
  try {
    const header = await readHeader(folder)
    const mismatch = mismatchOf(header, catalogue, wanted)
    if (mismatch !== undefined) return { reason: mismatch }
    const wantsGraph = header.kind === 'exact' && header.products > 0 && prefer === 'hnsw'
    const noGraph = wantsGraph ? await whyNoGraph() : null
    if (wantsGraph && noGraph === null)
      return { reason: 'the index has no graph, and can have one' }
    const files = new Map<string, Uint8Array>()
    for (const [name, checksum] of Object.entries(header.files)) {
      const bytes = await readFile(join(folder, name))
      if (sha256(bytes) !== checksum) return { reason: `${join(folder, name)} is damaged` }
      files.set(name, bytes)
    }
    const lexical = unpackLexical(files.get('lexical.bin')!)
    const embeddings =
      options.embeddings ?? CatalogueEmbeddings.fromBytes(files.get('embeddings.bin')!)
    const values = unpack(files.get('vectors.bin')!).arrays['values'] as Float32Array
    const table: VectorTable = { count: header.products, dimensions: header.dimensions, values }
    const lexicon = buildQueryLexicon(catalogue)
    const accessories = new Bitset(
      header.products,
      unpack(files.get('accessories.bin')!).arrays['words'] as Uint32Array<ArrayBuffer>,
    )
    const source = {
      embeddings,
      table,
      labels: labelsOf(catalogue),
      prefer,
    }
    const vectors =
      header.kind === 'hnsw'
        ? await reopenVectors(source, join(folder, 'graph'), header.ef)
        : await openVectors({ ...source, prefer: wantsGraph ? 'hnsw' : 'exact' })
    return {
      index: { catalogue, lexical, lexicon, accessories, embeddings, vectors },
    }
  } catch (error) {
    const { code, message, path } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && path?.endsWith('header.json'))
      return { reason: 'there is no index of this catalogue yet' }
    return { reason: `${folder} cannot be read: ${message}` }
  }
}

/** The saved index where it is whole and fits, else a new one and why it had to be built. */
export async function openIndex(
  catalogue: Catalogue,
  options: IndexOptions,
): Promise<{ index: SearchIndex; rebuilt: string | null }> {
  if (options.directory === null)
    return { index: await buildIndex(catalogue, options), rebuilt: 'the index is kept in memory' }
  const loaded = await loadIndex(catalogue, options.directory, options)
  if ('index' in loaded) return { index: loaded.index, rebuilt: null }
  return { index: await buildIndex(catalogue, options), rebuilt: loaded.reason }
}

/** Terms by field, in the order of `lexicalOptions.fields`; the sku is part of the title. */
function fieldTerms(
  { title, brand, category, specs, description }: ProductText,
  sku: string,
): string[][] {
  return [
    [...searchTerms(title), ...searchTerms(sku)],
    searchTerms(brand),
    searchTerms(category),
    searchTerms(specs),
    searchTerms(description),
  ]
}

/**
 * Adds to each title the neighbours that other products write as one word, so that "smartwatch"
 * finds a "smart watch".
 */
function withCompounds(documents: readonly string[][][]): string[][][] {
  const known = new Set<string>()
  for (const fields of documents)
    for (const terms of fields) for (const term of terms) known.add(term)
  return documents.map(([title = [], ...others]) => {
    const compounds: string[] = []
    for (let i = 0; i + 1 < title.length; i++) {
      const joined = title[i]! + title[i + 1]!
      if (isWord(title[i]!) && isWord(title[i + 1]!) && known.has(joined)) compounds.push(joined)
    }
    return [[...title, ...compounds], ...others]
  })
}

/** Letters alone, three or more: "4" and "k" make no compounds. */
const isWord = (term: string): boolean => /^\p{Script=Latin}{3,}$/u.test(term)

const labelsOf = (catalogue: Catalogue): VectorLabel[] =>
  catalogue.products.map(({ sku, title }) => ({ sku, text: inLocale(title, 'en') }))

/** One unit vector a text, in one stretch of memory. */
async function embedAll(
  embeddings: EmbeddingModel,
  texts: readonly string[],
  onProgress: (share: number) => void,
): Promise<VectorTable> {
  let table: VectorTable | undefined
  const batch = 256
  for (let from = 0; from < texts.length; from += batch) {
    const vectors = await embeddings.embedDocuments(texts.slice(from, from + batch))
    const dimensions = vectors[0]!.length
    table ??= {
      count: texts.length,
      dimensions,
      values: new Float32Array(texts.length * dimensions),
    }
    for (const [i, vector] of vectors.entries()) {
      if (vector.length !== table.dimensions)
        throw new RangeError(`${embeddings.id} gave vectors of different lengths`)
      table.values.set(toUnit(Float32Array.from(vector)), (from + i) * dimensions)
    }
    onProgress(Math.min(1, (from + batch) / texts.length))
    await breathe()
  }
  return table ?? { count: 0, dimensions: 0, values: new Float32Array(0) }
}

async function saveIndex(index: SearchIndex, directory: string, wanted: string): Promise<void> {
  const { catalogue, lexical, embeddings, vectors } = index
  await mkdir(directory, { recursive: true })
  const temporary = join(directory, `.building-${process.pid}-${randomBytes(4).toString('hex')}`)
  await mkdir(temporary)
  try {
    await writeFile(join(temporary, 'lexical.bin'), packLexical(lexical))
    await writeFile(join(temporary, 'vectors.bin'), pack(null, { values: vectors.table.values }))
    const { words } = index.accessories
    await writeFile(join(temporary, 'accessories.bin'), pack(null, { words }))
    if (embeddings instanceof CatalogueEmbeddings)
      await writeFile(join(temporary, 'embeddings.bin'), embeddings.toBytes())
    if (vectors.kind === 'hnsw') await vectors.save(join(temporary, 'graph'))
    const files: Record<string, string> = {}
    for (const name of await filesUnder(temporary)) {
      files[name] = sha256(await readFile(join(temporary, name)))
      await syncToDisk(join(temporary, name))
    }
    const header: Header = {
      format: formatVersion,
      catalogue: catalogue.version,
      products: catalogue.products.length,
      model: embeddings.id,
      wanted,
      dimensions: vectors.table.dimensions,
      kind: vectors.kind,
      ef: vectors.ef,
      files,
    }
    await writeFile(join(temporary, 'header.json'), sealed(header))
    await syncToDisk(join(temporary, 'header.json'))

    const folder = join(directory, folderName(catalogue, wanted))
    const old = `${temporary}-old`
    await rename(folder, old).catch(ignoreMissing)
    await rename(temporary, folder)
    await syncToDisk(directory)
    await rm(old, { recursive: true, force: true })
    await removeOldFolders(directory, folder)
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    throw error
  }
}

async function filesUnder(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
}

/** fsync; folders cannot be opened for it on every system, which is no reason to stop. */
async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined)
  if (!handle) return
  await handle.sync().catch(() => {})
  await handle.close()
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

/** Keeps the newest folders and removes older ones and what broken-off builds left behind. */
async function removeOldFolders(directory: string, current: string): Promise<void> {
  const folders: { path: string; at: number; whole: boolean }[] = []
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    const whole = entry.name.startsWith('index-')
    if (!entry.isDirectory() || (!whole && !entry.name.startsWith('.building-'))) continue
    folders.push({ path, at: path === current ? Infinity : (await stat(path)).mtimeMs, whole })
  }
  const hourAgo = Date.now() - 3_600_000
  const stale = [
    ...folders
      .filter(({ whole }) => whole)
      .sort((a, b) => b.at - a.at)
      .slice(foldersKept),
    ...folders.filter(({ whole, at }) => !whole && at < hourAgo),
  ]
  for (const { path } of stale) await rm(path, { recursive: true, force: true })
}

const folderName = (catalogue: Catalogue, wanted: string): string =>
  `index-${sha256(`${formatVersion}\n${catalogue.version}\n${wanted}`).slice(0, 16)}`

const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex')

/** The header with its own checksum on the first line. */
function sealed(header: Header): string {
  const text = JSON.stringify(header, null, 2)
  return JSON.stringify({ checksum: sha256(text), header }, null, 2)
}

async function readHeader(folder: string): Promise<Header> {
  const { checksum, header } = JSON.parse(await readFile(join(folder, 'header.json'), 'utf8')) as {
    checksum: string
    header: Header
  }
  if (checksum !== sha256(JSON.stringify(header, null, 2)))
    throw new RangeError('header.json is damaged')
  return header
}

function mismatchOf(header: Header, catalogue: Catalogue, wanted: string): string | undefined {
  if (header.format !== formatVersion)
    return `the index has format ${header.format}, this program writes ${formatVersion}`
  if (header.catalogue !== catalogue.version || header.products !== catalogue.products.length)
    return 'the index is of another catalogue'
  if (header.wanted !== wanted) return `the index has embeddings of ${header.wanted}, not ${wanted}`
  for (const name of ['lexical.bin', 'vectors.bin', 'accessories.bin'])
    if (!(name in header.files)) return `the index lacks ${name}`
  return undefined
}

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
