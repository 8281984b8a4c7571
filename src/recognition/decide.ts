import type { Deps } from '../chat/deps.ts'
import type { Db, Tx } from '../queue/database.ts'
import type { MomentDecided } from './events.ts'
import { momentsIn } from './moments/registry.ts'
import { lockMoment, type Moment, saveMoment } from './moments.store.ts'
import { refreshPosts } from './refreshing.ts'
import { badgeOf, coverageOfTeam } from './subjects.store.ts'

export type Decision = 'post' | 'team' | 'private'

export type Decided =
  | { readonly ok: true; readonly moment: Moment; readonly wasPosted: boolean }
  | { readonly ok: false; readonly reason: 'over' }

/** So long afterwards something can still be posted; taken back it can be for ever. */
const postableMs = 30 * 86_400_000

/** Whether what stands behind a moment is true now. */
export const isTrue = async (
  db: Db,
  { organizationId, kind, teamId, facts }: Moment,
  now: Date,
): Promise<boolean> => {
  const { credentialId, packId, skill } = facts
  if (kind === 'coverage-reached') {
    if (!teamId || !packId || !skill) return false
    const [covered] = await coverageOfTeam(db, organizationId, { teamId, packId, skills: [skill] }, now)
    return covered !== undefined && momentsIn({ what: 'coverage', ...covered }).length > 0
  }
  if (!credentialId) return true
  const badge = await badgeOf(db, organizationId, credentialId, { language: '', now })
  return badge?.standing.state === 'valid'
}

const emitDecided = (
  deps: Deps,
  tx: Tx,
  { organizationId, id }: Pick<Moment, 'organizationId' | 'id'>,
): Promise<void> =>
  deps.outbox.emit(tx, {
    name: 'moment.decided',
    organizationId,
    data: { momentId: id },
  } satisfies MomentDecided)

const afterOf = (moment: Moment, decision: Decision, now: Date) =>
  decision === 'private'
    ? {
        state:
          moment.state === 'approved'
            ? ('withdrawn' as const)
            : moment.state === 'asking'
              ? ('private' as const)
              : moment.state,
      }
    : {
        state: 'approved' as const,
        audience: decision === 'team' ? ('team' as const) : ('all' as const),
        decidedAt: moment.state === 'approved' ? moment.decidedAt : now,
      }

/**
 * Takes what somebody says about a moment of theirs: nobody else can. It can be said anew at any time; the last word counts.
 * What is no longer true can't be posted.
 */
export const decide = async (
  deps: Deps,
  key: { readonly id: string; readonly organizationId: string; readonly memberId: string },
  decision: Decision,
  now: Date,
): Promise<Decided> => {
  const { prisma } = deps.database
  return prisma.$transaction(async (tx): Promise<Decided> => {
    const moment = await lockMoment(tx, key)
    if (!moment || moment.memberId !== key.memberId) return { ok: false, reason: 'over' }
    const isLate = moment.state !== 'approved' && now.getTime() - moment.happenedAt.getTime() > postableMs
    if (decision !== 'private' && (isLate || !(await isTrue(tx, moment, now))))
      return { ok: false, reason: 'over' }
    const change = afterOf(moment, decision, now)
    await saveMoment(tx, moment, change)
    const isNews =
      moment.state !== change.state || ('audience' in change && change.audience !== moment.audience)
    if (decision === 'private') await refreshPosts(deps, tx, key.organizationId, [moment.id], now)
    else if (isNews) await emitDecided(deps, tx, moment)
    return { ok: true, moment: { ...moment, ...change }, wasPosted: moment.state === 'approved' }
  })
}
