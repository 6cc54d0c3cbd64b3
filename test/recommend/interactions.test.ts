import { describe, expect, it } from 'vitest'
import { byItem, collect, countUsers, historyOf } from '../../src/recommend/interactions.ts'

describe('interactions', () => {
  it('run from the oldest to the newest, each pair at its latest', () => {
    const data = collect([
      { user: 'u', item: 'a', time: 3, value: 1 },
      { user: 'v', item: 'b', time: 1 },
      { user: 'u', item: 'b', time: 1 },
      { user: 'u', item: 'a', time: 5, value: 2 },
      { user: 'u', item: 'c', time: 4 },
    ])
    expect(data.users).toEqual(['u', 'v'])
    expect(data.items).toEqual(['a', 'b', 'c'])
    expect([...historyOf(data, 0).items]).toEqual([1, 2, 0])
    expect([...data.values]).toEqual([1, 1, 2, 1])
    expect([...data.times!]).toEqual([1, 4, 5, 1])
  })

  it('keep the order given where no time is told, and the place of the last repeat', () => {
    const data = collect([
      { user: 'u', item: 'a' },
      { user: 'u', item: 'b' },
      { user: 'u', item: 'a' },
    ])
    expect(data.times).toBeNull()
    expect([...historyOf(data, 0).items]).toEqual([1, 0])
  })

  it('have no order where all times are the same, or one is missing', () => {
    expect(collect([{ user: 'u', item: 'a', time: 7 }]).times).toBeNull()
    expect(
      collect([
        { user: 'u', item: 'a', time: 7 },
        { user: 'u', item: 'b' },
      ]).times,
    ).toBeNull()
  })

  it('take any text as an id', () => {
    const ids = ['a,b', '🫖', '', '__proto__', ' x ']
    const data = collect(ids.map((id) => ({ user: id, item: id })))
    expect(data.users).toEqual(ids)
    expect(data.items).toEqual(ids)
  })

  it('of nobody are empty', () => {
    const data = collect([])
    expect(data.starts).toEqual(new Uint32Array(1))
    expect(data.columns).toHaveLength(0)
    expect(byItem(data).starts).toEqual(new Uint32Array(1))
  })

  it('turn round to the users of each item', () => {
    const data = collect([
      { user: 'u', item: 'a', value: 3 },
      { user: 'u', item: 'b', value: 4 },
      { user: 'v', item: 'b', value: 5 },
    ])
    const turned = byItem(data)
    expect([...turned.starts]).toEqual([0, 1, 3])
    expect([...turned.rows]).toEqual([0, 0, 1])
    expect([...turned.values]).toEqual([3, 4, 5])
    expect([...countUsers(data)]).toEqual([1, 2])
  })

  it('grow past their first room', () => {
    const data = collect(
      Array.from({ length: 5000 }, (_, n) => ({ user: `u${n % 70}`, item: `i${n}`, time: -n })),
    )
    expect(data.columns).toHaveLength(5000)
    const { items } = historyOf(data, 3)
    expect(items).toHaveLength(72)
    expect([...items]).toEqual([...items].toSorted((a, b) => b - a))
  })
})
