/** Cryptography, in a thread of its own: canonicalisation takes ten milliseconds, in which no press could be answered. */
import type { JsonObject, SigningKey } from '../../kernel/credential-tools.ts'
import { checkProof, type ProofOutcome, type ProofPurpose, type PublicKey } from './proofs.ts'
import { newKey, sign, signJwt } from './signing.ts'

export type Task =
  | { readonly do: 'new-key' }
  | { readonly do: 'sign'; readonly document: JsonObject; readonly key: SigningKey; readonly created: string }
  | { readonly do: 'sign-jwt'; readonly document: JsonObject; readonly key: SigningKey }
  | {
      readonly do: 'check'
      readonly document: JsonObject
      readonly proof: JsonObject
      readonly key: PublicKey
      readonly purpose: ProofPurpose
    }

export type Done = Awaited<ReturnType<typeof newKey>> | JsonObject | string | ProofOutcome

/** What the pool calls. */
export const work = (task: Task): Promise<Done> => {
  switch (task.do) {
    case 'new-key':
      return newKey()
    case 'sign':
      return sign(task.document, task.key, new Date(task.created))
    case 'sign-jwt':
      return signJwt(task.document, task.key)
    case 'check':
      return checkProof(task.document, task.proof, task.key, task.purpose)
  }
}
