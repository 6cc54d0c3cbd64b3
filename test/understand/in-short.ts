import type { Act, Reference } from '../../src/domain/act.ts'
import type { Constraint } from '../../src/domain/need.ts'

/**
 * An act in one line, so that a table of messages can be read: `need dishwasher price<=600
 * noiseLevel:lower`. `!` marks the extreme ("the quietest"), `~` a preference, `"…"` free words,
 * `<…>` a model, `for:` a use.
 */
export function inShort(act: Act): string {
  switch (act.kind) {
    case 'need':
      return [
        act.fresh ? 'fresh need' : 'need',
        act.category,
        ...act.constraints.map(constraintInShort).sort(),
        ...act.wishes.map(
          ({ attribute, direction, strict }) => `${attribute}:${direction}${strict ? '!' : ''}`,
        ),
        ...act.uses.map((use) => `for:${use}`),
        ...act.text.map((word) => `"${word}"`),
        ...act.models.map((model) => `<${model}>`),
      ]
        .filter((part) => part !== null)
        .join(' ')
    case 'comparative':
      return `comparative ${act.attribute}:${act.direction}${act.than ? ` than ${referenceInShort(act.than)}` : ''}`
    case 'compare':
      return `compare ${act.references.map(referenceInShort).join(' ')}`
    case 'ask-product':
      return [
        'ask',
        referenceInShort(act.reference),
        ...act.attributes.filter(
          (attribute) => !act.expects.some((one) => one.attribute === attribute),
        ),
        ...act.expects.map((one) => `${constraintInShort(one)}?`),
      ].join(' ')
    case 'withdraw':
      return `withdraw ${act.attribute ?? 'all'}`
    case 'ask-policy':
      return `policy ${act.topic}`
    case 'ask-guide':
      return `guide${act.category === null ? '' : ` ${act.category}`}`
    case 'ask-range':
      return `range ${act.about}`
    default:
      return act.kind
  }
}

export function constraintInShort({ attribute, operator, value, strength }: Constraint): string {
  const list = Array.isArray(value) ? value.join(operator === 'between' ? '..' : '|') : value
  const sign = { between: '=', in: '=', 'not-in': '!=' }[operator as string] ?? operator
  return `${strength === 'prefer' ? '~' : ''}${attribute}${sign}${list}`
}

function referenceInShort(reference: Reference): string {
  switch (reference.kind) {
    case 'position':
      return `#${reference.index}`
    case 'extreme':
      return `${reference.attribute}:${reference.direction}`
    case 'brand':
      return reference.brand
    case 'sku':
      return reference.sku
    case 'shown':
      return `shown${reference.count === undefined ? '' : `(${reference.count})`}`
    default:
      return reference.kind
  }
}
