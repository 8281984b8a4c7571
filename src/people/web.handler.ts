import type { Card } from '../chat/card.ts'
import type { Handler } from '../chat/deps.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { findActing } from './identities.store.ts'
import { issueSignInLink } from './sign-in.store.ts'

/** The link that signs in, once. No button: on Slack a button with an address would be a press as well. */
export const webLinkCard = (url: string, say: Say): Card => ({
  name: 'web-link',
  nodes: [
    { type: 'text', text: `[${say.rich('web.link')}](${url})` },
    { type: 'context', text: say.rich('web.once') },
  ],
})

/** A link to the member's own page. */
export const web: Handler = async (deps, { member, now, say }, intent) => {
  const acting = await findActing(deps.database, intent.actor)
  if (!deps.webAddress || !acting) {
    return { kind: 'whisper', card: noticeCard('no-web', say.rich('web.none')) }
  }
  const account = { identityId: acting.identityId, organizationId: member.organizationId }
  const token = await issueSignInLink(deps.database.prisma, account, now)
  return { kind: 'whisper', card: webLinkCard(`${deps.webAddress}/sign-in/${token}`, say) }
}
