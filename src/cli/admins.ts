import { writeAudit } from '../chat/audit.store.ts'
import { adminsIn, findMember, setAdmin } from '../people/members.store.ts'
import { inputError, type Outcome } from './outcome.ts'
import { theOrganization, withDatabase } from './with-database.ts'

type Options = { readonly remove?: boolean; readonly organization?: string }

/** `people admin`: who looks after the programme in chat; with an address, somebody more or less. */
export const adminsCommand = (address: string | undefined, options: Options): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { prisma } = deps.database
    const organization = await theOrganization(deps, options.organization)
    if (address !== undefined) {
      const member = await findMember(prisma, organization.id, address)
      if (!member)
        throw inputError('unknown-member', `There is no member "${address}" in ${organization.name}.`)
      const is = options.remove !== true
      await prisma.$transaction(async (tx) => {
        const whose = { organizationId: organization.id, memberId: member.id }
        if (!(await setAdmin(tx, whose, is))) return
        const action = is ? 'admin.added' : 'admin.removed'
        const entry = { organizationId: organization.id, actor: 'command-line', action, subject: member.id }
        await writeAudit(tx, { ...entry, detail: {} }, deps.clock.now())
      })
    }
    const admins = await adminsIn(prisma, organization.id)
    return {
      exitCode: 0,
      json: { admins },
      text:
        admins.length > 0
          ? admins.map(({ name, address: at }) => `${name}, ${at}`).join('\n')
          : `Nobody is an admin of ${organization.name} yet: whetstone people admin ADDRESS makes somebody one.`,
    }
  })
