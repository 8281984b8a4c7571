import { z } from 'zod'

const argsSchema = z.record(z.string(), z.string())

/**
 * The id of a button: its intent, and its place among the buttons of the message, because Slack wants each id
 * once in a message. Intents hold no colon.
 */
export const actionId = (intent: string, index: number): string => `${intent}:${index}`

/** The intent of a pressed button; undefined when the id is none of ours. */
export const parseActionId = (
  id: string,
): { readonly intent: string; readonly index: number } | undefined => {
  const found = /^([^:]+):(\d{1,4})$/.exec(id)
  return found?.[1] === undefined ? undefined : { intent: found[1], index: Number(found[2]) }
}

/** The arguments of an action as a button's `value` or a modal's `private_metadata`. */
export const actionValue = (args: Readonly<Record<string, string>> | undefined): string =>
  JSON.stringify(args ?? {})

/**
 * The arguments back from a button's `value` or a modal's `private_metadata`; undefined when it isn't what
 * `actionValue` writes. A missing value means no arguments.
 */
export const parseValue = (
  value: string | null | undefined,
): Readonly<Record<string, string>> | undefined => {
  if (value === undefined || value === null || value === '') return {}
  try {
    return argsSchema.safeParse(JSON.parse(value)).data
  } catch {
    return undefined
  }
}
