import type { Card } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { Account } from '../chat/recipient.store.ts'
import {
  accountName,
  accountsCard,
  codeCard,
  joinCard,
  ownCodeCard,
  unlinkCard,
} from '../people/accounts.card.ts'
import { webLinkCard } from '../people/web.handler.ts'

const slack: Account = {
  id: 'a',
  platform: 'slack',
  place: 'Halden Works',
  linkedAt: new Date('2026-11-02T08:00:00Z'),
}
const teams: Account = { ...slack, id: 'b', platform: 'teams', linkedAt: new Date('2026-11-24T12:00:00Z') }

/** Somebody with an account on each platform. */
export const sampleAccounts: readonly Account[] = [slack, teams]

export const sampleCode = 'KX4M-7PQD'

/** Linking, joining, unlinking, and the way to the web pages. */
export const accountCards = (say: Say): Card[] => {
  const name = 'Mia Brandt'
  const today = [{ label: say.plain('today.now'), action: { intent: 'today' } }]
  return [
    codeCard(sampleCode, [slack], say),
    codeCard(sampleCode, sampleAccounts, say),
    joinCard({ memberId: 'm', name, here: 34, there: 12 }, say),
    accountsCard(sampleAccounts, 'Europe/Berlin', say),
    accountsCard([slack], 'Europe/Berlin', say),
    unlinkCard(teams, say),
    noticeCard('unlinked', say.rich('unlink.done', { account: accountName(teams, say) })),
    noticeCard('linked', say.rich('link.linked', { name }), today),
    noticeCard('joined-records', say.rich('join.done', { name }), today),
    noticeCard('code-not-valid', say.rich('link.not-valid')),
    noticeCard('code-too-many', say.rich('link.too-many')),
    ownCodeCard([slack], say),
    ownCodeCard(sampleAccounts, say),
    {
      name: 'unknown-unlinked',
      nodes: [
        { type: 'heading', text: say.plain('unknown.heading') },
        { type: 'text', text: say.rich('unknown.unlinked') },
      ],
    },
    webLinkCard('https://learn.example.com/sign-in/u0Zk8gJ2hQ5yVt3wXc7bN1mA9sD4fE6rT-_qPzLxKoI', say),
    noticeCard('no-web', say.rich('web.none')),
    noticeCard(
      'web-too-many',
      say.rich('web.too-many', { time: say.date(new Date('2026-11-24T09:15:00Z'), 'UTC', 'time') }),
    ),
  ]
}
