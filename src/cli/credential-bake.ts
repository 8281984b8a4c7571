import { writeFile } from 'node:fs/promises'
import { baker } from '../infra/open-badges/baking.ts'
import type { JsonObject } from '../kernel/credential-tools.ts'
import { readInput } from './credential-input.ts'
import { inputError, type Outcome } from './outcome.ts'

const credentialIn = (file: string, text: string): JsonObject | string => {
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)) return text
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as JsonObject
  } catch {
    // Said below, as for JSON that is no credential.
  }
  throw inputError('no-credential', `${file} is neither a credential as JSON nor one as JWT.`)
}

const baked = (bytes: Buffer, credential: JsonObject | string, picture: string): Uint8Array | string => {
  const inside = baker.extract(bytes)
  if (inside.ok) throw inputError('already-baked', `${picture} has a credential inside already.`)
  if (inside.reason !== 'nothing-inside')
    throw inputError(inside.reason, `${picture} is not a PNG or SVG that a credential can be put into.`)
  return bytes[0] === 0x89
    ? baker.bakePng(bytes, credential)
    : baker.bakeSvg(bytes.toString('utf8'), credential)
}

/** `credential bake`: a file is never written over. */
export const bakeCommand = async (
  file: string,
  picture: string,
  { out }: { readonly out: string },
): Promise<Outcome> => {
  const credential = credentialIn(file, (await readInput(file)).toString('utf8').trim())
  const made = baked(await readInput(picture), credential, picture)
  try {
    await writeFile(out, made, { flag: 'wx' })
  } catch {
    throw inputError('not-written', `${out} can't be written, or is there already.`)
  }
  return { exitCode: 0, json: { written: out }, text: `${out} has the credential inside.` }
}

/** `credential extract`: what is inside, byte for byte. */
export const extractCommand = async (picture: string): Promise<Outcome> => {
  const inside = baker.extract(await readInput(picture))
  if (!inside.ok) throw inputError(inside.reason, `${picture}: ${inside.reason}.`)
  const { format, credential } = inside
  return { exitCode: 0, json: { format, credential }, text: credential }
}
