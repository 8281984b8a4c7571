import type { Deps } from '../chat/deps.ts'
import { personOf } from '../chat/people.store.ts'
import { countsOf } from './answers.store.ts'
import { teamsOf } from './channels.store.ts'
import { isTrue } from './decide.ts'
import { kindOf } from './moments/registry.ts'
import type { Moment } from './moments.store.ts'
import type { MomentShown } from './post.card.ts'
import { type BadgeShown, badgeOf, pathwayOf, skillTitleOf } from './subjects.store.ts'

/** Chat clients fetch pictures over https alone; the playground's own are on this machine. */
const pictureOf = ({ webAddress, isPlayground }: Deps, { achievementId }: BadgeShown): string | undefined =>
  webAddress && (isPlayground || webAddress.startsWith('https://'))
    ? `${webAddress}/achievements/${achievementId}/picture.png`
    : undefined

const badgeShown = (deps: Deps, badge: BadgeShown) => ({
  title: badge.title,
  summary: badge.summary,
  standing: badge.standing.state,
  proven: badge.proven,
  address: badge.shared && deps.webAddress ? `${deps.webAddress}/c/${badge.credentialId}` : undefined,
  picture: pictureOf(deps, badge),
  canWish: !badge.retired,
})

const aboutOf = async (deps: Deps, moment: Moment, language: string) => {
  const { prisma } = deps.database
  const { organizationId, facts } = moment
  const now = deps.clock.now()
  if (facts.credentialId) {
    const badge = await badgeOf(prisma, organizationId, facts.credentialId, { language, now })
    return badge && badgeShown(deps, badge)
  }
  if (facts.pathwayId) {
    const pathway = await pathwayOf(prisma, organizationId, facts.pathwayId, language)
    return pathway && { title: pathway.title, lessons: pathway.lessons }
  }
  const { packId, skill } = facts
  if (packId && skill) {
    const title = await skillTitleOf(prisma, organizationId, { packId, skill }, language)
    const isSo = await isTrue(prisma, moment, now)
    return { title, ...(moment.kind === 'coverage-reached' && { isOver: !isSo }) }
  }
  return { title: '' }
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
    ...(await countsOf(prisma, organizationId, moment.id)),
  }
}
