import type { MessageRef } from '../chat/platform.ts'
import { newId } from '../kernel/ids.ts'
import { toDateColumn } from '../kernel/local-date.ts'
import type { Db, Tx } from '../queue/database.ts'

export type PostKind = 'moment' | 'day' | 'week'

/** A message in a channel. */
export type Post = {
  readonly id: string
  readonly organizationId: string
  readonly channelId: string
  readonly kind: PostKind
  readonly subject: string
  readonly state: 'planned' | 'posted' | 'folded' | 'dropped' | 'removed'
  readonly ref: MessageRef | undefined
  readonly sendingAt: Date | null
  readonly postedAt: Date | null
  readonly refreshedAt: Date | null
  /** How many changes it was to tell of, and how many of them it tells of. */
  readonly changes: number
  readonly told: number
  /** The platform could not fetch its picture. */
  readonly wordsOnly: boolean
  /** What it tells of, in order. */
  readonly momentIds: readonly string[]
}

type Keyed = { readonly id: string; readonly organizationId: string }

const withMoments = { moments: { select: { momentId: true }, orderBy: { momentId: 'asc' } } } as const

type Row = {
  readonly conversation: string | null
  readonly message: string | null
  readonly kind: string
  readonly state: string
  readonly moments: readonly { readonly momentId: string }[]
}

// The columns hold what this file wrote.
const postFrom = <Found extends Row>({ conversation, message, moments, ...row }: Found): Post =>
  ({
    ...row,
    ref: conversation && message ? { conversation, message } : undefined,
    momentIds: moments.map(({ momentId }) => momentId),
  }) as unknown as Post

export const findPost = async (db: Db, { id, organizationId }: Keyed): Promise<Post | undefined> => {
  const row = await db.recognitionPost.findFirst({ where: { id, organizationId }, include: withMoments })
  return row ? postFrom(row) : undefined
}

/** Held against every other machine until the transaction ends. */
export const lockPost = async (tx: Tx, { id, organizationId }: Keyed): Promise<Post | undefined> => {
  await tx.$queryRaw`
    SELECT FROM recognition_posts WHERE id = ${id} AND organization_id = ${organizationId} FOR UPDATE`
  return findPost(tx, { id, organizationId })
}

/** Makes a message that is to be posted, or finds it; and puts moments into it. */
export const planPost = async (
  tx: Tx,
  post: Pick<Post, 'organizationId' | 'channelId' | 'kind' | 'subject'>,
  momentIds: readonly string[],
  now: Date,
): Promise<string> => {
  const { organizationId, channelId, kind, subject } = post
  const key = { channelId, kind, subject }
  const { id } = await tx.recognitionPost.upsert({
    where: { channelId_kind_subject: key, organizationId },
    create: { id: newId(now.getTime()), ...post },
    update: {},
    select: { id: true },
  })
  await tx.recognitionPostMoment.createMany({
    data: momentIds.map((momentId) => ({ postId: id, momentId, organizationId })),
    skipDuplicates: true,
  })
  return id
}

/**
 * A message that was taken away, or never came to be, is to be posted anew; so is one of a moment that was told with others
 * in a message that has been taken away.
 */
export const replan = async (tx: Tx, { id, organizationId }: Keyed): Promise<void> => {
  const post = await findPost(tx, { id, organizationId })
  const [momentId = ''] = post?.momentIds ?? []
  const together = { kind: 'day', channelId: post?.channelId ?? '', moments: { some: { momentId } } }
  const isTold = await tx.recognitionPost.count({
    where: { organizationId, ...together, state: { in: ['planned', 'posted'] } },
  })
  const open = isTold > 0 ? ['removed', 'dropped'] : ['removed', 'dropped', 'folded']
  await tx.recognitionPost.updateMany({
    where: { id, organizationId, state: { in: open } },
    data: { state: 'planned', sendingAt: null, conversation: null, message: null, postedOn: null },
  })
}

type PostChange = {
  readonly state?: Post['state']
  readonly ref?: MessageRef
  readonly sendingAt?: Date | null
  readonly postedAt?: Date
  /** The channel's local date. */
  readonly postedOn?: string | null
  readonly refreshedAt?: Date
  readonly told?: number
  readonly wordsOnly?: true
}

export const savePost = async (
  db: Db,
  { id, organizationId }: Keyed,
  { ref, postedOn, ...change }: PostChange,
): Promise<void> => {
  await db.recognitionPost.updateMany({
    where: { id, organizationId },
    data: {
      ...change,
      ...(ref && { conversation: ref.conversation, message: ref.message }),
      ...(postedOn !== undefined && { postedOn: postedOn === null ? null : toDateColumn(postedOn) }),
    },
  })
}

/** A message is not to be: `false` where it has been decided anew since it was read. */
export const dropPost = async (
  db: Db,
  { id, organizationId, changes }: Pick<Post, 'id' | 'organizationId' | 'changes'>,
): Promise<boolean> =>
  (
    await db.recognitionPost.updateMany({
      where: { id, organizationId, state: 'planned', changes },
      data: { state: 'dropped' },
    })
  ).count > 0

/** Writes down that a message is being sent now, for one of several that would: `false` for the others. */
export const beginSending = async (
  db: Db,
  { id, organizationId }: Keyed,
  { at, date, stale }: { readonly at: Date; readonly date: string; readonly stale: Date },
): Promise<boolean> =>
  (
    await db.recognitionPost.updateMany({
      where: {
        id,
        organizationId,
        state: 'planned',
        OR: [{ sendingAt: null }, { sendingAt: { lte: stale } }],
      },
      data: { sendingAt: at, postedOn: toDateColumn(date) },
    })
  ).count > 0

/** The messages that tell of some of these moments, or are to: always in the same order, so that nobody waits for each other. */
export const postsOfMoments = async (
  db: Db,
  organizationId: string,
  momentIds: readonly string[],
): Promise<Post[]> =>
  (
    await db.recognitionPost.findMany({
      where: { organizationId, moments: { some: { momentId: { in: [...momentIds] } } } },
      include: withMoments,
      orderBy: { id: 'asc' },
    })
  ).map(postFrom)

/** There is one more change that a message is to tell of; what it is in this moment, held until the transaction ends. */
export const addChange = async (
  tx: Tx,
  { id, organizationId }: Keyed,
): Promise<Pick<Post, 'state' | 'refreshedAt'> | undefined> => {
  const [row] = await tx.recognitionPost.updateManyAndReturn({
    where: { id, organizationId, state: { in: ['planned', 'posted'] } },
    data: { changes: { increment: 1 } },
    select: { state: true, refreshedAt: true },
  })
  return row as Pick<Post, 'state' | 'refreshedAt'> | undefined
}

/** What waits for a channel that could not be posted to. */
export const waitingIn = async (
  db: Db,
  organizationId: string,
  channelId: string,
  since: Date,
): Promise<string[]> =>
  (
    await db.recognitionPost.findMany({
      where: {
        organizationId,
        channelId,
        state: 'planned',
        moments: { some: { moment: { decidedAt: { gt: since } } } },
      },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
  ).map(({ id }) => id)
