import { cut, isJoined, type Atom } from './atoms.ts'

interface Node<Meaning> {
  readonly next: Map<string, Node<Meaning>>
  meanings: Meaning[]
}

/** The longest phrase found at a place. */
export interface Found<Meaning> {
  readonly meanings: readonly Meaning[]
  /** Atoms it covers. */
  readonly length: number
}

/** A set of phrases with meanings, found by longest match over atoms. */
export class Phrases<Meaning> {
  readonly #root: Node<Meaning> = { next: new Map(), meanings: [] }

  /** Adds a phrase; one without any letter, digit or known sign is ignored. */
  add(phrase: string, meaning: Meaning): void {
    const path = cut(phrase).atoms.filter((atom) => !isHyphen(atom) || phrase.length === 1)
    if (path.length === 0) return
    let node = this.#root
    for (const atom of path) {
      let next = node.next.get(atom.text)
      if (!next) node.next.set(atom.text, (next = { next: new Map(), meanings: [] }))
      node = next
    }
    node.meanings.push(meaning)
  }

  /** The longest phrase that starts at atom `at`. A hyphen inside a word is stepped over. */
  longest(atoms: readonly Atom[], at: number): Found<Meaning> | undefined {
    let node = this.#root
    let found: Found<Meaning> | undefined
    for (let i = at; i < atoms.length; i++) {
      const atom = atoms[i]!
      let next = node.next.get(atom.text)
      if (!next && i > at && isHyphen(atom) && isJoined(atoms[i - 1]!, atom)) continue
      if (!next && atom.raw !== atom.text) next = node.next.get(atom.raw)
      if (!next) break
      node = next
      if (node.meanings.length > 0) found = { meanings: node.meanings, length: i - at + 1 }
    }
    // "s24" and "24s" are names: a phrase may not end or begin inside one.
    if (!found) return undefined
    const last = atoms[at + found.length - 1]!
    const after = atoms[at + found.length]
    if (after && isJoined(last, after) && last.kind === 'word' && after.kind === 'number') {
      return atoms[at]!.kind === 'word' && found.length === 1 ? undefined : found
    }
    return found
  }

  has(phrase: string): boolean {
    const { atoms } = cut(phrase)
    return this.longest(atoms, 0)?.length === atoms.length
  }
}

const isHyphen = (atom: Atom): boolean =>
  atom.text === '-' || atom.text === '–' || atom.text === '—'
