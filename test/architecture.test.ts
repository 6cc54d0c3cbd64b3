import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Each folder of src and what it may import besides itself; only what stands above it here. */
const mayImport = {
  lib: [],
  domain: ['lib'],
  llm: ['domain', 'lib'],
  embedding: ['domain', 'lib'],
  vectors: ['domain', 'lib'],
  storage: ['domain', 'lib'],
  catalogue: ['storage', 'domain', 'lib'],
  recommend: ['domain', 'lib'],
  rank: ['domain', 'lib'],
  behaviour: ['rank', 'recommend', 'catalogue', 'embedding', 'storage', 'domain', 'lib'],
  understand: ['llm', 'domain', 'lib'],
  retrieve: ['embedding', 'vectors', 'domain', 'lib'],
  relations: ['domain', 'lib'],
  orders: ['storage', 'domain', 'lib'],
  compose: ['relations', 'orders', 'rank', 'retrieve', 'domain', 'lib'],
  gate: ['understand', 'domain', 'lib'],
  dialog: [
    'understand',
    'retrieve',
    'rank',
    'relations',
    'orders',
    'compose',
    'gate',
    'llm',
    'storage',
    'domain',
    'lib',
  ],
  evaluate: ['dialog', 'understand', 'compose', 'rank', 'retrieve', 'domain', 'lib'],
  channels: ['dialog', 'storage', 'domain', 'lib'],
  http: ['channels', 'dialog', 'domain', 'lib', 'log.ts'],
  web: ['http/contract.ts', 'lib'],
  cli: [
    'app.ts',
    'main.ts',
    'config.ts',
    'root.ts',
    'log.ts',
    'evaluate',
    'behaviour',
    'recommend',
    'catalogue',
    'storage',
    'retrieve',
    'compose',
    'llm',
    'dialog',
    'channels',
    'domain',
    'lib',
  ],
} as const satisfies Record<string, readonly string[]>

/** Files that speak to something outside; others see their port. Their own folder may choose them. */
const adapters = [
  'llm/openai.ts',
  'llm/langchain.ts',
  'embedding/openai.ts',
  'storage/embedded.ts',
  'vectors/hnsw.ts',
]
const compositionRoots = ['app.ts', 'main.ts', 'cli/main.ts']

const mostLines = 450

interface Import {
  readonly from: string
  readonly specifier: string
}

