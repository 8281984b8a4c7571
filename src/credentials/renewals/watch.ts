import { type DeliveryTimes, nextDelivery } from '../../lessons/schedule.rules.ts'
import type { AgendaRequest } from '../../queue/define-job.ts'
import { dayMs } from '../criteria/parts.rules.ts'
import { renewalDays } from './renewal.rules.ts'

type Of = { readonly credentialId: string; readonly organizationId: string }

/** Days after an award before what it rests on is looked at: nothing was practised for the days before it either. */
const firstLookDays = 14

export const watchOf = (of: Of, dueAt: Date): AgendaRequest => ({
  key: `watch-retention:${of.credentialId}`,
  job: 'watch-retention',
  payload: of,
  dueAt,
  organizationId: of.organizationId,
})

/** The hour of the member's lessons, if there is one before an instant. */
const suited = (times: DeliveryTimes | null, at: Date, before: Date | null): Date => {
  const found = times && nextDelivery(times, new Date(at.getTime() - 1))
  return found && (!before || found < before) ? found : at
}

/**
 * What a credential's time brings by itself: a first look at what it rests on, the offers of its renewal, its end. What lies
 * in the past by the time that it is signed is left out.
 */
export const courseOf = (
  of: Of,
  validUntil: Date | null,
  times: DeliveryTimes | null,
  hasAchievement: boolean,
  now: Date,
): AgendaRequest[] => {
  const firstLook = suited(times, new Date(now.getTime() + firstLookDays * dayMs), validUntil)
  const look = hasAchievement ? [watchOf(of, firstLook)] : []
  if (!validUntil) return look
  const offers = renewalDays.map(
    (days): AgendaRequest => ({
      key: `renewal:${of.credentialId}:${days}`,
      job: 'remind-renewal',
      payload: { ...of, days },
      dueAt: suited(times, new Date(validUntil.getTime() - days * dayMs), validUntil),
      organizationId: of.organizationId,
    }),
  )
  const lapse: AgendaRequest = {
    key: `lapse:${of.credentialId}`,
    job: 'lapse-credential',
    payload: of,
    // The last instant still counts.
    dueAt: new Date(validUntil.getTime() + 1_000),
    organizationId: of.organizationId,
  }
  return [...look, ...(hasAchievement ? offers.filter(({ dueAt }) => dueAt > now) : []), lapse]
}
