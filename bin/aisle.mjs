#!/usr/bin/env node
// The `aisle` command: builds what is not built yet, then runs it.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`aisle needs Node 20.19 or newer; this is ${process.version}. Try: nvm install 24`)
  process.exit(1)
}
const { isStale, buildAll } = await import('../build.mjs')
if (isStale()) await buildAll()
await import('../dist/node/cli.js')
