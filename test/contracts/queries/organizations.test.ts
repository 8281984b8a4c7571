import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { queriesIn, storeQueries } from './named.ts'

const root = join(import.meta.dirname, '..', '..', '..', 'src')

/** Queries that name no organization, by what makes that right. A new one is named, or explained here. */
const explained: Readonly<Record<string, readonly string[]>> = {
  'rows of no organization': [
    'chat/inbound.store.ts takeOnce: inboundEvent.createMany',
    'chat/inbound.store.ts forgetTaken: inboundEvent.deleteMany',
  ],
  'for whoever runs the server, of all organizations': [
    'credentials/evidence/evidence.store.ts allWaiting: evidence.findMany',
    'people/organizations.store.ts listOrganizations: organization.findMany',
    'people/organizations.store.ts ensureOrganization: organization.createMany',
    'people/organizations.store.ts ensureOrganization: organization.findUniqueOrThrow',
    'people/organizations.store.ts updateOrganization: organization.update',
    'people/installation-secrets.store.ts installationSecrets: installationSecret.groupBy',
    'people/installation-secrets.store.ts installationSecrets: installationSecret.findMany',
    'credentials/issuing/award-parts.store.ts waitingByIssuer: credential.groupBy',
    'credentials/sealed.store.ts signingKeySecrets: issuerKey.groupBy',
    'credentials/sealed.store.ts signingKeySecrets: issuerKey.findMany',
    'credentials/sealed.store.ts webhookSecrets: webhook.groupBy',
    'credentials/sealed.store.ts webhookSecrets: webhook.findMany',
  ],
  'the program’s own housekeeping and planning: each row goes on under its own organization': [
    'credentials/issuing/award-parts.store.ts unsigned: credential.findMany',
    'credentials/endorsements/endorsements.store.ts foreignEndorsements: endorsement.findMany',
    'lessons/plan.store.ts dueSql: SQL',
    'lessons/deliveries.store.ts unsentDeliveries: SQL',
    'credentials/evidence/files.store.ts forgetFiles: evidenceFile.updateMany',
    'people/invitations.store.ts forgetInvitations: installState.deleteMany',
    'people/invitations.store.ts forgetInvitations: invitation.deleteMany',
  ],
  'a job’s own id, from an event or a row of the program: no request carries it': [
    'lessons/deliveries.store.ts getDelivery: delivery.findUnique',
    'lessons/schedule.store.ts scheduledMembers: member.findMany',
    'people/identities.store.ts membersToLink: member.findUnique',
    'progress/streak.store.ts finishedDay: delivery.findUnique',
  ],
  'a workspace, a tenant or an account as the platform vouches for it: this finds out whose it is': [
    'chat/recipient.store.ts organizationAt: installation.findUnique',
    'chat/sayings.store.ts cancelSayings: SQL',
    'people/identities.store.ts arrivalWaits: agendaEntry.count',
    'people/identities.store.ts findInstallation: installation.findUnique',
    'people/identities.store.ts rememberWhere: identity.updateMany',
    'people/identities.store.ts markGone: identity.updateMany',
    'people/installation-secrets.store.ts sealedTokensOf: installation.findFirst',
    'people/installation-secrets.store.ts takeRenewal: installation.updateMany',
    'people/installation-secrets.store.ts giveRenewalBack: installation.updateMany',
    'people/installations.store.ts rememberServiceUrl: installation.updateMany',
    'people/installations.store.ts markRemoved: installation.updateMany',
    'people/installations.store.ts markRemoved: installation.updateManyAndReturn',
    'people/places.store.ts installationAt: installation.findUnique',
  ],
  'a secret that somebody brings: its row says whose it is': [
    'people/invitations.store.ts findInvitation: invitation.findUnique',
    'people/invitations.store.ts takeState: installState.findFirst',
    'people/invitations.store.ts takeState: installState.deleteMany',
    'people/invitations.store.ts lockInvitation: SQL',
    'people/invitations.store.ts markInvitationUsed: invitation.update',
    'credentials/vc-api/tokens.store.ts findToken: apiToken.findUnique',
    'people/sign-in.store.ts takeSignInLink: SQL',
    'people/sign-in.store.ts endSession: webSession.deleteMany',
    'credentials/personal-links.store.ts beginKeptSession: personalLink.findFirst',
    'mentorship/meetings.store.ts meetingByToken: mentoringMeeting.findUnique',
    'credentials/personal-links.store.ts endKeptSession: keptSession.deleteMany',
  ],
  'by ids of a pack that was found in its organization just before': [
    'content/pack-lessons.store.ts saveLessonVersions: SQL',
    'content/pack-lessons.store.ts saveItemVersions: SQL',
    'content/pack-translations.store.ts places: SQL',
    'content/pack-translations.store.ts saveTranslations: pack.update',
    'content/packs.store.ts savePack: pack.update',
    'content/packs.store.ts savePathways: pathwayModule.deleteMany',
    'content/packs.store.ts savePathways: pathwayModule.createMany',
  ],
  'a public address, which everybody may ask for': [
    'credentials/about.store.ts publicAchievement: achievement.findUnique',
    'credentials/credentials.store.ts findPublicCredential: credential.findUnique',
    'credentials/endorsements/endorsements.store.ts publicEndorsement: endorsement.findUnique',
    'credentials/evidence/evidence.store.ts organizationOfEvidence: evidence.findUnique',
    'credentials/issuing/issuers.store.ts publicIssuer: issuer.findUnique',
    'credentials/issuing/status-lists.store.ts publicList: statusList.findUnique',
    'recognition/behind.store.ts publicMoment: recognitionMoment.findUnique',
  ],
  'addresses of portfolios are unique among all organizations': [
    'credentials/portfolio.store.ts takeHandle: SQL',
    'credentials/portfolio.store.ts takeHandle: portfolio.findUnique',
  ],
  'the organization’s own row, by its id': [
    'recognition/channels.store.ts organizationOf: organization.findUniqueOrThrow',
    'credentials/issuing/issuers.store.ts ownIssuer: SQL',
    'credentials/endorsements/endorsements.store.ts addPartner: SQL',
  ],
  'a part of a query that does': ['lessons/session.store.ts onPathway: SQL'],
  'the playground, which has one organization': ['playground/world.store.ts teamsHasMoved: SQL'],
}

