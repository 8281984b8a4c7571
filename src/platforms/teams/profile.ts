import { z } from 'zod'
import type { Profile } from '../../chat/platform.ts'

/** A member of a conversation as Teams names one; the fields that the SDK's types leave out are there all the same. */
export const memberSchema = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userRole: z.string().nullish(),
  tenantId: z.string().nullish(),
})

export type TeamsMember = z.infer<typeof memberSchema>

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/**
 * The address by which a guest was invited, from their name in this tenant: `ana_works.example#EXT#@host.onmicrosoft.com`.
 * https://learn.microsoft.com/entra/external-id/user-properties
 */
const invitedAddress = (name: string): string | undefined => {
  const end = name.indexOf('#ext#')
  const local = end < 0 ? '' : name.slice(0, end)
  const at = local.lastIndexOf('_')
  return at > 0 ? `${local.slice(0, at)}@${local.slice(at + 1)}` : undefined
}

/**
 * The e-mail address that Teams vouches for, in lower case. The `email` of an account is a field that administrators
 * fill in; the name that somebody signs in with (UPN) lies in a domain that was proved to Microsoft. So an address
 * counts when the name says it: it is the name itself, or lies in the name's domain; a guest's is the one that they
 * were invited by. Anybody else is unknown until linked in another way.
 */
export const vouchedAddress = (member: TeamsMember): string | undefined => {
  const name = member.userPrincipalName?.trim().toLowerCase() ?? ''
  const email = member.email?.trim().toLowerCase() ?? ''
  if (!name.includes('@')) return undefined
  if (name.includes('#ext#') || member.userRole?.toLowerCase() === 'guest') {
    return email !== '' && invitedAddress(name) === email ? email : undefined
  }
  if (email === '') return name
  return email === name || domainOf(email) === domainOf(name) ? email : undefined
}

export type Known = { readonly locale?: string | undefined; readonly timeZone?: string | undefined }

/** The object id in Entra is the same in every client and every conversation. Accounts from elsewhere have none. */
export const externalIdOf = (account: Pick<TeamsMember, 'id' | 'aadObjectId' | 'objectId'>): string =>
  (account.aadObjectId || account.objectId)?.toLowerCase() ?? account.id

/**
 * Whether somebody in a conversation belongs to another tenant, as in a channel that is shared with it. A guest has an
 * account in this one.
 */
export const isOfAnother = ({ tenantId }: TeamsMember, tenant: string): boolean =>
  tenantId !== null && tenantId !== undefined && tenantId.toLowerCase() !== tenant

/** A person as the tenant sees them in which they were met. */
export const profileOf = (
  member: TeamsMember,
  { tenant, externalId }: { readonly tenant: string; readonly externalId: string },
  known: Known = {},
): Profile => {
  const address = vouchedAddress(member)
  return {
    externalId,
    name: member.name || externalId,
    isBot: member.id.startsWith('28:'),
    ...(isOfAnother(member, tenant) ? { isOutsider: true } : {}),
    ...(address ? { address } : {}),
    ...(known.timeZone ? { timeZone: known.timeZone } : {}),
    ...(known.locale ? { locale: known.locale } : {}),
  }
}
