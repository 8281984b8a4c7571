import type { Deps } from '../chat/deps.ts'
import type { Resolution } from '../chat/dispatch.ts'
import type { Actor } from '../chat/intent.ts'
import { isTimeZone, localDateAt } from '../kernel/time-zone.ts'
import type { MemberLinked } from './events.ts'
import {
  type Acting,
  activeInstallations,
  findActing,
  findInstallation,
  findMemberByAddress,
  joinByThemselves,
  linkIdentity,
  markReachable,
} from './identities.store.ts'

const resolved = (acting: Acting, now: Date, firstContact: boolean): Resolution => {
  const { id, organizationId, name, locale, timeZone, until } = acting
  if (until !== null && until < localDateAt(timeZone, now)) return { kind: 'left', locale }
  return { kind: 'member', member: { id, organizationId, name, locale, timeZone }, firstContact }
}

/**
 * Finds the member behind an account. An account seen for the first time is linked by the address that the
 * platform vouches for; where the organization lets everybody in, it becomes a member.
 */
export const resolveMember = async (deps: Deps, actor: Actor, now: Date): Promise<Resolution> => {
  // A guest of a shared channel is vouched for by somebody else's workspace, whatever id and address it gives them.
  if (actor.home !== undefined && actor.home !== actor.tenant) return outsider(deps, actor)
  const acting = await findActing(deps.database, actor)
  if (!acting) return firstContact(deps, actor, now)
  if (acting.unreachable !== null || acting.installation !== 'active') {
    if (!(await goOn(deps, acting))) return { kind: 'unknown', locale: acting.locale, contact: null }
  }
  return resolved(acting, now, false)
}

const outsider = async (deps: Deps, actor: Actor): Promise<Resolution> => {
  const installation = await findInstallation(deps.database.prisma, actor)
  const { locale = 'en', contact = null } = installation?.organization ?? {}
  return { kind: 'unknown', locale, contact }
}

/** Whoever writes can be written to, and where a request comes from the bot is installed: deliveries go on. */
const goOn = (deps: Deps, { id: memberId, organizationId, identityId }: Acting): Promise<boolean> => {
  const linked: MemberLinked = { name: 'member.linked', organizationId, data: { memberId } }
  return deps.database.prisma.$transaction(async (tx) => {
    const active = await markReachable(tx, identityId)
    if (active) await deps.outbox.emit(tx, linked)
    return active
  })
}

const firstContact = async (deps: Deps, actor: Actor, now: Date): Promise<Resolution> => {
  const { prisma } = deps.database
  const installation = await findInstallation(prisma, actor)
  if (!installation) return { kind: 'unknown', locale: 'en', contact: null }
  const { organization } = installation
  const found = await deps.platforms[actor.platform]?.profile({
    tenant: actor.tenant,
    externalId: actor.externalId,
  })
  const locale = found?.locale ?? organization.locale
  if (!found || found.isBot || found.isOutsider)
    return { kind: 'unknown', locale, contact: organization.contact }
  const timeZone = found.timeZone && isTimeZone(found.timeZone) ? found.timeZone : organization.timeZone
  const profile = { ...found, timeZone }
  const known = profile.address ? await findMemberByAddress(prisma, organization.id, profile.address) : null
  if (!known && !organization.openEnrolment) {
    return { kind: 'unknown', locale, contact: organization.contact }
  }
  const memberId = known?.id ?? (await joinByThemselves(prisma, organization, profile, now))
  await linkIdentity(prisma, {
    organizationId: organization.id,
    memberId,
    installationId: installation.id,
    actor,
    now,
  })
  const acting = await findActing(deps.database, actor)
  return acting ? resolved(acting, now, true) : { kind: 'unknown', locale, contact: organization.contact }
}

/**
 * Finds a rostered member's account on the platforms of their organization by address, so that they can be
 * written to first. A platform that can't be asked now says after how many milliseconds to ask again.
 */
export const linkByAddress = async (
  deps: Deps,
  who: { readonly memberId: string; readonly organizationId: string; readonly address: string },
): Promise<{ readonly retryAfterMs: number } | undefined> => {
  const { prisma } = deps.database
  const installations = await activeInstallations(prisma, who.organizationId)
  for (const installation of installations) {
    const platform = Object.values(deps.platforms).find((each) => each?.name === installation.platform)
    const place = { tenant: installation.tenant }
    const found = await platform?.findByAddress(place, who.address)
    if (found && !found.ok) return found
    const profile = found?.profile
    if (!platform || !profile || profile.isBot || profile.isOutsider) continue
    const actor = { platform: platform.name, tenant: installation.tenant, externalId: profile.externalId }
    await linkIdentity(prisma, {
      organizationId: who.organizationId,
      memberId: who.memberId,
      installationId: installation.id,
      actor,
      now: deps.clock.now(),
    })
    return undefined
  }
  return undefined
}
