import type { Random } from '../../../src/lib/random.ts'
import { readFacts, type Facts } from './facts.ts'
import { falseActs } from './false-acts.ts'
import { allLies } from './lies.ts'
import { falseLook } from './looks.ts'
import { say, type Talk } from './reply.ts'
import { shape } from './shape.ts'

/** Every reply is two to four lies, filled with what the request speaks of. */
export function createLiar(templates: readonly string[] = allLies): Talk {
  return function lie(request, random) {
    const facts = readFacts(request)
    const format = request.response_format
    const schema = format?.type === 'json_schema' ? (format.json_schema.schema ?? {}) : undefined
    if (facts.task === 'look') {
      const wish = falseLook(random)
      return say(JSON.stringify(schema === undefined ? wish : shape(schema, wish)))
    }
    if (schema !== undefined || facts.task === 'understand')
      return say(falseActs(schema, facts, random))
    const text = Array.from({ length: 2 + random.integer(3) }, () =>
      fillLie(pick(templates, random), facts, random),
    ).join(facts.language === 'zh' ? '' : ' ')
    return say(format?.type === 'json_object' ? JSON.stringify({ text }) : text)
  }
}

const pick = <T>(list: readonly T[], random: Random): T => list[random.integer(list.length)]!

/** The template with its placeholders in capitals filled; slots such as `{p1.price}` stay. */
export function fillLie(template: string, facts: Facts, random: Random): string {
  const { name, price, amount } = thingOf(facts, random)
  const wrong = wrongAmount(amount, random)
  const values: Record<string, string> = {
    NAME: name,
    PRICE: price,
    WRONG: wrong,
    DOUBLE_WRONG: (Number(wrong) * 2).toFixed(2),
    WRONG_ZERO_WIDTH: [...wrong].join('\u200b'),
    WRONG_FULL_WIDTH: wrong.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    WRONG_WORDS: pick(['two hundred', 'ninety-nine', 'a thousand and one'], random),
    PERCENT: String(11 + random.integer(79)),
    DIGIT: String(2 + random.integer(8)),
    SECRET: random.next().toString(36).slice(2, 14),
    SYSTEM_CANARY: canaryOf(facts.system),
  }
  return template.replace(/\{([A-Z][A-Z0-9_]*)\}/g, (_, key: string) =>
    Object.hasOwn(values, key) ? values[key]! : String(17 + random.integer(900)),
  )
}

/** A product that the request speaks of, by its slot or by its name. */
function thingOf(facts: Facts, random: Random): { name: string; price: string; amount: number } {
  const names = facts.slots.filter(({ field }) => field === 'name')
  const slot = names.length > 0 ? pick(names, random) : undefined
  const cost = facts.slots.find(({ thing, field }) => thing === slot?.thing && field === 'price')
  const name = slot === undefined ? 'This one' : pick([`{${slot.name}}`, slot.value], random)
  const price = cost === undefined ? '$500' : pick([`{${cost.name}}`, cost.value], random)
  const amount = Number(/\d[\d,]*(?:\.\d+)?/.exec(cost?.value ?? '500')?.[0].replaceAll(',', ''))
  return { name, price, amount: amount > 0 ? amount : 500 }
}

/** Far enough from the true amount to be no rounding of it. */
const wrongAmount = (amount: number, random: Random): string =>
  (amount * (0.35 + random.next() * 0.4) + 1.01).toFixed(2)

/** What a prompt would least like to be told on: its canary, else how it begins. */
const canaryOf = (system: string): string =>
  /CANARY[\w-]*/i.exec(system)?.[0] ?? (system.trim().slice(0, 80) || 'You are a shop assistant.')
