import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { from } from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import jsigs from 'jsonld-signatures'
import { loaderOf } from '../src/infra/open-badges/contexts.ts'
import { createCredentialTools } from '../src/infra/open-badges/credential-tools.ts'
import type { CredentialTools, SigningKey } from '../src/kernel/credential-tools.ts'
import { aBadge, aDidKey } from '../test/builders/badge.ts'
import { type Figure, figure } from './figures.ts'

const created = new Date('2026-11-01T08:00:00Z')

/** The library alone, with what the product also has at hand: the key is read once, the contexts are bundled. */
const bareSigner = async (key: SigningKey): Promise<() => Promise<unknown>> => {
  const pair = await from({ '@context': 'https://w3id.org/security/multikey/v1', type: 'Multikey', ...key })
  const documentLoader = loaderOf()
  const badge = aBadge(key.controller)
  return () =>
    jsigs.sign(
      { ...badge },
      {
        suite: new DataIntegrityProof({
          signer: pair.signer(),
          date: created.toISOString(),
          cryptosuite,
        }),
        purpose: new jsigs.purposes.AssertionProofPurpose(),
        documentLoader,
      },
    )
}

/** Credentials for each second, so many of them at once. */
const rate = async (count: number, atOnce: number, sign: () => Promise<unknown>): Promise<number> => {
  let left = count
  const lane = async (): Promise<void> => {
    while (left-- > 0) await sign()
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: atOnce }, lane))
  return (count * 1000) / (performance.now() - begun)
}

/** Signing in one worker against the library alone in this process, and in two workers against one; round by round. */
export const benchIssue = async (
  _server: string,
  { smoke, say }: { readonly smoke: boolean; readonly say: (line: string) => void },
): Promise<Figure[]> => {
  const [count, rounds] = smoke ? [10, 1] : [400, 7]
  const pools: readonly CredentialTools[] = [1, 2].map((threads) => createCredentialTools({ threads }))
  const [one, two] = pools as [CredentialTools, CredentialTools]
  try {
    const key = await aDidKey(one)
    const bare = await bareSigner(key)
    const byPool = (tools: CredentialTools) => () => tools.signer.sign(aBadge(key.controller), key, created)
    const measure = async () => ({
      bare: await rate(count, 1, bare),
      one: await rate(count, 4, byPool(one)),
      two: await rate(count, 8, byPool(two)),
    })
    await measure()
    const measured: Awaited<ReturnType<typeof measure>>[] = []
    for (let round = 1; round <= rounds; round++) {
      measured.push(await measure())
      say(`issue ${round}/${rounds}`)
    }
    const each = (of: (round: (typeof measured)[number]) => number): number[] => measured.map(of)
    return [
      figure(
        'signed by one worker ÷ the library alone',
        'ratio',
        each((at) => at.one / at.bare),
        smoke ? undefined : { atLeast: 0.8 },
      ),
      figure(
        'signed by two workers ÷ by one',
        'ratio',
        each((at) => at.two / at.one),
        smoke ? undefined : { atLeast: 1.6 },
      ),
      figure(
        'the library alone',
        '/s',
        each((at) => at.bare),
      ),
      figure(
        'one worker',
        '/s',
        each((at) => at.one),
      ),
      figure(
        'two workers',
        '/s',
        each((at) => at.two),
      ),
    ]
  } finally {
    await Promise.all(pools.map((tools) => tools.close()))
  }
}
