import type { Context, Handler } from '../chat/deps.ts'
import { noticeCard } from '../chat/notice.card.ts'
import { accountsOf } from '../chat/recipient.store.ts'
import { accountName, accountsCard, unlinkCard } from './accounts.card.ts'
import { unlinkIdentity } from './identities.store.ts'

const whoseOf = ({ member }: Context) => ({ memberId: member.id, organizationId: member.organizationId })

/** The accounts of a member, each to be unlinked. */
export const unlink: Handler = async (deps, context) => {
  const accounts = await accountsOf(deps.database.prisma, whoseOf(context))
  return { kind: 'replace', card: accountsCard(accounts, context.member.timeZone, context.say) }
}

/** Asks whether the account that was chosen is really to be unlinked. */
export const unlinkAccount: Handler = async (deps, context, intent) => {
  const accounts = await accountsOf(deps.database.prisma, whoseOf(context))
  const found = accounts.find(({ id }) => id === intent.args.account)
  if (!found || accounts.length < 2) return unlink(deps, context, intent)
  return { kind: 'replace', card: unlinkCard(found, context.say) }
}

/** Unlinks it, unless it is the last. Pressed again, the accounts that are left are shown. */
export const unlinkConfirm: Handler = async (deps, context, intent) => {
  const { prisma } = deps.database
  const { say, now } = context
  const accounts = await accountsOf(prisma, whoseOf(context))
  const found = accounts.find(({ id }) => id === intent.args.account)
  const done =
    found && (await prisma.$transaction((tx) => unlinkIdentity(tx, whoseOf(context), found.id, now)))
  if (!done) return unlink(deps, context, intent)
  const text = say.rich('unlink.done', { account: accountName(found, say) })
  return { kind: 'replace', card: noticeCard('unlinked', text) }
}
