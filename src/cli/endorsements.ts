import { sayIn } from '../chat/messages/catalogue.ts'
import { type Endorsed, endorse, withdrawEndorsement } from '../credentials/endorsements/endorse.ts'
import { endorsementStanding } from '../credentials/endorsements/endorsement.rules.ts'
import {
  achievementBySlug,
  allEndorsements,
  findPartner,
  findSubject,
  type Subject,
} from '../credentials/endorsements/endorsements.store.ts'
import { type Imported, importEndorsement } from '../credentials/endorsements/import-endorsement.ts'
import { checkSentence } from '../web/check-words.ts'
import { readInput } from './credential-input.ts'
import { knownIn, type VerifyOptions } from './credential-verify.ts'
import { faults } from './issuer.ts'
import { inputError, type Outcome, usageError } from './outcome.ts'
import { type CommandDeps, theOrganization, withDatabase } from './with-database.ts'

type Whose = { readonly organization?: string }
const actor = 'command-line'

export type EndorseOptions = Whose &
  Pick<VerifyOptions, 'did' | 'status'> & {
    readonly by?: string
    readonly achievement?: string
    readonly credential?: string
    readonly issuer?: string
    readonly comment?: string
    /** The last day, inclusive: YYYY-MM-DD. */
    readonly until?: string
    readonly file?: string
    readonly withdraw?: string
  }

const subjectOf = async (
  deps: CommandDeps,
  organizationId: string,
  { achievement, credential, issuer }: EndorseOptions,
): Promise<Subject> => {
  const { prisma } = deps.database
  const found =
    achievement !== undefined
      ? await achievementBySlug(prisma, { organizationId, slug: achievement })
      : credential !== undefined
        ? await findSubject(prisma, organizationId, { kind: 'credential', id: credential })
        : await findSubject(prisma, organizationId, { kind: 'issuer', id: issuer ?? '' })
  if (found) return found
  const named = achievement ?? credential ?? issuer
  throw inputError('other-subject', `There is nothing "${named}" in this organization that can be endorsed.`)
}

/** The end of a day, to the second. */
const endOf = (day: string | undefined): Date | undefined =>
  day === undefined ? undefined : new Date(`${day}T23:59:59Z`)

const refusedHere = (done: Extract<Endorsed, { ok: false }>): Error => {
  if (done.reason === 'already')
    return inputError(
      'already',
      `It is endorsed by them already (${done.id}): withdraw that first, to say something else.`,
    )
  if (done.reason === 'key-lost') return inputError('key-lost', 'The key was lost just now: do it again.')
  return inputError(done.reason, faults[done.reason])
}

const signHere = async (deps: CommandDeps, organizationId: string, options: EndorseOptions) => {
  const partner = await findPartner(deps.database.prisma, organizationId, options.by ?? '')
  if (!partner)
    throw inputError(
      'unknown-partner',
      `There is no partner "${options.by}". Add it: whetstone issuer add --partner NAME --country DE`,
    )
  const subject = await subjectOf(deps, organizationId, options)
  const validUntil = endOf(options.until)
  if (validUntil && validUntil <= deps.clock.now())
    throw inputError('past', `${options.until} has passed already.`)
  const wanted = { organizationId, partner, subject, comment: options.comment, validUntil }
  const done = await endorse(deps, wanted, actor)
  if (!done.ok) throw refusedHere(done)
  const address = `${deps.webAddress}/endorsements/${done.id}`
  return { id: done.id, by: partner.name, of: subject.title, address }
}

const sentences = {
  'no-endorsement': 'it is no EndorsementCredential about one thing.',
  own: 'it is signed by this organization itself.',
  here: 'its address is one of this installation: what was endorsed here is shown already.',
  picture: 'it is a picture. An endorsement is JSON or a JWT.',
  'no-address': 'PUBLIC_URL is not set, so nothing can be about something here.',
} as const

/** Why a file is not taken, with the check that failed. */
const refusedFile = (file: string, refused: Extract<Imported, { ok: false }>): Error => {
  if (refused.reason === 'not-valid') {
    const say = sayIn('en')
    const why = refused.checks
      .filter(({ outcome }) => outcome === 'failed' || outcome === 'unknown')
      .map((one) => `${one.name}: ${checkSentence(one, say) ?? one.reason}`.replace(/\p{C}/gu, '\uFFFD'))
    return inputError(refused.verdict, `${file} is not valid (${refused.verdict}). ${why.join(' ')}`)
  }
  if (refused.reason === 'other-subject')
    return inputError(
      'other-subject',
      `${file} is about ${refused.subject.replace(/\p{C}/gu, '\uFFFD').slice(0, 200)}, which is nothing of this organization.`,
    )
  return inputError(refused.reason, `${file} can’t be taken: ${sentences[refused.reason]}`)
}

const takeIn = async (deps: CommandDeps, organizationId: string, file: string, options: EndorseOptions) => {
  const how = { known: await knownIn(options), online: true }
  const done = await importEndorsement(deps, organizationId, await readInput(file), how, actor)
  if (!done.ok) throw refusedFile(file, done)
  return { id: done.id, by: done.by, of: done.of, address: `${deps.webAddress}/endorsements/${done.id}` }
}

/** Exactly one thing at a time. @throws UsageError */
const checkedUsage = (options: EndorseOptions): void => {
  const { by, achievement, credential, issuer, file, withdraw } = options
  const ways = [by, file, withdraw].filter((one) => one !== undefined).length
  const subjects = [achievement, credential, issuer].filter((one) => one !== undefined).length
  if (ways !== 1) throw usageError('Say one of --by, --file and --withdraw.')
  if (by !== undefined && subjects !== 1)
    throw usageError('Say with --by what is endorsed: one of --achievement, --credential and --issuer.')
  if (by === undefined && subjects > 0)
    throw usageError('What is endorsed stands in the file; --achievement and the like go with --by.')
}

/** `issuer endorse`: signed here by a partner, taken in from a file, or taken back. */
export const endorseCommand = async (options: EndorseOptions): Promise<Outcome> => {
  checkedUsage(options)
  return withDatabase(async (deps) => {
    const { id: organizationId } = await theOrganization(deps, options.organization)
    if (options.withdraw !== undefined) {
      const id = options.withdraw
      if (!(await withdrawEndorsement(deps, { id, organizationId }, actor)))
        throw inputError('unknown-endorsement', `There is no endorsement "${id}" that still stands.`)
      return { exitCode: 0, json: { id, withdrawn: true }, text: `${id} is withdrawn, and shown no more.` }
    }
    const made =
      options.file === undefined
        ? await signHere(deps, organizationId, options)
        : await takeIn(deps, organizationId, options.file, options)
    const text = `${made.by} endorses ${made.of}: ${made.address}`
    return { exitCode: 0, json: made, text: text.replace(/\p{C}/gu, '\uFFFD') }
  })
}

/** `issuer endorsements`. */
export const listEndorsements = (options: Whose): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id: organizationId } = await theOrganization(deps, options.organization)
    const now = deps.clock.now()
    const endorsements = (await allEndorsements(deps.database.prisma, organizationId)).map((row) => ({
      id: row.id,
      by: row.endorserName,
      of: `${row.subjectKind} ${row.subjectId}`,
      state: endorsementStanding(row, now),
      until: row.validUntil,
      signedHere: row.partnerId !== null,
    }))
    const lines = endorsements.map(({ id, by, of, state }) =>
      `${id}  ${state.padEnd(9)}  ${by}  ${of}`.replace(/\p{C}/gu, '\uFFFD'),
    )
    return { exitCode: 0, json: { endorsements }, text: lines.join('\n') || 'None yet.' }
  })
