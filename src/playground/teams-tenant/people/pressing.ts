import type { JsonObject } from '../../stand-in/json.ts'
import { isObject, stringIn } from '../../stand-in/json.ts'
import { refused } from '../../stand-in/outcome.ts'
import type { Outcome } from '../app/outcome.ts'
import { actionNamed } from '../cards/walk.ts'
import type { Entered } from './inputs.ts'
import { fillIn, inputErrors, withInputs } from './inputs.ts'

/** An action as it is pressed, with its data as it is sent. */
export type Pressed = { readonly action: JsonObject; readonly data: unknown }

/** What a client too old for Action.Execute draws instead: the fallback, or nothing at all. */
const drawnByOld = (action: JsonObject): JsonObject | undefined => {
  if (action.type !== 'Action.Execute') return action
  return isObject(action.fallback) ? drawnByOld(action.fallback) : undefined
}

/** The client finds the action, checks the inputs, and puts them into its data. */
export const pressedOn = (
  card: JsonObject,
  given: { readonly actionId: string; readonly inputs?: Entered | undefined; readonly asSubmit?: boolean },
): { readonly ok: true; readonly pressed: Pressed } | { readonly ok: false; readonly outcome: Outcome } => {
  const no = (outcome: Outcome) => ({ ok: false, outcome }) as const
  const named = actionNamed(card, given.actionId)?.node
  const action = named !== undefined && given.asSubmit === true ? drawnByOld(named) : named
  if (action === undefined || action.isEnabled === false) return no(refused('no-such-action'))
  const filled = fillIn(card, given.inputs ?? {})
  if (!filled.ok) return no(refused(filled.reason))
  const takesNone = stringIn(action, 'associatedInputs')?.toLowerCase() === 'none'
  const errors = takesNone ? {} : inputErrors(card, filled.values)
  const sends = action.type === 'Action.Execute' || action.type === 'Action.Submit'
  if (sends && Object.keys(errors).length > 0) return no(refused('invalid-input', { inputErrors: errors }))
  return { ok: true, pressed: { action, data: withInputs(action.data, takesNone ? {} : filled.values) } }
}
