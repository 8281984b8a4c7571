import type { Deps } from '../chat/deps.ts'
import type { Resolution } from '../chat/dispatch.ts'
import type { Actor } from '../chat/intent.ts'
import type { Profile } from '../chat/platform.ts'
import { isTimeZone, localDateAt } from '../kernel/time-zone.ts'
import type { AccountMet, MemberLinked } from './events.ts'
import {
  type Acting,
  findActing,
  findInstallation,
  findMemberByAddress,
  installationsWithout,
  isRemoved,
  joinByThemselves,
  linkIdentity,
  markReachable,
  wasUnlinked,
} from './identities.store.ts'
import { whoIs } from './who-is.ts'

const resolved = (acting: Acting, now: Date, firstContact: boolean): Resolution => {
  const { id, organizationId, name, locale, timeZone, until } = acting
  if (until !== null && until < localDateAt(timeZone, now))
    return { kind: 'left', locale, memberId: id, organizationId }
  return { kind: 'member', member: { id, organizationId, name, locale, timeZone }, firstContact }
}

/** `profile`: what the platform has just said about the account, where it was asked already. */
type How = { readonly mayJoin: boolean; readonly profile?: Profile | undefined }

/**
 * Finds the member behind an account. An account seen for the first time is linked by the address that the
 * platform vouches for; where the organization lets everybody in, it becomes a member.
 */
export const resolveMember = async (deps: Deps, actor: Actor, now: Date, how: How): Promise<Resolution> => {
  // A guest of a shared channel is vouched for by somebody else's workspace, whatever id and address it gives them.
  if (actor.home !== undefined && actor.home !== actor.tenant) return outsider(deps, actor)
  const acting = await findActing(deps.database, actor)
  if (!acting) return firstContact(deps, actor, now, how)
  return (await present(deps, acting)) ? resolved(acting, now, false) : unknownTo(acting)
}

const unknownTo = ({ locale }: Acting): Resolution => ({ kind: 'unknown', locale, contact: null })

/** Whether an account can act: it and its installation can be reached, or are again as of now. */
const present = async (deps: Deps, acting: Acting): Promise<boolean> =>
  (acting.unreachable === null && acting.installation === 'active') || goOn(deps, acting)

const outsider = async (deps: Deps, actor: Actor): Promise<Resolution> => {
  const installation = await findInstallation(deps.database.prisma, actor)
  const { locale = 'en', contact = null } = installation?.organization ?? {}
  return { kind: 'unknown', locale, contact }
}

/** Whoever writes can be written to, and where a request comes from the bot is installed: deliveries go on. */
const goOn = (deps: Deps, { id: memberId, organizationId, identityId }: Acting): Promise<boolean> => {
  const linked: MemberLinked = { name: 'member.linked', organizationId, data: { memberId } }
  return deps.database.prisma.$transaction(async (tx) => {
    const active = await markReachable(tx, { identityId, organizationId })
    if (active) await deps.outbox.emit(tx, linked)
    return active
  })
}

const firstContact = async (
  deps: Deps,
  actor: Actor,
  now: Date,
  { mayJoin, profile }: How,
): Promise<Resolution> => {
  const { prisma } = deps.database
  const installation = await findInstallation(prisma, actor)
  if (!installation) return { kind: 'unknown', locale: 'en', contact: null }
  const { organization } = installation
  // What comes from there was under way when the bot was taken out: nobody is linked by it.
  if (isRemoved(installation) && actor.platform === 'teams') {
    return { kind: 'unknown', locale: organization.locale, contact: organization.contact }
  }
  const found = profile ?? (await whoIs(deps, actor))
  const locale = found?.locale ?? organization.locale
  if (!found || found.isBot || found.isOutsider)
    return { kind: 'unknown', locale, contact: organization.contact }
  if (await wasUnlinked(prisma, organization.id, actor)) {
    return { kind: 'unknown', locale, contact: organization.contact, unlinked: true }
  }
  const timeZone = found.timeZone && isTimeZone(found.timeZone) ? found.timeZone : organization.timeZone
  const known = found.address ? await findMemberByAddress(prisma, organization.id, found.address) : null
  if (!known && !(organization.openEnrolment && mayJoin)) {
    return { kind: 'unknown', locale, contact: organization.contact }
  }
  const memberId = known?.id ?? (await joinByThemselves(prisma, organization, { ...found, timeZone }, now))
  const identity = {
    organizationId: organization.id,
    memberId,
    installationId: installation.id,
    actor,
    locale: found.locale,
    now,
  }
  const met: AccountMet = { name: 'account.met', organizationId: organization.id, data: { memberId } }
  await prisma.$transaction(async (tx) => {
    await linkIdentity(tx, identity)
    await deps.outbox.emit(tx, met)
  })
  const acting = await findActing(deps.database, actor)
  if (!acting) return { kind: 'unknown', locale, contact: organization.contact }
  return (await present(deps, acting)) ? resolved(acting, now, true) : unknownTo(acting)
}

/**
 * Finds a rostered member's accounts on all platforms of their organization by address, so that they can be written
 * to first. A platform that can't be asked now says after how many milliseconds to ask again; the others are asked.
 */
export const linkByAddress = async (
  deps: Deps,
  who: { readonly memberId: string; readonly organizationId: string; readonly address: string },
): Promise<{ readonly retryAfterMs: number } | undefined> => {
  const { prisma } = deps.database
  let notNow: { readonly retryAfterMs: number } | undefined
  for (const installation of await installationsWithout(prisma, who)) {
    const platform = Object.values(deps.platforms).find((each) => each?.name === installation.platform)
    const found = await platform?.findByAddress({ tenant: installation.tenant }, who.address)
    if (found && !found.ok && (!notNow || found.retryAfterMs > notNow.retryAfterMs)) notNow = found
    const profile = found?.ok ? found.profile : undefined
    if (!platform || !profile || profile.isBot || profile.isOutsider) continue
    const actor = { platform: platform.name, tenant: installation.tenant, externalId: profile.externalId }
    if (await wasUnlinked(prisma, who.organizationId, actor)) continue
    await linkIdentity(prisma, {
      organizationId: who.organizationId,
      memberId: who.memberId,
      installationId: installation.id,
      actor,
      locale: profile.locale,
      now: deps.clock.now(),
    })
  }
  return notNow
}
