import { writeAudit } from '../chat/audit.store.ts'
import { issuePersonalLink } from '../credentials/personal-links.store.ts'
import { findMember } from '../people/members.store.ts'
import { inputError, type Outcome } from './outcome.ts'
import { theOrganization, withDatabase } from './with-database.ts'

/** `people keep-link`: the link by which somebody who has left reaches their credentials; it is shown once. */
export const keepLinkCommand = (options: {
  readonly member: string
  readonly organization?: string
}): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const organization = await theOrganization(deps, options.organization)
    const { prisma } = deps.database
    const member = await findMember(prisma, organization.id, options.member)
    if (!member)
      throw inputError('unknown-member', `There is no member "${options.member}" in ${organization.name}.`)
    if (!deps.webAddress)
      throw inputError('no-address', 'Set PUBLIC_URL: the link is an address of this server.')
    const now = deps.clock.now()
    const whose = { memberId: member.id, organizationId: organization.id }
    const token = await prisma.$transaction(async (tx) => {
      const entry = { organizationId: organization.id, actor: 'command-line', subject: member.id }
      await writeAudit(tx, { ...entry, action: 'member.keep-link' }, now)
      return issuePersonalLink(tx, whose, now, { instead: true })
    })
    const url = `${deps.webAddress}/keep/${token}`
    return {
      exitCode: 0,
      json: { member: member.id, url },
      text: [
        url,
        `For ${member.name} alone: whoever has it sees and rules their credentials. It is shown this once; links`,
        'made before no longer work.',
      ].join('\n'),
    }
  })
