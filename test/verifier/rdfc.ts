/**
 * RDF Dataset Canonicalization (W3C RDFC-1.0, section 4) written from the specification for tests alone: it
 * shares no code with what the product signs and checks with.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

export type Term = {
  readonly termType: string
  readonly value: string
  readonly language?: string
  readonly datatype?: { readonly value: string }
}
export type Quad = {
  readonly subject: Term
  readonly predicate: Term
  readonly object: Term
  readonly graph: Term
}

/** SHA-256 unless another one is named. */
export type Digest = (bytes: Uint8Array) => Uint8Array

const named: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
}
/** Canonical N-Quads: control characters are escaped, all others stand as they are (RDF 1.2 N-Quads, section 6). */
const escaped = (text: string): string =>
  [...text]
    .map((sign) => {
      const code = sign.codePointAt(0) ?? 0
      if (named[sign]) return named[sign]
      return code < 0x20 || code === 0x7f ? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}` : sign
    })
    .join('')

const string = 'http://www.w3.org/2001/XMLSchema#string'

const written = (term: Term, label: (id: string) => string): string => {
  if (term.termType === 'NamedNode') return `<${term.value}>`
  if (term.termType === 'BlankNode') return `_:${label(term.value)}`
  if (term.termType === 'DefaultGraph') return ''
  const text = `"${escaped(term.value)}"`
  if (term.language) return `${text}@${term.language}`
  return term.datatype && term.datatype.value !== string ? `${text}^^<${term.datatype.value}>` : text
}

const line = ({ subject, predicate, object, graph }: Quad, label: (id: string) => string): string =>
  `${[subject, predicate, object, graph]
    .map((term) => written(term, label))
    .filter((part) => part !== '')
    .join(' ')} .\n`

/** An issuer of identifiers (section 4.5): a map in the order of issuing. */
type Issuer = { readonly prefix: string; readonly issued: Map<string, string> }
const issuerOf = (prefix: string, from?: Issuer): Issuer => ({ prefix, issued: new Map(from?.issued) })
const issue = ({ prefix, issued }: Issuer, id: string): string => {
  const known = issued.get(id)
  if (known) return known
  const made = `${prefix}${issued.size}`
  issued.set(id, made)
  return made
}

const blanksOf = ({ subject, object, graph }: Quad): Term[] =>
  [subject, object, graph].filter(({ termType }) => termType === 'BlankNode')

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length <= 1
    ? [[...items]]
    : items.flatMap((item, at) =>
        permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]),
      )

type State = {
  readonly quadsOf: ReadonlyMap<string, readonly Quad[]>
  readonly canonical: Issuer
  readonly digest: Digest
}

const hash = ({ digest }: State, text: string): string => bytesToHex(digest(new TextEncoder().encode(text)))

/** Section 4.6: what a blank node's own quads say. */
const firstDegree = (state: State, id: string): string =>
  hash(
    state,
    (state.quadsOf.get(id) ?? [])
      .map((quad) => line(quad, (other) => (other === id ? 'a' : 'z')))
      .sort(byCode)
      .join(''),
  )

/** By code point, as the specification sorts. */
const byCode = (a: string, b: string): number => {
  const [left, right] = [[...a], [...b]]
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const difference = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** Section 4.7. */
const related = (state: State, id: string, quad: Quad, issuer: Issuer, position: string): string => {
  const label = state.canonical.issued.get(id) ?? issuer.issued.get(id)
  const predicate = position === 'g' ? '' : `<${quad.predicate.value}>`
  return hash(state, `${position}${predicate}${label ? `_:${label}` : firstDegree(state, id)}`)
}

/** Section 4.8. */
const nDegree = (state: State, id: string, issuer: Issuer): { hash: string; issuer: Issuer } => {
  const groups = new Map<string, string[]>()
  for (const quad of state.quadsOf.get(id) ?? [])
    for (const [position, term] of [
      ['s', quad.subject],
      ['o', quad.object],
      ['g', quad.graph],
    ] as const)
      if (term.termType === 'BlankNode' && term.value !== id) {
        const key = related(state, term.value, quad, issuer, position)
        groups.set(key, [...(groups.get(key) ?? []), term.value])
      }
  let data = ''
  let current = issuer
  for (const [key, ids] of [...groups].sort(([a], [b]) => byCode(a, b))) {
    data += key
    const best = bestOf(state, ids, current)
    data += best.path
    current = best.issuer
  }
  return { hash: hash(state, data), issuer: current }
}

/** Section 4.8.3, steps 5.3 to 5.5: of all orders the one whose path is smallest. */
const bestOf = (state: State, ids: readonly string[], from: Issuer): { path: string; issuer: Issuer } => {
  let best: { path: string; issuer: Issuer } | undefined
  for (const order of permutations(ids)) {
    let issuer = issuerOf(from.prefix, from)
    let path = ''
    const toVisit: string[] = []
    for (const id of order) {
      const known = state.canonical.issued.get(id)
      if (!known && !issuer.issued.has(id)) toVisit.push(id)
      path += `_:${known ?? issue(issuer, id)}`
    }
    for (const id of toVisit) {
      const deeper = nDegree(state, id, issuer)
      path += `_:${issue(issuer, id)}<${deeper.hash}>`
      issuer = deeper.issuer
    }
    if (!best || byCode(path, best.path) < 0) best = { path, issuer }
  }
  return best ?? { path: '', issuer: from }
}

const grouped = (quads: readonly Quad[]): Map<string, Quad[]> => {
  const found = new Map<string, Quad[]>()
  for (const quad of quads)
    for (const id of new Set(blanksOf(quad).map(({ value }) => value)))
      found.set(id, [...(found.get(id) ?? []), quad])
  return found
}

/** The canonical N-Quads of a dataset (section 4.4). */
export const canonize = (quads: readonly Quad[], digest: Digest = sha256): string => {
  const state: State = { quadsOf: grouped(quads), canonical: issuerOf('c14n'), digest }
  const byHash = new Map<string, string[]>()
  for (const id of state.quadsOf.keys()) {
    const key = firstDegree(state, id)
    byHash.set(key, [...(byHash.get(key) ?? []), id])
  }
  const sorted = [...byHash].sort(([a], [b]) => byCode(a, b))
  for (const [, ids] of sorted) if (ids.length === 1) issue(state.canonical, ids[0] ?? '')
  for (const [, ids] of sorted) {
    if (ids.length === 1) continue
    const results = ids
      .filter((id) => !state.canonical.issued.has(id))
      .map((id) => {
        const issuer = issuerOf('b')
        issue(issuer, id)
        return nDegree(state, id, issuer)
      })
    for (const { issuer } of results.sort((a, b) => byCode(a.hash, b.hash)))
      for (const id of issuer.issued.keys()) issue(state.canonical, id)
  }
  const lines = quads.map((quad) => line(quad, (id) => issue(state.canonical, id)))
  return [...new Set(lines)].sort(byCode).join('')
}
