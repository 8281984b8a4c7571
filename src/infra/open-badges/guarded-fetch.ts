import { lookup as dnsLookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { Agent, request } from 'undici'

/**
 * Fetching an address that a stranger names. Only https to public addresses: the name is resolved once, every address that
 * it has is looked at, and the connection goes to one of those; each redirect is looked at like the first address.
 */
export type Fetched =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly type: string }
  | {
      readonly ok: false
      readonly reason:
        | 'address'
        | 'private'
        | 'redirects'
        | 'status'
        | 'type'
        | 'size'
        | 'time'
        | 'encoding'
        | 'unreachable'
    }

export type GuardedFetch = (address: string) => Promise<Fetched>

const mostBytes = 2_000_000
const mostRedirects = 3
const timeoutMs = 5_000

/** What is not of the public network: IANA's special-purpose registries of IPv4 and IPv6. */
const special = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  special.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  special.addSubnet(net, prefix, 'ipv6')

/** Whether an IP address is one of the public network; what is mapped into IPv6 counts as what it is. */
export const isPublicAddress = (address: string): boolean => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const plain = mapped ?? address
  const family = isIP(plain)
  if (family === 0 || (family === 6 && /^::ffff:/i.test(plain))) return false
  return !special.check(plain, family === 4 ? 'ipv4' : 'ipv6')
}

const refused = (): Error => Object.assign(new Error('A private address'), { code: 'EPRIVATE' })

/** Resolves a name once; an error as soon as one of its addresses is not public, whichever is taken. */
const guarded =
  (resolve: typeof dnsLookup, isAllowed: (address: string) => boolean): LookupFunction =>
  (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '')
      if (found.length === 0 || !found.every(({ address }) => isAllowed(address))) return done(refused(), '')
      const [first] = found
      if (!first) return done(refused(), '')
      return options.all ? done(null, found) : done(null, first.address, first.family)
    })
  }

type Options = {
  /** What may be answered: the beginning of a content type. */
  readonly types: readonly string[]
  /** For tests, which have servers of their own: who resolves names, which addresses count as public, whose certificates. */
  readonly resolve?: typeof dnsLookup
  readonly isAllowed?: (address: string) => boolean
  readonly ca?: string
  readonly timeoutMs?: number
}

const checkedAddress = (
  text: string,
  isAllowed: (address: string) => boolean,
): URL | 'address' | 'private' => {
  if (!URL.canParse(text)) return 'address'
  const url = new URL(text)
  if (url.protocol !== 'https:' || url.username || url.password) return 'address'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // A literal address is never looked up.
  if (isIP(host) > 0 && !isAllowed(host)) return 'private'
  return url
}

const readBody = async (body: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> => {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body) {
    size += piece.length
    if (size > mostBytes) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

const reasonOf = (error: unknown): 'private' | 'time' | 'size' | 'unreachable' => {
  const text = error instanceof Error ? `${error.name} ${'code' in error ? error.code : ''}` : ''
  if (text.includes('EPRIVATE')) return 'private'
  if (text.includes('EXCEEDED_MAX_SIZE')) return 'size'
  return /Timeout|Abort|TIMEOUT/.test(text) ? 'time' : 'unreachable'
}

type Step = Fetched | { readonly next: string }

const step = async (
  url: URL,
  dispatcher: Agent,
  signal: AbortSignal,
  types: readonly string[],
): Promise<Step> => {
  const { statusCode, headers, body } = await request(url, {
    dispatcher,
    signal,
    headers: { accept: types.join(', '), 'accept-encoding': 'identity', 'user-agent': 'Whetstone-Verifier' },
  })
  // A body that is left unread ends with an error, which nobody waits for.
  body.on('error', () => undefined)
  const give = (reason: Extract<Fetched, { ok: false }>['reason']): Fetched => {
    body.destroy()
    return { ok: false, reason }
  }
  if (statusCode >= 300 && statusCode < 400) {
    const { location } = headers
    body.destroy()
    return typeof location === 'string' && URL.canParse(location, url.href)
      ? { next: new URL(location, url.href).href }
      : { ok: false, reason: 'status' }
  }
  if (statusCode !== 200) return give('status')
  // Packed answers are not unpacked: a small one can hold a huge one.
  if (headers['content-encoding'] && headers['content-encoding'] !== 'identity') return give('encoding')
  const type =
    String(headers['content-type'] ?? '')
      .split(';', 1)[0]
      ?.trim()
      .toLowerCase() ?? ''
  if (!types.includes(type)) return give('type')
  if (Number(headers['content-length'] ?? 0) > mostBytes) return give('size')
  const bytes = await readBody(body)
  return bytes ? { ok: true, bytes, type } : give('size')
}

/** A fetch for one kind of document. */
export const guardedFetch = (options: Options): GuardedFetch => {
  const isAllowed = options.isAllowed ?? isPublicAddress
  return async (address) => {
    const dispatcher = new Agent({
      connect: {
        lookup: guarded(options.resolve ?? dnsLookup, isAllowed),
        ...(options.ca && { ca: options.ca }),
      },
      maxResponseSize: mostBytes + 1,
    })
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), options.timeoutMs ?? timeoutMs)
    try {
      let next = address
      for (let hops = 0; hops <= mostRedirects; hops++) {
        const url = checkedAddress(next, isAllowed)
        if (typeof url === 'string') return { ok: false, reason: url }
        const came = await step(url, dispatcher, limit.signal, options.types)
        if (!('next' in came)) return came
        next = came.next
      }
      return { ok: false, reason: 'redirects' }
    } catch (error) {
      return { ok: false, reason: limit.signal.aborted ? 'time' : reasonOf(error) }
    } finally {
      clearTimeout(timer)
      void dispatcher.destroy()
    }
  }
}
