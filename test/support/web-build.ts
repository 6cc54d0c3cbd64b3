import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Builds the web pages into a folder of this process, beside nobody's running server. */
export async function buildWeb(): Promise<string> {
  const outdir = `test/.output/web-${process.pid}`
  const script = new URL('../../build.mjs', import.meta.url).href
  const { buildWeb: build } = (await import(script)) as {
    buildWeb(outdir: string): Promise<void>
  }
  await build(outdir)
  return `${root}${outdir}`
}