const listFiles = (folder: string, endings: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path.replaceAll('\\', '/')))
    .filter((path) => endings.test(path) && !/node_modules|\.output|dist\//.test(path))
    .toSorted()

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Static, dynamic and bare imports, and packages whose files are resolved. */
const importsOf = (path: string): Import[] =>
  [
    ...read(path).matchAll(
      /^(?:import|export)\b[^'"`;]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)|\.resolve\('([^']+)'\)/gm,
    ),
  ].map(([, ...groups]) => ({ from: path, specifier: groups.find((one) => one !== undefined)! }))

const sources = listFiles('src', /\.ts$/)
/** The scripted model is a tool of the tests that anyone may run: the one way out of src. */
const outside = '../../test/support/scripted-model/server.ts'
const edges = sources.flatMap((path) =>
  importsOf(path)
    .filter(({ specifier }) => specifier.startsWith('.'))
    .filter(({ specifier }) => !(path === 'src/cli/scripted-model.ts' && specifier === outside))
    .map(({ specifier }) => ({
      from: path.slice('src/'.length),
      to: join(dirname(path), specifier).slice('src/'.length),
    })),
)
const folderOf = (path: string): string => (path.includes('/') ? path.split('/')[0]! : path)

describe('the folders of src', () => {
  it('are all in the table', () => {
    const folders = new Set(sources.map((path) => path.split('/')[1]!))
    expect([...folders].filter((name) => !name.endsWith('.ts')).toSorted()).toEqual(
      Object.keys(mayImport).toSorted(),
    )
  })

  it('stand in the table below what they import', () => {
    const order = Object.keys(mayImport)
    for (const [folder, allowed] of Object.entries(mayImport))
      for (const other of allowed.filter((one) => !one.endsWith('.ts')))
        expect(order.indexOf(other), `${folder} → ${other}`).toBeLessThan(order.indexOf(folder))
  })

  it('let data flow one way: none imports what the table does not allow it', () => {
    const strays = edges.filter(({ from, to }) => {
      const folder = folderOf(from)
      if (!Object.hasOwn(mayImport, folder)) return false // app.ts, main.ts, config.ts, log.ts
      const allowed = [folder, ...mayImport[folder as keyof typeof mayImport]]
      return !allowed.some((one) => to === one || to.startsWith(`${one}/`))
    })
    expect(strays.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('see adapters through their port: only the composition root names one', () => {
    const named = edges.filter(
      ({ from, to }) =>
        adapters.includes(to) &&
        !compositionRoots.includes(from) &&
        folderOf(from) !== folderOf(to),
    )
    expect(named.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })
})

describe('the files of src', () => {
  it('import one another without a cycle', () => {
    expect(findCycle()).toEqual([])
  })

  it('import only what is there', () => {
    const known = new Set(listFiles('src', /./).map((path) => path.slice('src/'.length)))
    expect(edges.filter(({ to }) => !known.has(to))).toEqual([])
  })

  it(`have at most ${mostLines} lines`, () => {
    const long = sources
      .map((path) => ({ path, lines: read(path).split('\n').length - 1 }))
      .filter(({ lines }) => lines > mostLines)
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })

  it('leave the environment to config.ts and the command line', () => {
    const readers = sources.filter(
      (path) =>
        path !== 'src/config.ts' &&
        !path.startsWith('src/cli/') &&
        /\bprocess\.env\b|\bprocess\['env'\]/.test(read(path)),
    )
    expect(readers).toEqual([])
  })
})

describe('the packages of package.json', () => {
  interface Manifest {
    dependencies: Record<string, string>
    devDependencies: Record<string, string>
    optionalDependencies: Record<string, string>
    scripts: Record<string, string>
  }
  const { dependencies, devDependencies, optionalDependencies, scripts } = JSON.parse(
    read('package.json'),
  ) as Manifest
  const packageOf = (specifier: string): string =>
    specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
  const packagesIn = (paths: readonly string[]): Set<string> =>
    new Set(
      paths
        .flatMap(importsOf)
        .map(({ specifier }) => specifier)
        .filter((specifier) => !/^(?:[./]|node:|\$)/.test(specifier))
        .map(packageOf),
    )

  const shipped = packagesIn([...sources, ...listFiles('bin', /\.mjs$/), 'build.mjs'])
  const used = new Set([
    ...shipped,
    ...packagesIn([
      ...listFiles('test', /\.(?:ts|mjs)$/),
      ...listFiles('knowledge', /\.mjs$/),
      'vitest.config.ts',
    ]),
  ])
  /** Packages whose commands the scripts run. */
  const commands = new Map([
    ['tsc', 'typescript'],
    ['oxfmt', 'oxfmt'],
    ['oxlint', 'oxlint'],
    ['vitest', 'vitest'],
  ])
  const run = new Set(
    Object.values(scripts)
      .flatMap((script) => script.split(/\s+/))
      .flatMap((word) => commands.get(word) ?? []),
  )

  it('hold everything that src, bin and the build import', () => {
    const declared = { ...dependencies, ...optionalDependencies }
    expect([...shipped].filter((name) => !Object.hasOwn(declared, name))).toEqual([])
  })

  it('hold everything that the tests import', () => {
    const declared = { ...dependencies, ...optionalDependencies, ...devDependencies }
    expect([...used].filter((name) => !Object.hasOwn(declared, name))).toEqual([])
  })

  it('hold nothing at run time that is not imported there', () => {
    const declared = Object.keys({ ...dependencies, ...optionalDependencies })
    expect(declared.filter((name) => !shipped.has(name))).toEqual([])
  })

  it('hold nothing for development that is neither imported nor run', () => {
    const isNeeded = (name: string): boolean =>
      used.has(name) || run.has(name) || isTypesOf(name, used)
    expect(Object.keys(devDependencies).filter((name) => !isNeeded(name))).toEqual([])
  })
})

const isTypesOf = (name: string, used: ReadonlySet<string>): boolean =>
  name === '@types/node' || (name.startsWith('@types/') && used.has(name.slice('@types/'.length)))

/** The first cycle of imports, as the files on it; empty when there is none. */
function findCycle(): string[] {
  const targets = new Map<string, string[]>()
  for (const { from, to } of edges) targets.set(from, [...(targets.get(from) ?? []), to])
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (done.has(path)) return []
    for (const next of targets.get(path) ?? []) {
      const cycle = visit(next, [...trail, path])
      if (cycle.length > 0) return cycle
    }
    done.add(path)
    return []
  }
  for (const path of targets.keys()) {
    const cycle = visit(path, [])
    if (cycle.length > 0) return cycle
  }
  return []
}
