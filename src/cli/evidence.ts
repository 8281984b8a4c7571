import { writeAudit } from '../chat/audit.store.ts'
import { sayIn } from '../chat/messages/catalogue.ts'
import { appointmentFault } from '../credentials/evidence/assessor.rules.ts'
import {
  appointmentsOf,
  assessorsFor,
  removeAppointment,
  saveAppointment,
} from '../credentials/evidence/assessors.store.ts'
import { type EvidenceRow, findEvidence, getEvidence } from '../credentials/evidence/evidence.store.ts'
import { textsOfPiece } from '../credentials/evidence/evidence-texts.rules.ts'
import { judgeFaultText } from '../credentials/evidence/evidence-words.rules.ts'
import { decideEvidence } from '../credentials/evidence/judge.ts'
import { nameOfMember } from '../credentials/evidence/people.store.ts'
import { findAchievement } from '../credentials/evidence/wanted.store.ts'
import { findMember } from '../people/members.store.ts'
import { inputError, type Outcome } from './outcome.ts'
import { type CommandDeps, theOrganization, withDatabase } from './with-database.ts'

type Whose = { readonly organization?: string }
type Appointing = Whose & { readonly member: string; readonly achievement: string }

const memberOf = async (deps: CommandDeps, organizationId: string, named: string) => {
  const member = await findMember(deps.database.prisma, organizationId, named)
  if (member) return member
  throw inputError('unknown-member', `There is no member "${named}".`)
}

const achievementOf = async (deps: CommandDeps, organizationId: string, named: string) => {
  const found = await findAchievement(deps.database.prisma, organizationId, named)
  if (found) return found
  throw inputError('unknown-achievement', `There is no achievement "${named}" that can be earned.`)
}

const reasonMends = {
  'too-short': 'Give a reason of ten characters or more: everybody who looks at a credential reads it.',
  'too-long': 'The reason is longer than 300 characters. Shorten it.',
} as const

/** `credential assessor appoint`. */
export const appointAssessor = (options: Appointing & { readonly reason: string }): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id: organizationId } = await theOrganization(deps, options.organization)
    const fault = appointmentFault(options.reason)
    if (fault) throw inputError('reason', reasonMends[fault])
    const member = await memberOf(deps, organizationId, options.member)
    const achievement = await achievementOf(deps, organizationId, options.achievement)
    const at = deps.clock.now()
    const reason = options.reason.trim()
    const row = { memberId: member.id, achievementId: achievement.id, reason, appointedBy: 'cli', at }
    await deps.database.prisma.$transaction(async (tx) => {
      await saveAppointment(tx, organizationId, row)
      const detail = { achievement: achievement.slug, reason }
      const entry = { organizationId, actor: 'cli', action: 'assessor.appointed', subject: member.id, detail }
      await writeAudit(tx, entry, at)
      const payload = { organizationId, achievementId: achievement.id }
      await deps.outbox.enqueue(tx, [
        { job: 'tell-assessors', payload, key: `tell-assessors:${achievement.id}` },
      ])
    })
    return {
      exitCode: 0,
      json: { member: member.id, name: member.name, achievement: achievement.slug, reason },
      text: `${member.name} may judge evidence for ${achievement.slug}. The reason stands in every proof: ${reason}`,
    }
  })

/** `credential assessor remove`. What they have judged stays as it is. */
export const removeAssessor = (options: Appointing): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id: organizationId } = await theOrganization(deps, options.organization)
    const member = await memberOf(deps, organizationId, options.member)
    const achievement = await achievementOf(deps, organizationId, options.achievement)
    const key = { organizationId, achievementId: achievement.id }
    const removed = await deps.database.prisma.$transaction(async (tx) => {
      if (!(await removeAppointment(tx, key, member.id))) return false
      const detail = { achievement: achievement.slug }
      const entry = { organizationId, actor: 'cli', action: 'assessor.removed', subject: member.id, detail }
      await writeAudit(tx, entry, deps.clock.now())
      return true
    })
    if (!removed)
      throw inputError('not-appointed', `${member.name} was not appointed for ${achievement.slug}.`)
    return {
      exitCode: 0,
      json: { member: member.id, achievement: achievement.slug, removed },
      text: `${member.name} judges ${achievement.slug} no more by appointment; whoever holds it still may.`,
    }
  })

/** `credential assessor list`. */
export const listAssessors = (options: Whose): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id: organizationId } = await theOrganization(deps, options.organization)
    const { prisma } = deps.database
    const rows = await appointmentsOf(prisma, organizationId)
    const assessors = await Promise.all(
      rows.map(async ({ memberId, reason, at, achievement }) => ({
        member: memberId,
        name: await nameOfMember(prisma, { memberId, organizationId }),
        achievement: achievement.slug,
        reason,
        at: at.toISOString(),
      })),
    )
    return {
      exitCode: 0,
      json: { assessors },
      text:
        assessors.length === 0
          ? 'Nobody is appointed. Whoever holds an achievement may judge; `whetstone credential assessor appoint` makes a start.'
          : assessors.map((each) => `${each.achievement}  ${each.name}  ${each.reason}`).join('\n'),
    }
  })

