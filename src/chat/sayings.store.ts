import type { Tx } from '../queue/database.ts'

/** What waited to be said in a workspace or tenant is not said any more. */
export const cancelSayings = async (tx: Tx, platform: string, tenant: string): Promise<void> => {
  await tx.$executeRaw`
    DELETE FROM agenda WHERE job = 'say'
      AND payload->'actor'->>'platform' = ${platform} AND payload->'actor'->>'tenant' = ${tenant}`
}
