import type { JsonObject } from '../../stand-in/json.ts'
import { isObject, parseJson } from '../../stand-in/json.ts'
import { blocksOf } from './blocks.ts'
import type { Block } from './complete.ts'
import { completeBlocks } from './complete.ts'
import { plain } from './composition.ts'
import type { Fields, Shape } from './shape.ts'
import { boolean, object, oneOf, problemsWith, text } from './shape.ts'

/** A view as Slack stores it. */
export type ViewContent = JsonObject & { type: 'modal' | 'home'; blocks: Block[] }

/** https://docs.slack.dev/reference/views/modal-views and /home-tab-views */
const shared: Fields = {
  callback_id: text({ max: 255 }),
  external_id: text({ max: 255 }),
  private_metadata: text({ max: 3000 }),
}

const hasInput = (view: JsonObject): boolean =>
  Array.isArray(view.blocks) && view.blocks.some((one: unknown) => isObject(one) && one.type === 'input')

/** A modal with input blocks needs a submit button. */
const submitForInputs: Shape = (value, at, report) => {
  if (isObject(value) && value.submit === undefined && hasInput(value))
    report('missing required field: submit', at)
}

const shapes: { [type in 'modal' | 'home']: Shape } = {
  modal: object(
    { type: oneOf('modal'), title: plain(24), blocks: blocksOf('modal') },
    {
      ...shared,
      submit: plain(24),
      close: plain(24),
      clear_on_close: boolean,
      notify_on_close: boolean,
      submit_disabled: boolean,
    },
    submitForInputs,
  ),
  home: object({ type: oneOf('home'), blocks: blocksOf('home') }, shared),
}

export type ViewProblem = { error: 'invalid_arguments' | 'view_too_large'; messages: string[] }

const refused = (...messages: string[]): { ok: false; problem: ViewProblem } => ({
  ok: false,
  problem: { error: 'invalid_arguments', messages },
})

const defaults = {
  private_metadata: '',
  callback_id: '',
  external_id: '',
  clear_on_close: false,
  notify_on_close: false,
}

/** Reads the `view` argument, given as JSON or as an object, and completes it as Slack does. */
export const readView = (
  given: unknown,
  type: 'modal' | 'home',
): { ok: true; content: ViewContent } | { ok: false; problem: ViewProblem } => {
  const parsed = typeof given === 'string' ? parseJson(given) : ({ ok: true, value: given } as const)
  if (!parsed.ok || !isObject(parsed.value))
    return refused('must be a valid view object [json-pointer:/view]')
  const view = parsed.value
  if (Buffer.byteLength(JSON.stringify(view)) > 250_000)
    return { ok: false, problem: { error: 'view_too_large', messages: [] } }
  const problems = problemsWith(shapes[type], view, '/view')
  if (problems.length > 0) return refused(...problems)
  const titles = type === 'modal' ? { title: null, submit: null, close: null } : {}
  const blocks = completeBlocks(Array.isArray(view.blocks) ? view.blocks.filter(isObject) : [])
  return { ok: true, content: { ...defaults, ...titles, ...structuredClone(view), type, blocks } }
}
