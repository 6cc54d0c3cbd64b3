import { chunksOf, completionOf, type Json } from './completion.ts'
import { sendReply } from './exchange.ts'
import { call, type ToolCall } from './reply.ts'
import { sabotage, sendWhole, type Sabotage, type Scene } from './sabotage.ts'
import { shape } from './shape.ts'
import { doneEvent, eventOf } from './sse.ts'

/** Calls of tools that a shop must not carry out. They come whether or not tools were given. */
export const toolSabotage = {
  'tool-arguments-not-json': calls('arguments that are no JSON', () => ['{query: washing machine']),
  'tool-arguments-cut': calls('arguments that end in the middle', () => ['{"query":"wash']),
  'tool-arguments-wrong-types': calls('arguments of wrong types', (keys) => [
    JSON.stringify(Object.fromEntries(keys.map((key) => [key, { nested: [null, 7] }]))),
  ]),
  'tool-arguments-list': calls('arguments that are a list', () => ['[1,2,3]']),
  'tool-unknown-ids': calls('ids that nothing has', (keys) => [
    JSON.stringify(Object.fromEntries(keys.map((key) => [key, 'SKU-000-DOES-NOT-EXIST']))),
  ]),
  'tool-quantity-negative': calls('a quantity of -1', () => ['{"sku":"SKU-1","quantity":-1}']),
  'tool-quantity-huge': calls('a quantity of 1e308', () => ['{"sku":"SKU-1","quantity":1e308}']),
  'tool-quantity-all': calls("a quantity of 'all'", () => ['{"sku":"SKU-1","quantity":"all"}']),
  'tool-prototype-keys': calls('arguments with prototype keys', () => [
    '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"query":"x"}',
  ]),
  'tool-injection': calls('SQL, paths and scripts as arguments', (keys) =>
    ["'; DROP TABLE products;--", '../../etc/passwd', '<script>alert(1)</script>'].map((text) =>
      JSON.stringify(Object.fromEntries(keys.map((key) => [key, text]))),
    ),
  ),
  'tool-arguments-long': calls('arguments of 1 MiB', (keys) => [
    JSON.stringify({ [keys[0]!]: 'a'.repeat(2 ** 20) }),
  ]),
  'tool-unknown': sabotage('a tool that was not offered', (scene) =>
    sendReply(scene, call([{ ...callOf(scene, 0), name: 'transfer_money' }])),
  ),
  'tool-name-hostile': sabotage('tools named like parts of objects', (scene) =>
    sendReply(
      scene,
      call(
        ['__proto__', 'constructor', 'toString', ''].map((name, index) => ({
          ...callOf(scene, index),
          name,
        })),
      ),
    ),
  ),
  'tool-twenty-calls': sabotage('20 calls at once', (scene) =>
    sendReply(scene, call(Array.from({ length: 20 }, (_, index) => callOf(scene, index)))),
  ),
  'tool-same-ids': sabotage('three calls with one id', (scene) =>
    sendReply(
      scene,
      call([0, 1, 2].map((index) => ({ ...callOf(scene, index), id: 'call_same' }))),
    ),
  ),
  'tool-without-id': rewritten('a call with neither id nor type', (given) => ({
    ...given,
    id: undefined,
    type: undefined,
  })),
  'tool-index-gap': indexed('tool_calls with the indexes 0, 2 and 5', [0, 2, 5]),
  'tool-index-disorder': indexed('tool_calls with the indexes 2, 0 and 1', [2, 0, 1]),
  'tool-index-huge': indexed('tool_calls with the indexes 1e9, -1 and 0.5', [1e9, -1, 0.5]),
  'tool-rounds-endless': sabotage('the same call after every result, for ever', (scene) =>
    sendReply(scene, call([callOf(scene, 0)])),
  ),
} as const satisfies Record<string, Sabotage>

/** Calls of the first tool; `write` gets the keys of its parameters. */
function calls(does: string, write: (keys: readonly string[]) => readonly string[]): Sabotage {
  return sabotage(does, (scene) =>
    sendReply(
      scene,
      call(
        write(keysOf(scene)).map((args, index) => ({ ...callOf(scene, index), arguments: args })),
      ),
    ),
  )
}

const keysOf = ({ request }: Scene): readonly string[] => {
  const keys = Object.keys(request.tools?.[0]?.function.parameters?.['properties'] ?? {})
  return keys.length > 0 ? keys : ['query']
}

/** A call of the first tool as its schema wants it. */
function callOf({ request }: Scene, index: number): ToolCall {
  const tool = request.tools?.[0]?.function
  const given = tool?.parameters ? shape(tool.parameters, {}, 'washing machine') : { query: 'x' }
  return {
    id: `call_${request.messages.length}_${index}`,
    name: tool?.name ?? 'search_products',
    arguments: JSON.stringify(given),
  }
}

function indexed(does: string, indexes: readonly number[]): Sabotage {
  return rewritten(does, (given, place) => ({ ...given, index: indexes[place] }), indexes.length)
}

/** Calls whose wire form is changed in every event that has a part of one. */
function rewritten(
  does: string,
  change: (given: Json, place: number) => Json,
  count = 1,
): Sabotage {
  return sabotage(does, (scene) => {
    const { request, identity } = scene
    const reply = call(Array.from({ length: count }, (_, index) => callOf(scene, index)))
    const bodies = request.stream
      ? [...chunksOf(request, reply, identity)]
      : [completionOf(request, reply, identity)]
    for (const choice of bodies.flatMap((body) => body['choices'] as Json[])) {
      const said = (choice['message'] ?? choice['delta']) as Json
      const parts = said['tool_calls'] as Json[] | undefined
      if (parts)
        said['tool_calls'] = parts.map((part, place) =>
          change(part, (part['index'] as number | undefined) ?? place),
        )
    }
    return sendWhole(
      scene,
      request.stream ? bodies.map(eventOf).join('') + doneEvent : JSON.stringify(bodies[0]),
    )
  })
}
