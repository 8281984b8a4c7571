import { open, rm } from 'node:fs/promises'
import { issuingWay, profileOf } from '../credentials/issuing/issuer.rules.ts'
import { currentKey } from '../credentials/issuing/keys.ts'
import { type IssueResult, issueDocument, issueRequest } from '../credentials/vc-api/issue.ts'
import type { JsonObject } from '../kernel/credential-tools.ts'
import { readInput } from './credential-input.ts'
import { faults, theIssuer } from './issuer.ts'
import { inputError, type Outcome } from './outcome.ts'
import { type CommandDeps, theOrganization, withDatabase } from './with-database.ts'

export type IssueOptions = {
  readonly organization?: string
  readonly out?: string
  readonly jwt?: boolean
  readonly revocable?: boolean
}

/** @throws InputError where the file is no JSON object. */
const documentIn = async (file: string): Promise<JsonObject> => {
  const bytes = await readInput(file)
  try {
    const read: unknown = JSON.parse(bytes.toString('utf8'))
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as JsonObject
  } catch {
    // Said below, as for JSON that is no object.
  }
  throw inputError('no-credential', `${file} holds no credential as JSON.`)
}

/** Who issues, where the file does not say: the profile for a badge, the bare id for any other credential. */
const withIssuer = async (
  deps: CommandDeps,
  issuer: Awaited<ReturnType<typeof theIssuer>>,
  document: JsonObject,
): Promise<JsonObject> => {
  const { vault, webAddress } = deps
  const way = issuingWay(webAddress, deps.isPlayground, issuer.countryCode)
  if (document.issuer !== undefined || !way.ok || !vault || !webAddress) return document
  const whose = { issuerId: issuer.id, organizationId: issuer.organizationId }
  const { controller } = (await currentKey(deps, vault, whose, way.by, webAddress)).key
  const isBadge = [document['@context']].flat().some((one) => String(one).includes('/spec/ob/'))
  return { ...document, issuer: isBadge ? profileOf(issuer, controller, webAddress) : controller }
}

const refused = (file: string, result: Extract<IssueResult, { ok: false }>): Error => {
  if (result.reason === 'malformed')
    return inputError('malformed', `${file}: ${`${result.fault.where} ${result.fault.what}`.trim()}.`)
  return result.fault === 'key-lost'
    ? inputError('key-lost', 'The key was lost just now: do it again.')
    : inputError(result.fault, faults[result.fault])
}

/** A new file, before anything is signed: what could not be written would be signed for nobody. */
const newFile = async (path: string) => {
  try {
    const file = await open(path, 'wx')
    return {
      write: (text: string) => file.writeFile(text).then(() => file.close()),
      drop: () => file.close().then(() => rm(path)),
    }
  } catch {
    throw inputError('not-written', `${path} can't be written, or is there already.`)
  }
}

const signed = async (deps: CommandDeps, file: string, options: IssueOptions) => {
  const { id: organizationId } = await theOrganization(deps, options.organization)
  const issuer = await theIssuer(deps, organizationId)
  const entry = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' }
  const request = issueRequest.parse({
    credential: await withIssuer(deps, issuer, await documentIn(file)),
    options: options.revocable ? { credentialStatus: entry } : {},
  })
  const result = await issueDocument(deps, issuer, 'command-line', request)
  if (!result.ok) throw refused(file, result)
  const { credential, signedBy, id } = result
  return {
    id,
    credential: options.jwt ? await deps.credentialTools.signer.signJwt(credential, signedBy) : credential,
  }
}

/** `credential issue FILE`: signs what a file says with the organization’s key; a file is never written over. */
export const issueCommand = (file: string, options: IssueOptions): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { out } = options
    const there = out === undefined ? undefined : await newFile(out)
    try {
      const { id, credential } = await signed(deps, file, options)
      const text = typeof credential === 'string' ? credential : JSON.stringify(credential, null, 2)
      if (!there) return { exitCode: 0, json: { id, issued: true, credential }, text }
      await there.write(text)
      return {
        exitCode: 0,
        json: { id, issued: true, written: out },
        text: `${out} is signed; here it goes by ${id}.`,
      }
    } catch (error) {
      await there?.drop()
      throw error
    }
  })
