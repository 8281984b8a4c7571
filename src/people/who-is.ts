import type { Deps } from '../chat/deps.ts'
import type { Actor } from '../chat/intent.ts'
import type { Profile } from '../chat/platform.ts'

/**
 * Who somebody is that waits for an answer.
 * @throws where the platform has no time to say so for as long as they wait: they are asked to try again.
 */
export const whoIs = async (
  deps: Deps,
  { platform, tenant, externalId }: Actor,
): Promise<Profile | undefined> => {
  const found = await deps.platforms[platform]?.profile({ tenant, externalId }, { waiting: true })
  if (found?.ok === false) throw new Error(`There is no time on ${platform} to say who somebody is`)
  return found?.profile
}
