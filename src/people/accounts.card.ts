import { labelForPhones } from '../chat/button-label.rules.ts'
import type { Button, Card } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { Account } from '../chat/recipient.store.ts'

/** An account as people call it: the platform and the workspace. */
export const accountName = ({ platform, place }: Pick<Account, 'platform' | 'place'>, say: Say): string =>
  say.plain('account.name', { platform, place })

const accountNames = (accounts: readonly Account[], say: Say): string =>
  accounts.map((account) => accountName(account, say)).join(' · ')

/** The code, and what to do with it; with the accounts that are linked already, where there are several. */
export const codeCard = (code: string, accounts: readonly Account[], say: Say): Card => ({
  name: accounts.length > 1 ? 'link-code-more' : 'link-code',
  nodes: [
    { type: 'heading', text: code },
    { type: 'text', text: say.rich('link.how', { code }) },
    { type: 'context', text: say.rich('link.code-valid') },
    ...(accounts.length > 1
      ? [
          {
            type: 'context',
            text: say.rich('link.accounts', { accounts: accountNames(accounts, say) }),
          } as const,
        ]
      : []),
  ],
})

/** A code of one's own was typed: it waits for the other account, unless that is linked already. */
export const ownCodeCard = (accounts: readonly Account[], say: Say): Card =>
  accounts.length > 1
    ? noticeCard('code-linked-already', say.rich('link.already', { accounts: accountNames(accounts, say) }))
    : noticeCard('code-same', say.rich('link.same'))

/** Asked before two records become one, as that can't be taken back. */
export const joinCard = (
  join: { readonly memberId: string; readonly name: string; readonly here: number; readonly there: number },
  say: Say,
): Card => ({
  name: 'join-records',
  nodes: [
    { type: 'heading', text: say.plain('join.heading') },
    { type: 'text', text: say.rich('join.text', { name: join.name, here: join.here, there: join.there }) },
    { type: 'text', text: say.rich('join.warning'), tone: 'attention' },
    {
      type: 'actions',
      buttons: [
        {
          label: say.plain('join.yes'),
          style: 'primary',
          action: { intent: 'join-records', args: { with: join.memberId } },
        },
      ],
    },
  ],
})

/** Named by platform and workspace where a phone shows that whole, else by what tells it from the others. */
const unlinkButton = (account: Account, accounts: readonly Account[], say: Say): Button => {
  const named = (name: string): string => say.plain('unlink.one', { account: name })
  const whole = named(accountName(account, say))
  const isOnlyOne = accounts.filter(({ platform }) => platform === account.platform).length === 1
  const label = labelForPhones([
    whole,
    named(isOnlyOne ? say.plain('account.platform', { platform: account.platform }) : account.place),
  ])
  return {
    label,
    ...(label === whole ? {} : { spokenLabel: whole }),
    action: { intent: 'unlink-account', args: { account: account.id } },
  }
}

/** A member's accounts, each with a button that unlinks it; none where there is only one. */
export const accountsCard = (accounts: readonly Account[], timeZone: string, say: Say): Card => {
  const several = accounts.length > 1
  return {
    name: several ? 'accounts' : 'accounts-one',
    nodes: [
      { type: 'heading', text: say.plain('unlink.heading') },
      {
        type: 'fields',
        fields: accounts.map((account) => ({
          label: accountName(account, say),
          value: say.plain('unlink.since', { date: say.date(account.linkedAt, timeZone, 'date') }),
        })),
      },
      ...(several
        ? [
            {
              type: 'actions',
              buttons: accounts.map((account) => unlinkButton(account, accounts, say)),
            } as const,
          ]
        : [{ type: 'context', text: say.rich('unlink.only') } as const]),
    ],
  }
}

/** Asked before an account is unlinked. */
export const unlinkCard = (account: Account, say: Say): Card =>
  noticeCard('unlink-sure', say.rich('unlink.sure', { account: accountName(account, say) }), [
    {
      label: say.plain('unlink.yes'),
      style: 'danger',
      action: { intent: 'unlink-confirm', args: { account: account.id } },
    },
    { label: say.plain('unlink.no'), action: { intent: 'unlink' } },
  ])
