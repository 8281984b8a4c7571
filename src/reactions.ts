/** What follows from what: event → jobs. Independent of one another; none can block another. */
import type {
  CredentialAwarded,
  CredentialIssued,
  CredentialStandingChanged,
  EvidenceDecided,
  EvidenceSubmitted,
  OutcomesFaded,
  SittingFinished,
} from './credentials/events.ts'
import type { WebhookEvent } from './credentials/webhooks/webhook.rules.ts'
import type { LessonsCaughtUp, PathwayCompleted, PauseChanged, RecipientMissing } from './lessons/events.ts'
import type { MentoringWanted, MentorsChanged, PairingClosed } from './mentorship/events.ts'
import { match, ofPairing, recheckMentors } from './mentorship/reactions.ts'
import type {
  AccountMet,
  InstallationActive,
  InstallationGone,
  MemberArrived,
  MemberLinked,
  MembersChanged,
  MembersMerged,
} from './people/events.ts'
import type { JobRequest, Reactions } from './queue/define-job.ts'
import type { DeliveryFinished } from './quizzes/events.ts'
import {
  channelChanged,
  credentialShown,
  momentDecided,
  recognise,
  refreshPostsOf,
} from './recognition/reactions.ts'

/** What somebody may have earned by it is looked at, once for all that has come together. */
const evaluate = (memberId: string, organizationId: string): JobRequest => ({
  job: 'evaluate-achievements',
  payload: { memberId, organizationId },
  key: `evaluate-achievements:${memberId}`,
  lane: `evaluate:${memberId}`,
})

const offerSittings = (memberId: string, organizationId: string): JobRequest => ({
  job: 'offer-sittings',
  payload: { memberId, organizationId },
  key: `offer-sittings:${memberId}`,
  lane: `evaluate:${memberId}`,
})

const deliveryFinished = ({ organizationId, data }: DeliveryFinished): JobRequest[] => [
  { job: 'count-day', payload: { deliveryId: data.deliveryId }, key: `count-day:${data.deliveryId}` },
  {
    job: 'complete-pathways',
    payload: { memberId: data.memberId, organizationId },
    key: `complete-pathways:${data.memberId}`,
  },
  evaluate(data.memberId, organizationId),
  offerSittings(data.memberId, organizationId),
  {
    job: 'offer-mentor',
    payload: { memberId: data.memberId, organizationId },
    key: `offer-mentor:${data.memberId}`,
  },
  recognise(organizationId, 'learning', data.memberId),
]

const lessonsCaughtUp = ({ organizationId, data }: LessonsCaughtUp): JobRequest[] => [
  evaluate(data.memberId, organizationId),
  offerSittings(data.memberId, organizationId),
]

const pathwayCompleted = ({ organizationId, data }: PathwayCompleted): JobRequest[] => [
  recognise(organizationId, 'pathway', data.enrolmentId),
]

const membersChanged = ({ organizationId, data }: MembersChanged): JobRequest[] => [
  { job: 'members-changed', payload: { memberIds: data.memberIds } },
  { job: 'plan-goodbyes', payload: { organizationId, memberIds: data.memberIds } },
  recheckMentors(organizationId, data.memberIds),
  refreshPostsOf(organizationId, { memberIds: data.memberIds }),
]

const recipientMissing = ({ data }: RecipientMissing): JobRequest[] => [
  { job: 'link-member', payload: { memberId: data.memberId }, key: `link-member:${data.memberId}` },
]

const memberLinked = ({ organizationId, data }: MemberLinked): JobRequest[] => [
  {
    job: 'deliver-waiting',
    payload: { memberId: data.memberId, organizationId },
    key: `deliver-waiting:${data.memberId}`,
  },
]

const memberArrived = ({ data }: MemberArrived): JobRequest[] => [
  { job: 'welcome', payload: data, key: `welcome:${data.once}` },
]

