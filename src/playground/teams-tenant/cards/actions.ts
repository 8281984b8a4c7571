import { z } from 'zod'
import { anyCase, webAddress } from './common.ts'

/** https://adaptivecards.io/explorer/Action.Execute.html and its neighbours. */
const shared = (action: z.ZodType) => ({
  id: z.string().optional(),
  title: z.string().min(1),
  tooltip: z.string().optional(),
  iconUrl: z.string().optional(),
  style: anyCase(z.enum(['default', 'positive', 'destructive'])).optional(),
  mode: anyCase(z.enum(['primary', 'secondary'])).optional(),
  isEnabled: z.boolean().optional(),
  requires: z.record(z.string(), z.string()).optional(),
  fallback: z.union([z.literal('drop'), action]).optional(),
})

const associatedInputs = anyCase(z.enum(['auto', 'none'])).optional()

/** `msteams` in the data of Action.Submit: what Teams' client does instead of sending a message. */
const submitData = z.union([
  z.string(),
  z.looseObject({
    msteams: z
      .looseObject({ type: z.enum(['task/fetch', 'messageBack', 'imBack', 'signin', 'invoke']) })
      .optional(),
  }),
])

const executeShape = (action: z.ZodType) =>
  z.strictObject({
    ...shared(action),
    type: z.literal('Action.Execute'),
    verb: z.string().optional(),
    data: z.union([z.string(), z.looseObject({})]).optional(),
    associatedInputs,
  })

/** An action of `refresh` and one on an element need no title. */
export const silentExecuteShape = (action: z.ZodType) =>
  executeShape(action).extend({ title: z.string().optional() })

export const actionShape = (action: z.ZodType, card: z.ZodType) =>
  z.discriminatedUnion('type', [
    executeShape(action),
    z.strictObject({
      ...shared(action),
      type: z.literal('Action.Submit'),
      data: submitData.optional(),
      associatedInputs,
    }),
    z.strictObject({ ...shared(action), type: z.literal('Action.OpenUrl'), url: webAddress }),
    z.strictObject({ ...shared(action), type: z.literal('Action.ShowCard'), card }),
    z.strictObject({
      ...shared(action),
      type: z.literal('Action.ToggleVisibility'),
      targetElements: z
        .array(
          z.union([z.string(), z.strictObject({ elementId: z.string(), isVisible: z.boolean().optional() })]),
        )
        .min(1),
    }),
  ])
