import { sayIn } from '../chat/messages/catalogue.ts'
import { createCredentialTools } from '../infra/open-badges/credential-tools.ts'
import type { CheckOutcome, JsonObject, KnownDocuments, Verification } from '../kernel/credential-tools.ts'
import { checkSentence } from '../web/check-words.ts'
import { readInput } from './credential-input.ts'
import { inputError, type Outcome } from './outcome.ts'

export type VerifyOptions = {
  readonly did?: readonly string[]
  readonly status?: readonly string[]
  readonly online?: boolean
}

/** @throws InputError where the file is no JSON object with an `id`. */
const documentIn = async (file: string): Promise<readonly [string, JsonObject]> => {
  const bytes = await readInput(file)
  try {
    const document = JSON.parse(bytes.toString('utf8')) as JsonObject
    if (typeof document.id === 'string') return [document.id, document]
  } catch {
    // Said below, as for JSON that is no document.
  }
  throw inputError('no-document', `${file} is not a JSON document with an "id".`)
}

/** Each document under its own id, which for a status list is its address. */
export const knownIn = async ({
  did = [],
  status = [],
}: Pick<VerifyOptions, 'did' | 'status'>): Promise<KnownDocuments> =>
  new Map(await Promise.all([...did, ...status].map(documentIn)))

const marks: Readonly<Record<CheckOutcome, string>> = {
  passed: 'passed ',
  failed: 'FAILED ',
  unknown: 'unknown',
  absent: '-      ',
}

/** A stranger's words never steer the terminal. */
const printable = (text: string): string => text.replace(/\p{C}/gu, '\uFFFD')

const textOf = ({ verdict, checks }: Verification): string => {
  const say = sayIn('en')
  const widest = Math.max(...checks.map(({ name }) => name.length))
  const lines = checks.map(
    (one) =>
      `${marks[one.outcome]}  ${one.name.padEnd(widest)}  ${printable(checkSentence(one, say) ?? one.reason)}`,
  )
  return [...lines, '', verdict].join('\n')
}

/** `credential verify`: each check by name; the network is asked only with `--online`. */
export const verifyCommand = async (file: string, options: VerifyOptions): Promise<Outcome> => {
  const bytes = await readInput(file)
  const known = await knownIn(options)
  const tools = createCredentialTools({ threads: 1 })
  try {
    const found = await tools.verifier.verify(
      { bytes },
      { now: new Date(), known, online: options.online === true },
    )
    const { verdict, format, checks } = found
    return {
      exitCode: verdict === 'valid' ? 0 : 1,
      json: { verdict, format, checks },
      text: textOf(found),
    }
  } finally {
    await tools.close()
  }
}
