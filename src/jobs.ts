/** What runs by itself: name → job. */
import type { Deps } from './chat/deps.ts'
import { sayJob } from './chat/say-directly.ts'
import { checkEndorsementsJob } from './credentials/endorsements/check-endorsements.job.ts'
import { eraseMemberJob } from './credentials/erase.job.ts'
import { evaluateAchievementsJob } from './credentials/evaluate.job.ts'
import { forgetFilesJob } from './credentials/evidence/forget-files.job.ts'
import { recheckEvidenceJob } from './credentials/evidence/recheck.job.ts'
import { tellAssessorJob, tellAssessorsJob, tellEvidenceDecidedJob } from './credentials/evidence/tell.job.ts'
import { planGoodbyesJob, sayGoodbyeJob } from './credentials/goodbye.job.ts'
import { reissueCredentialsJob } from './credentials/issuing/reissue.job.ts'
import { signCredentialJob, signPendingJob } from './credentials/issuing/sign.job.ts'
import { lapseCredentialJob } from './credentials/lapse.job.ts'
import { remindRenewalJob } from './credentials/renewals/remind-renewal.job.ts'
import { renewCredentialJob } from './credentials/renewals/renew.job.ts'
import { watchRetentionJob } from './credentials/renewals/watch-retention.job.ts'
import { expireSittingJob, offerSittingsJob } from './credentials/sittings/offer.job.ts'
import { tellAwardJob, tellStandingJob } from './credentials/tell-award.job.ts'
import { planWebhooksJob, sendWebhookJob } from './credentials/webhooks/webhook.job.ts'
import { deliverJob, deliverWaitingJob } from './lessons/deliver.job.ts'
import { installationActiveJob, installationGoneJob } from './lessons/installation.job.ts'
import { completePathwaysJob, membersChangedJob } from './lessons/members-changed.job.ts'
import { planJob } from './lessons/plan.job.ts'
import { resumeJob } from './lessons/resume.job.ts'
import { showClosedJob } from './lessons/show-closed.job.ts'
import { welcomeJob } from './lessons/welcome.job.ts'
import { askWhetherMetJob, watchPairingJob } from './mentorship/check-in.job.ts'
import { tellPairingClosedJob } from './mentorship/closing.job.ts'
import { matchMentorsJob } from './mentorship/match.job.ts'
import { tellMeetingJob } from './mentorship/meeting.job.ts'
import { lapseNominationJob, tellNominationJob } from './mentorship/nomination.job.ts'
import { offerMentorJob } from './mentorship/offer.job.ts'
import { expireProposalJob, nudgeProposalJob, tellProposalJob } from './mentorship/proposal.job.ts'
import {
  expireQuestionJob,
  routeQuestionJob,
  tellAnswerJob,
  tellHelpedJob,
  tellQuestionJob,
} from './mentorship/question.job.ts'
import { recheckMentorsJob } from './mentorship/recheck.job.ts'
import { greetGroupJob, introducePairingJob } from './mentorship/together.job.ts'
import { arriveJob } from './people/arrive.job.ts'
import { forgetInvitationsJob } from './people/forget-invitations.job.ts'
import { linkMemberJob } from './people/link.job.ts'
import { mergeRestJob } from './people/merge.ts'
import { countDayJob, excuseStreakJob, mergeStreaksJob } from './progress/streak.job.ts'
import type { AnyJob } from './queue/define-job.ts'
import {
  askMentorNameJob,
  askMomentJob,
  followMomentJob,
  lapseMomentJob,
  tellAnnouncedJob,
} from './recognition/announce.job.ts'
import { followChannelJob, followInstallationJob } from './recognition/channel.job.ts'
import { planPraiseJob } from './recognition/praise.job.ts'
import { recogniseJob } from './recognition/recognise.job.ts'
import { refreshCoverageJob, refreshPostJob, refreshPostsOfJob } from './recognition/refresh.job.ts'
import { sendPostJob } from './recognition/send.job.ts'
import { postWeekJob } from './recognition/week.job.ts'
import { queueReviewsJob } from './review/queue-reviews.job.ts'

export const jobs: Readonly<Record<string, AnyJob<Deps>>> = {
  plan: planJob,
  deliver: deliverJob,
  'deliver-waiting': deliverWaitingJob,
  'show-closed': showClosedJob,
  say: sayJob,
  'count-day': countDayJob,
  'complete-pathways': completePathwaysJob,
  'excuse-streak': excuseStreakJob,
  'members-changed': membersChangedJob,
  arrive: arriveJob,
  welcome: welcomeJob,
  'link-member': linkMemberJob,
  'merge-rest': mergeRestJob,
  'merge-streaks': mergeStreaksJob,
  'installation-active': installationActiveJob,
  'installation-gone': installationGoneJob,
  'forget-invitations': forgetInvitationsJob,
  resume: resumeJob,
  'tell-assessors': tellAssessorsJob,
  'tell-assessor': tellAssessorJob,
  'tell-evidence-decided': tellEvidenceDecidedJob,
  'forget-evidence-files': forgetFilesJob,
  'recheck-evidence': recheckEvidenceJob,
  'evaluate-achievements': evaluateAchievementsJob,
  'offer-sittings': offerSittingsJob,
  'expire-sitting': expireSittingJob,
  'tell-award': tellAwardJob,
  'tell-standing': tellStandingJob,
  'plan-goodbyes': planGoodbyesJob,
  'say-goodbye': sayGoodbyeJob,
  'erase-member': eraseMemberJob,
  'lapse-credential': lapseCredentialJob,
  'remind-renewal': remindRenewalJob,
  'renew-credential': renewCredentialJob,
  'watch-retention': watchRetentionJob,
  'queue-reviews': queueReviewsJob,
  'sign-credential': signCredentialJob,
  'sign-pending': signPendingJob,
  'reissue-credentials': reissueCredentialsJob,
  'check-endorsements': checkEndorsementsJob,
  'plan-webhooks': planWebhooksJob,
  'send-webhook': sendWebhookJob,
  'match-mentors': matchMentorsJob,
  'tell-proposal': tellProposalJob,
  'nudge-proposal': nudgeProposalJob,
  'expire-proposal': expireProposalJob,
  'introduce-pairing': introducePairingJob,
  'greet-group': greetGroupJob,
  'tell-pairing-closed': tellPairingClosedJob,
  'tell-meeting': tellMeetingJob,
  'tell-nomination': tellNominationJob,
  'lapse-nomination': lapseNominationJob,
  'route-question': routeQuestionJob,
  'tell-question': tellQuestionJob,
  'tell-answer': tellAnswerJob,
  'tell-helped': tellHelpedJob,
  'expire-question': expireQuestionJob,
  'ask-whether-met': askWhetherMetJob,
  'watch-pairing': watchPairingJob,
  'recheck-mentors': recheckMentorsJob,
  'offer-mentor': offerMentorJob,
  recognise: recogniseJob,
  'ask-moment': askMomentJob,
  'tell-announced': tellAnnouncedJob,
  'lapse-moment': lapseMomentJob,
  'ask-mentor-name': askMentorNameJob,
  'follow-moment': followMomentJob,
  'follow-channel': followChannelJob,
  'follow-installation': followInstallationJob,
  'send-post': sendPostJob,
  'refresh-post': refreshPostJob,
  'refresh-posts-of': refreshPostsOfJob,
  'refresh-coverage': refreshCoverageJob,
  'post-week': postWeekJob,
  'plan-praise': planPraiseJob,
}
