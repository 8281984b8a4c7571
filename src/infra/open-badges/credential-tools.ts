import type { CredentialTools } from '../../kernel/credential-tools.ts'

export const createCredentialTools = (): CredentialTools => {
  const notYet = (): never => {
    throw new Error('Credentials are not signed yet')
  }
  return {
    signer: { newKey: notYet, sign: notYet, signJwt: notYet },
    baker: { bakePng: notYet, bakeSvg: notYet, extract: notYet },
    verifier: { verify: notYet, fetchForeign: notYet },
    close: () => Promise.resolve(),
  }
}
