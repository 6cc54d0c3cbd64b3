import { weighDeeds } from '../deed-weights.ts'
import type { History, Interactions } from '../interactions.ts'
import type { ModelKind, ModelState, Params, Recommender } from '../model.ts'
import { readDecay, readParameter } from '../parameter.ts'
import { rp3beta } from './rp3beta.ts'

/** The kinds of nodes that a path may lead through beside shoppers, as a fact begins: `brand:Nordhavn`. */
export const factTypes = ['kind', 'brand', 'spec'] as const
export type FactType = (typeof factTypes)[number]

/** What is known of an item: its nodes in the product graph. `null`: the item is not known. */
export type Facts = (item: string) => readonly `${FactType}:${string}`[] | null

/** How much a step over each kind of node counts, and one over shoppers who have both. */
const defaults = { kind: 0.5, brand: 1, spec: 1, together: 3, decay: 1 }

/** Nodes of the items, and items of the nodes, each compressed by row. */
interface Graph {
  /** items + 1 offsets. */
  readonly starts: Uint32Array
  /** Indexes of nodes. */
  readonly nodes: Uint32Array
  /** nodes + 1 offsets. */
  readonly itemStarts: Uint32Array
  /** Indexes of items. */
  readonly items: Uint32Array
  /** Place in {@link factTypes} of each node. */
  readonly types: Uint32Array
}

/**
 * Random walks of two steps through the product graph: from an item to one of its nodes (kind, brand, a
 * spec), or to a shopper who has it, and on to one of the items there. Each deed of the history walks by
 * each kind of path with the weight θ of that path:
 * score(u, j) = Σ_i w_i · Σ_t θ_t · P_t(i → j), with
 * P_t(i → j) = Σ_v 1/|nodes_t(i)| · 1/|items(v)| over the common nodes v of type t, and the walk over
 * shoppers as {@link rp3beta} has it with α = 1, β = 0. Knows items that nobody has chosen yet.
 *
 * - `kind`, `brand`, `spec`, `together` from 0 to 100: θ of each path.
 * - `decay` from 0 to 1: what a deed weighs against the one after it. Without times it is 1.
 *
 * @see Sun et al. (2011), PathSim, for paths of types; Yu et al. (2014), Personalized Entity
 * Recommendation: A Heterogeneous Information Network Approach, for weights of paths.
 */
export const graphModel = (facts: Facts): ModelKind => ({
  name: 'graph',
  usesOrder: true,
  defaults,
  scoreParams: ['kind', 'brand', 'spec', 'together', 'decay'],
  grid: ({ times }) =>
    (times ? [0.6, 1] : [1]).flatMap((decay) =>
      [
        { kind: 0.5, brand: 1, spec: 1, together: 3 },
        { kind: 0.2, brand: 0.2, spec: 0.5, together: 10 },
        { kind: 1, brand: 1, spec: 3, together: 1 },
        { kind: 0, brand: 3, spec: 1, together: 3 },
      ].map((paths) => ({ ...paths, decay })),
    ),
  cost(data, params) {
    const { seconds, bytes } = rp3beta.cost(data, { ...together, decay: params['decay'] ?? 1 })
    return { seconds: seconds + data.items.length * 2e-5, bytes: bytes + data.items.length * 400 }
  },
  fit(data, params, options) {
    for (const name of ['kind', 'brand', 'spec', 'together'] as const)
      readParameter(params, name, defaults[name], { least: 0, most: 100 })
    const decay = data.times ? readDecay(params, defaults.decay) : 1
    const graph = connect(data, facts)
    const walked = rp3beta.fit(data, { ...together, decay: 1 }, options)
    return fromGraph({ ...defaults, ...params, decay }, graph, walked)
  },
  load: ({ params, items, arrays }: ModelState) =>
    fromGraph(
      params,
      {
        starts: arrays['starts'] as Uint32Array,
        nodes: arrays['nodes'] as Uint32Array,
        itemStarts: arrays['itemStarts'] as Uint32Array,
        items: arrays['items'] as Uint32Array,
        types: arrays['types'] as Uint32Array,
      },
      rp3beta.load({
        model: 'rp3beta',
        params: { decay: 1 },
        items,
        arrays: {
          starts: arrays['walkStarts']!,
          columns: arrays['walkColumns']!,
          values: arrays['walkValues']!,
        },
      }),
    ),
})

