import type { Activity } from 'botbuilder'
import type { ConnectorClient } from 'botframework-connector'
import type { Card } from '../../chat/card.ts'
import { cardWordsIn } from '../../chat/card-words.ts'
import type { Target } from '../../chat/platform.ts'
import type { TeamsClient } from './client.ts'
import { statusOf } from './outcome.ts'
import { type AdaptiveCardJson, renderCard } from './render.ts'

/** A call that hangs is ended after this long; who waits for it has been told before. Real time. */
const timeoutMs = 60_000
/** For every call that says something. */
export const callOptions = { timeout: timeoutMs }
/** For those that only ask: nothing is lost when their answer comes too late. */
export const askOptions = { timeout: 10_000 }

export const cardAttachment = (content: AdaptiveCardJson) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content,
})

/** A card as a message. Nobody else's client is asked to refresh it than that of the person it is for. */
export const messageOf = (card: Card, { handle }: Pick<Target, 'handle'>): Partial<Activity> => {
  const content = renderCard(card, cardWordsIn(card.locale), handle ? { refreshFor: [handle] } : {})
  const [summary = ''] = content.fallbackText.split('\n')
  return { type: 'message', attachments: [cardAttachment(content)], summary: summary.slice(0, 200) }
}

/**
 * Makes a call with the bot's token. A token that the connector doesn't take any more is replaced once: what was
 * answered with 401 has not been done.
 * @throws TokenError before anything is sent; the client's error with a status, or without one where it was cut off.
 */
export const calling = async <Result>(
  client: TeamsClient,
  serviceUrl: string,
  call: (connector: ConnectorClient) => Promise<Result>,
): Promise<Result> => {
  await client.token.get()
  try {
    return await call(client.connectorFor(serviceUrl))
  } catch (error) {
    if (statusOf(error) !== 401) throw error
    client.token.forget()
    await client.token.get()
    return call(client.connectorFor(serviceUrl))
  }
}

/**
 * The chat of a person with the bot, which the connector makes if there is none, and finds if there is one.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export const openChat = async (client: TeamsClient, serviceUrl: string, target: Target): Promise<string> => {
  const opened = await calling(client, serviceUrl, (connector) =>
    connector.conversations.createConversation(
      {
        isGroup: false,
        bot: { id: `28:${client.appId}`, name: 'Whetstone' },
        members: [{ id: target.externalId, name: '' }],
        tenantId: target.tenant,
        channelData: { tenant: { id: target.tenant } },
        activity: undefined as never,
      },
      callOptions,
    ),
  )
  if (!opened.id) throw new Error('createConversation named no conversation')
  return opened.id
}
