import { credentialsOf } from '../credentials/credentials.store.ts'
import { type CredentialsChoice, erase } from '../credentials/erase.ts'
import { findMember } from '../people/members.store.ts'
import { counted, inputError, type Outcome } from './outcome.ts'
import { theOrganization, withDatabase } from './with-database.ts'

const becomes: Readonly<Record<CredentialsChoice, string>> = {
  keep: 'files of them that the person has saved stay verifiable',
  revoke: 'they are revoked',
}

/** `people erase`. */
export const erasePerson = (options: {
  readonly member: string
  readonly credentials: CredentialsChoice
  readonly yes?: boolean
  readonly organization?: string
}): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const organization = await theOrganization(deps, options.organization)
    const member = await findMember(deps.database.prisma, organization.id, options.member)
    if (!member)
      throw inputError('unknown-member', `There is no member "${options.member}" in ${organization.name}.`)
    const whose = { organizationId: organization.id, memberId: member.id }
    const held = (await credentialsOf(deps.database.prisma, whose)).length
    const what = `${counted(held, 'credential')}: ${becomes[options.credentials]}.`
    if (!options.yes)
      return {
        exitCode: 0,
        json: { member: member.id, credentials: held, choice: options.credentials, erased: false },
        text: `${member.name} would be erased, with all answers, accounts and evidence. ${what} Add --yes to do it; it can’t be taken back.`,
      }
    const done = await erase(deps, whose, options.credentials, 'command-line')
    return {
      exitCode: 0,
      json: {
        member: member.id,
        credentials: done?.credentials ?? 0,
        choice: options.credentials,
        erased: true,
      },
      text: [
        `Erased. ${what}`,
        'If the roster still names the person, its next import makes a new member: take the row out.',
        'Backups hold what they held: let them run out.',
      ].join('\n'),
    }
  })
