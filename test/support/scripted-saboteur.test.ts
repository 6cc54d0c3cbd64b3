import { describe, expect, it } from 'vitest'
import { answerChecks } from './scripted-model/answer-checks.ts'
import { slowness, type Check } from './scripted-model/check.ts'
import { connectionChecks } from './scripted-model/connection-checks.ts'
import { post } from './scripted-model/raw-client.ts'
import { sabotageModes, sabotages, type SabotageMode } from './scripted-model/server.ts'
import { startForTest } from './scripted-model/start-for-test.ts'

const checks: Record<SabotageMode, Check> = { ...connectionChecks, ...answerChecks }

describe('the saboteur', () => {
  it.each(sabotageModes.map((mode) => [mode, sabotages[mode].does] as const))(
    '%s: %s',
    async (mode) => {
      const { server } = await startForTest({ character: `saboteur:${mode}`, slowness })
      await checks[mode]((extra = {}, limits = {}) =>
        post(
          `${server.url}/chat/completions`,
          { model: 'm', messages: [{ role: 'user', content: 'Tell me, in JSON.' }], ...extra },
          limits,
        ),
      )
      expect(server.requests.flatMap(({ faults }) => faults)).toEqual([])
      await expect.poll(() => server.openConnections()).toBe(0)
    },
  )
})
