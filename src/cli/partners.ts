import { writeAudit } from '../chat/audit.store.ts'
import { addPartner } from '../credentials/endorsements/endorsements.store.ts'
import { didWebOf, issuingWay } from '../credentials/issuing/issuer.rules.ts'
import { issuersOf, publicIssuer } from '../credentials/issuing/issuers.store.ts'
import { inputError, type Outcome } from './outcome.ts'
import { type CommandDeps, theOrganization, withDatabase } from './with-database.ts'

type Whose = { readonly organization?: string }

/** @throws InputError for what is no country code or no https address. */
export const checkedIssuer = ({ country, url }: { country?: string; url?: string }): void => {
  if (country !== undefined && !/^[A-Z]{2}$/.test(country))
    throw inputError('wrong-country', `"${country}" is no country code; write two capitals, such as DE.`)
  if (url !== undefined && !(URL.canParse(url) && url.startsWith('https://')))
    throw inputError('wrong-address', `"${url}" is no address that begins with https://.`)
}

const described = (deps: CommandDeps, issuer: Awaited<ReturnType<typeof issuersOf>>[number]) => {
  const { id, kind, name, url, email, countryCode, keys } = issuer
  const way = issuingWay(deps.webAddress, deps.isPlayground, countryCode)
  const did = way.ok && way.by === 'web' && deps.webAddress ? didWebOf(deps.webAddress, id) : undefined
  return { id, kind, name, url, email, countryCode, keys, ...(did && { did }) }
}

/** `issuer list`: the organization’s own and its partners. */
export const listIssuers = (options: Whose): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id } = await theOrganization(deps, options.organization)
    const issuers = (await issuersOf(deps.database.prisma, id)).map((issuer) => described(deps, issuer))
    const lines = issuers.map(({ kind, name, id: issuerId, countryCode, did }) =>
      [kind.padEnd(12), issuerId, name, countryCode ?? 'no country', ...(did ? [did] : [])].join('  '),
    )
    return {
      exitCode: 0,
      json: { issuers },
      text: lines.join('\n') || 'None yet: the first award makes it, or `whetstone issuer set`.',
    }
  })

/** `issuer add --partner NAME`. */
export const addIssuerCommand = (
  options: Whose & {
    readonly partner: string
    readonly country: string
    readonly url?: string
    readonly email?: string
  },
): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id: organizationId } = await theOrganization(deps, options.organization)
    const { partner: name, country: countryCode, url, email } = options
    checkedIssuer(options)
    const now = deps.clock.now()
    const id = await deps.database.prisma.$transaction(async (tx) => {
      const made = await addPartner(tx, organizationId, { name, countryCode, url, email }, now)
      const entry = { organizationId, actor: 'command-line', action: 'issuer.added', subject: made ?? '' }
      if (made) await writeAudit(tx, { ...entry, detail: { name } }, now)
      return made
    })
    if (id === undefined) throw inputError('name-taken', `There is a partner "${name}" already.`)
    const made = await publicIssuer(deps.database.prisma, id)
    return {
      exitCode: 0,
      json: made && described(deps, made),
      text: `${name} (${id}) may endorse: whetstone issuer endorse --by "${name}" --achievement …`,
    }
  })
