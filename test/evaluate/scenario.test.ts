import { describe, expect, it } from 'vitest'
import { readScenarios } from '../../src/evaluate/scenario.ts'

const scenario = (turn: string): string => `
- name: a test
  locale: en
  turns:
    - say: hello
      expect: ${turn}
`

describe('readScenarios', () => {
  it('reads conditions as a shop owner writes them', () => {
    const [read] = readScenarios(scenario('{ constraints: [price <= 600] }'), 'x.yaml')
    expect(read?.turns[0]?.expect.constraints?.[0]).toEqual({
      attribute: 'price',
      operator: '<=',
      value: 600,
    })
  })

  it('reads lists, ranges and yes or no', () => {
    const [read] = readScenarios(
      scenario('{ constraints: ["brand not-in A b, C", "price between 3..5", "wifi = true"] }'),
      'x.yaml',
    )
    expect(read?.turns[0]?.expect.constraints?.map(({ value }) => value)).toEqual([
      ['A b', 'C'],
      [3, 5],
      true,
    ])
  })

  it('takes one value where several may stand', () => {
    const [read] = readScenarios(scenario('{ act: greet, category: kettle }'), 'x.yaml')
    expect(read?.turns[0]?.expect).toMatchObject({ act: ['greet'], category: ['kettle'] })
  })

  it('takes a bare number as a message', () => {
    const [read] = readScenarios('[{ name: a, locale: en, turns: [{ say: 500 }] }]', 'x.yaml')
    expect(read?.turns[0]?.say).toBe('500')
  })

  it.each([
    ['a misspelt check', '{ acts: greet }', 'acts'],
    ['a condition without an operator', '{ constraints: [price 600] }', 'price <= 600'],
    ['an act that does not exist', '{ act: dance }', 'act'],
  ])('names file, scenario and place of %s', (_, turn, word) => {
    expect(() => readScenarios(scenario(turn), 'mine.yaml')).toThrow(
      /^mine\.yaml "a test": 0\.turns/,
    )
    expect(() => readScenarios(scenario(turn), 'mine.yaml')).toThrow(word)
  })

  it('names the line of broken YAML', () => {
    expect(() => readScenarios('- name: "a', 'mine.yaml')).toThrow(/mine\.yaml: .*line 1/s)
  })
})
