import type { LeaverHandler } from '../chat/dispatch.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { credentialsOf } from './credentials.store.ts'
import { keepCard } from './keep.card.ts'
import { issuePersonalLink } from './personal-links.store.ts'

/** Somebody who has left and holds credentials is given the link by which they keep them. */
export const keepLink: LeaverHandler = async (deps, { memberId, organizationId, now, say }) => {
  const { prisma } = deps.database
  const whose = { memberId, organizationId }
  if (!deps.webAddress || (await credentialsOf(prisma, whose)).length === 0) return undefined
  const token = await prisma.$transaction((tx) => issuePersonalLink(tx, whose, now))
  if (token === undefined) return noticeCard('keep-too-many', say.rich('keep.too-many'))
  return keepCard(`${deps.webAddress}/keep/${token}`, say)
}
