import type { Card } from '../chat/card.ts'
import type { Handler } from '../chat/deps.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { findActing } from './identities.store.ts'
import { issueSignInLink } from './sign-in.store.ts'
import { signInTarget } from './sign-in-target.rules.ts'

/** The link that signs in, once. No button: on Slack a button with an address would be a press as well. */
export const webLinkCard = (
  url: string,
  say: Say,
  label: 'web.link' | 'web.link-there' = 'web.link',
): Card => ({
  name: 'web-link',
  nodes: [
    { type: 'text', text: `[${say.rich(label)}](${url})` },
    { type: 'context', text: say.rich('web.once') },
  ],
})

/** A link to the member's own page, or to the page of ours that the button names as `to`. */
export const web: Handler = async (deps, { member, now, say }, intent) => {
  const acting = await findActing(deps.database, intent.actor)
  if (!deps.webAddress || !acting) {
    return { kind: 'whisper', card: noticeCard('no-web', say.rich('web.none')) }
  }
  const account = { identityId: acting.identityId, organizationId: member.organizationId }
  const target = signInTarget(intent.args.to)
  const link = await deps.database.prisma.$transaction((tx) => issueSignInLink(tx, account, now, target))
  const { token } = link
  if (token === undefined) {
    const text = say.rich('web.too-many', { time: say.date(link.from, member.timeZone, 'time') })
    return { kind: 'whisper', card: noticeCard('web-too-many', text) }
  }
  const url = `${deps.webAddress}/sign-in/${token}`
  return { kind: 'whisper', card: webLinkCard(url, say, target ? 'web.link-there' : 'web.link') }
}

/** A link to one's own credentials, and to the portfolio that can be opened there. */
export const portfolio: Handler = (deps, context, intent) =>
  web(deps, context, { ...intent, args: { ...intent.args, to: '/me/portfolio' } })
