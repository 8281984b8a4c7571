import { didYouMean } from '../content/nearest.rules.ts'
import { loadGaps } from '../mentorship/load-gaps.ts'
import { longestGoal } from '../mentorship/mentoring.card.ts'
import { nominate } from '../mentorship/nominate.ts'
import { type Skill, skillsOf, skillText } from '../mentorship/skills.store.ts'
import { findMemberByAddress } from '../people/identities.store.ts'
import { counted, inputError, type Outcome } from './outcome.ts'
import { theOrganization, withDatabase } from './with-database.ts'

type Options = { readonly organization?: string }

const lackWords = {
  'nobody-holds': 'nobody holds a badge for it',
  'nobody-offers': 'those who hold a badge for it have not said that they would mentor',
  'no-room': 'all places are taken',
} as const

/** `mentorship gaps`: the skills that lack mentors, in the whole organization. */
export const mentorGaps = (options: Options): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { prisma } = deps.database
    const { id: organizationId } = await theOrganization(deps, options.organization)
    const titles = new Map(
      (await skillsOf(prisma, { memberId: '', organizationId }, 'en')).map((skill) => [
        skillText(skill),
        skill,
      ]),
    )
    const gaps = (await loadGaps(prisma, organizationId, deps.clock.now())).map((gap) => ({
      ...gap,
      skill: titles.get(gap.skill)?.skill ?? gap.skill,
      title: titles.get(gap.skill)?.title ?? gap.skill,
    }))
    const lines = gaps.map(
      ({ skill, title, lack, learners, waiting, holders, mentors }) =>
        `${skill} (${title}): ${lackWords[lack]}; ${counted(learners, 'learner')}, ${waiting} waiting, ${counted(holders, 'holder')}, ${counted(mentors, 'mentor')}.`,
    )
    const text = lines.length === 0 ? 'No skill that anybody learns lacks mentors.' : lines.join('\n')
    return { exitCode: 0, json: { gaps }, text }
  })

const skillNamed = (skills: readonly Skill[], name: string): Skill => {
  const found = skills.filter(({ skill }) => skill === name)
  const [only] = found
  if (only) return only
  const mend = didYouMean(
    name,
    skills.map(({ skill }) => skill),
    'The skills are named in `pack.yaml` of each pack.',
  )
  throw inputError('unknown-skill', `No pack has a skill "${name}". ${mend}`)
}

/** `mentorship nominate ADDRESS SKILL`: as a manager does it in chat, by an admin. */
export const nominateCommand = (
  address: string,
  skillName: string,
  options: Options & { readonly goal: string },
): Promise<Outcome> =>
  withDatabase(async (deps) => {
    const { prisma } = deps.database
    const { id: organizationId } = await theOrganization(deps, options.organization)
    const member = await findMemberByAddress(prisma, organizationId, address)
    if (!member) throw inputError('unknown-member', `Nobody of the organization has the address ${address}.`)
    const goal = options.goal.trim().replace(/\s+/g, ' ')
    if (goal.length === 0 || goal.length > longestGoal)
      throw inputError('bad-goal', `The goal has ${goal.length} characters; write 1 to ${longestGoal}.`)
    const whose = { memberId: member.id, organizationId }
    const { packId, skill, title } = skillNamed(await skillsOf(prisma, whose, 'en'), skillName)
    const done = await nominate(deps, whose, { packId, skill, goal, byId: null }, deps.clock.now())
    if (!done.ok)
      throw inputError(
        done.reason,
        done.reason === 'has-request'
          ? `${address} looks for a mentor in ${title} already, or has one.`
          : `${address} has been asked about ${title} already, and has not answered yet.`,
      )
    return {
      exitCode: 0,
      json: { nomination: done.id, address, skill },
      text: `${address} is asked whether they want a mentor in ${title}.`,
    }
  })
