import { z } from 'zod'
import { spokenIn } from '../chat/card.ts'
import type { Deps } from '../chat/deps.ts'
import { sayIn } from '../chat/messages/catalogue.ts'
import { recipientOf } from '../chat/recipient.store.ts'
import { tellJob } from '../chat/tell.ts'
import { defineJob } from '../queue/define-job.ts'
import { awardCard, replacedNotice, standingNotice } from './badges.card.ts'
import { type CredentialRow, credentialsOf, findCredential } from './credentials.store.ts'
import { listenerOf } from './sittings/sittings.store.ts'
import { countingOf, standingOf } from './standing.rules.ts'
import { actorOf, reissuing, wasReissued } from './standing.store.ts'

/** Chat clients fetch pictures over https alone; the playground's own are on this machine. */
const pictureOf = (
  { webAddress, isPlayground }: Deps,
  row: CredentialRow,
  language: string,
): string | undefined =>
  webAddress && row.achievement && (isPlayground || webAddress.startsWith('https://'))
    ? `${webAddress}/achievements/${row.achievement.id}/picture.png?in=${language}`
    : undefined

const toTell = async (deps: Deps, where: { credentialId: string; organizationId: string }) => {
  const { prisma } = deps.database
  const { credentialId: id, organizationId } = where
  const row = await findCredential(prisma, { id, organizationId })
  if (!row?.memberId || !row.achievement) return undefined
  const whose = { memberId: row.memberId, organizationId }
  const listener = await listenerOf(prisma, whose)
  const recipient = listener && (await recipientOf(prisma, whose))
  return recipient ? { row, achievement: row.achievement, listener, recipient } : undefined
}

/** Tells the learner that a badge has arrived. Run twice, it is said once. */
export const tellAwardJob = defineJob({
  name: 'tell-award',
  payload: z.object({ credentialId: z.string(), organizationId: z.string() }),
  run: async (deps: Deps, where) => {
    const found = await toTell(deps, where)
    // What was withdrawn meanwhile has been told, or is about to be.
    if (!found || standingOf(found.row, deps.clock.now()).state !== 'valid') return
    const { row, achievement, listener, recipient } = found
    const say = sayIn(listener.locale)
    const said = { ...achievement.definition, ...achievement.translations[say.language] }
    const address = deps.webAddress && `${deps.webAddress}/c/${row.id}`
    const badge = {
      credentialId: row.id,
      isRenewal: row.basis.some(({ kind }) => kind === 'renewed'),
      title: said.title,
      summary: said.summary,
      until: row.validUntil ?? undefined,
      highStakes: achievement.highStakes,
      address,
      picture: pictureOf(deps, row, say.language),
    }
    const card = (await wasReissued(deps.database.prisma, row))
      ? replacedNotice(said.title, address, say)
      : awardCard(badge, listener.timeZone, say)
    const key = `award:${row.id}`
    await deps.database.prisma.$transaction((tx) =>
      deps.outbox.enqueue(tx, [tellJob(recipient, spokenIn(card, say.locale), key)]),
    )
  },
})

/** Whether it is the one that counts of its achievement. */
const counts = async (deps: Deps, row: CredentialRow): Promise<boolean> => {
  const { memberId, organizationId } = row
  if (!memberId) return false
  const all = await credentialsOf(deps.database.prisma, { memberId, organizationId })
  return countingOf(all, deps.clock.now()).some(({ id }) => id === row.id)
}

/** Tells the holder what has become of a badge, and why. */
export const tellStandingJob = defineJob({
  name: 'tell-standing',
  payload: z.object({
    credentialId: z.string(),
    organizationId: z.string(),
    change: z.enum(['suspended', 'reinstated', 'revoked', 'expired']),
    changeId: z.string(),
  }),
  run: async (deps: Deps, { change, changeId, ...where }) => {
    const found = await toTell(deps, where)
    if (!found) return
    const { row, achievement, listener, recipient } = found
    // What takes its place is told of when it is there.
    const { organizationId } = where
    if ((await actorOf(deps.database.prisma, { id: changeId, organizationId })) === reissuing) return
    // What was renewed in time has only made room.
    if (change === 'expired' && !(await counts(deps, row))) return
    const say = sayIn(listener.locale)
    const title = achievement.translations[say.language]?.title ?? achievement.definition.title
    const text = {
      suspended: () => say.rich('standing.suspended', { title, reason: row.suspendedReason ?? '' }),
      reinstated: () => say.rich('standing.reinstated', { title }),
      revoked: () => say.rich('standing.revoked', { title, reason: row.revokedReason ?? '' }),
      expired: () => say.rich('standing.expired', { title }),
    }[change]()
    const { renewal } = achievement.definition
    const renewable = change === 'expired' && renewal !== 'none'
    const card = standingNotice(change, text, renewable ? row.id : undefined, say)
    await deps.database.prisma.$transaction((tx) =>
      deps.outbox.enqueue(tx, [tellJob(recipient, spokenIn(card, say.locale), `standing:${changeId}`)]),
    )
  },
})
