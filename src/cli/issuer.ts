import { writeAudit } from '../chat/audit.store.ts'
import { issuingWay } from '../credentials/issuing/issuer.rules.ts'
import {
  type IssuerChange,
  ownIssuer,
  publicIssuer,
  updateIssuer,
} from '../credentials/issuing/issuers.store.ts'
import { makeKey } from '../credentials/issuing/keys.ts'
import { inputError, type Outcome } from './outcome.ts'
import { checkedIssuer } from './partners.ts'
import { type CommandDeps, theOrganization, withDatabase } from './with-database.ts'

type Whose = { readonly organization?: string }

/** Why nothing is signed, and what mends it. */
export const faults = {
  'no-address': 'Awards are not signed yet: PUBLIC_URL is not set.',
  'no-https': 'Awards are not signed yet: PUBLIC_URL does not begin with https://.',
  'no-country': 'Awards are not signed yet: the country is missing. Set it with --country DE, say.',
  'no-vault': 'Awards are not signed yet: there is no key to seal signing keys with.',
} as const

export const theIssuer = async (deps: CommandDeps, organizationId: string) => {
  const { id } = await deps.database.prisma.$transaction((tx) =>
    ownIssuer(tx, organizationId, deps.clock.now()),
  )
  const issuer = await publicIssuer(deps.database.prisma, id)
  if (!issuer) throw inputError('unknown-issuer', 'The issuer vanished while it was looked at.')
  return issuer
}

const report = async (deps: CommandDeps, organizationId: string): Promise<Outcome> => {
  const issuer = await theIssuer(deps, organizationId)
  const way = issuingWay(deps.webAddress, deps.isPlayground, issuer.countryCode)
  const stateOf = (key: (typeof issuer.keys)[number]): string =>
    key.compromisedAt ? 'compromised' : key.retiredAt ? 'retired, still verifies' : 'signs now'
  return {
    exitCode: way.ok ? 0 : 1,
    json: { ...issuer, signs: way.ok, ...(way.ok ? {} : { fault: way.fault }) },
    text: [
      `${issuer.name} (${issuer.id})`,
      `  country ${issuer.countryCode ?? 'missing'}, url ${issuer.url ?? 'its page here'}, email ${issuer.email ?? 'none'}`,
      ...issuer.keys.map((key) => `  key ${key.number}: ${stateOf(key)}`),
      ...(issuer.keys.length === 0 ? ['  The first key is made with the first award.'] : []),
      way.ok ? `Awards are signed by did:${way.by}.` : faults[way.fault],
    ].join('\n'),
  }
}

/** `issuer show`. */
export const showIssuer = (options: Whose): Promise<Outcome> =>
  withDatabase(async (deps) => report(deps, (await theOrganization(deps, options.organization)).id))

/** `issuer set`: who issues, as verifiers read it. What waits for it is signed within the hour. */
export const setIssuer = (
  options: Whose & {
    readonly name?: string
    readonly url?: string
    readonly email?: string
    readonly country?: string
  },
): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id: organizationId } = await theOrganization(deps, options.organization)
    const { name, url, email, country } = options
    checkedIssuer(options)
    const change: IssuerChange = {
      ...(name !== undefined && { name }),
      ...(url !== undefined && { url }),
      ...(email !== undefined && { email }),
      ...(country !== undefined && { countryCode: country }),
    }
    const issuer = await theIssuer(deps, organizationId)
    await deps.database.prisma.$transaction(async (tx) => {
      await updateIssuer(tx, { id: issuer.id, organizationId }, change)
      const detail = Object.fromEntries(
        Object.entries(change).map(([field, value]) => [field, String(value)]),
      )
      await writeAudit(
        tx,
        { organizationId, actor: 'command-line', action: 'issuer.changed', subject: issuer.id, detail },
        deps.clock.now(),
      )
      await deps.outbox.enqueue(tx, [{ job: 'sign-pending', payload: {}, key: 'sign-pending' }])
    })
    return report(deps, organizationId)
  })

/** `issuer rotate-key`. What the old key signed stays valid. */
export const rotateIssuerKey = (options: Whose): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id: organizationId } = await theOrganization(deps, options.organization)
    if (!deps.vault) throw inputError('no-key', faults['no-vault'])
    const issuer = await theIssuer(deps, organizationId)
    await makeKey(deps, deps.vault, { issuerId: issuer.id, organizationId }, { retireOthers: true })
    await writeAudit(
      deps.database.prisma,
      { organizationId, actor: 'command-line', action: 'issuer.key-rotated', subject: issuer.id },
      deps.clock.now(),
    )
    return report(deps, organizationId)
  })
