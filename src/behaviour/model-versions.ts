import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'

/** A version that counts ends in `.bin`, one that is only kept in `.unused.bin`. */
const namePattern = /^ranker-(\d+)(\.unused)?\.bin$/
/** Versions that are kept to go back to. */
const keptVersions = 5
/** A file without its name this long after it was begun is of a process that died, in milliseconds. */
const abandonedMs = 3_600_000

/** A version of the ranker as a file. */
export interface Version {
  readonly version: number
  /** Whether it may count: one that was taken back, or found worse than the one before, may not. */
  readonly isUsable: boolean
  readonly path: string
}

/** All versions on disk, oldest first. */
export async function listVersions(dataDir: string): Promise<Version[]> {
  const folder = folderOf(dataDir)
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names
    .flatMap((name) => {
      const found = namePattern.exec(name)
      const version = Number(found?.[1] ?? 0)
      return version > 0
        ? [{ version, isUsable: found?.[2] === undefined, path: join(folder, name) }]
        : []
    })
    .toSorted((a, b) => a.version - b.version)
}

/** The version that counts, the newest usable one; `undefined` without one. */
export const versionInUse = async (dataDir: string): Promise<Version | undefined> =>
  (await listVersions(dataDir)).findLast(({ isUsable }) => isUsable)

/** Number of the version that counts; 0 without one. */
export const newestVersion = async (dataDir: string): Promise<number> =>
  (await versionInUse(dataDir))?.version ?? 0

/**
 * Writes a version whole or not at all: the file gets its name, which nobody else's has, once it is
 * on disk. Old versions go, never the one that counts. @returns its number.
 */
export async function addVersion(
  dataDir: string,
  bytes: Uint8Array,
  isUsable: boolean,
): Promise<number> {
  const folder = folderOf(dataDir)
  await mkdir(folder, { recursive: true })
  await dropAbandoned(folder)
  const unnamed = join(folder, `${randomUUID()}.new`)
  try {
    const file = await open(unnamed, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    const version = await nameFile(dataDir, unnamed, isUsable)
    await dropOld(dataDir)
    return version
  } finally {
    await rm(unnamed, { force: true })
  }
}

/** Takes the version that counts back, so that the one before it does. @returns what counts now. */
export async function rollBack(dataDir: string): Promise<number | null> {
  const current = await versionInUse(dataDir)
  if (current === undefined) return null
  await rename(current.path, join(folderOf(dataDir), nameOf(current.version, false)))
  return (await newestVersion(dataDir)) || null
}

/** Two processes may have trained: a link, unlike a renaming, never takes another file's name. */
async function nameFile(dataDir: string, unnamed: string, isUsable: boolean): Promise<number> {
  for (;;) {
    const version = ((await listVersions(dataDir)).at(-1)?.version ?? 0) + 1
    try {
      await link(unnamed, join(folderOf(dataDir), nameOf(version, isUsable)))
      return version
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

async function dropOld(dataDir: string): Promise<void> {
  const versions = await listVersions(dataDir)
  const current = versions.findLast(({ isUsable }) => isUsable)
  for (const old of versions.slice(0, -keptVersions))
    if (old.version !== current?.version) await rm(old.path, { force: true })
}

async function dropAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.new')) continue
    const path = join(folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > abandonedMs) await rm(path, { force: true })
  }
}

const folderOf = (dataDir: string): string => join(dataDir, 'models')
const nameOf = (version: number, isUsable: boolean): string =>
  `ranker-${version}${isUsable ? '' : '.unused'}.bin`
