import { modelActsSchema } from '../../../src/understand/model-acts.ts'

/** Requests as Aisle's prompts make them, in small. */

const block = (label: string, text: string): string =>
  `<<${label} 7f3a>>\n${text}\n<<END ${label} 7f3a>>`

const shop = [
  'categories:',
  'dishwasher: Dishwashers / 洗碗机',
  'air-fryer: Air fryers / 空气炸锅',
  'attributes by category (price and brand are of all):',
  'dishwasher: noiseLevel (dB); uses: family',
  'makers: Vesta, Nordhavn',
  'topics: returns',
].join('\n')

export const understand = (message: string) => ({
  messages: [
    { role: 'system' as const, content: 'task: understand\n\nYou read messages.' },
    { role: 'user' as const, content: `${block('SHOP', shop)}\n${block('MESSAGE', message)}` },
  ],
  response_format: {
    type: 'json_schema' as const,
    json_schema: { name: 'acts', strict: true, schema: modelActsSchema },
  },
})

export const facts = [
  'p1.name = Vesta Calm 60',
  'p1.price = $499.00',
  'p1: Noise 42 dB',
  'p1 for: 42 dB is quiet',
  'p2.name = Nordhavn Eco',
  'p2.price = $399.00',
].join('\n')

export const compose = (language: string, told = facts, system = 'task: compose\n\nYou word.') => ({
  messages: [
    { role: 'system' as const, content: system },
    { role: 'user' as const, content: `${block('LANGUAGE', language)}\n${block('FACTS', told)}` },
  ],
})
