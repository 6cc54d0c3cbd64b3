import { describe, expect, it } from 'vitest'
import type { Act } from '../../src/domain/act.ts'
import { agree } from '../../src/understand/agree.ts'

const need = (more: Partial<Act & { kind: 'need' }> = {}): Act => ({
  kind: 'need',
  category: 'kettle',
  constraints: [{ attribute: 'price', operator: '<=', value: 60, strength: 'must', said: '60' }],
  wishes: [{ attribute: 'noiseLevel', direction: 'lower', strict: false, said: 'quiet' }],
  uses: ['tea', 'office'],
  life: {},
  text: [],
  models: [],
  fresh: false,
  ...more,
})

describe('two readings of a message', () => {
  it('agree where they do the same, however it was worded', () => {
    expect(
      agree(
        [need()],
        [
          need({
            constraints: [{ attribute: 'price', operator: '<=', value: 60, strength: 'must' }],
            wishes: [{ attribute: 'noiseLevel', direction: 'lower', strict: false }],
            uses: ['office', 'tea'],
            makers: [],
          }),
        ],
      ),
    ).toBe(true)
  })

  it.each<[string, Act[]]>([
    ['another kind of goods', [need({ category: 'fan' })]],
    [
      'another bound',
      [
        need({
          constraints: [{ attribute: 'price', operator: '<=', value: 90, strength: 'must' }],
        }),
      ],
    ],
    ['a condition less', [need({ constraints: [] })]],
    ['one act more', [need(), { kind: 'thank' }]],
    ['another act', [{ kind: 'more' }]],
  ])('differ by %s', (_, acts) => {
    expect(agree([need()], acts)).toBe(false)
  })
})
