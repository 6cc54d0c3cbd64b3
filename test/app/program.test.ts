import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reply } from '../../src/http/contract.ts'

const program = join(import.meta.dirname, '../../bin/aisle.mjs')
const home = mkdtempSync(join(tmpdir(), 'aisle-program-'))
const running = new Set<ChildProcess>()

afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(home, { recursive: true, force: true })
})

/** Runs `aisle …` to its end. */
const aisle = (...argv: string[]): { status: number | null; stdout: string; stderr: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], {
    encoding: 'utf8',
    cwd: home,
  })
  return { status, stdout, stderr }
}

/** Starts the server on a free port and waits for its ready line. */
async function serve(dataDir: string): Promise<{ child: ChildProcess; url: string; line: string }> {
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--data-dir', dataDir], {
    cwd: home,
  })
  running.add(child)
  let output = ''
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const ready = /^aisle ready .*$/m.exec(output)
      if (ready) resolve(ready[0])
    })
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${output}`)))
  })
  return { child, url: /http:\S+/.exec(line)![0], line }
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) =>
    child.exitCode === null ? child.once('exit', (code) => resolve(code)) : resolve(child.exitCode),
  )

interface Talk {
  say(text: string, clientMessageId?: string): Promise<Reply>
  id: string
  token: string
}

async function start(url: string): Promise<Talk> {
  const response = await fetch(`${url}/v1/conversations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  const { conversationId: id, token } = (await response.json()) as {
    conversationId: string
    token: string
  }
  return {
    id,
    token,
    say: async (text, clientMessageId) => {
      const answer = await fetch(`${url}/v1/conversations/${id}/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ text, clientMessageId }),
      })
      return (await answer.json()) as Reply
    },
  }
}

const price = (reply: Reply): number[] => reply.products.map((one) => one.price.amount)

describe('the server as a program', () => {
  const dataDir = join(home, 'shop')
  let server: Awaited<ReturnType<typeof serve>>

  beforeAll(async () => {
    server = await serve(dataDir)
  }, 60_000)

  it('says where it is, in which mode, with how many products and which index', () => {
    expect(server.line).toMatch(
      /^aisle ready http:\/\/127\.0\.0\.1:\d+ mode=offline products=\d{3,} index=(hnsw|exact)$/,
    )
  })

  it.each([
    ['quiet dishwasher under 600, not from Nordhavn', 'en'],
    ['安静的洗碗机，600以下，不要诺德港', 'zh'],
  ])(
    'answers “%s” with goods that meet every condition, decibels and sources',
    async (text, locale) => {
      const reply = await (await start(server.url)).say(text)
      expect(reply.act).toBe('recommend')
      expect(reply.locale).toBe(locale)
      expect(reply.products.length).toBeGreaterThan(0)
      for (const product of reply.products) {
        expect(product.category).toBe('dishwasher')
        expect(product.price.amount).toBeLessThanOrEqual(600)
        expect(product.brand).not.toBe('Nordhavn')
        expect(product.reasons.some((reason) => /\d+ ?(?:dB|分贝)/.test(reason.text))).toBe(true)
        expect(reply.claims).toContainEqual(
          expect.objectContaining({
            source: { kind: 'product', id: product.sku, field: 'noiseLevel' },
          }),
        )
      }
    },
  )

  it('refuses a second server on the same data directory within 2 s, naming pid and path', () => {
    const startedAt = Date.now()
    const { status, stderr } = aisle('serve', '--port', '0', '--data-dir', dataDir)
    expect(Date.now() - startedAt).toBeLessThan(2000 + 1500) // the start of Node itself included
    expect(status).toBe(1)
    expect(stderr).toContain(String(server.child.pid))
    expect(stderr).toContain(dataDir)
  })

  it('takes up a catalogue that another process imports', async () => {
    const feed = join(home, 'own.jsonl')
    const row = {
      sku: 'OWN-1',
      category: 'dishwasher',
      brand: 'Eigen',
      title: { en: 'Eigen One dishwasher' },
      price: { amount: 321, currency: 'USD' },
      specs: { noiseLevel: 41 },
    }
    writeFileSync(feed, `${JSON.stringify(row)}\n`)
    const talk = await start(server.url)
    const imported = aisle('import', feed, '--data-dir', dataDir, '--json')
    expect(imported.status, imported.stderr).toBe(0)
    expect(JSON.parse(imported.stdout)).toMatchObject({ accepted: 1, rejected: [] })
    await expect
      .poll(async () => price(await talk.say('dishwasher')), { timeout: 15_000, interval: 300 })
      .toEqual([321])
  }, 40_000)

  it('keeps what it answered through kill -9, and answers the same message the same way', async () => {
    const talk = await start(server.url)
    const before = await talk.say('a dishwasher below 45 dB', 'one')
    server.child.kill('SIGKILL')
    await ended(server.child)
    server = await serve(dataDir)
    const response = await fetch(`${server.url}/v1/conversations/${talk.id}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${talk.token}` },
      body: JSON.stringify({ text: 'a dishwasher below 45 dB', clientMessageId: 'one' }),
    })
    expect(await response.json()).toEqual(before)
  }, 60_000)

  it('ends with 0 on SIGTERM', async () => {
    server.child.kill('SIGTERM')
    expect(await ended(server.child)).toBe(0)
  }, 30_000)

  it('rebuilds an index whose file is missing', async () => {
    const index = join(dataDir, 'index')
    for (const folder of readdirSync(index)) {
      for (const file of readdirSync(join(index, folder)))
        if (file.endsWith('.bin')) rmSync(join(index, folder, file))
    }
    const { status, stdout } = aisle(
      'ask',
      'dishwasher below 45 dB',
      '--data-dir',
      dataDir,
      '--json',
    )
    expect(status).toBe(0)
    expect((JSON.parse(stdout) as Reply).products.map(({ sku }) => sku)).toEqual(['OWN-1'])
  }, 30_000)
})

describe('the command line', () => {
  it('exits with 2 and a hint on wrong usage', () => {
    const { status, stderr } = aisle('serch', 'x')
    expect(status).toBe(2)
    expect(stderr).toMatch(/unknown command/)
  })

  it.each(['serve', 'talk', 'ask', 'import', 'search', 'evaluate', 'doctor'])(
    'explains %s',
    (command) => {
      const { status, stdout } = aisle(command, '--help')
      expect(status).toBe(0)
      expect(stdout).toContain(`Usage: aisle ${command}`)
    },
  )

  it('reports bad rows with file, line and reason, and takes the good ones', () => {
    const feed = join(home, 'mixed.jsonl')
    const row = (change: object): string =>
      JSON.stringify({
        sku: 'A-1',
        category: 'kettle',
        brand: 'Eigen',
        title: 'Eigen kettle',
        price: { amount: 20, currency: 'USD' },
        ...change,
      })
    writeFileSync(
      feed,
      [
        row({}),
        row({ sku: 'A-2', price: { amount: Number.NaN, currency: 'USD' } }),
        row({}),
        '{"sku": "A-3"',
        row({ sku: 'A-4', price: { amount: -1, currency: 'USD' } }),
      ].join('\n'),
    )
    const { status, stdout } = aisle('import', feed, '--data-dir', join(home, 'mixed'))
    expect(status).toBe(0)
    expect(stdout).toMatch(/accepted 1/)
    for (const line of [2, 3, 4, 5]) expect(stdout).toContain(`${feed}:${line}:`)
  })

  it('changes nothing and says why when no row is usable', () => {
    const feed = join(home, 'bad.jsonl')
    writeFileSync(feed, '{"sku":"X"}\n')
    const { status, stderr } = aisle('import', feed, '--data-dir', join(home, 'mixed'))
    expect(status).toBe(1)
    expect(stderr).toContain(`${feed}:1`)
    const { stdout } = aisle('search', 'kettle', '--data-dir', join(home, 'mixed'), '--json')
    expect((JSON.parse(stdout) as { items: unknown[] }).items).toHaveLength(1)
  })

  it('names a file that is not there', () => {
    const { status, stderr } = aisle(
      'import',
      join(home, 'none.jsonl'),
      '--data-dir',
      join(home, 'mixed'),
    )
    expect(status).toBe(1)
    expect(stderr).toContain('none.jsonl')
  })

  it('finds nothing wrong with a fresh shop', () => {
    const { status, stdout } = aisle('doctor', '--data-dir', join(home, 'mixed'), '--json')
    expect(status).toBe(0)
    const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: { check: string }[] }
    expect(ok).toBe(true)
    expect(findings.map(({ check }) => check)).toContain('catalogue')
  })
})

const canMount = process.getuid?.() === 0 && existsSync('/proc/mounts')

describe.skipIf(!canMount)('a full disk (needs root to mount a small one)', () => {
  it('answers 507 with the cure, loses nothing, and goes on when there is room', async (context) => {
    const disk = join(home, 'disk')
    spawnSync('mkdir', ['-p', disk])
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', disk])
    context.skip(mounted.status !== 0, 'a tmpfs cannot be mounted here')
    try {
      const server = await serve(join(disk, 'data'))
      const talk = await start(server.url)
      const kept = await talk.say('dishwasher under 500', 'kept')
      spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'filler')}`, 'bs=1M', 'count=200'])
      let refused: Response | undefined
      for (let i = 0; i < 400 && !refused; i++) {
        const response = await fetch(`${server.url}/v1/conversations/${talk.id}/messages`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${talk.token}` },
          body: JSON.stringify({ text: `dishwasher under ${500 + i}`, clientMessageId: `m${i}` }),
        })
        if (response.status === 507) refused = response
        else if (response.status !== 200 && response.status !== 429)
          expect(response.status).toBe(507)
      }
      expect(refused?.headers.get('content-type')).toContain('application/problem+json')
      expect(await refused!.json()).toMatchObject({ status: 507, code: 'STORAGE_FULL' })
      expect((await fetch(`${server.url}/v1/products?limit=1`)).status).toBe(200)
      rmSync(join(disk, 'filler'))
      expect(await talk.say('dishwasher under 500', 'kept')).toEqual(kept)
      expect((await talk.say('and a quieter one', 'after')).id).toBeDefined()
      server.child.kill('SIGTERM')
      expect(await ended(server.child)).toBe(0)
    } finally {
      spawnSync('umount', ['-l', disk])
    }
  }, 90_000)
})
