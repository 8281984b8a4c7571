import { z } from 'zod'
import type { JsonObject } from '../../stand-in/json.ts'
import { actionShape, silentExecuteShape } from './actions.ts'
import { anyCase, vertical } from './common.ts'
import { elementShape, maxActions } from './elements.ts'
import { inputsOf, placesOf } from './walk.ts'

const element: z.ZodType = z.lazy(() => elementShape({ element, action }))
const card: z.ZodType = z.lazy(() => cardShape)
const action: z.ZodType = z.lazy(() => actionShape(action, card))

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards */
const maxUserIds = 60

const refresh = z.strictObject({
  action: silentExecuteShape(action),
  userIds: z.array(z.string().startsWith('29:', 'must be an id of Teams, 29:…')).max(maxUserIds).optional(),
  expires: z.iso.datetime().optional(),
})

const msteams = z.looseObject({
  width: z.enum(['Full', 'full']).optional(),
  entities: z.array(z.looseObject({ type: z.literal('mention'), text: z.string() })).optional(),
})

const cardShape = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.string().optional(),
  version: z.enum(
    ['1.0', '1.1', '1.2', '1.3', '1.4', '1.5'],
    'must be a version up to 1.5: Teams draws no later',
  ),
  fallbackText: z.string().optional(),
  speak: z.string().optional(),
  lang: z.string().optional(),
  rtl: z.boolean().optional(),
  minHeight: z.string().optional(),
  backgroundImage: z.union([z.string(), z.looseObject({ url: z.string() })]).optional(),
  verticalContentAlignment: anyCase(vertical).optional(),
  selectAction: action.optional(),
  metadata: z.strictObject({ webUrl: z.string().optional() }).optional(),
  body: z.array(element).optional(),
  actions: z.array(action).max(maxActions).optional(),
  refresh: refresh.optional(),
  msteams: msteams.optional(),
})

/**
 * A message has at most 80 KB as UTF-16; whether a KB is 1,000 or 1,024 bytes isn't said, so the smaller counts.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export const isTooLarge = (given: unknown): boolean => JSON.stringify(given ?? null).length * 2 > 80_000

const worded = ({ path, message }: { path: PropertyKey[]; message: string }): string =>
  `${path.length === 0 ? 'card' : path.map(String).join('.')}: ${message}`

const idsTwice = (ids: readonly string[]): string[] =>
  [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
    (id) => `two inputs have the id ${id}`,
  )

/** What a part of the card needs to be drawn, which the version that the card says doesn't have. */
const tooOld = (given: JsonObject): string[] => {
  if (given.version === '1.5') return []
  const executes = placesOf(given).filter(({ node }) => node.type === 'Action.Execute')
  return [
    ...executes.map(({ place }) => `${place}: Action.Execute needs version 1.5 of the card`),
    ...(given.refresh === undefined ? [] : ['refresh needs version 1.5 of the card']),
  ]
}

/**
 * What is wrong with an Adaptive Card, in words; nothing when Teams would draw all of it. It is stricter than Teams,
 * which leaves out without a word what it doesn't know: here that is a fault, as nobody meant it.
 */
export const cardFaults = (given: unknown): string[] => {
  const parsed = cardShape.safeParse(given)
  if (!parsed.success) return parsed.error.issues.slice(0, 5).map(worded)
  const sound = given as JsonObject
  return [
    ...(isTooLarge(sound) ? ['card: larger than a message may be'] : []),
    ...idsTwice(inputsOf(sound).map(({ id }) => String(id))),
    ...tooOld(sound),
  ]
}

/**
 * The same for the card of a dialog. Its only way back is `task/submit`, which Action.Submit alone sends:
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
 */
export const dialogFaults = (given: unknown): string[] => {
  const faults = cardFaults(given)
  if (faults.length > 0) return faults
  const executes = placesOf(given as JsonObject).filter(({ node }) => node.type === 'Action.Execute')
  return executes.map(
    ({ place }) => `${place}: a dialog is submitted by Action.Submit, not by Action.Execute`,
  )
}
