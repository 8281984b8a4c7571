import type { Deps } from '../chat/deps.ts'
import { personOf } from '../chat/people.store.ts'
import { countsOf } from './answers.store.ts'
import { lessonsFinished } from './behind.store.ts'
import { teamsOf } from './channels.store.ts'
import { isTrue } from './decide.ts'
import { kindOf } from './moments/registry.ts'
import type { Moment } from './moments.store.ts'
import type { MomentShown } from './post.card.ts'
import { type BadgeShown, badgeOf, pathwayOf, skillTitleOf } from './subjects.store.ts'
import { wishTargetOf } from './wish-target.ts'

/** Chat clients fetch pictures over https alone; the playground's own are on this machine. */
const pictureOf = (
  { webAddress, isPlayground }: Deps,
  { achievementId }: BadgeShown,
  language: string,
): string | undefined =>
  webAddress && (isPlayground || webAddress.startsWith('https://'))
    ? `${webAddress}/achievements/${achievementId}/picture.png?in=${language}`
    : undefined

const badgeShown = (deps: Deps, badge: BadgeShown, language: string) => ({
  title: badge.title,
  summary: badge.summary,
  standing: badge.standing.state,
  proven: badge.proven,
  address: badge.shared && deps.webAddress ? `${deps.webAddress}/c/${badge.credentialId}` : undefined,
  picture: pictureOf(deps, badge, language),
})

/** Where what stands behind a moment is shown that no badge's page shows. */
const pageOf = ({ webAddress }: Deps, { id }: Moment) => ({
  address: webAddress ? `${webAddress}/m/${id}` : undefined,
})

/** How many lessons of a pathway its learner had finished when they had finished it: more may have been added since. */
const lessonsOf = async (deps: Deps, { memberId, organizationId, happenedAt }: Moment, pathwayId: string) => {
  if (memberId === null) return 0
  const whose = { memberId, organizationId }
  const wanted = { pathwayId, until: happenedAt, language: '' }
  const modules = await lessonsFinished(deps.database.prisma, whose, wanted)
  return modules.reduce((sum, { lessons }) => sum + lessons.length, 0)
}

const aboutOf = async (deps: Deps, moment: Moment, language: string) => {
  const { prisma } = deps.database
  const { organizationId, facts, kind } = moment
  const now = deps.clock.now()
  const page = pageOf(deps, moment)
  if (facts.credentialId) {
    const badge = await badgeOf(prisma, organizationId, facts.credentialId, { language, now })
    return badge && badgeShown(deps, badge, language)
  }
  if (kind === 'pathway-completed') {
    const pathwayId = facts.pathwayId ?? ''
    const pathway = await pathwayOf(prisma, organizationId, pathwayId, language)
    return pathway && { title: pathway.title, lessons: await lessonsOf(deps, moment, pathwayId), ...page }
  }
  const { packId, skill } = facts
  if (packId && skill) {
    const title = await skillTitleOf(prisma, organizationId, { packId, skill }, language)
    const isSo = await isTrue(prisma, moment, now)
    return { title, ...page, ...(kind === 'coverage-reached' && { isOver: !isSo }) }
  }
  return { title: '', ...page }
}

/** The name of whoever a moment is of: as long as they are here. */
const nameOf = async (deps: Deps, { memberId, organizationId }: Moment): Promise<string | undefined> => {
  if (!memberId) return undefined
  const person = await personOf(deps.database.prisma, { memberId, organizationId }, deps.clock.now())
  return person?.isPresent ? person.name : undefined
}

/** What a post says of a moment now, in a language; `undefined` where there is nothing to say any more. */
export const momentShown = async (
  deps: Deps,
  moment: Moment,
  language: string,
): Promise<MomentShown | undefined> => {
  const { prisma } = deps.database
  const { organizationId } = moment
  const about = await aboutOf(deps, moment, language)
  if (!about) return undefined
  const named = moment.mentorNamed && moment.mentorId
  const mentor = named ? await nameOf(deps, { ...moment, memberId: moment.mentorId }) : undefined
  const team = moment.teamId
    ? (await teamsOf(prisma, organizationId)).find(({ id }) => id === moment.teamId)?.name
    : undefined
  return {
    momentId: moment.id,
    kind: moment.kind,
    name: kindOf(moment.kind).of === 'member' ? await nameOf(deps, moment) : undefined,
    team,
    years: moment.facts.years ?? 1,
    line: moment.line ?? undefined,
    mentor,
    ...about,
    canWish: (await wishTargetOf(prisma, moment, language)) !== undefined,
    ...(await countsOf(prisma, organizationId, moment.id)),
  }
}
