import { type AtStake, atStake, compromiseKey } from '../credentials/issuing/compromise.ts'
import { publicIssuer } from '../credentials/issuing/issuers.store.ts'
import { theIssuer } from './issuer.ts'
import { counted, inputError, type Outcome } from './outcome.ts'
import { type CommandDeps, theOrganization, withDatabase } from './with-database.ts'

export type CompromisedOptions = {
  readonly organization?: string
  readonly key: number
  readonly reason: string
  /** A partner’s id; else the organization’s own issuer. */
  readonly issuer?: string
  readonly yes?: boolean
}

const issuerOf = async (deps: CommandDeps, organizationId: string, id: string | undefined) => {
  if (id === undefined) return theIssuer(deps, organizationId)
  const issuer = await publicIssuer(deps.database.prisma, id)
  if (issuer?.organizationId === organizationId) return issuer
  throw inputError('unknown-issuer', `There is no issuer "${id}" in this organization.`)
}

/** Of others’ documents each is named: whoever had it signed has to be asked. */
const documentLines = ({ documents }: AtStake): string[] => [
  ...documents.slice(0, 100).map(({ id, externalId, statusIndex }) => {
    const name = (externalId ?? 'without an id').replace(/\p{C}/gu, '\uFFFD')
    return `    ${id}  ${name}${statusIndex === null ? '  (names no status list: only the missing key tells)' : ''}`
  }),
  ...(documents.length > 100 ? [`    and ${documents.length - 100} more: see --json`] : []),
]

const linesOf = (found: AtStake): string[] => [
  `  ${counted(found.awards.length, 'award')}: revoked and issued anew; where something newer stands already, only revoked`,
  ...(found.erased.length > 0
    ? [`  ${found.erased.length} of people who were erased: revoked; nobody knows any more whose they were`]
    : []),
  ...(found.documents.length > 0
    ? [
        `  ${found.documents.length} that other programs or partners had signed: revoked; let them be signed again:`,
      ]
    : []),
  ...documentLines(found),
]

const said = (options: CompromisedOptions, before: AtStake): string => {
  const left = before.awards.length + before.documents.length + before.erased.length
  if (before.since && left === 0)
    return `Key ${options.key} has been given up since ${before.since.toISOString()}, and nothing that it signed still counts.`
  if (!options.yes)
    return [
      `Key ${options.key} would sign nothing any more and leave the DID document. What it signed:`,
      ...linesOf(before),
      'This can’t be taken back. Do it with --yes.',
    ].join('\n')
  return [
    `Key ${options.key} is given up${before.since ? ' already; what is left is gone on with' : ''}. The server replaces what it signed, in the background:`,
    ...linesOf(before),
    'Run this again to see what is left.',
  ].join('\n')
}

/** `issuer compromised`: without --yes only what would follow. */
export const compromisedCommand = (options: CompromisedOptions): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id: organizationId } = await theOrganization(deps, options.organization)
    const issuer = await issuerOf(deps, organizationId, options.issuer)
    const whose = { issuerId: issuer.id, organizationId }
    const before = await atStake(deps, whose, options.key)
    if (!before)
      throw inputError(
        'unknown-key',
        `${issuer.name} has no key ${options.key}: see \`whetstone issuer list\`.`,
      )
    if (options.yes) await compromiseKey(deps, whose, options.key, options.reason, 'command-line')
    const { awards, documents, erased } = before
    const idsOf = (all: AtStake['awards']) => all.map(({ id }) => id)
    return {
      exitCode: 0,
      json: {
        key: options.key,
        done: options.yes === true,
        awards: idsOf(awards),
        erased: idsOf(erased),
        documents: documents.map(({ id, externalId, statusIndex }) => ({
          id,
          externalId,
          revocable: statusIndex !== null,
        })),
      },
      text: said(options, before),
    }
  })
