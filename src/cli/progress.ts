import cliProgress from 'cli-progress'

export interface Progress {
  update(label: string, share: number): void
  done(): void
}

/** Work longer than this gets a bar, in milliseconds. */
const patienceMs = 400

/**
 * A progress bar on a terminal, a line a stage elsewhere; both on stderr, so that stdout stays for
 * results. Short work shows nothing.
 */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  let bar: cliProgress.SingleBar | undefined
  let current = ''
  let startedAt = performance.now()
  const told = new Set<string>()

  const finish = (): void => {
    bar?.update(100)
    bar?.stop()
    bar = undefined
  }
  return {
    update(label, share) {
      if (label !== current) {
        finish()
        current = label
        startedAt = performance.now()
      }
      if (performance.now() - startedAt < patienceMs) return
      if (!stream.isTTY) {
        if (!told.has(label)) stream.write(`${label} …\n`)
        told.add(label)
        return
      }
      bar ??= startBar(label, stream)
      bar.update(Math.round(share * 100))
    },
    done: finish,
  }
}

function startBar(label: string, stream: NodeJS.WriteStream): cliProgress.SingleBar {
  const bar = new cliProgress.SingleBar({
    stream,
    format: `${label} {bar} {percentage}% {eta_formatted}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
  })
  bar.start(100, 0)
  return bar
}
