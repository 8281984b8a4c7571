import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { from } from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import jsigs from 'jsonld-signatures'
import { loaderOf } from '../../src/infra/open-badges/contexts.ts'
import type { JsonObject, SigningKey } from '../../src/kernel/credential-tools.ts'

/** What the library has beside what the product uses of it. */
const { AuthenticationProofPurpose } = jsigs.purposes as unknown as {
  AuthenticationProofPurpose: new (options: { challenge: string; domain?: string }) => unknown
}

/** A presentation as a wallet signs it: by the holder's key, for whoever gave the challenge. */
export const signPresentation = async (
  presentation: JsonObject,
  key: SigningKey,
  asked: { readonly challenge: string; readonly domain?: string },
): Promise<JsonObject> => {
  const pair = await from({ '@context': 'https://w3id.org/security/multikey/v1', type: 'Multikey', ...key })
  return jsigs.sign(
    { ...presentation },
    {
      suite: new DataIntegrityProof({ signer: pair.signer(), cryptosuite }),
      purpose: new AuthenticationProofPurpose(asked),
      documentLoader: loaderOf(),
    },
  )
}
