import { writeAudit } from '../chat/audit.store.ts'
import {
  createToken,
  listTokens,
  revokeToken,
  type TokenScope,
  tokenScopes,
} from '../credentials/vc-api/tokens.store.ts'
import { inputError, type Outcome } from './outcome.ts'
import { theOrganization, withDatabase } from './with-database.ts'

type Whose = { readonly organization?: string }

const scopesOf = (named: readonly string[] | undefined): TokenScope[] =>
  (named ?? tokenScopes).map((name) => {
    const found = tokenScopes.find((scope) => scope === name)
    if (found) return found
    throw inputError('unknown-scope', `There is no scope "${name}". There is ${tokenScopes.join(', ')}.`)
  })

/** `token create NAME`. It is shown once, as only its hash is kept. */
export const createTokenCommand = (
  name: string,
  options: Whose & { readonly scope?: readonly string[] },
): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id: organizationId } = await theOrganization(deps, options.organization)
    const scopes = scopesOf(options.scope)
    const now = deps.clock.now()
    const token = await deps.database.prisma.$transaction(async (tx) => {
      const made = await createToken(tx, { organizationId, name, scopes }, now)
      const entry = { organizationId, actor: 'command-line', action: 'token.created', subject: name }
      if (made) await writeAudit(tx, { ...entry, detail: { scopes } }, now)
      return made
    })
    if (!token)
      throw inputError(
        'name-taken',
        `There is a token "${name}" already, or there was one: choose another name.`,
      )
    return {
      exitCode: 0,
      json: { name, scopes, token },
      text: `The token, shown this once: ${token}\nIt may ${scopes.join(', ')}.`,
    }
  })

/** `token list`: never the tokens, of which only hashes are kept. */
export const listTokensCommand = (options: Whose): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id: organizationId } = await theOrganization(deps, options.organization)
    const tokens = await listTokens(deps.database.prisma, organizationId)
    const day = (at: Date): string => at.toISOString().slice(0, 10)
    const lines = tokens.map(({ name, scopes, createdAt, revokedAt }) =>
      [
        name,
        scopes.join(', '),
        `made ${day(createdAt)}`,
        ...(revokedAt ? [`revoked ${day(revokedAt)}`] : []),
      ].join('  '),
    )
    return { exitCode: 0, json: { tokens }, text: lines.join('\n') || 'None yet.' }
  })

/** `token revoke NAME`. */
export const revokeTokenCommand = (name: string, options: Whose): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id: organizationId } = await theOrganization(deps, options.organization)
    const now = deps.clock.now()
    const done = await deps.database.prisma.$transaction(async (tx) => {
      const revoked = await revokeToken(tx, { organizationId, name }, now)
      const entry = { organizationId, actor: 'command-line', action: 'token.revoked', subject: name }
      if (revoked) await writeAudit(tx, entry, now)
      return revoked
    })
    if (!done) throw inputError('unknown-token', `There is no token "${name}" that still counts.`)
    return { exitCode: 0, json: { name, revoked: true }, text: `${name} opens nothing any more.` }
  })
