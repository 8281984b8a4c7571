import type { PlatformName } from '../../src/chat/platform.ts'
import { newId } from '../../src/kernel/ids.ts'
import { anAchievement } from './credentials.ts'
import type { TestWorld } from './product.ts'
import { conversationOf } from './teams-conversation.ts'
import { tenantOf } from './tenant.ts'

/** What a test's achievement asks for. */
export const replacement = {
  kind: 'evidence-approved',
  id: 'replacement',
  title: 'A transmitter, replaced',
  instructions: 'Replace a transmitter. Hand in what you checked first.',
  accepts: ['photo', 'file', 'text'],
  rubric: [
    { id: 'isolated', text: 'The line was isolated first' },
    { id: 'zeroed', text: 'The zero was checked' },
  ],
} as const

/** An achievement of the tiny pack that is earned by evidence; its id. */
export const anEvidenceAchievement = async (
  world: TestWorld,
  accepts: readonly ('photo' | 'file' | 'text')[] = replacement.accepts,
): Promise<string> => {
  const { prisma } = world.database
  const id = await anAchievement(world, {
    title: 'Transmitter replacement',
    criteria: { ...replacement, accepts: [...accepts], rubric: [...replacement.rubric] },
  })
  const pack = await prisma.pathway.findFirstOrThrow({ where: { slug: 'tiny-foundations' } })
  await prisma.achievement.update({ where: { id }, data: { packId: pack.packId } })
  return id
}

export const appoint = async (
  world: TestWorld,
  person: string,
  achievementId: string,
  reason = 'Wrote the procedure',
): Promise<void> => {
  const { organizationId } = world
  await world.database.prisma.assessorAppointment.create({
    data: {
      memberId: await world.memberId(person),
      achievementId,
      organizationId,
      appointedBy: 'cli',
      reason,
      at: world.clock.now(),
    },
  })
}

/** A piece that waits, as if it had been handed in just now; its id. */
export const aWaitingPiece = async (world: TestWorld, person: string, achievementId: string) => {
  const now = world.clock.now()
  const { id } = await world.database.prisma.evidence.create({
    data: {
      id: newId(now.getTime()),
      organizationId: world.organizationId,
      memberId: await world.memberId(person),
      achievementId,
      criterion: replacement.id,
      text: 'Isolated at V12.',
      submittedAt: now,
    },
  })
  return id
}

/** The hands of a person on a platform, with the dialog that stands before them. */
export const handsOf = (world: TestWorld, person: string, platform: PlatformName) => {
  if (platform === 'teams') {
    const talk = conversationOf(world, person, 'teams')
    const dialogText = () => JSON.stringify(talk.dialog() ?? '')
    const close = async () => {
      const open = talk.dialog()
      if (open) await tenantOf(world).closeDialog({ user: talk.user, dialogId: open.id })
    }
    return { ...talk, dialogText, submit: talk.submit, close }
  }
  const talk = conversationOf(world, person)
  const view = () => world.slack.state().views.modals[talk.user]?.at(-1)
  return {
    ...talk,
    dialogText: () => JSON.stringify(view()?.content ?? ''),
    submit: async (inputs: Record<string, string | string[]>) => {
      const viewId = view()?.id ?? ''
      const outcome = await world.slack.submitView({ user: talk.user, viewId, values: inputs })
      await world.drive.settle()
      return outcome
    },
    close: async () => {
      const viewId = view()?.id
      if (viewId) await world.slack.closeView({ user: talk.user, viewId })
    },
  }
}

/** The link in the last message that says one. */
export const linkIn = (seen: { readonly text: string }): string =>
  /https?:\/\/[^\s"|)>]+\/sign-in\/[\w-]+/.exec(seen.text)?.[0] ?? 'none'
