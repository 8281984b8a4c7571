import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import type { JsonObject, NewKey, Signer } from '../../kernel/credential-tools.ts'
import type { ProofOutcome, ProofPurpose, PublicKey } from './proofs.ts'
import type { Done, Task } from './worker.ts'

/** Run from source, the worker is read as TypeScript; compiled, it stands beside this file as JavaScript. */
const fromSource = import.meta.url.endsWith('.ts')
const file = fileURLToPath(new URL(`./worker.${fromSource ? 'ts' : 'js'}`, import.meta.url))

/** By its own place: a bare name would be looked for in the folder where the program was called. */
const sourceLoader = (): string => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

export type CryptoPool = {
  readonly signer: Signer
  /** For assertions, unless something else is expected. */
  check(
    document: JsonObject,
    proof: JsonObject,
    key: PublicKey,
    purpose?: ProofPurpose,
  ): Promise<ProofOutcome>
  close(): Promise<void>
}

/**
 * A pool of threads that sign and check. It starts with the first task, and each thread ends when it has been idle for
 * half a minute.
 */
export const createPool = (threads: number): CryptoPool => {
  let pool: Piscina<Task, Done> | undefined
  const run = (task: Task): Promise<Done> => {
    pool ??= new Piscina({
      filename: file,
      name: 'work',
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: 30_000,
      // Canonicalisation leaves much behind at once: with the usual 48 MB a fifth of the time goes into collecting it.
      resourceLimits: { maxYoungGenerationSizeMb: 192 },
      ...(fromSource && { execArgv: ['--import', sourceLoader()] }),
    })
    return pool.run(task)
  }
  return {
    signer: {
      newKey: async () => (await run({ do: 'new-key' })) as NewKey,
      sign: async (document, key, created) =>
        (await run({ do: 'sign', document, key, created: created.toISOString() })) as JsonObject,
      signJwt: async (document, key) => (await run({ do: 'sign-jwt', document, key })) as string,
    },
    check: async (document, proof, key, purpose = 'assertionMethod') =>
      (await run({ do: 'check', document, proof, key, purpose })) as ProofOutcome,
    close: async () => {
      await pool?.destroy()
      pool = undefined
    },
  }
}