/** The walk over shoppers: nothing is held back, and as many items are kept as matter. */
const together = { alpha: 1, beta: 0, k: 300 }

function connect({ items }: Interactions, facts: Facts): Graph {
  const indexes = new Map<string, number>()
  const types: number[] = []
  const byNode: number[][] = []
  const starts = new Uint32Array(items.length + 1)
  const nodes: number[] = []
  items.forEach((id, item) => {
    for (const fact of new Set(facts(id) ?? [])) {
      let node = indexes.get(fact)
      if (node === undefined) {
        const type = factTypes.findIndex((one) => fact.startsWith(`${one}:`))
        if (type < 0)
          throw new RangeError(`The fact "${fact}" is of none of ${factTypes.join(', ')}`)
        node = byNode.push([]) - 1
        indexes.set(fact, node)
        types.push(type)
      }
      nodes.push(node)
      byNode[node]!.push(item)
    }
    starts[item + 1] = nodes.length
  })
  const itemStarts = new Uint32Array(byNode.length + 1)
  byNode.forEach((own, node) => (itemStarts[node + 1] = itemStarts[node]! + own.length))
  return {
    starts,
    nodes: Uint32Array.from(nodes),
    itemStarts,
    items: Uint32Array.from(byNode.flat()),
    types: Uint32Array.from(types),
  }
}

function fromGraph(params: Params, graph: Graph, walked: Recommender): Recommender {
  const { starts, nodes, itemStarts, items, types } = graph
  const count = starts.length - 1
  const decay = params['decay'] ?? 1
  const theta = factTypes.map((type) => params[type] ?? defaults[type])
  const overShoppers = params['together'] ?? defaults.together
  const mass = new Float64Array(types.length)
  const scratch = new Float64Array(count)

  /** Calls `visit` with each node of an item and what a walk from there puts on each item behind it. */
  function step(item: number, visit: (node: number, share: number) => void): void {
    const own = new Uint32Array(factTypes.length)
    for (let at = starts[item]!; at < starts[item + 1]!; at++) own[types[nodes[at]!]!]!++
    for (let at = starts[item]!; at < starts[item + 1]!; at++) {
      const node = nodes[at]!
      const type = types[node]!
      visit(node, theta[type]! / own[type]! / (itemStarts[node + 1]! - itemStarts[node]!))
    }
  }

  return {
    score(history, into) {
      const weights = weighDeeds(history, decay, count)
      walked.score(asWeighed(history, weights), scratch)
      for (let item = 0; item < count; item++) into[item] = overShoppers * scratch[item]!
      const touched: number[] = []
      history.items.forEach((item, at) =>
        step(item, (node, share) => {
          if (mass[node] === 0) touched.push(node)
          mass[node]! += weights[at]! * share
        }),
      )
      for (const node of touched) {
        const share = mass[node]!
        for (let at = itemStarts[node]!; at < itemStarts[node + 1]!; at++)
          into[items[at]!]! += share
        mass[node] = 0
      }
    },
    contributions(history, item) {
      const weights = weighDeeds(history, decay, count)
      const own = new Set(nodes.subarray(starts[item]!, starts[item + 1]!))
      const parts = walked.contributions!(asWeighed(history, weights), item)
      return parts.map((part, at) => {
        let sum = overShoppers * part
        step(history.items[at]!, (node, share) => {
          if (own.has(node)) sum += weights[at]! * share
        })
        return sum
      })
    },
    state() {
      const walk = walked.state().arrays
      return {
        model: 'graph',
        params,
        items: count,
        arrays: {
          starts,
          nodes,
          itemStarts,
          items,
          types,
          walkStarts: walk['starts']!,
          walkColumns: walk['columns']!,
          walkValues: walk['values']!,
        },
      }
    },
  }
}

const asWeighed = ({ items }: History, weights: Float64Array): History => ({
  items,
  weights: Float32Array.from(weights),
})