const accountMet = ({ data }: AccountMet): JobRequest[] => [
  { job: 'link-member', payload: { memberId: data.memberId }, key: `link-member:${data.memberId}` },
]

const membersMerged = ({ organizationId, data }: MembersMerged): JobRequest[] => {
  const { memberId, mergedId, waiting } = data
  const lane = `member:${memberId}`
  const whose = { memberId, organizationId }
  return [
    { job: 'merge-streaks', payload: { ...whose, mergedId }, lane },
    { job: 'complete-pathways', payload: whose, key: `complete-pathways:${memberId}` },
    // What both had pressed counts once.
    refreshPostsOf(organizationId, { pressedBy: memberId }),
    recheckMentors(organizationId, [memberId]),
    match(organizationId),
    // What one had approved for the other was their own.
    { job: 'recheck-evidence', payload: whose, key: `recheck-evidence:${memberId}` },
    { job: 'deliver-waiting', payload: whose, key: `deliver-waiting:${memberId}` },
    // The same keys as before: those that wait in the lane of who was merged move to this one.
    ...waiting.map((deliveryId) => ({
      job: 'deliver',
      payload: { deliveryId },
      key: `deliver:${deliveryId}`,
      lane,
    })),
  ]
}

const pauseChanged = ({ organizationId, data }: PauseChanged): JobRequest[] => [
  {
    job: 'excuse-streak',
    payload: { memberId: data.memberId, organizationId, until: data.until },
    lane: `member:${data.memberId}`,
  },
]

const installationActive = ({ organizationId, data }: InstallationActive): JobRequest[] => [
  {
    job: 'installation-active',
    payload: { installationId: data.installationId, organizationId },
    key: `installation-active:${data.installationId}`,
  },
  {
    job: 'follow-installation',
    payload: { installationId: data.installationId, organizationId },
    key: `follow-installation:${data.installationId}`,
  },
]

const installationGone = ({ organizationId, data }: InstallationGone): JobRequest[] => [
  {
    job: 'installation-gone',
    payload: { installationId: data.installationId, organizationId },
    key: `installation-gone:${data.installationId}`,
  },
]

/** What other programs hear of a credential; a key for each change, so that the same change is told once. */
const webhooks = (
  organizationId: string,
  credentialId: string,
  event: WebhookEvent,
  subjectId: string,
): JobRequest => ({
  job: 'plan-webhooks',
  payload: { organizationId, credentialId, event, subjectId },
  key: `plan-webhooks:${event}:${subjectId}`,
})

/** Who may judge for an achievement is told what waits. */
const assessors = (organizationId: string, achievementId: string): JobRequest => ({
  job: 'tell-assessors',
  payload: { organizationId, achievementId },
  key: `tell-assessors:${achievementId}`,
})

const credentialAwarded = ({ organizationId, data: { credentialId } }: CredentialAwarded): JobRequest[] => [
  {
    job: 'sign-credential',
    payload: { credentialId, organizationId },
    key: `sign-credential:${credentialId}`,
  },
]

const credentialIssued = ({ organizationId, data }: CredentialIssued): JobRequest[] => [
  webhooks(organizationId, data.credentialId, 'credential.issued', data.credentialId),
  {
    job: 'tell-award',
    payload: { credentialId: data.credentialId, organizationId },
    key: `tell-award:${data.credentialId}`,
  },
  // Another achievement may ask for this one.
  ...(data.memberId ? [evaluate(data.memberId, organizationId)] : []),
  recognise(organizationId, 'credential', data.credentialId),
  // What said that the one before it no longer counts is true no more.
  refreshPostsOf(organizationId, { credentialId: data.credentialId }),
  // Who holds it may judge from now on, and mentor.
  ...(data.achievementId ? [assessors(organizationId, data.achievementId), match(organizationId)] : []),
]

