import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { segmentFeatures } from '../../domain/segment.ts'
import type { Segments } from './fit-segments.ts'

const d = segmentFeatures.length
const row = z.array(z.number()).length(d)

const SegmentsFile = z.object({
  format: z.literal(1),
  /** What the numbers stand for: a file of other features is of no use. */
  features: z.array(z.string()).refine((names) => names.join() === segmentFeatures.join()),
  shoppers: z.number().int(),
  trials: z.array(z.object({ k: z.number().int(), silhouette: z.number() })),
  means: row,
  deviations: row,
  groups: z
    .array(
      z.object({
        size: z.number().int(),
        centre: row,
        traits: z
          .array(
            z.object({
              feature: z.enum(segmentFeatures),
              deviation: z.number(),
              mean: z.number(),
              overall: z.number(),
            }),
          )
          .nullable(),
        popularity: z.array(z.tuple([z.string(), z.number()])),
      }),
    )
    .min(1),
})

const pathIn = (dataDir: string): string => join(dataDir, 'models', 'segments.json')

/** Keeps the groups, whole or not at all: the file gets its name once it is on disk. */
export async function saveSegments(dataDir: string, segments: Segments): Promise<void> {
  const { trials, scale, centres, groups, popularity, shoppers } = segments
  const content: z.infer<typeof SegmentsFile> = {
    format: 1,
    features: [...segmentFeatures],
    shoppers,
    trials: [...trials],
    means: [...scale.means],
    deviations: [...scale.deviations],
    groups: groups.map(({ size, traits }, at) => ({
      size,
      centre: [...centres[at]!],
      traits: traits && [...traits],
      popularity: [...popularity[at]!],
    })),
  }
  const path = pathIn(dataDir)
  await mkdir(join(dataDir, 'models'), { recursive: true })
  const file = await open(`${path}.new`, 'w')
  try {
    await file.writeFile(JSON.stringify(content))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
}

/** The kept groups; `null` where there are none, or the file is damaged or of another version. */
export async function loadSegments(dataDir: string): Promise<Segments | null> {
  const text = await readFile(pathIn(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  const content = text === null ? undefined : SegmentsFile.safeParse(parse(text)).data
  if (!content) return null
  const { shoppers, trials, means, deviations, groups } = content
  return {
    shoppers,
    trials,
    scale: { means, deviations },
    centres: groups.map(({ centre }) => centre),
    groups: groups.map(({ size, traits }, at) => ({ id: at + 1, size, traits })),
    popularity: groups.map(({ popularity }) => new Map(popularity)),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
