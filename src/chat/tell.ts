import type { JobRequest } from '../queue/define-job.ts'
import type { Card } from './card.ts'
import type { MessageRef } from './platform.ts'
import type { Recipient } from './recipient.store.ts'

/** Slack vouches for what a form of its own carries; on Teams a client could name any conversation. */
const isTheirs = ({ platform, conversation }: Recipient, replaces: MessageRef): boolean =>
  platform === 'slack' || replaces.conversation === conversation

/**
 * Tells a member something where they are reached: as a job, for the transaction that has it to tell. The key names the
 * message for good: however often it is asked for, it is said once, and looked for before it is said again. A message of their
 * own conversation that it `replaces` becomes it: where else one stands is nothing that a form could name.
 */
export const tellJob = (recipient: Recipient, card: Card, key: string, replaces?: MessageRef): JobRequest => {
  const { platform, tenant, externalId, conversation, serviceUrl, handle } = recipient
  return {
    job: 'say',
    payload: {
      actor: { platform, tenant, externalId },
      ...(conversation && { conversation }),
      ...(serviceUrl && { serviceUrl }),
      ...(handle && { handle }),
      ...(replaces && isTheirs(recipient, replaces) && { replaces }),
      card,
      key,
    },
    key: `say:${key}`,
  }
}
