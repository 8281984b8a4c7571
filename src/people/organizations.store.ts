import { newId } from '../kernel/ids.ts'
import type { Db, Tx } from '../queue/database.ts'

export type Organization = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly locale: string
  readonly timeZone: string
  readonly defaultPathwayId: string | null
  readonly openEnrolment: boolean
  readonly contact: string | null
  readonly demonstration: boolean
}

const columns = {
  id: true,
  slug: true,
  name: true,
  locale: true,
  timeZone: true,
  defaultPathwayId: true,
  openEnrolment: true,
  contact: true,
  demonstration: true,
} as const

/** The slug that a name makes: lower-case ASCII letters, digits and single hyphens; "organization" when none are left. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '') || 'organization'

/** All organizations of this installation, by slug. */
export const listOrganizations = (db: Db): Promise<Organization[]> =>
  db.organization.findMany({ orderBy: { slug: 'asc' }, select: columns })

export type NewOrganization = {
  readonly name: string
  /** Made from the name when left out. */
  readonly slug?: string
  readonly locale?: string
  readonly timeZone?: string
  readonly openEnrolment?: boolean
  readonly contact?: string
  readonly demonstration?: boolean
}

/**
 * The organization of that slug, made if there is none; one that is there is left as it is. Several copies of the
 * program may call it at once.
 */
export const ensureOrganization = async (
  db: Db,
  wanted: NewOrganization,
  now: Date,
): Promise<Organization> => {
  const { slug = slugOf(wanted.name), ...rest } = wanted
  await db.organization.createMany({
    data: [{ id: newId(now.getTime()), slug, ...rest, createdAt: now }],
    skipDuplicates: true,
  })
  return db.organization.findUniqueOrThrow({ where: { slug }, select: columns })
}

/** Sets what is offered first in the first-run conversation; `null` sets none. */
export const setDefaultPathway = async (
  tx: Tx,
  organizationId: string,
  pathwayId: string | null,
): Promise<void> => {
  await tx.organization.update({ where: { id: organizationId }, data: { defaultPathwayId: pathwayId } })
}

/** What an admin may change of an organization. */
export type OrganizationChange = {
  readonly name?: string
  readonly contact?: string
  readonly openEnrolment?: boolean
  readonly timeZone?: string
  readonly locale?: string
  readonly defaultPathwayId?: string
}

export const updateOrganization = async (db: Db, id: string, change: OrganizationChange): Promise<void> => {
  await db.organization.update({ where: { id }, data: change })
}
