import type { Db } from '../queue/database.ts'
import type { CredentialRow } from './credentials.store.ts'
import { type EndorsementRow, standingEndorsements } from './endorsements/endorsements.store.ts'

export type ShownIssuer = {
  readonly id: string
  readonly name: string
  readonly url: string | null
  readonly countryCode: string | null
}

export type ShownOutcome = {
  readonly slug: string
  readonly text: string
  readonly skill: string
  readonly skillTitle: string
  readonly translations: Readonly<Record<string, { readonly text?: string; readonly skillTitle?: string }>>
}

export type ShownEvidence = {
  readonly id: string
  readonly criterion: string
  readonly text: string | null
  readonly assessorName: string | null
  readonly decidedAt: Date | null
  readonly files: readonly {
    readonly id: string
    readonly name: string
    readonly mediaType: string
    readonly size: number
  }[]
}

export type ShownEndorsement = Pick<
  EndorsementRow,
  'id' | 'endorserName' | 'subjectKind' | 'signed' | 'validFrom' | 'addedAt'
>

/** What a credential's page shows beside the credential. */
export type ShownBeside = {
  readonly issuer: ShownIssuer | null
  /** The language that the achievement is written in. */
  readonly language: string
  readonly outcomes: readonly ShownOutcome[]
  readonly endorsements: readonly ShownEndorsement[]
  readonly evidence: readonly ShownEvidence[]
  /** Others of the same person that this one rests on, as far as they are public. */
  readonly restsOn: readonly {
    readonly id: string
    readonly shared: boolean
    readonly title: string | null
  }[]
  /** The newest that renewed or replaced it. */
  readonly followedBy: { readonly id: string; readonly shared: boolean } | null
}

const endorsementsOf = (
  db: Db,
  { id, organizationId, achievementId, issuerId }: CredentialRow,
  now: Date,
): Promise<EndorsementRow[]> =>
  standingEndorsements(
    db,
    organizationId,
    [
      { kind: 'credential', id },
      { kind: 'issuer', id: issuerId },
      ...(achievementId ? [{ kind: 'achievement' as const, id: achievementId }] : []),
    ],
    now,
  )

/** The pack's language, and the outcomes that the achievement names, in its order. */
const outcomesOf = async (db: Db, { organizationId, achievement }: CredentialRow) => {
  if (!achievement) return { language: 'en', outcomes: [] }
  const pack = await db.pack.findFirst({
    where: { organizationId, achievements: { some: { id: achievement.id } } },
    select: { id: true, language: true },
  })
  const { outcomes: slugs } = achievement.definition
  const rows = await db.learningOutcome.findMany({
    where: { organizationId, packId: pack?.id ?? '', slug: { in: [...slugs] } },
    select: { slug: true, text: true, skill: true, skillTitle: true, translations: true },
  })
  rows.sort((a, b) => slugs.indexOf(a.slug) - slugs.indexOf(b.slug))
  return { language: pack?.language ?? 'en', outcomes: rows as unknown as ShownOutcome[] }
}

/** Evidence that was approved, of those ids. Nothing of a file but what a list says of it. */
export const approvedEvidence = (
  db: Db,
  { memberId, organizationId }: { readonly memberId: string; readonly organizationId: string },
  ids: readonly string[],
): Promise<ShownEvidence[]> =>
  db.evidence.findMany({
    where: { organizationId, memberId, id: { in: [...ids] }, status: 'approved' },
    select: {
      id: true,
      criterion: true,
      text: true,
      assessorName: true,
      decidedAt: true,
      files: {
        where: { bytes: { not: null } },
        select: { id: true, name: true, mediaType: true, size: true },
        orderBy: { id: 'asc' },
      },
    },
    orderBy: { decidedAt: 'asc' },
  })

const restsOn = async (db: Db, { organizationId, memberId, basis }: CredentialRow) => {
  const ids = basis.flatMap((proof) => (proof.kind === 'achievement-held' ? [proof.credentialId] : []))
  if (ids.length === 0 || memberId === null) return []
  const rows = await db.credential.findMany({
    where: { organizationId, memberId, id: { in: ids } },
    select: { id: true, shared: true, achievement: { select: { definition: true } } },
  })
  return rows.map(({ id, shared, achievement }) => ({
    id,
    shared,
    title: (achievement?.definition as { title?: string } | undefined)?.title ?? null,
  }))
}

/** Everything that a credential's page shows beside it. */
export const shownBeside = async (db: Db, credential: CredentialRow, now: Date): Promise<ShownBeside> => {
  const { organizationId, memberId, issuerId, shownEvidence } = credential
  const issuer = await db.issuer.findFirst({
    where: { id: issuerId, organizationId },
    select: { id: true, name: true, url: true, countryCode: true },
  })
  return {
    issuer,
    ...(await outcomesOf(db, credential)),
    endorsements: await endorsementsOf(db, credential, now),
    evidence: memberId ? await approvedEvidence(db, { memberId, organizationId }, shownEvidence) : [],
    restsOn: await restsOn(db, credential),
    followedBy: await db.credential.findFirst({
      where: { organizationId, renewsId: credential.id, signedAt: { not: null } },
      select: { id: true, shared: true },
      orderBy: { awardedAt: 'desc' },
    }),
  }
}