const credentialStandingChanged = ({ organizationId, data }: CredentialStandingChanged): JobRequest[] => [
  webhooks(organizationId, data.credentialId, `credential.${data.change}`, data.changeId),
  {
    job: 'tell-standing',
    payload: {
      credentialId: data.credentialId,
      organizationId,
      change: data.change,
      changeId: data.changeId,
    },
    key: `tell-standing:${data.changeId}`,
  },
  // What was passed while it was suspended counts from now on.
  ...(data.change === 'reinstated'
    ? [renew(data.credentialId, organizationId), match(organizationId)]
    : data.memberId
      ? [recheckMentors(organizationId, [data.memberId])]
      : []),
  ...(data.memberId ? [evaluate(data.memberId, organizationId)] : []),
  refreshPostsOf(organizationId, { credentialId: data.credentialId }),
]

const renew = (credentialId: string, organizationId: string): JobRequest => ({
  job: 'renew-credential',
  payload: { credentialId, organizationId },
  key: `renew-credential:${credentialId}`,
  lane: `renew:${credentialId}`,
})

const sittingFinished = ({ organizationId, data }: SittingFinished): JobRequest[] =>
  data.renewsId
    ? [renew(data.renewsId, organizationId)]
    : [evaluate(data.memberId, organizationId), offerSittings(data.memberId, organizationId)]

/** Questions of it come first in the next lessons. */
const outcomesFaded = ({ organizationId, data }: OutcomesFaded): JobRequest[] => [
  { job: 'queue-reviews', payload: { organizationId, ...data } },
]

const evidenceSubmitted = ({ organizationId, data }: EvidenceSubmitted): JobRequest[] => [
  assessors(organizationId, data.achievementId),
]

const evidenceDecided = ({ organizationId, data }: EvidenceDecided): JobRequest[] => [
  evaluate(data.memberId, organizationId),
  {
    job: 'tell-evidence-decided',
    payload: { organizationId, evidenceId: data.evidenceId },
    key: `tell-evidence-decided:${data.evidenceId}`,
  },
]

const mentoringWanted = ({ organizationId }: MentoringWanted | MentorsChanged): JobRequest[] => [
  match(organizationId),
]

/** Whoever has to know is told; a place has become free, and somebody may be waiting for it. */
const pairingClosed = ({
  organizationId,
  data: { pairingId, mentorId, move },
}: PairingClosed): JobRequest[] => [
  {
    job: 'tell-pairing-closed',
    payload: { pairingId, organizationId, move },
    key: `tell-pairing-closed:${pairingId}`,
  },
  match(organizationId),
  // A badge for mentors asks for completed pairings.
  ...(move === 'complete'
    ? [evaluate(mentorId, organizationId), recognise(organizationId, 'pairing', pairingId)]
    : []),
]

// Each event's name belongs to one shape; the map's type can't say so.
export const reactions = {
  'delivery.finished': deliveryFinished,
  'lessons.caught-up': lessonsCaughtUp,
  'pathway.completed': pathwayCompleted,
  'members.changed': membersChanged,
  'recipient.missing': recipientMissing,
  'member.linked': memberLinked,
  'member.arrived': memberArrived,
  'account.met': accountMet,
  'members.merged': membersMerged,
  'pause.changed': pauseChanged,
  'installation.active': installationActive,
  'installation.gone': installationGone,
  'evidence.submitted': evidenceSubmitted,
  'credential.awarded': credentialAwarded,
  'credential.issued': credentialIssued,
  'credential.standing-changed': credentialStandingChanged,
  'credential.shown': credentialShown,
  'sitting.finished': sittingFinished,
  'outcomes.faded': outcomesFaded,
  'evidence.decided': evidenceDecided,
  'mentoring.wanted': mentoringWanted,
  'mentors.changed': mentoringWanted,
  'pairing.proposed': ofPairing('tell-proposal'),
  'pairing.accepted': ofPairing('introduce-pairing'),
  'pairing.closed': pairingClosed,
  'moment.decided': momentDecided,
  'channel.changed': channelChanged,
} as unknown as Reactions
