import type { Context } from 'hono'
import type { Deps } from '../chat/deps.ts'
import { keptMember } from '../credentials/personal-links.store.ts'
import { sessionMember } from '../people/sign-in.store.ts'
import { sessionToken } from './session-cookie.ts'
import type { Site } from './site.tsx'

/** Somebody who is signed in to their own credentials, in whichever way. */
export type Owner = {
  readonly memberId: string
  readonly organizationId: string
  readonly name: string
  readonly locale: string
  readonly timeZone: string
  /** They have left, or come by a personal link: for their credentials alone. */
  readonly isKept: boolean
}

/** Whose browser this is, by its cookie; nobody's where there is none that counts. Every page that is only for its owner asks here. */
export const ownerOf = async (c: Context, deps: Deps, { isSecure }: Site): Promise<Owner | undefined> => {
  const token = sessionToken(c, isSecure())
  if (!token) return undefined
  const { prisma } = deps.database
  const now = deps.clock.now()
  const present = await sessionMember(prisma, token, now)
  const member = present ?? (await keptMember(prisma, token, now))
  if (!member) return undefined
  const { id: memberId, ...who } = member
  return { memberId, ...who, isKept: present === undefined }
}
