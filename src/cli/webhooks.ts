import { randomBytes } from 'node:crypto'
import { writeAudit } from '../chat/audit.store.ts'
import { addressFault, type WebhookEvent, webhookEvents } from '../credentials/webhooks/webhook.rules.ts'
import {
  addWebhook,
  listWebhooks,
  recentSends,
  removeWebhook,
} from '../credentials/webhooks/webhooks.store.ts'
import { inputError, type Outcome } from './outcome.ts'
import { type CommandDeps, theOrganization, withDatabase } from './with-database.ts'

type Whose = { readonly organization?: string }

const eventsOf = (named: readonly string[] | undefined): WebhookEvent[] => {
  const wanted = named ?? webhookEvents
  return wanted.map((name) => {
    const found = webhookEvents.find((event) => event === name)
    if (found) return found
    throw inputError('unknown-event', `There is no event "${name}". There is ${webhookEvents.join(', ')}.`)
  })
}

const vaultOf = ({ vault }: CommandDeps) => {
  if (vault) return vault
  throw inputError(
    'no-key',
    'There is no key to seal the secret with yet. Start the server once, or set WHETSTONE_MASTER_KEY.',
  )
}

/** `webhook add URL`. The secret is shown once, as the receiver has to know it too. */
export const addWebhookCommand = (
  url: string,
  options: Whose & { readonly event?: readonly string[] },
): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id: organizationId, name } = await theOrganization(deps, options.organization)
    const events = eventsOf(options.event)
    const fault = addressFault(url, deps.isPlayground)
    if (fault) throw inputError('address-unusable', `${url} can’t be used: ${fault}.`)
    const secret = `whsec_${randomBytes(24).toString('base64')}`
    const now = deps.clock.now()
    const id = await addWebhook(
      deps.database.prisma,
      vaultOf(deps),
      { organizationId, url, events, secret },
      now,
    )
    await writeAudit(
      deps.database.prisma,
      {
        organizationId,
        actor: 'cli',
        action: 'webhook.added',
        subject: id,
        detail: { url, events },
      },
      now,
    )
    return {
      exitCode: 0,
      json: { id, url, events, secret },
      text: [
        `${url} will hear of ${events.join(', ')} at ${name}. Its id is ${id}.`,
        `The secret, shown this once: ${secret}`,
        'Each request is signed as Standard Webhooks 1.0 says: see docs/webhooks.md.',
      ].join('\n'),
    }
  })

/** `webhook list`: the webhooks, and what came of the last sends. */
export const listWebhooksCommand = (options: Whose): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id: organizationId } = await theOrganization(deps, options.organization)
    const webhooks = await listWebhooks(deps.database.prisma, organizationId)
    const sends = await recentSends(deps.database.prisma, organizationId)
    const stateOf = (send: (typeof sends)[number]): string =>
      send.deliveredAt ? 'delivered' : send.failedAt ? 'given up' : 'waits'
    return {
      exitCode: 0,
      json: { webhooks, sends: sends.map((send) => ({ ...send, state: stateOf(send) })) },
      text:
        webhooks.length === 0
          ? 'No other program hears of credentials yet. `whetstone webhook add https://…` lets one.'
          : [
              ...webhooks.map(
                ({ id, url, events, disabledAt }) =>
                  `${id}  ${url}  ${events.join(', ')}${disabledAt ? '  (off: it answered 410 Gone)' : ''}`,
              ),
              ...(sends.length > 0 ? ['', 'The last ones:'] : []),
              ...sends.map(
                (send) =>
                  `${send.id}  ${send.event.padEnd(22)} ${stateOf(send)} after ${send.attempts} of 9 tries${send.detail ? ` (${send.detail})` : ''}`,
              ),
            ].join('\n'),
    }
  })

/** `webhook remove ID`. */
export const removeWebhookCommand = (id: string, options: Whose): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id: organizationId } = await theOrganization(deps, options.organization)
    if (!(await removeWebhook(deps.database.prisma, { id, organizationId })))
      throw inputError(
        'unknown-webhook',
        `There is no webhook "${id}". \`whetstone webhook list\` shows them.`,
      )
    await writeAudit(
      deps.database.prisma,
      {
        organizationId,
        actor: 'cli',
        action: 'webhook.removed',
        subject: id,
      },
      deps.clock.now(),
    )
    return { exitCode: 0, json: { id, removed: true }, text: `${id} hears nothing any more.` }
  })
