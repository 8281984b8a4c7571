import { z } from 'zod'
import type { Action } from '../../chat/card.ts'

const dataSchema = z.looseObject({
  whetstone: z.object({
    intent: z.string().min(1),
    args: z.record(z.string(), z.string()),
    lists: z.array(z.string()),
    opener: z.object({ intent: z.string().min(1), args: z.record(z.string(), z.string()) }).optional(),
  }),
})

/** Teams merges the inputs of a card into the action's data, so ours stands under one name. */
export type ActionData = { readonly whetstone: z.infer<typeof dataSchema>['whetstone'] }

/**
 * The data of an action. `lists` are the ids of the card's inputs that hold several values. `opener` is what opened
 * the dialog that the action submits: it opens it again where something in it has to be mended.
 */
export const actionData = (action: Action, lists: readonly string[], opener?: Action): ActionData => ({
  whetstone: {
    intent: action.intent,
    args: { ...action.args },
    lists: [...lists],
    ...(opener ? { opener: { intent: opener.intent, args: { ...opener.args } } } : {}),
  },
})

/** Teams joins the values of a list with commas, so a value may hold none. */
export const listValue = (value: string): string =>
  encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'))

export type ParsedActionData = {
  readonly intent: string
  readonly args: Readonly<Record<string, string>>
  readonly opener: Action | undefined
  /** By input id; an input left empty is an empty string or an empty list. */
  readonly inputs: Readonly<Record<string, string | readonly string[]>>
}

/** What was pressed and filled in, from the data of an invoke (or of a message, from an older client). */
export const parseActionData = (data: unknown): ParsedActionData | undefined => {
  const parsed = dataSchema.safeParse(data)
  if (!parsed.success) return undefined
  const { whetstone, ...rest } = parsed.data
  const inputs: Record<string, string | readonly string[]> = {}
  for (const [id, value] of Object.entries(rest))
    if (typeof value === 'string') inputs[id] = whetstone.lists.includes(id) ? listOf(value) : value
  return { intent: whetstone.intent, args: whetstone.args, opener: whetstone.opener, inputs }
}

const listOf = (joined: string): readonly string[] => joined.split(',').filter(Boolean).map(decoded)

const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
