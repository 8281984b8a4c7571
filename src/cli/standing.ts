import { writeAudit } from '../chat/audit.store.ts'
import { changeStanding, type StandingChange } from '../credentials/change-standing.ts'
import { findCredential } from '../credentials/credentials.store.ts'
import { standingOf } from '../credentials/standing.rules.ts'
import { inputError, type Outcome } from './outcome.ts'
import { type CommandDeps, theOrganization, withDatabase } from './with-database.ts'

type Whose = { readonly organization?: string }

const report = async (deps: CommandDeps, id: string, organizationId: string): Promise<Outcome> => {
  const row = await findCredential(deps.database.prisma, { id, organizationId })
  if (!row) throw inputError('unknown-credential', `There is no credential "${id}" in this organization.`)
  const standing = standingOf(row, deps.clock.now())
  const reason = 'reason' in standing ? `: ${standing.reason}` : ''
  const title = row.achievement?.definition.title ?? 'issued for another system'
  return {
    exitCode: standing.state === 'valid' ? 0 : 1,
    json: { id, title, recipient: row.recipientName, standing },
    text: `${title}, ${row.recipientName ?? 'erased'}: ${standing.state}${reason}`,
  }
}

/** `credential status ID`: exit code 1 unless it is valid. */
export const credentialStatus = (id: string, options: Whose): Promise<Outcome> =>
  withDatabase(async (deps) => report(deps, id, (await theOrganization(deps, options.organization)).id))

/** `credential revoke|suspend|reinstate ID`. */
export const changeCredential = (id: string, wanted: StandingChange, options: Whose): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id: organizationId } = await theOrganization(deps, options.organization)
    const now = deps.clock.now()
    const changed = await deps.database.prisma.$transaction(async (tx) => {
      const done = await changeStanding(
        deps,
        tx,
        { id, organizationId },
        { ...wanted, actor: 'command-line' },
        now,
      )
      const entry = {
        organizationId,
        actor: 'command-line',
        action: `credential.${wanted.change}`,
        subject: id,
      }
      if (done.ok) await writeAudit(tx, entry, now)
      return done
    })
    if (!changed.ok && changed.reason === 'unknown')
      throw inputError('unknown-credential', `There is no credential "${id}" in this organization.`)
    const shown = await report(deps, id, organizationId)
    const text = changed.ok ? shown.text : `Nothing has changed. ${shown.text}`
    return { ...shown, exitCode: changed.ok ? 0 : 1, text }
  })
