import { z } from 'zod'
import { spokenIn } from '../../chat/card.ts'
import type { Deps } from '../../chat/deps.ts'
import { sayIn } from '../../chat/messages/catalogue.ts'
import { noticeCard } from '../../chat/notice.card.ts'
import { recipientOf } from '../../chat/recipient.store.ts'
import { tellJob } from '../../chat/tell.ts'
import { defineJob } from '../../queue/define-job.ts'
import { sendOffer } from '../sittings/send-offer.ts'
import { listenerOf } from '../sittings/sittings.store.ts'
import { standingOf } from '../standing.rules.ts'
import { loadRenewal, type Renewal } from './load-renewal.ts'
import { offerRenewal } from './offer-renewal.ts'

/** What can't be renewed by questions is told to end, so that nobody is surprised. */
const tellEnd = async (
  deps: Deps,
  { credential, whose, achievement }: Renewal,
  key: string,
): Promise<void> => {
  const { prisma } = deps.database
  const listener = await listenerOf(prisma, whose)
  const recipient = listener && (await recipientOf(prisma, whose))
  if (!recipient || !credential.validUntil) return
  const say = sayIn(listener.locale)
  const title = achievement.translations[say.language]?.title ?? achievement.definition.title
  const date = say.date(credential.validUntil, listener.timeZone, 'date')
  const card = noticeCard('renewal-ends', say.rich('renewal.ends', { title, date }))
  await prisma.$transaction((tx) =>
    deps.outbox.enqueue(tx, [tellJob(recipient, spokenIn(card, say.locale), key)]),
  )
}

/**
 * So many days before a credential runs out its holder is asked what has faded most; what waits already is said again. Run
 * twice, it is said once. Late, after its end, it says nothing: the end has been told.
 */
export const remindRenewalJob = defineJob({
  name: 'remind-renewal',
  payload: z.object({ credentialId: z.string(), organizationId: z.string(), days: z.number() }),
  run: async (deps: Deps, { days, ...of }) => {
    const now = deps.clock.now()
    const renewal = await loadRenewal(deps, of, now)
    if (!renewal || standingOf(renewal.credential, now).state !== 'valid') return
    const key = `renewal:${of.credentialId}:${days}`
    const { offered } = await offerRenewal(deps, renewal, now)
    if (offered) await sendOffer(deps, renewal.whose, offered, key)
    else if (renewal.sittings.length === 0) await tellEnd(deps, renewal, key)
  },
})
