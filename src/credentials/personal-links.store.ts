import { hashToken, newToken } from '../kernel/secrets.ts'
import type { SessionMember } from '../people/sign-in.store.ts'
import type { Db, Tx } from '../queue/database.ts'

type Whose = { readonly memberId: string; readonly organizationId: string }

const hourMs = 60 * 60_000
/** As long as a session that came from chat. */
const sessionMs = 12 * hourMs
/** In an hour; whoever asks more often has one by now. */
const linksAtMost = 5

/**
 * The link by which somebody who has left reaches their own credentials, for as long as they want; only its hash is kept.
 * `undefined` where so many were made in the last hour. With `instead` the earlier ones end, and whoever came by them is
 * signed out.
 */
export const issuePersonalLink = async (
  tx: Tx,
  { memberId, organizationId }: Whose,
  now: Date,
  { instead = false } = {},
): Promise<string | undefined> => {
  await tx.$queryRaw`SELECT 1 FROM members WHERE id = ${memberId} AND organization_id = ${organizationId} FOR UPDATE`
  const mine = { memberId, organizationId, revokedAt: null }
  if (instead) {
    await tx.personalLink.updateMany({ where: mine, data: { revokedAt: now } })
    await tx.keptSession.deleteMany({ where: { organizationId, link: { memberId } } })
  }
  const since = new Date(now.getTime() - hourMs)
  if ((await tx.personalLink.count({ where: { ...mine, createdAt: { gt: since } } })) >= linksAtMost)
    return undefined
  const token = newToken()
  await tx.personalLink.create({ data: { hash: hashToken(token), memberId, organizationId, createdAt: now } })
  return token
}

/** Whether somebody was given a link before. */
export const hasPersonalLink = async (db: Db, { memberId, organizationId }: Whose): Promise<boolean> =>
  (await db.personalLink.count({ where: { memberId, organizationId, revokedAt: null } })) > 0

/** Whether a link is good, and in whose language that is said; asking changes nothing. */
export const peekPersonalLink = async (
  db: Db,
  token: string,
): Promise<{ readonly locale: string } | undefined> => {
  const [found] = await db.$queryRaw<{ locale: string }[]>`
    SELECT coalesce(s.locale, m.locale, o.locale) AS locale
    FROM personal_links l
    JOIN members m ON m.id = l.member_id AND m.organization_id = l.organization_id AND m.merged_into IS NULL
    JOIN organizations o ON o.id = m.organization_id
    LEFT JOIN schedules s ON s.member_id = m.id
    WHERE l.hash = ${hashToken(token)} AND l.revoked_at IS NULL`
  return found
}

/** Signs whoever has the link in; the token is for their cookie. What has expired goes on the way. */
export const beginKeptSession = async (tx: Tx, token: string, now: Date): Promise<string | undefined> => {
  const linkHash = hashToken(token)
  const link = await tx.personalLink.findFirst({ where: { hash: linkHash, revokedAt: null } })
  if (!link) return undefined
  const { organizationId } = link
  await tx.keptSession.deleteMany({ where: { organizationId, expiresAt: { lte: now } } })
  const session = newToken()
  const expiresAt = new Date(now.getTime() + sessionMs)
  await tx.keptSession.create({ data: { hash: hashToken(session), organizationId, linkHash, expiresAt } })
  return session
}

/** Whose credentials a cookie opens that came by a personal link. */
export const keptMember = async (db: Db, session: string, now: Date): Promise<SessionMember | undefined> => {
  const [found] = await db.$queryRaw<SessionMember[]>`
    SELECT m.id, m.organization_id AS "organizationId", m.name,
      coalesce(s.locale, m.locale, o.locale) AS locale, coalesce(s.time_zone, m.time_zone) AS "timeZone"
    FROM kept_sessions k
    JOIN personal_links l ON l.hash = k.link_hash AND l.organization_id = k.organization_id AND l.revoked_at IS NULL
    JOIN members m ON m.id = l.member_id AND m.organization_id = l.organization_id AND m.merged_into IS NULL
    JOIN organizations o ON o.id = m.organization_id
    LEFT JOIN schedules s ON s.member_id = m.id
    WHERE k.hash = ${hashToken(session)} AND k.expires_at > ${now}`
  return found
}

export const endKeptSession = async (db: Db, session: string): Promise<void> => {
  await db.keptSession.deleteMany({ where: { hash: hashToken(session) } })
}
