import { slackIdOf, type TestWorld } from './product.ts'

/** A request as somebody puts it together by hand, rather than by pressing what Slack shows. */
export type HandMade = {
  /** An interaction, sent as Slack does: a form with one field. */
  readonly payload?: object
  /** Or a body as it is. */
  readonly body?: string
  readonly contentType?: string
  /** Seconds from now at which it claims to have been signed. */
  readonly secondsFromNow?: number
  /** Headers that replace the right ones. */
  readonly headers?: Readonly<Record<string, string>>
  readonly method?: string
  readonly path?: string
}

/** Signs a request with the workspace's own secret and sends it. */
export const sendSigned = async (
  world: TestWorld,
  request: HandMade,
): Promise<{ status: number; text: string }> => {
  const body = request.body ?? new URLSearchParams({ payload: JSON.stringify(request.payload) }).toString()
  const stamp = Math.floor(Date.now() / 1000) + (request.secondsFromNow ?? 0)
  const method = request.method ?? 'POST'
  const response = await fetch(new URL(request.path ?? '/slack/events', world.slackUrl), {
    method,
    ...(method === 'GET' ? {} : { body }),
    headers: {
      'content-type': request.contentType ?? 'application/x-www-form-urlencoded',
      ...world.slack.sign(body, stamp),
      ...request.headers,
    },
  })
  return { status: response.status, text: await response.text() }
}

/** A press of a button with any intent and arguments, by anybody, on no message or on one. */
export const pressPayload = (
  world: TestWorld,
  press: {
    readonly by: string
    readonly intent: string
    readonly args?: Readonly<Record<string, string>>
    readonly channel?: string
    readonly messageTs?: string
    readonly triggerId?: string
    readonly inputs?: Readonly<Record<string, string>>
  },
): object => {
  const { teamId: team } = world
  const user = slackIdOf(press.by)
  return {
    type: 'block_actions',
    team: { id: team, domain: 'test' },
    user: { id: user, username: press.by, team_id: team },
    api_app_id: 'A0WHETSTONE',
    token: 'any',
    trigger_id: press.triggerId ?? '1.1.none',
    channel: { id: press.channel ?? `D${user.slice(1)}`, name: 'directmessage' },
    container: {
      type: 'message',
      channel_id: press.channel ?? `D${user.slice(1)}`,
      ...(press.messageTs ? { message_ts: press.messageTs } : {}),
    },
    state: {
      values: Object.fromEntries(
        Object.entries(press.inputs ?? {}).map(([id, value]) => [
          id,
          { [id]: { type: 'plain_text_input', value } },
        ]),
      ),
    },
    actions: [
      {
        type: 'button',
        action_id: `${press.intent}:0`,
        block_id: 'b',
        text: { type: 'plain_text', text: 'x' },
        value: JSON.stringify(press.args ?? {}),
        action_ts: '1.1',
      },
    ],
  }
}
