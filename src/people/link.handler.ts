import type { ActingMember, Context, Deps, Handler } from '../chat/deps.ts'
import type { StrangerHandler } from '../chat/dispatch.ts'
import type { Actor } from '../chat/intent.ts'
import type { MessageKey, Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'
import type { Reply } from '../chat/platform.ts'
import { type Account, accountsOf } from '../chat/recipient.store.ts'
import { hashCode, isAsLongAsCode, readCode } from '../kernel/secrets.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import type { Tx } from '../queue/database.ts'
import { codeCard, joinCard, ownCodeCard } from './accounts.card.ts'
import type { MemberLinked } from './events.ts'
import { findInstallation, forgetUnlinked, linkIdentity } from './identities.store.ts'
import {
  claimCode,
  countFailure,
  findByCode,
  issueCode,
  mayTry,
  type Trier,
  takeClaim,
  useCode,
} from './link-codes.store.ts'
import { historyOf, type MergeMember, mergeableMembers } from './merge.store.ts'
import { mergeMembers } from './merge.ts'
import { whoIs } from './who-is.ts'

/** Merging moves every row of a member. */
const timeout = 30_000

const told = (name: string, key: MessageKey, say: Say, values?: { readonly name: string }): Reply => ({
  kind: 'whisper',
  card: noticeCard(name, say.rich(key, values), [
    ...(values ? [{ label: say.plain('today.now'), action: { intent: 'today' } }] : []),
  ]),
})

/** A code for linking another account. */
export const link: Handler = async (deps, { member, now, say }) => {
  const whose = { memberId: member.id, organizationId: member.organizationId }
  const { prisma } = deps.database
  const accounts = await accountsOf(prisma, whose)
  return { kind: 'whisper', card: codeCard(await issueCode(prisma, whose, now), accounts, say) }
}

type Redeemed =
  | { readonly kind: 'not-valid' | 'too-many' }
  | { readonly kind: 'same'; readonly accounts: readonly Account[] }
  | { readonly kind: 'linked' | 'joined'; readonly name: string }
  | {
      readonly kind: 'asked'
      readonly owner: MergeMember
      readonly here: number
      readonly there: number
    }

/** The owner of a code that was typed; what is not valid counts as a try. */
const ownerOf = async (tx: Tx, hash: string | undefined, trier: Trier, now: Date) => {
  if (!(await mayTry(tx, trier, now))) return 'too-many'
  const memberId = hash && (await findByCode(tx, trier.organizationId, hash, now))
  const [owner] = memberId ? await mergeableMembers(tx, trier.organizationId, [memberId]) : []
  const isHere = owner && (owner.until === undefined || owner.until >= localDateAt(owner.timeZone, now))
  if (owner && isHere) return owner
  await countFailure(tx, trier, now)
  return 'not-valid'
}

const linked = (organizationId: string, memberId: string): MemberLinked => ({
  name: 'member.linked',
  organizationId,
  data: { memberId },
})

const redeem = async (
  deps: Deps,
  tx: Tx,
  hash: string | undefined,
  trier: Trier & { readonly actor: Actor; readonly member: ActingMember | undefined; readonly now: Date },
): Promise<Redeemed> => {
  const { actor, member, now, organizationId, installationId, externalId } = trier
  const owner = await ownerOf(tx, hash, { organizationId, installationId, externalId }, now)
  if (owner === 'too-many' || owner === 'not-valid') return { kind: owner }
  const whose = { memberId: owner.id, organizationId }
  if (!member) {
    await useCode(tx, whose)
    await forgetUnlinked(tx, organizationId, actor)
    await linkIdentity(tx, { ...whose, installationId, actor, now })
    await deps.outbox.emit(tx, linked(organizationId, owner.id))
    return { kind: 'linked', name: owner.name }
  }
  if (member.id === owner.id) return { kind: 'same', accounts: await accountsOf(tx, whose) }
  const here = await historyOf(tx, { memberId: member.id, organizationId })
  const there = await historyOf(tx, whose)
  if (here.answers + here.lessons > 0 && there.answers + there.lessons > 0) {
    await claimCode(tx, whose, member.id)
    return { kind: 'asked', owner, here: here.answers, there: there.answers }
  }
  await useCode(tx, whose)
  return join(deps, tx, { organizationId, by: member.id, owner })
}

const join = async (
  deps: Deps,
  tx: Tx,
  { organizationId, by, owner }: { organizationId: string; by: string; owner: MergeMember },
): Promise<Redeemed> => {
  const pair = { organizationId, ids: [by, owner.id], actor: `member:${by}` } as const
  const stays = await mergeMembers(deps, tx, pair)
  if (!stays) return { kind: 'not-valid' }
  await deps.outbox.emit(tx, linked(organizationId, stays))
  return { kind: 'joined', name: owner.name }
}

const replyTo = (redeemed: Redeemed, say: Say): Reply => {
  switch (redeemed.kind) {
    case 'not-valid':
      return told('code-not-valid', 'link.not-valid', say)
    case 'too-many':
      return told('code-too-many', 'link.too-many', say)
    case 'same':
      return { kind: 'whisper', card: ownCodeCard(redeemed.accounts, say) }
    case 'linked':
      return told('linked', 'link.linked', say, { name: redeemed.name })
    case 'joined':
      return told('joined-records', 'join.done', say, { name: redeemed.name })
    case 'asked': {
      const { owner, here, there } = redeemed
      return { kind: 'say', card: joinCard({ memberId: owner.id, name: owner.name, here, there }, say) }
    }
    default:
      return redeemed satisfies never
  }
}

const typeCode = async (
  deps: Deps,
  typed: string,
  by: { readonly actor: Actor; readonly member: ActingMember | undefined; readonly now: Date },
): Promise<Redeemed | undefined> => {
  const { prisma } = deps.database
  const installation = await findInstallation(prisma, by.actor)
  if (!installation) return undefined
  const { id: installationId, organizationId } = installation
  const trier = { organizationId, installationId, externalId: by.actor.externalId, ...by }
  // What is shorter or longer than any code guesses at none, so it counts as no try.
  if (!isAsLongAsCode(typed)) return { kind: 'not-valid' }
  // Hashing is slow on purpose: not while others wait.
  const code = readCode(typed)
  const hash = code && (await hashCode(code, organizationId))
  return prisma.$transaction((tx) => redeem(deps, tx, hash, trier), { timeout })
}

/** A code of another client, typed by a member: both are the same person. */
export const linkCode: Handler = async (deps, { member, now, say }, intent) => {
  const redeemed = await typeCode(deps, intent.args.code ?? '', { actor: intent.actor, member, now })
  return replyTo(redeemed ?? { kind: 'not-valid' }, say)
}

/** A code of another client, typed by an account that nobody is known by here. */
export const linkCodeOfStranger: StrangerHandler = async (deps, { now, say }, intent) => {
  const { actor } = intent
  // Somebody of another workspace or tenant is nobody here, whatever they know.
  if (actor.home !== undefined && actor.home !== actor.tenant) return undefined
  const profile = await whoIs(deps, actor)
  if (profile?.isBot || profile?.isOutsider) return undefined
  const redeemed = await typeCode(deps, intent.args.code ?? '', { actor, member: undefined, now })
  return redeemed && replyTo(redeemed, say)
}

/** Both records are theirs: they become one. Pressed again, it says that it is done. */
export const joinRecords: Handler = async (deps, context: Context, intent) => {
  const { member, now, say } = context
  const { organizationId } = member
  const ownerId = intent.args.with ?? ''
  const redeemed = await deps.database.prisma.$transaction(
    async (tx): Promise<Redeemed> => {
      const [owner] = await mergeableMembers(tx, organizationId, [ownerId])
      if (!owner || owner.id === member.id) return { kind: 'not-valid' }
      const taken = await takeClaim(tx, { memberId: owner.id, organizationId }, member.id, now)
      return taken ? join(deps, tx, { organizationId, by: member.id, owner }) : { kind: 'not-valid' }
    },
    { timeout },
  )
  const reply = replyTo(redeemed, say)
  return reply.kind === 'whisper' && redeemed.kind === 'joined'
    ? { kind: 'replace', card: reply.card }
    : reply
}