describe('every query of a store', () => {
  const all = storeQueries(root)

  it('is read', () => {
    expect(all.length).toBeGreaterThan(200)
  })

  it('names the organization, or is explained', () => {
    const silent = new Set(all.filter(({ names }) => !names).map(({ where }) => where))
    expect([...silent].sort()).toEqual(Object.values(explained).flat().sort())
  })
})

describe('the reading of queries', () => {
  const names = (text: string): boolean[] => queriesIn('x.store.ts', text).map((query) => query.names)

  it.each([
    ['an id in its conditions', 'db.item.findMany({ where: { organizationId, id } })', true],
    [
      'an id in what is selected alone',
      'db.item.findMany({ where: { id }, select: { organizationId: true } })',
      false,
    ],
    ['a whole value that holds it', 'db.item.count({ where: { id, ...whose } })', true],
    ['a part of that value', 'db.item.count({ where: { id: whose.memberId } })', false],
    ['nothing', 'db.item.deleteMany()', false],
    [
      'rows that hold it',
      'db.item.createMany({ data: [{ id, organizationId: whose.organizationId }] })',
      true,
    ],
    ['rows that don’t', 'db.item.create({ data: { id } })', false],
    [
      'SQL that compares it',
      'db.$queryRaw`SELECT 1 FROM items i WHERE i.organization_id = p.organization_id`',
      true,
    ],
    ['SQL that only reads it', 'db.$queryRaw`SELECT organization_id FROM items WHERE id = 1`', false],
    ['SQL that writes it', 'db.$executeRaw`INSERT INTO items (id, organization_id) VALUES (1, 2)`', true],
  ])('%s', (_what, query, expected) => {
    expect(names(`export const f = (db: Db, whose: Whose, id: string) => ${query}`)).toEqual([expected])
  })
})
