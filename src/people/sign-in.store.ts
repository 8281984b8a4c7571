import { hashToken, newToken } from '../kernel/secrets.ts'
import { localDateAt } from '../kernel/time-zone.ts'
import type { Db, Tx } from '../queue/database.ts'

const minuteMs = 60_000
const linkMs = 15 * minuteMs
/** How long somebody stays signed in to the web pages. */
export const sessionMs = 12 * 60 * minuteMs

/** An account that is signed in, or is about to be. */
export type SignedIn = { readonly identityId: string; readonly organizationId: string }

/** A link that was used: who is signed in, and the page that follows where one was named. */
type Taken = SignedIn & { readonly target: string | null }

/** So many links that were not used may be about for one account; then the first has to end. */
const linksAtMost = 5

export type IssuedLink =
  | { readonly token: string }
  /** There are too many; from then on there may be another. */
  | { readonly token: undefined; readonly from: Date }

/**
 * A one-time token for an account; only its hash is kept. What has expired goes on the way. `target` is the page that
 * follows: it is kept here, so that no address can name another.
 */
export const issueSignInLink = async (
  tx: Tx,
  { identityId, organizationId }: SignedIn,
  now: Date,
  target?: string,
): Promise<IssuedLink> => {
  // Two who ask at once take turns, so that neither is let past the limit.
  await tx.$queryRaw`SELECT 1 FROM identities WHERE id = ${identityId} AND organization_id = ${organizationId} FOR UPDATE`
  await tx.signInLink.deleteMany({ where: { organizationId, expiresAt: { lte: now } } })
  const open = await tx.signInLink.findMany({
    where: { organizationId, identityId },
    orderBy: { expiresAt: 'asc' },
    select: { expiresAt: true },
  })
  const first = open[open.length - linksAtMost]
  if (first) return { token: undefined, from: first.expiresAt }
  const token = newToken()
  await tx.signInLink.create({
    data: {
      hash: hashToken(token),
      organizationId,
      identityId,
      expiresAt: new Date(now.getTime() + linkMs),
      target: target ?? null,
    },
  })
  return { token }
}

/** Whether a token would sign somebody in now; asking doesn't use it up. Says in whose language, too. */
export const peekSignInLink = async (
  db: Db,
  token: string,
  now: Date,
): Promise<{ readonly locale: string } | undefined> => {
  const [found] = await db.$queryRaw<{ locale: string }[]>`
    SELECT coalesce(s.locale, m.locale, i.locale, o.locale) AS locale
    FROM sign_in_links l
    JOIN identities i ON i.id = l.identity_id AND i.organization_id = l.organization_id
    JOIN members m ON m.id = i.member_id AND m.organization_id = i.organization_id
    JOIN organizations o ON o.id = m.organization_id
    LEFT JOIN schedules s ON s.member_id = m.id
    WHERE l.hash = ${hashToken(token)} AND l.expires_at > ${now}`
  return found
}

/** Uses a token up: whoever comes second gets nothing. */
export const takeSignInLink = async (tx: Tx, token: string, now: Date): Promise<Taken | undefined> => {
  const [taken] = await tx.$queryRaw<Taken[]>`
    DELETE FROM sign_in_links WHERE hash = ${hashToken(token)} AND expires_at > ${now}
    RETURNING identity_id AS "identityId", organization_id AS "organizationId", target`
  return taken
}

/** Signs an account in; the token is for its cookie. What has expired goes on the way. */
export const beginSession = async (
  tx: Tx,
  { identityId, organizationId }: SignedIn,
  now: Date,
): Promise<string> => {
  await tx.webSession.deleteMany({ where: { organizationId, expiresAt: { lte: now } } })
  const token = newToken()
  await tx.webSession.create({
    data: {
      hash: hashToken(token),
      organizationId,
      identityId,
      expiresAt: new Date(now.getTime() + sessionMs),
    },
  })
  return token
}

export const endSession = async (db: Db, token: string): Promise<void> => {
  await db.webSession.deleteMany({ where: { hash: hashToken(token) } })
}

export type SessionMember = {
  readonly id: string
  readonly organizationId: string
  readonly name: string
  readonly locale: string
  readonly timeZone: string
}

/**
 * Who is signed in by a cookie. Nobody, once it has expired, the account was unlinked, the bot was removed from its
 * workspace, or the member has left.
 */
export const sessionMember = async (db: Db, token: string, now: Date): Promise<SessionMember | undefined> => {
  const [found] = await db.$queryRaw<(SessionMember & { until: string | null })[]>`
    SELECT m.id, m.organization_id AS "organizationId", m.name, m.until::text AS until,
      coalesce(s.locale, m.locale, i.locale, o.locale) AS locale, coalesce(s.time_zone, m.time_zone) AS "timeZone"
    FROM web_sessions w
    JOIN identities i ON i.id = w.identity_id AND i.organization_id = w.organization_id
    JOIN installations n ON n.id = i.installation_id AND n.status = 'active'
    JOIN members m ON m.id = i.member_id AND m.organization_id = i.organization_id
    JOIN organizations o ON o.id = m.organization_id
    LEFT JOIN schedules s ON s.member_id = m.id
    WHERE w.hash = ${hashToken(token)} AND w.expires_at > ${now}`
  if (!found) return undefined
  const { until, ...member } = found
  return until !== null && until < localDateAt(member.timeZone, now) ? undefined : member
}