const english = sayIn('en')

const jsonOf = async (deps: CommandDeps, row: EvidenceRow) => {
  const { prisma } = deps.database
  const all = await assessorsFor(prisma, row, row.memberId, deps.clock.now())
  return {
    id: row.id,
    status: row.status,
    member: row.memberId,
    name: await nameOfMember(prisma, row),
    achievement: row.achievement.slug,
    criterion: row.criterion,
    submittedAt: row.submittedAt.toISOString(),
    files: row.files.map(({ keptUntil, ...file }) => ({ ...file, keptUntil: keptUntil.toISOString() })),
    text: row.text,
    assessor: row.assessorName,
    assessorBy: row.assessorBy,
    appointedWhy: row.appointedWhy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    scores: row.scores,
    reason: row.reason,
    mayJudge: all.map(({ memberId, name, by }) => ({ member: memberId, name, by })),
  }
}

const nobody = '! nobody may judge it: `whetstone credential assessor appoint`'

/** `credential evidence list`: what waits, or all of a status. */
export const listEvidence = (options: Whose & { readonly status: string }): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id: organizationId } = await theOrganization(deps, options.organization)
    const rows = await findEvidence(deps.database.prisma, { organizationId, status: options.status })
    const evidence: Awaited<ReturnType<typeof jsonOf>>[] = []
    for (const row of rows) evidence.push(await jsonOf(deps, row))
    const lineOf = (one: (typeof evidence)[number]): string => {
      const unjudged = one.status === 'waiting' && one.mayJudge.length === 0
      return `${one.id}  ${one.submittedAt.slice(0, 10)}  ${one.achievement}/${one.criterion}  ${one.name}${unjudged ? `  ${nobody}` : ''}`
    }
    return {
      exitCode: 0,
      json: { evidence },
      text: evidence.length === 0 ? `None is ${options.status}.` : evidence.map(lineOf).join('\n'),
    }
  })

const pieceOf = async (deps: CommandDeps, organizationId: string, id: string): Promise<EvidenceRow> => {
  const row = await getEvidence(deps.database.prisma, { id, organizationId })
  if (row) return row
  throw inputError(
    'unknown-evidence',
    `There is no evidence "${id}". \`whetstone credential evidence list\` shows what waits.`,
  )
}

/** `credential evidence show ID`. */
export const showEvidencePiece = (id: string, options: Whose): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id: organizationId } = await theOrganization(deps, options.organization)
    const row = await pieceOf(deps, organizationId, id)
    const json = await jsonOf(deps, row)
    const { title, rubric } = textsOfPiece(row, english)
    const may = json.mayJudge.map(({ name, by }) => `${name} (${by})`).join(', ')
    return {
      exitCode: 0,
      json,
      text: [
        `${json.name}: ${title} (${json.achievement}/${json.criterion}), ${json.status}`,
        ...(json.text ? ['', json.text] : []),
        ...(json.files.length > 0
          ? ['', ...json.files.map((f) => `${f.name}  ${f.mediaType}  ${f.size}`)]
          : []),
        '',
        ...rubric.map((line) => `${line.id}: ${line.text}`),
        '',
        json.assessor
          ? `${json.status} by ${json.assessor} (${json.assessorBy})${json.reason ? `: ${json.reason}` : ''}`
          : may
            ? `May judge it: ${may}`
            : nobody,
      ].join('\n'),
    }
  })

export type Deciding = Whose & {
  readonly assessor: string
  readonly met?: readonly string[]
  readonly reason?: string
}

const decide = (id: string, options: Deciding, approve: boolean): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { id: organizationId } = await theOrganization(deps, options.organization)
    const row = await pieceOf(deps, organizationId, id)
    const member = await memberOf(deps, organizationId, options.assessor)
    const { rubric } = textsOfPiece(row, english)
    // Approving says that every line is met; a return names those that are.
    const met = approve ? rubric.map((line) => line.id) : (options.met ?? [])
    const judge = { memberId: member.id, organizationId, timeZone: member.timeZone }
    const done = await decideEvidence(deps, judge, id, { approve, met, reason: options.reason ?? '' })
    if (!done.ok) throw inputError(done.reason, judgeFaultText(done, member.timeZone, english))
    return {
      exitCode: 0,
      json: await jsonOf(deps, done.row),
      text: `${done.row.status} by ${member.name}. The learner is told.`,
    }
  })

/** `credential evidence approve ID`: by a member who may judge it, as everywhere. */
export const approveEvidence = (id: string, options: Deciding): Promise<Outcome> => decide(id, options, true)

/** `credential evidence return ID`. */
export const returnEvidence = (id: string, options: Deciding): Promise<Outcome> => decide(id, options, false)
