/** What people can do: intent → handler. */
import type { Handlers, LeaverHandler, StrangerHandler } from './chat/dispatch.ts'
import { withSections } from './chat/sections.ts'
import {
  badgePrivate,
  badgePublic,
  badgeShare,
  badges,
  badgesInShort,
  renew,
} from './credentials/badges.handler.ts'
import {
  evidence,
  evidenceHandIn,
  evidenceWithdraw,
  evidenceWrite,
} from './credentials/evidence/hand-in.handler.ts'
import { evidenceDecide, evidenceJudge, evidenceJudgeHere } from './credentials/evidence/judge.handler.ts'
import { keepLink } from './credentials/keep-link.ts'
import {
  check,
  sittingAnswer,
  sittingLater,
  sittingShow,
  sittingStart,
} from './credentials/sittings/sitting.handler.ts'
import { more, snooze, today } from './lessons/ask.handler.ts'
import { firstRunDays, firstRunPathway, firstRunTime, welcome } from './lessons/first-run.handler.ts'
import { help, hint, thanks } from './lessons/help.handler.ts'
import { enrol, learn, leave } from './lessons/learn.handler.ts'
import { next, reread, why } from './lessons/session.handler.ts'
import { pause, resume, saveSettings, settings } from './lessons/settings.handler.ts'
import { show } from './lessons/show.handler.ts'
import { checkIn, mentoringFeedback, pairingComplete, pairingRematch } from './mentorship/check-in.handler.ts'
import { meetingCancel, meetingChoose, meetingChosen, meetingSet } from './mentorship/meeting.handler.ts'
import {
  mentor,
  mentorAsk,
  mentorAsked,
  mentorPause,
  mentorProfile,
  mentorSaved,
  mentorStop,
  mentorWithdraw,
} from './mentorship/mentor.handler.ts'
import { mentoringInShort, peopleSection } from './mentorship/mentoring.sections.ts'
import { nominate, nominated, nominationNo, nominationYes } from './mentorship/nomination.handler.ts'
import {
  pairingAccept,
  pairingApart,
  pairingDecline,
  pairingDeclined,
  pairingEnd,
  pairingShow,
} from './mentorship/pairing.handler.ts'
import {
  questionAnswer,
  questionAnswered,
  questionAsk,
  questionAsked,
  questionHelped,
  questionPass,
} from './mentorship/question.handler.ts'
import { joinRecords, link, linkCode, linkCodeOfStranger } from './people/link.handler.ts'
import { unlink, unlinkAccount, unlinkConfirm } from './people/unlink.handler.ts'
import { portfolio, web } from './people/web.handler.ts'
import { home, progress, summary } from './progress/progress.handler.ts'
import { answer } from './quizzes/answer.handler.ts'
import {
  announceChoose,
  announceChosen,
  announceEdit,
  announceEdited,
  announcements,
  announcePost,
  announcePrivate,
  announceTeam,
  mentorNamed,
} from './recognition/announce.handler.ts'
import { channel, channelDetails, channelSaved } from './recognition/channel.handler.ts'
import { kudos, kudosAll } from './recognition/kudos.handler.ts'
import { praise, praiseMore, praiseSaid } from './recognition/praise.handler.ts'
import { wantingToo, wantingUndone } from './recognition/want.handler.ts'
import {
  kindWord,
  kindWordKept,
  kindWordReport,
  kindWordReportSure,
  kindWordSaid,
} from './recognition/word.handler.ts'

export const intents: Handlers = {
  // a delivery
  start: next,
  answer,
  next,
  show,
  summary,
  reread,
  snooze,
  why,
  // asked for
  today,
  more,
  progress: withSections(progress, [badgesInShort]),
  home: withSections(home, [badgesInShort, mentoringInShort]),
  help,
  hint,
  thanks,
  // pathways
  learn,
  enrol,
  leave,
  // the first minutes
  welcome,
  'first-run-pathway': firstRunPathway,
  'first-run-time': firstRunTime,
  'first-run-days': firstRunDays,
  // how and when
  settings,
  'save-settings': saveSettings,
  pause,
  resume,
  // one person, several accounts
  link,
  'link-code': linkCode,
  'join-records': joinRecords,
  unlink,
  'unlink-account': unlinkAccount,
  'unlink-confirm': unlinkConfirm,
  web,
  portfolio,
  // Somebody who left and is here again has pages of their own.
  keep: portfolio,
  // what was earned
  badges,
  'badge-private': badgePrivate,
  'badge-public': badgePublic,
  'badge-share': badgeShare,
  renew,
  // proving
  check,
  'sitting-start': sittingStart,
  'sitting-answer': sittingAnswer,
  'sitting-show': sittingShow,
  'sitting-later': sittingLater,
  // evidence: handing in, and judging
  evidence,
  'evidence-write': evidenceWrite,
  'evidence-hand-in': evidenceHandIn,
  'evidence-withdraw': evidenceWithdraw,
  'evidence-judge': evidenceJudge,
  'evidence-judge-here': evidenceJudgeHere,
  'evidence-decide': evidenceDecide,
  // mentoring: asking, being one, and what is between two
  mentor: withSections(mentor, [peopleSection]),
  'mentor-ask': mentorAsk,
  'mentor-asked': mentorAsked,
  'mentor-profile': mentorProfile,
  'mentor-saved': mentorSaved,
  'mentor-stop': mentorStop,
  'mentor-pause': mentorPause,
  'mentor-withdraw': mentorWithdraw,
  'meeting-set': meetingSet,
  'meeting-choose': meetingChoose,
  'meeting-chosen': meetingChosen,
  'meeting-cancel': meetingCancel,
  'check-in': checkIn,
  'mentoring-feedback': mentoringFeedback,
  'pairing-complete': pairingComplete,
  'pairing-rematch': pairingRematch,
  nominate,
  nominated,
  'nomination-yes': nominationYes,
  'nomination-no': nominationNo,
  'question-ask': questionAsk,
  'question-asked': questionAsked,
  'question-answer': questionAnswer,
  'question-answered': questionAnswered,
  'question-pass': questionPass,
  'question-helped': questionHelped,
  'pairing-show': pairingShow,
  'pairing-accept': pairingAccept,
  'pairing-decline': pairingDecline,
  'pairing-declined': pairingDeclined,
  'pairing-end': pairingEnd,
  'pairing-apart': pairingApart,
  // recognition: one's own word on it, what colleagues press, channels, and a manager's thanks
  announcements,
  'announce-post': announcePost,
  'announce-team': announceTeam,
  'announce-private': announcePrivate,
  'announce-edit': announceEdit,
  'announce-edited': announceEdited,
  'announce-choose': announceChoose,
  'announce-chosen': announceChosen,
  'mentor-named': mentorNamed,
  kudos,
  'kudos-all': kudosAll,
  'kind-word': kindWord,
  'kind-word-said': kindWordSaid,
  'kind-word-report': kindWordReport,
  'kind-word-report-sure': kindWordReportSure,
  'kind-word-keep': kindWordKept,
  'want-too': wantingToo(enrol),
  'want-undo': wantingUndone(leave),
  channel,
  'channel-details': channelDetails,
  'channel-saved': channelSaved,
  praise,
  'praise-said': praiseSaid,
  'praise-more': praiseMore,
}

/** What somebody may do whom the organization does not know. */
export const strangerIntents: Readonly<Record<string, StrangerHandler>> = {
  'link-code': linkCodeOfStranger,
}

/** What somebody is told who has left. */
export const leaverReply: LeaverHandler = keepLink
