/**
 * English: the language every other catalogue is complete against. ICU message syntax; an apostrophe is ’,
 * so that it never quotes. Keys are named after the card they stand on.
 */
export const en = {
  'lesson.first':
    'Welcome to Whetstone: a few minutes a day, one short lesson and a few questions. Say **help** any time.',
  'lesson.heading': '{title}',
  'lesson.meta':
    '{minutes, plural, one {# minute} other {# minutes}} · {questions, plural, =0 {no questions} one {# question} other {# questions}} · {module}, lesson {position} of {total}',
  'lesson.video': '[Watch the short video]({url})',
  'lesson.sources': 'Source: {sources}',
  'lesson.start': 'Start {questions, plural, one {the question} other {the # questions}}',
  'lesson.why': 'Why this?',
  'lesson.snooze': 'In an hour',
  'lesson.finish-reading': 'Done reading',
  'review.heading': 'A short review',
  'review.text':
    '{questions, plural, one {One question} other {# questions}} that you have met before, just as they are about to fade. Answering now is what makes them stay.',
  'review.start': 'Start',

  'question.meta': 'Question {position} of {total} · {outcome}',
  'question.review': 'A review · ',
  'question.true': 'True',
  'question.false': 'False',
  'question.several': 'Choose all that apply',
  'question.number': 'Your answer',
  'question.number-unit': 'Your answer in {unit}',
  'question.number-placeholder': 'A number, such as {example}',
  'question.words': 'Your answer, in one to three words',
  'question.submit': 'Answer',
  'question.not-a-number':
    'I could not read that as a number. Please type digits, such as {example}{unit, select, none {} other { ({unit})}}.',
  'question.not-in-words': 'There are no words in that. Please type your answer in one to three words.',
  'question.nothing-chosen': 'Nothing is chosen yet. Pick what applies, then press Answer.',

  'feedback.right': 'Right',
  'feedback.wrong': 'Not quite',
  'feedback.your-answer': 'Your answer: {answer}',
  'feedback.correct-answer': '{count, plural, one {The answer} other {The answers}}: {answer}',
  'feedback.source': 'Source: {sources}',
  'feedback.read-as': 'I read “{typed}” as {number}.',
  'feedback.comes-back': '{done} of {total} answered. This one is due again {when}.',
  'feedback.again': 'You had answered this one already. Your first answer counts:',
  'feedback.next': 'Next question',
  'feedback.finish': 'See how it went',
  'feedback.in-days': '{days, plural, =0 {today} =1 {tomorrow} other {in # days}}',

  'summary.heading': 'That’s it for today',
  'summary.heading-more': 'Done',
  'summary.result': '{right} of {total} right.',
  'summary.all-right': 'All {total, plural, one {of it} other {# of them}} right.',
  'summary.missed':
    '{count, plural, one {The one you missed comes} other {The # you missed come}} back at your next delivery.',
  'summary.only-reading': 'You have read today’s lesson.',
  'summary.streak': 'Streak',
  'summary.streak-days': '{days, plural, one {# day} other {# days}}',
  'summary.next': 'Next: {when}',
  'summary.no-next': 'Nothing is planned. Choose days in the settings.',
  'summary.pathway-done':
    'You have finished all the lessons of {pathway}. Reviews keep coming, so that it stays.',
  'summary.more': 'One more now',
  'summary.progress': 'My progress',
  'summary.read-again': 'Read the lesson again',

  'closed.heading': 'Moved to your next delivery',
  'closed.unread': '“{title}” was not opened, so it comes again with the next delivery. Nothing is lost.',
  'closed.unfinished':
    '{count, plural, one {The question you had left waits} other {The # questions you had left wait}} in the next delivery. What you answered counts.',

  'why.heading': 'Why this?',
  'why.lesson': '“{lesson}” is lesson {position} of {total} in {pathway}: the next one you have not had.',
  'why.reviews':
    '{count, plural, one {One question is} other {# questions are}} here because you are about to forget {count, plural, one {it} other {them}}: the best moment to answer again.',
  'why.carried':
    '{count, plural, one {One question was} other {# questions were}} left over from an earlier lesson.',
  'why.catch-up': 'So many reviews are due that today is for them alone; the next lesson follows.',
  'why.extra': 'You asked for one more.',
  'why.due': 'Your pathway is due on {date}.',
  'why.nothing': 'Nothing has been sent to you yet, so there is nothing to explain.',

  'today.now': 'Have it now',
  'today.coming': 'Here it comes, in our direct conversation.',
  'today.done': 'Today is done. Your next delivery comes {when}.',
  'today.nothing': 'There is nothing new and nothing due: you are up to date.',
  'today.snoozed': 'It comes again at {time}.',
  'today.put-off': 'You have put it off: it comes again by itself.',

  'learn.heading': 'What would you like to learn?',
  'learn.text': 'Each pathway is a few minutes a day. You can be on several, and leave any time.',
  'learn.enrolled': 'You are on this pathway: {done} of {total, plural, one {# lesson} other {# lessons}}.',
  'learn.lessons':
    '{lessons, plural, one {# lesson} other {# lessons}}, about {weeks, plural, one {# week} other {# weeks}}',
  'learn.join': 'Start: {pathway}',
  'learn.join-this': 'Start this pathway',
  'learn.empty': 'No pathways have been published here yet. Your programme admin can import some.',
  'learn.joined': 'You are on {pathway}. Your first lesson comes {when}.',
  'learn.already': 'You are on {pathway} already. Your next delivery comes {when}.',
  'learn.leave': 'Leave this pathway',
  'learn.left': 'You have left {pathway}. What you answered stays yours; start again any time.',

  'welcome.heading': 'Welcome to Whetstone, {name}',
  'welcome.text':
    'A few minutes a day, at a time that suits your shift: one short lesson, a few questions, and reviews just before you would forget.',
  'welcome.enrolled': 'You are on {pathway}. Your first lesson comes {when}.',
  'welcome.next': 'You are on {pathway}. Your next lesson comes {when}.',
  'welcome.waiting': 'You are on {pathway}. A lesson is waiting for you.',
  'welcome.paused': 'You are on {pathway}, and paused: nothing comes before {date}.',
  'welcome.paused-open': 'You are on {pathway}, and paused: nothing comes until you resume.',
  'welcome.none': 'You are on {pathway}. Nothing is planned: choose days in the settings.',
  'welcome.first-now': 'Have the first one now',
  'welcome.settings': 'Change time or days',
  'first-run.pathway': 'First: what would you like to learn?',
  'first-run.time': '{pathway}, good. At what time should lessons come? (Your time zone: {zone})',
  'first-run.days': 'At {time}. On which days?',
  'first-run.workdays': 'Monday to Friday',
  'first-run.every-day': 'Every day',
  'first-run.weekend': 'Saturday and Sunday',
  'first-run.ready': 'All set: {pathway}, {days} at {time}. Your first lesson comes {when}.',
  'first-run.change': 'You can change all of it in the settings, and pause whenever you need to.',

  'unknown.heading': 'Hello, I am Whetstone',
  'unknown.ask':
    'I teach industrial skills, a few minutes a day. You are not on the list yet: please ask {contact} to add you, then write to me again.',
  'unknown.admin': 'your programme admin',

  'progress.heading': 'Your progress',
  'progress.pathway': '{pathway}',
  'progress.lessons': '{done} of {total, plural, one {# lesson} other {# lessons}}',
  'progress.module': '{module}',
  'progress.streak': 'Streak',
  'progress.streak-value':
    '{days, plural, =0 {starts when you finish a day’s questions} one {# day} other {# days}}{best, plural, =0 {} other { (best: #)}}',
  'progress.answers': 'Answers',
  'progress.answers-value':
    '{answers, plural, =0 {none yet} one {# answer, {right, number} right} other {# answers, {right, number} right}}',
  'progress.recall': 'Likely to recall tomorrow',
  'progress.recall-value': '{share} of {items, plural, one {# question} other {# questions}} met so far',
  'progress.empty': 'Nothing to show yet. Your first lesson will change that.',
  'progress.next-step': 'Next step: {lesson}, {when}.',
  'progress.next-waits': 'Next step: {lesson}. It is waiting for you now.',
  'progress.complete': 'Finished on {date}',

  'home.heading': 'Hello, {name}',
  'home.open': '“{title}” is waiting in our conversation: {answered} of {total} answered.',
  'home.continue': 'Continue',
  'home.next': 'Next delivery: {when}.',
  'home.paused': 'Paused until {date}.',
  'home.paused-open': 'Paused until you resume.',
  'home.settings': 'Settings',
  'home.resume': 'Resume',
  'home.pause': 'Pause',
  'home.more': 'Have one now',
  'home.learn': 'All pathways',
  'home.your-settings': 'Your times: {days} at {time} ({zone}), about {minutes} minutes a day.',

  'settings.open': 'Your settings open with one press.',
  'settings.title': 'Settings',
  'settings.save': 'Save',
  'settings.cancel': 'Cancel',
  'settings.time': 'Time of day ({zone})',
  'settings.days': 'Days',
  'settings.minutes': 'Minutes a day',
  'settings.minutes-option': 'About {minutes} minutes',
  'settings.language': 'Language',
  'settings.pause': 'Pause until (leave empty for no pause)',
  'settings.saved': 'Saved. Your next delivery comes {when}.',
  'settings.saved-none': 'Saved. No delivery is planned.',
  'settings.no-day': 'Choose at least one day, or set a pause.',
  'settings.bad-time': 'Please give a time such as 09:00.',
  'settings.bad-date': 'Please give a date such as 2027-03-31.',
  'settings.past-date': 'Choose a day after today, or leave it empty.',

  'pause.until': 'Nothing comes before {date}. Your streak is safe.',
  'pause.open': 'Nothing comes until you resume. Your streak is safe.',
  'pause.resume': 'Resume now',
  'pause.bad-date':
    'I could not read that date. Try “pause until Monday”, “pause 2027-03-31”, “pause 2 weeks”, or just “pause”.',
  'resume.done': 'Welcome back. Your next delivery comes {when}.',
  'resume.none': 'You were not paused. Your next delivery comes {when}.',

  'teams.below': 'The answer stands below.',
  'teams.on-its-way': 'It is on its way.',
  'teams.privately': 'I have answered in our own chat.',
  'teams.not-privately': 'I can’t write to you in our own chat. Add or unblock me there, then ask again.',
  'teams.other-tenant':
    'I am Whetstone, and I teach industrial skills. I am not set up for your organization yet: please ask your admin.',
  'teams.unreadable': 'I could not read that. Please try again from the newest message.',

  'help.heading': 'What you can say',
  'help.today': '**today**: today’s lesson and questions',
  'help.more': '**more**: one more lesson now',
  'help.learn': '**learn**: all pathways, to join or leave',
  'help.progress': '**progress**: how far you are',
  'help.why': '**why**: why you got what you got',
  'help.settings': '**settings**: time, days, minutes, language',
  'help.pause': '**pause**, **pause until Monday**, **pause 2 weeks**, **pause 2027-03-31**: for leave',
  'help.resume': '**resume**: carry on',
  'help.link':
    '**link**, **unlink**: one record for your accounts in Slack and Microsoft Teams, or apart again',
  'help.web': '**web**: your progress as a web page',
  'help.thanks': 'You are welcome. Glad to help you learn.',
  'help.hint': 'I did not understand “{text}”. Here is what I know:',

  'settings.place': 'Where lessons come',
  'account.name': '{platform, select, slack {Slack} teams {Microsoft Teams} other {Chat}}: {place}',
  'account.platform': '{platform, select, slack {Slack} teams {Microsoft Teams} other {Chat}}',

  'link.how':
    'This code says that two accounts are yours. Write to me from the other one, in Slack or Microsoft Teams: **link {code}**',
  'link.code-valid':
    'It is valid for 10 minutes, and once. Keep it to yourself: whoever types it joins your record.',
  'link.linked':
    'Linked: this account now goes on with the record of {name}. If that is not you, say **unlink**.',
  'link.same': 'That code is for your other account: write it to me there.',
  'link.already':
    'These accounts are linked already: {accounts}. There is nothing more to do. To add another one, write the code to me there.',
  'link.accounts': 'Linked already: {accounts}.',
  'link.not-valid': 'That code is not valid. Say **link** in your other account for a new one.',
  'link.too-many': 'Too many codes were tried here. Please wait an hour, then ask for a new one.',
  'join.heading': 'Make these two records one?',
  'join.text':
    'This joins two records: {here, plural, one {# answer} other {# answers}} here and {there, plural, one {# answer} other {# answers}} in the record of {name}. All of them are kept, and the better streak.',
  'join.warning': 'It cannot be taken back. If the other record is not yours, do nothing.',
  'join.yes': 'Both are mine: join them',
  'join.done': 'Done: this and the record of {name} are one now.',
  'unlink.heading': 'Your accounts',
  'unlink.since': 'linked since {date}',
  'unlink.one': 'Unlink {account}',
  'unlink.only': 'This is your only account, so it cannot be unlinked. Say **link** to add another.',
  'unlink.sure':
    'Unlink {account}? Nothing comes there any more. Your record stays whole with your other accounts.',
  'unlink.yes': 'Unlink',
  'unlink.no': 'Keep it',
  'unlink.done':
    '{account} is unlinked. If that was a mistake: say **link** in one of your accounts here, and write the code to me there.',
  'unknown.unlinked':
    'This account was unlinked. To use it again, say **link** in your other account, and write the code to me here.',

  'web.open': 'Open on the web',
  'web.link': 'Open your page',
  'web.once': 'The link is valid for 15 minutes, and once. It signs you in: keep it to yourself.',
  'web.too-many': 'You have five links already that were not used. At {time} you can ask for another.',
  'web.none': 'There are no web pages here. Say **progress** to see how far you are.',
  'web.title': 'Your learning',
  'web.sign-in': 'Sign in',
  'web.sign-in-text': 'This signs you in as the person who asked for the link in chat.',
  'web.not-valid': 'This link is not valid any more',
  'web.ask-again': 'A link is good for 15 minutes, and once. Write “web” to the bot in chat for a new one.',
  'web.signed-out': 'You are not signed in',
  'web.open-from-chat': 'Open this page from the chat with the bot: write “web” to it.',
  'web.sign-out': 'Sign out',
  'web.next': 'What is next',
  'web.how-to-answer': 'Lessons and questions come in chat: write “today” to the bot.',
  'web.settings': 'How lessons come',
  'web.pathways': 'Pathways',
  'web.signing-in': 'Signing you in with Microsoft Teams …',
  'web.skip': 'Skip to the content',
  'translation.missing': 'Not translated yet: shown in {language}.',

  // Evidence: what a learner hands in, and how it is judged.
  'evidence.heading': 'Show what you can do',
  'evidence.none':
    'Nothing is asked of you to show right now. Say **evidence** again when you are further along.',
  'evidence.wanted-title': '**{title}** · for {achievement}',
  'evidence.looked-for': 'What the assessor looks for:',
  'evidence.write': 'Write it',
  'evidence.add': 'Add a photo or file',
  'evidence.withdraw': 'Take it back',
  'evidence.state-waiting': 'Handed in on {date}. It waits to be judged.',
  'evidence.state-approved': 'Approved by {assessor} on {date}.',
  'evidence.state-returned': 'Returned by {assessor} on {date}: {reason}',
  'evidence.again': 'You can hand it in again, as often as it takes.',
  'evidence.nobody':
    'Nobody may judge this yet: your admin has to appoint somebody. What you hand in waits until then.',
  'evidence.more':
    '{count, plural, one {One more piece is} other {# more pieces are}} asked for, and {count, plural, one {comes} other {come}} up when these are done.',
  'evidence.dialog-title': 'Your evidence',
  'evidence.text': 'What you did, and how you know it was right',
  'evidence.submit': 'Hand in',
  'evidence.cancel': 'Cancel',
  'evidence.handed-in': 'Handed in: {title}. You hear from me as soon as somebody has judged it.',
  'evidence.withdrawn': 'Taken back; its text and files are deleted. Say **evidence** to hand in anew.',
  'evidence.fault-unknown': 'This is not asked for any more. Say **evidence** to see what is.',
  'evidence.fault-nothing': 'There is nothing in it yet. Write something or choose a file.',
  'evidence.fault-no-text':
    'Words alone are not taken here. Add a photo or a file, and leave the text empty.',
  'evidence.fault-text-too-long': 'That is more than 3,000 characters. Shorten it, or hand in a file.',
  'evidence.fault-waits':
    'You have handed this in already, and it waits to be judged. Take it back first to change it.',
  'evidence.fault-approved': 'This is approved already: there is nothing more to hand in.',
  'evidence.fault-empty': '“{name}” is empty. Choose it again.',
  'evidence.fault-too-large':
    '“{name}” is larger than 10 MB. Make it smaller, or send a photo in place of a scan.',
  'evidence.fault-too-many': 'At most five files can be handed in at once.',
  'evidence.fault-too-much': 'All together that is more than 25 MB. Hand in fewer or smaller files.',
  'evidence.fault-heic':
    '“{name}” is a HEIC photo, which can’t be read here. In the camera’s settings choose “Most compatible”, or save it as JPEG.',
  'evidence.fault-webp': '“{name}” is a WebP picture, which can’t be read here. Save it as JPEG or PNG.',
  'evidence.fault-not-taken':
    '“{name}” is neither a JPEG or PNG photo, nor a PDF, nor plain text, whatever it is called. Save it as one of these.',
  'evidence.fault-no-photos': 'Photos are not taken here: “{name}” is one.',
  'evidence.fault-no-files': 'Only photos are taken here, as JPEG or PNG: “{name}” is none.',
  'evidence.fault-damaged': '“{name}” is damaged. Open it on your device, save it anew, and choose it again.',
  'evidence.fault-too-many-pixels': '“{name}” has too many pixels. Make the picture smaller.',
  'evidence.waits':
    '{count, plural, one {One piece of evidence waits} other {# pieces of evidence wait}} for you to judge.',
  'evidence.waits-why': 'You hold what it is for, or were appointed to judge. I say this once a day at most.',
  'evidence.judge-next': 'Open the oldest',
  'evidence.judge-heading': '{name}: {title}',
  'evidence.judge-for': 'For {achievement}, handed in on {date}.',
  'evidence.judge-appointed': 'You judge because you were appointed: {why}',
  'evidence.judge-holder': 'You judge because you hold it.',
  'evidence.judge-files': '{count, plural, one {One file} other {# files}}: {names}',
  'evidence.judge-lock': 'It is yours until {time}; after that somebody else may take it.',
  'evidence.judge-here': 'Judge it here',
  'evidence.judge-web': 'Open with its files',
  'evidence.judge-web-text': 'Open in the browser',
  'evidence.judge-title': 'Judge evidence',
  'evidence.judge-lines': 'What is met',
  'evidence.judge-decision': 'Your decision',
  'evidence.judge-approve': 'Approve: all of it is met',
  'evidence.judge-return': 'Return it with a reason',
  'evidence.judge-reason': 'Your words to the learner',
  'evidence.judge-reason-hint': 'Needed to return it: what is missing, and how to do better.',
  'evidence.judge-send': 'Decide',
  'evidence.judge-approved': 'Approved. {name} hears of it now.',
  'evidence.judge-returned': 'Returned. {name} is told why, and how to hand it in again.',
  'evidence.judge-another': 'The next one',
  'evidence.judge-nothing': 'Nothing waits for you to judge.',
  'evidence.judge-fault-decided': 'Somebody has decided this already. What was decided stays.',
  'evidence.judge-fault-withdrawn': 'The learner has taken this back.',
  'evidence.judge-fault-locked':
    'Somebody else is judging this one. It is free again at {time} at the latest.',
  'evidence.judge-fault-own': 'This is your own: somebody else has to judge it.',
  'evidence.judge-fault-not-yours': 'This was handed in by somebody else.',
  'evidence.judge-fault-unknown': 'This is not there any more.',
  'evidence.judge-fault-not-eligible':
    'Only those who hold this credential now, or were appointed for it, may judge this.',
  'evidence.judge-fault-enough-today':
    'You have judged ten today, and that is plenty: thank you. The rest waits until tomorrow.',
  'evidence.judge-fault-not-all-met':
    'To approve, every line has to be met. Check what is missing, or return it.',
  'evidence.judge-fault-no-reason': 'To return it, say in a sentence what is missing.',
  'evidence.judge-fault-reason-too-long': 'That is more than 1,000 characters. Please shorten it.',
  'evidence.judge-fault-all-met':
    'Everything is marked as met: approve it, or take the mark from what is missing.',
  'evidence.judge-fault-no-decision': 'Choose whether to approve or to return it.',
  'evidence.told-approved': 'Approved: {title}',
  'evidence.told-approved-text':
    '{assessor} has looked at what you handed in for {achievement}: all of it is met. Well done.',
  'evidence.told-holder': '{assessor} holds this credential.',
  'evidence.told-appointed': '{assessor} was appointed to judge: {why}',
  'evidence.told-returned': 'Not yet: {title}',
  'evidence.told-returned-text':
    '{assessor} has looked at what you handed in for {achievement}, and writes: {reason}',
  'evidence.self-approved':
    'You had approved this yourself, by another record of yours. Hand it in again: somebody else has to judge it.',
  'evidence.line-met': 'Met: {text}',
  'evidence.line-open': 'Not yet: {text}',
  'evidence.page-title': 'Hand in evidence',
  'evidence.page-asked': 'What is asked',
  'evidence.page-files': 'Photos and files',
  'evidence.page-takes':
    '{kinds, select, photo {Photos as JPEG or PNG.} file {PDF, plain text, or photos as JPEG or PNG.} other {Photos as JPEG or PNG, PDF or plain text.}} At most five, 10 MB each, 25 MB together.',
  'evidence.page-privacy':
    'Photos are drawn anew, which removes place, time and camera from them. A PDF is kept as it is: look what is in it. Only you and those who may judge it see this, unless you choose to show it on your credential.',
  'evidence.page-kept':
    'Files are deleted 24 months after an approval, 3 months after a return, and at once when you take them back.',
  'evidence.page-yours': 'What you handed in',
  'evidence.page-theirs': 'What was handed in',
  'evidence.page-photo': 'Photo: {name}',
  'evidence.page-file-gone': '{name} (deleted: its time is over)',
  'evidence.page-judge': 'Your judgement',
  'evidence.page-back': 'Back to your page',
  'evidence.page-not-there': 'There is nothing here for you',
  'evidence.page-not-sent': 'That was not handed in',
  'evidence.page-withdrawn': 'Taken back; its text and files are deleted.',
  'evidence.page-busy': 'That was too often in a short time. Please wait a minute.',
  'help.evidence': '**evidence**: hand in what shows that you can do it',
  'help.portfolio': '**portfolio**: your badges on your own page, and what others see of them',
  'web.link-there': 'Open it in the browser',

  'card.shortened': '… (shortened)',
  'card.not-shown': '… {count, plural, one {# more part is} other {# more parts are}} not shown here.',
  'card.nothing-to-choose': 'There is nothing to choose from.',
  'card.required': 'Please fill in: {label}',

  'web.front': 'Lessons and questions come in chat: write “help” to the bot.',

  'days.all': 'every day',
  'days.workdays': 'Monday to Friday',
  'days.none': 'no days',

  'problem.not-yours': 'That question was sent to somebody else. Yours come in your own direct conversation.',
  'problem.gone':
    'That message is from long ago and can no longer be answered. Say **today** for what is waiting now.',
  'problem.closed':
    'That delivery was closed, and what was left of it has moved on. Say **today** for what is waiting now.',
  'problem.not-saved':
    'I could not save that just now, so nothing has changed: the question is still open. Please press again in a moment. (Reference {reference})',
  'problem.failed':
    'Something went wrong on our side, and it has been noted. Please try again; if it happens again, tell your admin this reference: {reference}',
  'problem.left':
    'Your time in this programme has ended. Thank you for learning with us; what you have earned stays yours.',

  // Adding a workspace or tenant: pages in the browser. {platform} is slack or teams.
  'install.heading': 'Add Whetstone to {platform, select, teams {Microsoft Teams} other {Slack}}',
  'install.invited':
    'You are invited to connect your {platform, select, teams {Microsoft 365 tenant} other {Slack workspace}} to {organization}. Its people get their lessons there, and nobody else does.',
  'install.who':
    '{platform, select, teams {Microsoft asks you next. You need to be an administrator of the tenant.} other {Slack asks you next. You need to be allowed to install apps in the workspace.}}',
  'install.button': '{platform, select, teams {Continue to Microsoft} other {Add to Slack}}',
  'install.done': 'Whetstone is there',
  'install.done-text': '{name} now belongs to {organization}.',
  'install.done-next': 'You can close this page. Write “help” to Whetstone in the chat to see what it does.',
  'install.not-done': 'Nothing was installed',
  'install.no-invitation':
    'This page needs an invitation. Ask whoever runs Whetstone for a link; `whetstone organization invite` makes one.',
  'install.invitation-expired':
    'This invitation has expired: it was good for seven days. Please ask for a new one.',
  'install.invitation-used':
    'This invitation has been used already. Please ask for a new one for the next workspace.',
  'install.state':
    'This installation was not begun in this browser, was begun more than ten minutes ago, or has been completed already. Please open the invitation link again and press the button there.',
  'install.denied':
    'You did not allow it, so nothing has changed. To try again, open the invitation link once more.',
  'install.code':
    'The platform did not accept its own answer: it may have been used before, or it is too old. Please open the invitation link again.',
  'install.settings':
    'The platform does not know this app by its settings. Whoever runs Whetstone finds the reason in its log, and with `whetstone doctor`.',
  'install.unreachable':
    'The platform could not be reached. Please open the invitation link again in some minutes.',
  'install.scopes':
    'Not everything that Whetstone needs was granted, so it was taken out again. Please open the invitation link again and allow all of it. What is missing:',
  'install.belongs-to-another':
    'This workspace or tenant belongs to another organization here already, and stays there. If that is a mistake, whoever runs Whetstone can remove it with `whetstone installations remove`.',
  'install.not-confirmed':
    'Microsoft does not confirm that your tenant has consented. It can take a minute: please open the invitation link again then.',

  // The public page of a credential.
  'credential-page.valid': 'Valid',
  'credential-page.expired': 'Expired',
  'credential-page.suspended': 'Suspended',
  'credential-page.revoked': 'Revoked',
  'credential-page.pending': 'Not signed yet',
  'credential-page.valid-until': 'It counts today, and until {date} unless something changes.',
  'credential-page.valid-always': 'It counts today, and has no end date.',
  'credential-page.expired-text': 'It counted until {date}, and has not been renewed since.',
  'credential-page.suspended-text':
    'The issuer suspended it on {date}. Until that is settled it does not count.',
  'credential-page.revoked-text': 'The issuer withdrew it on {date}. It does not count any more.',
  'credential-page.pending-text':
    'It has been awarded and is about to be signed. Until then nobody can check it.',
  'credential-page.proof-lessons':
    '{lessons, plural, one {# lesson} other {# lessons}} completed, the last on {date}.',
  'credential-page.proof-mastery':
    'Predicted recall of {share} in {skill}, from {answers, plural, one {# answer} other {# answers}} to {items, plural, one {# question} other {# questions}}.',
  'credential-page.proof-retained':
    'Still known {days, plural, one {# day} other {# days}} after the last practice: {items, plural, one {# question} other {# questions}} never practised, on {outcomes, plural, one {# outcome} other {# outcomes}}, answered right on {date}.',
  'credential-page.proof-assessment':
    'An assessment passed on {date} with {right} of {asked} right, at attempt {attempt}.',
  'credential-page.proof-evidence':
    '“{title}”: seen and approved on {date} by {assessor}, who holds this credential.',
  'credential-page.proof-evidence-appointed':
    '“{title}”: seen and approved on {date} by {assessor}, who was appointed to assess for its start ({why}).',
  'credential-page.proof-renewed':
    'Renewed: {items, plural, one {# reserved question} other {# reserved questions}} on the {outcomes, plural, one {outcome} other {# outcomes}} that had faded most, answered right on {date}.',
  'credential-page.proof-held': 'It builds on “{achievement}”, which was valid at the award.',
  'credential-page.proof-mentoring':
    '{count, plural, one {One learner} other {# learners}} mentored to their goal, by {date}: {hours} hours of talk, by the learners’ own word.',
  'credential-page.proof-mentor-meetings':
    '{count, plural, one {One talk} other {# talks}} with a mentor, by {date}.',
  'credential-page.untitled': 'A credential',
  'credential-page.no-name': 'Its holder',
  'credential-page.preview-title': '{title}: {name}',
  'credential-page.preview-alt': 'The badge “{title}” of {name}, issued by {issuer}. {state}.',
  'credential-page.verify-other': 'Check another',
  'credential-page.high-stakes': 'This is evidence of competence, not an authorization to work.',
  'credential-page.yours': 'This credential is yours.',
  'credential-page.yours-public': 'Everybody who has the address sees this page.',
  'credential-page.yours-private': 'You keep it private: nobody else sees this page.',
  'credential-page.yours-change': 'Change what is shown',
  'credential-page.reason': 'The reason that was recorded, which only you see: {reason}',
  'credential-page.picture': 'The badge “{title}”',
  'credential-page.awarded-to': 'Awarded to {name}',
  'credential-page.issuer': 'Issued by',
  'credential-page.awarded': 'Awarded on',
  'credential-page.until': 'Valid until',
  'credential-page.followed': 'It has been renewed: see the new one',
  'credential-page.replaced': 'It has been replaced: see the new one',
  'credential-page.as-of': 'This was so on {when}. Scan the code or open the address to look again.',
  'credential-page.qr': 'A QR code that leads to this page',
  'credential-page.not-public': 'This credential isn’t public',
  'credential-page.not-public-text':
    'There is no public page at this address. If somebody sent you here, ask them for the file: it can be checked without this page.',
  'credential-page.verify-file': 'Check a file',
  'credential-page.erased': 'This page is gone',
  'credential-page.erased-text':
    'Whoever held this credential had their data erased here. The file that they kept can still be checked.',
  'credential-page.check': 'Check it',
  'credential-page.download': 'Download',
  'credential-page.png': 'Picture with the credential inside (PNG)',
  'credential-page.svg': 'The same, for any size (SVG)',
  'credential-page.json': 'Credential for wallets and programs (JSON)',
  'credential-page.jwt': 'The same as a token (JWT)',
  'credential-page.share': 'Share',
  'credential-page.link': 'The address of this page',
  'credential-page.linkedin': 'Add to your LinkedIn profile',
  'credential-page.mail': 'Send by e-mail',
  'credential-page.proven': 'What was proven, and how',
  'credential-page.outcomes': 'Learning outcomes',
  'credential-page.outcomes-count': '{count, plural, one {# outcome} other {# outcomes}}, listed above',
  'credential-page.frameworks': 'In public frameworks',
  'credential-page.evidence': 'Evidence',
  'credential-page.evidence-by': 'Approved by {assessor} on {date}',
  'credential-page.endorsers': 'Who stands by it',
  'credential-page.endorsed':
    'endorses {what, select, credential {this credential} achievement {this achievement} other {the issuer}}, since {date}',
  'credential-page.endorsement-file': 'The signed file',
  'credential-page.elements': 'In detail',
  'credential-page.elements-text':
    'The elements that the EU recommendation on micro-credentials asks for, one by one.',
  'credential-page.learner': 'Learner',
  'credential-page.title': 'Title',
  'credential-page.country': 'Country of the issuer',
  'credential-page.awarding-body': 'Awarding body',
  'credential-page.workload': 'Workload',
  'credential-page.hours': '{hours, plural, one {# hour} other {# hours}} of learning',
  'credential-page.hours-ects': '{hours, plural, one {# hour} other {# hours}} of learning, {ects} ECTS',
  'credential-page.level': 'Level',
  'credential-page.eqf': 'EQF level {level}',
  'credential-page.assessment': 'Type of assessment',
  'credential-page.participation': 'Form of participation',
  'credential-page.participation-form':
    '{form, select, online {Online} blended {Online and on site} other {On site}}',
  'credential-page.quality': 'Quality assurance',
  'credential-page.not-stated': 'Not stated',

  // The public pages of achievements and issuers.
  'about-page.see': 'What it takes to earn this badge',
  'about-page.retired':
    'This badge is no longer offered. Credentials that were issued for it count as they did before.',
  'about-page.takes': 'What it takes',
  'about-page.stands-for': 'What it stands for',
  'about-page.all': 'All of this:',
  'about-page.any': 'One of these:',
  'about-page.at-least': 'At least {count} of these:',
  'about-page.lessons': 'All lessons of {modules} completed.',
  'about-page.mastery': 'Predicted recall of at least {share} over all questions of {skill}.',
  'about-page.retained':
    'Still known {days, plural, one {# day} other {# days}} after the last practice: {items, plural, one {# question} other {# questions}} never practised on {outcomes, plural, one {# outcome} other {each of # outcomes}}, answered right with no feedback before the end.',
  'about-page.retained-tries':
    'An outcome is asked at most {attempts, plural, one {once} other {# times}} in {days, plural, one {# day} other {# days}}, each time with other questions.',
  'about-page.assessment':
    'An assessment of {items, plural, one {# question} other {# questions}} on {outcomes, plural, one {# outcome} other {# outcomes}}, with at least {share} right.',
  'about-page.assessment-tries':
    '{attempts, plural, one {There is one attempt.} other {There are # attempts{days, plural, =0 {} one {, at least # day apart} other {, at least # days apart}}.}}',
  'about-page.form': '{form, select, photo {a photo} file {a file} other {a text}}',
  'about-page.evidence':
    '“{title}”: shown by {forms}, and approved by an assessor, who is never the learner.',
  'about-page.rubric': 'What the assessor looks for:',
  'about-page.held': '“{title}”, held and valid.',
  'about-page.mentoring-completed':
    '{count, plural, one {One learner} other {# learners}} mentored to their goal, with at least {minutes} minutes of talk with each, by the learner’s own word.',
  'about-page.mentor-meetings':
    '{count, plural, one {A talk} other {# talks}} with a mentor who holds a badge for it.',
  'about-page.elements-text':
    'What the EU recommendation on micro-credentials asks for, as far as it is not about one learner.',
  'about-page.validity': 'Validity',
  'about-page.months': '{months, plural, one {# month} other {# months}} from the award',
  'about-page.for-ever': 'No end date',
  'about-page.renewal': 'Renewal',
  'about-page.renewal-form':
    '{form, select, weak {Reserved questions on the outcomes that faded most} all {Reserved questions on all outcomes} other {It is not renewed}}',
  'about-page.as-of': 'This was so on {when}. Open the address to look again.',
  'about-page.missing': 'There is nothing at this address',
  'about-page.missing-text':
    'It may be mistyped, or lead to something that is not public. Whatever somebody has sent you as a file can be checked without this page.',
  'about-page.issues': 'It awards the badges below, and signs each credential with a key of its own.',
  'about-page.partner': 'A partner of the program: it stands by what others award, and awards nothing here.',
  'about-page.issuer-facts': 'Who it is',
  'about-page.country': 'Country',
  'about-page.site': 'Web site',
  'about-page.contact': 'E-mail',
  'about-page.awards': 'What it awards',
  'about-page.awards-none': 'Nothing yet.',
  'about-page.identity': 'How to know its signatures',
  'about-page.did': 'Its name in credentials (DID)',
  'about-page.did-none': 'It does not sign yet.',
  'about-page.did-file': 'The DID document, for programs',
  'about-page.keys': 'Public keys',
  'about-page.keys-none': 'None yet: the first is made when it first signs.',
  'about-page.key': 'Key {number}',
  'about-page.key-signs': 'signs since {from}',
  'about-page.key-retired': 'signed from {from} to {to}; what it signed counts as before',
  'about-page.key-lost': 'not to be trusted since {at}: what it had signed was withdrawn',

  // Portfolios: the public page, and how its owner rules it.
  'portfolio-page.heading': '{name}: credentials',
  'portfolio-page.count': '{valid} of {total} valid today.',
  'portfolio-page.nothing': 'Nothing is shown here yet.',
  'portfolio-page.closed': 'There is no open portfolio here',
  'portfolio-page.closed-text': 'It may be private, or the address may have changed.',
  'portfolio-page.mine': 'Your credentials',
  'portfolio-page.none-yet':
    'You have none yet. Write “badges” to the bot in chat: it says what is missing for the next one.',
  'portfolio-page.portfolio': 'Your portfolio',
  'portfolio-page.what-it-is':
    'One public page with the credentials that you choose. Nobody sees it until you open it.',
  'portfolio-page.is-open': 'Open: everybody who has the address sees it.',
  'portfolio-page.is-closed': 'Private: nobody else sees it.',
  'portfolio-page.open': 'Open it to everybody',
  'portfolio-page.close': 'Make it private',
  'portfolio-page.handle': 'Its address',
  'portfolio-page.handle-hint':
    'Small letters, digits and hyphens, 3 to 40. When you change it, links to the old one stop working.',
  'portfolio-page.save': 'Save',
  'portfolio-page.in-it': 'In your portfolio',
  'portfolio-page.private': 'Private',
  'portfolio-page.add': 'Show in portfolio',
  'portfolio-page.remove': 'Take out of portfolio',
  'portfolio-page.keep-private': 'Keep it private',
  'portfolio-page.make-public': 'Make it public',
  'portfolio-page.see-portfolio': 'See your portfolio',
  'portfolio-page.evidence': 'Evidence on its page',
  'portfolio-page.show-evidence': 'Show what is ticked',
  'portfolio-page.approved': 'approved by {assessor} on {date}',
  'portfolio-page.about': 'About “{title}”',
  'portfolio-page.undo': 'Undo',
  'portfolio-page.did-opened': 'Your portfolio is open to everybody.',
  'portfolio-page.did-closed': 'Your portfolio is private again.',
  'portfolio-page.did-handle': 'Your portfolio has a new address. Links to the old one stop working.',
  'portfolio-page.did-first-handle': 'Your portfolio has its address. Nobody else sees it until you open it.',
  'portfolio-page.did-added': '“{title}” is in your portfolio.',
  'portfolio-page.did-removed': '“{title}” is not in your portfolio any more.',
  'portfolio-page.did-private': '“{title}” is private. Links to its page do not work for others now.',
  'portfolio-page.did-public': '“{title}” has a public page again.',
  'portfolio-page.did-evidence': 'The page of “{title}” shows the evidence that you chose.',
  'portfolio-page.fault-taken': 'Somebody has that address already. Please choose another.',
  'portfolio-page.fault-reserved': 'That address is kept for the program. Please choose another.',
  'portfolio-page.fault-too-short': 'An address has at least 3 characters.',
  'portfolio-page.fault-too-long': 'An address has at most 40 characters.',
  'portfolio-page.fault-signs': 'Only letters from a to z, digits and single hyphens between them, please.',

  // Where anybody's credential is checked.
  'verify-page.heading': 'Is this badge real?',
  'verify-page.text':
    'Check any Open Badges 3.0 credential, of any issuer. You need no account, and nothing that you check here is stored.',
  'verify-page.file': 'A file: picture (PNG, SVG), JSON or JWT, at most 2 MB',
  'verify-page.link': 'Or a link to it',
  'verify-page.paste': 'Or its text, pasted',
  'verify-page.check': 'Check',
  'verify-page.again': 'Check another',
  'verify-page.valid': 'Valid',
  'verify-page.expired': 'Expired',
  'verify-page.suspended': 'Suspended',
  'verify-page.revoked': 'Revoked',
  'verify-page.not-yet-valid': 'Not valid yet',
  'verify-page.invalid': 'Not valid',
  'verify-page.unknown': 'It could not be found out',
  'verify-page.valid-text': 'Everything that could be looked at is in order.',
  'verify-page.expired-text': 'It is genuine, but its time has run out.',
  'verify-page.suspended-text': 'It is genuine, but its issuer has suspended it for now.',
  'verify-page.revoked-text': 'It was issued, but its issuer has withdrawn it since.',
  'verify-page.not-yet-valid-text': 'It is genuine, but it does not count yet.',
  'verify-page.invalid-text': 'Do not rely on it: see below what is wrong.',
  'verify-page.unknown-text':
    'Nothing wrong was found, but not everything could be looked at. Try again later before you rely on it.',
  'verify-page.checks': 'What was checked',
  'verify-page.passed': 'In order',
  'verify-page.failed': 'Not in order',
  'verify-page.not-known': 'Could not be checked',
  'verify-page.absent': 'Not there',
  'verify-page.check-format': 'File',
  'verify-page.check-contexts': 'Vocabulary',
  'verify-page.check-schema': 'Form',
  'verify-page.check-proof': 'Signature',
  'verify-page.check-issuer': 'Issuer',
  'verify-page.check-dates': 'Dates',
  'verify-page.check-revocation': 'Revocation',
  'verify-page.check-suspension': 'Suspension',
  'verify-page.check-endorsements': 'Endorsements',
  'verify-page.says': 'What it says',
  'verify-page.says-text':
    'As it stands in the credential. A signature shows who said it and that nobody changed it, not that it is true. Pictures of others are not shown: they prove nothing.',
  'verify-page.holder': 'Held by',
  'verify-page.from': 'From',
  'verify-page.until': 'Until',
  'verify-page.criteria': 'Criteria',
  'verify-page.ours': 'It was issued here: see its page',
  'verify-page.not-ours': 'It names an address here, but it is not what was issued there.',
  'verify-page.nothing': 'Please choose a file, give a link, or paste a text.',
  'verify-page.too-large': 'That is larger than 2 MB. Credentials are small: perhaps it is another file.',
  'verify-page.too-often': 'Too many checks came from your network. Please try again in a minute.',
  'verify-page.not-fetched-text':
    'The link could not be opened, so nothing was checked. Download the credential yourself and choose the file here.',
  'verify-page.not-public': 'That credential isn’t public. Ask its holder for the file, and choose it here.',

  // What each check of a credential found; values are as they stand in the credential.
  'verify.format-json': 'It is a credential as JSON.',
  'verify.format-jwt': 'It is a credential as a signed token (JWT).',
  'verify.format-png': 'The credential was found inside the picture (PNG).',
  'verify.format-svg': 'The credential was found inside the picture (SVG).',
  'verify.too-large': 'It is larger than any credential is.',
  'verify.broken-jwt': 'It looks like a signed token, but can’t be read: perhaps a part is missing.',
  'verify.broken-json': 'It looks like JSON, but can’t be read: perhaps a part is missing.',
  'verify.empty': 'There is nothing in it.',
  'verify.no-credential': 'There is no credential in it that could be read.',
  'verify.damaged': 'The picture or the credential inside is damaged. Ask for the original file.',
  'verify.nothing-inside':
    'It is only a picture: there is no credential inside. It may have been lost when it was resized or sent through a chat; ask for the original file.',
  'verify.twice': 'There are two credentials inside, which is not allowed: one could hide the other.',
  'verify.contexts': 'All terms that it uses are from vocabularies that are known here.',
  'verify.unknown-context': 'It uses a vocabulary that is not known here: {address}',
  'verify.renamed-word': 'It gives a word of the standards another name, which hides what it says: {word}',
  'verify.hidden-word':
    'It says something under another name than the standards have for it, which hides it.',
  'verify.schema': 'It has everything that Open Badges 3.0 asks for.',
  'verify.wrong-shape': 'Something is missing or not as Open Badges 3.0 asks for: {where}',
  'verify.proof': 'The signature holds: nobody has changed anything since.',
  'verify.signature': 'The signature does not hold: something was changed, or somebody else signed it.',
  'verify.undefined-term': 'It uses terms that no vocabulary defines, so nobody can say what was signed.',
  'verify.key': 'The key that it was signed with can’t be used.',
  'verify.other-kind': 'It is signed in a way that can’t be checked here ({kind}).',
  'verify.purpose': 'It was signed for another purpose than to say something about somebody.',
  'verify.no-proof': 'It is not signed. Anybody could have written it.',
  'verify.key-missing': 'The issuer does not have the key that it was signed with, or not any more.',
  'verify.key-unreachable':
    'The issuer’s key could not be fetched: {why, select, private {its address is not a public one} time {it took too long} status {it is not at its address} size {what is there is too large} type {something else is at its address} offline {nothing was to be fetched} other {its address did not answer}}.',
  'verify.key-kind': 'The key that it was signed with is of a kind that can’t be checked here.',
  'verify.jwt-header': 'The token does not say in an accepted way how it was signed.',
  'verify.claims': 'The token and the credential inside contradict each other.',
  'verify.issuer': 'The key belongs to who is named as the issuer: {issuer}',
  'verify.other-issuer': 'It names {issuer} as the issuer, but was signed with a key of {key}.',
  'verify.issuer-unknown': 'Who signed it could not be found out.',
  'verify.key-inside': 'The key came with the credential itself, so nobody vouches for whose it is.',
  'verify.dates': 'It is within its time, which ends on {until}.',
  'verify.no-end': 'It is within its time, which has no end.',
  'verify.not-yet': 'It counts from {from} only.',
  'verify.expired': 'Its time ended on {until}.',
  'verify.list-unreachable':
    'The issuer’s list could not be fetched: {why, select, private {its address is not a public one} time {it took too long} status {it is not at its address} size {what is there is too large} type {something else is at its address} offline {nothing was to be fetched} other {its address did not answer}}. It may have been withdrawn.',
  'verify.list-of-other': 'The list that it names is of another issuer.',
  'verify.list-broken': 'The signature of the issuer’s list does not hold.',
  'verify.list-unproven': 'The signature of the issuer’s list could not be checked.',
  'verify.list-old': 'The issuer’s list is not of today.',
  'verify.list-unreadable': 'The issuer’s list can’t be read.',
  'verify.revoked': 'The issuer has withdrawn it.',
  'verify.suspended': 'The issuer has suspended it for now.',
  'verify.not-revoked': 'The issuer has not withdrawn it.',
  'verify.not-suspended': 'The issuer has not suspended it.',
  'verify.no-revocation': 'It names no list, so its issuer can’t withdraw it.',
  'verify.no-suspension': 'It names no list, so its issuer can’t suspend it.',
  'verify.status-kind': 'It names a list of a kind that can’t be checked here. It may have been withdrawn.',
  'verify.no-endorsements': 'No endorsements of others are inside.',
  'verify.endorsements':
    '{count, plural, one {The endorsement inside is signed as it should be.} other {All # endorsements inside are signed as they should be.}}',
  'verify.endorsement-broken':
    '{count, plural, one {The endorsement inside does not hold.} other {Of # endorsements inside not all hold.}}',
  'verify.endorsement-lapsed':
    '{count, plural, one {The endorsement inside has ended or was withdrawn.} other {Of # endorsements inside some have ended or were withdrawn.}}',
  'verify.endorsement-unproven':
    '{count, plural, one {The endorsement inside could not be checked.} other {Of # endorsements inside not all could be checked.}}',
  // proving
  'sitting.heading': 'Still got it?',
  'sitting.offer-retained':
    '{days, plural, one {A day has} other {# days have}} passed without practice. **{title}** asks whether you still know it: {questions, plural, one {one question} other {# questions}} kept apart from what you practise.',
  'sitting.offer-assessment':
    'The assessment for **{title}** is ready: {questions, plural, one {one question} other {# questions}} kept apart from what you practise.',
  'sitting.offer-renewal':
    '**{title}** is valid until {date}. To renew it, show what has faded most: {questions, plural, one {one question} other {# questions}} from those that nobody practises. All right, and a new time begins.',
  'sitting.renew-heading': 'Keep your badge',
  'sitting.rules':
    'Each question is answered once. How it went is told at the end. Once begun, it is open for a day, and a question that you looked at and left counts as missed. The offer stands for a week.',
  'sitting.start': 'Begin',
  'sitting.later': 'Later',
  'sitting.meta': '{title} · question {position} of {total} · told at the end',
  'sitting.passed-heading': 'You still know it',
  'sitting.end-heading': 'How it went',
  'sitting.passed':
    'That is proven for **{title}**: all that was asked, on questions that practice never asks.',
  'sitting.failed': 'Not all of it was there for **{title}** this time. What was shown counts.',
  'sitting.expired':
    'A day has passed, so this check for **{title}** has ended with what you had answered. What was shown counts.',
  'sitting.shown': '✓ {outcome}',
  'sitting.not-yet': '○ not yet: {outcome}',
  'sitting.not-asked': '· not asked: {outcome}',
  'sitting.next': 'The rest comes back into your daily questions, and you are asked again later.',
  'sitting.no-hurry': 'No hurry: it waits for a week. Say **check** when you have a few minutes.',
  'sitting.none': 'Nothing waits to be shown right now. **progress** says how far you are.',
  'sitting.gone': 'That check is no longer open. Say **check** for what waits now.',
  // badges
  'badges.heading': 'Your badges',
  'badges.none': 'None yet. Below stands what each of them takes.',
  'badges.nothing':
    'None yet, and you are on no pathway that leads to one. Say **learn** to see what there is.',
  'badges.way': 'On the way',
  'badges.share': '{percent} % of what it takes',
  'badges.valid': 'valid',
  'badges.valid-until': 'valid until {date}',
  'badges.pending': 'earned, being signed',
  'badges.expired': 'ran out on {date}',
  'badges.suspended': 'suspended: {reason}',
  'badges.revoked': 'revoked: {reason}',
  'missing.lessons': '{done} of {total} lessons finished',
  'missing.mastery': 'known now: {done} %; it takes {total} %',
  'missing.retained': 'then some days without practice, and new questions on what you have kept',
  'missing.wait': 'from {date} you are asked what you still know',
  'missing.sit': 'new questions on what you have kept: they come with your next lesson, or say **check**',
  'missing.assessment': 'an assessment with questions that practice never asks',
  'missing.ask': 'all attempts are used up: ask whoever looks after the programme',
  'missing.evidence': 'shown and approved: say **evidence** to hand it in',
  'missing.evidence-waits': 'what you handed in waits for an assessor',
  'missing.held': 'another badge first',
  'missing.mentoring': 'learners mentored to their goal ({done} of {total}): **mentor** says how',
  'missing.mentor-meetings': 'talks with a mentor ({done} of {total}): **mentor** finds you one',
  'award.heading': 'A badge for you',
  'award.picture': 'The badge “{title}”',
  'award.text': 'You have earned **{title}**. {summary}',
  'award.until': 'It is signed, and valid until {date}.',
  'award.always': 'It is signed, and has no end date.',
  'award.see': 'See it',
  'award.share': 'Share it',
  'award.share-address': 'Whoever opens this address sees **{title}** and can check it:',
  'award.share-linkedin': 'Add it to your LinkedIn profile',
  'award.badges': 'My badges',
  'award.private': 'Keep it private',
  'award.public': 'Show it again',
  'award.is-private': 'Only you see its page now. The file stays verifiable.',
  'award.is-public': 'Whoever has its address sees its page again.',
  'reissue.told':
    'Your badge **{title}** has a new file: the key that had signed the old one may be in other hands, so the old one doesn’t count any more. What you earned stays as it was. From now on show the new one.',
  'standing.suspended':
    'Your badge **{title}** is suspended: {reason}. It does not count until it is reinstated.',
  'standing.reinstated': 'Your badge **{title}** counts again.',
  'standing.revoked':
    'Your badge **{title}** was revoked: {reason}. It does not count any more. Ask whoever looks after the programme if that is a mistake.',
  'standing.expired': 'The time of your badge **{title}** has run out. What you know stays yours.',
  'keep.text':
    'Your badges are yours: see, share and download them on your own page, for as long as you like.',
  'keep.ask': 'Send me my link',
  'keep.link': 'Your badges, on your own page',
  'keep.yours':
    'This link stays valid, and opens your page for whoever has it: keep it to yourself, and keep it well.',
  'keep.too-many':
    'You have been given your link several times in the last hour: one of them is above. Later there can be another.',
  'keep.title': 'Your badges',
  'keep.enter': 'Open my page',
  'keep.enter-text': 'This opens the page of the person whom the link was given to.',
  'keep.not-valid': 'This link is not valid any more',
  'keep.not-valid-text': 'It was replaced by another, or taken back. Ask the organization for a new one.',
  'erase-page.heading': 'Delete my data',
  'erase-page.text':
    'Everything that is known of you here is deleted: answers, accounts, evidence, pages. It happens {days} days after you ask, and until then you can change your mind. It can’t be taken back afterwards.',
  'erase-page.choose': 'What should become of your badges?',
  'erase-page.keep':
    'Keep the files that I saved verifiable: only their place in the status list stays with the issuer',
  'erase-page.revoke': 'Have them revoked: the files stop being valid',
  'erase-page.go-on': 'Go on',
  'erase-page.confirm-heading': 'Really delete everything?',
  'erase-page.confirm-keep':
    'On {date} everything is deleted. Files of badges that you saved stay verifiable: save them before then.',
  'erase-page.confirm-revoke': 'On {date} everything is deleted, and your badges are revoked.',
  'erase-page.confirm': 'Yes, delete my data',
  'erase-page.back': 'No, back to my page',
  'erase-page.waits-keep':
    'Your data will be deleted on {date}. Files of badges that you saved stay verifiable.',
  'erase-page.waits-revoke': 'Your data will be deleted on {date}, and your badges are revoked then.',
  'erase-page.stay': 'Keep my data after all',
  'standing.renewable': 'You can still get it back: a few questions on what has faded most.',
  'renewal.ends':
    'Your badge **{title}** is valid until {date}. It can’t be renewed by questions; whoever looks after the programme knows what comes next.',
  'renewal.refresher':
    'What **{title}** stands for has faded a little. So that it keeps being true, {topics, plural, one {one topic comes} other {# topics come}} back in your next lessons.',
  'renewal.renew': 'Renew it',
  'renewal.not-yet': '**{title}** can be renewed from {date} on.',
  'renewal.not-renewable': 'There is nothing to renew on that badge. Say **badges** for how yours stand.',
  'renewal.award-heading': 'Renewed',
  'renewal.award-text': '**{title}** is yours for longer: you showed that you still know it.',
  // mentoring
  'help.mentor': '**mentor**: ask for somebody who holds the badge, or be that for others',
  'mentoring.heading': 'Mentoring',
  'mentoring.intro':
    'A mentor holds the badge for what you want to learn, and has said that they would help. It is about half an hour a week, for as long as both of you like.',
  'mentoring.ask': 'Ask for a mentor',
  'mentoring.be-mentor': 'Mentor others',
  'mentoring.change': 'Change how I mentor',
  'mentoring.stop': 'Stop mentoring',
  'mentoring.request': '**{skill}** – {standing}',
  'mentoring.request-waiting': 'I am looking for somebody.',
  'mentoring.request-proposed':
    'I have asked somebody who holds the badge. They have until {date} to answer.',
  'mentoring.request-paired': '{name} is your mentor.',
  'mentoring.withdraw': 'Take it back',
  'mentoring.end': 'End it',
  'mentoring.as-mentor':
    'You mentor in: {skills}. {places, plural, one {One place} other {# places}} in all, {taken, plural, =0 {none} one {one} other {#}} taken.',
  'mentoring.as-mentor-none':
    'You have said that you would mentor, but hold no badge that is valid now. As soon as you do, I can propose learners to you.',
  'mentoring.as-mentor-paused': 'No proposals before {date}.',
  'mentoring.mentee': 'You mentor **{name}** in {skill}.',
  'mentoring.proposal-open': 'You are asked to mentor in {skill}. You have until {date} to answer.',
  'mentoring.show-proposal': 'Show it',
  // asking
  'mentoring.ask-title': 'Ask for a mentor',
  'mentoring.ask-submit': 'Ask',
  'mentoring.cancel': 'Cancel',
  'mentoring.skill': 'What it is about',
  'mentoring.goal': 'What you want to be able to do, in one sentence',
  'mentoring.goal-hint': 'I want to read a loop calibrator without help.',
  'mentoring.languages': 'Languages you would talk in',
  'mentoring.language': '{language, select, en {English} de {German} es {Spanish} other {{language}}}',
  'mentoring.from': 'Your working day begins at',
  'mentoring.until': 'and ends at',
  'mentoring.ask-consent':
    'Whoever I ask sees your name, the skill and this sentence. If they say yes, each of you gets the name and e-mail address of the other.',
  'mentoring.fault-goal': 'Say in a sentence what you want to be able to do.',
  'mentoring.fault-goal-long': 'That is {length} characters; {most} fit. Put it in one sentence.',
  'mentoring.fault-languages': 'Choose at least one language.',
  'mentoring.fault-time': 'That is no time of day. Write it as 09:00.',
  'mentoring.fault-days': 'Choose at least one day.',
  'mentoring.fault-date': 'That is no date after today. Write it as 2026-12-24, or leave it empty.',
  'mentoring.fault-skill': 'Choose one of the skills.',
  'mentoring.no-skills': 'There is nothing to be mentored in yet: no learning content has been brought in.',
  'mentoring.asked':
    'I am looking for a mentor in {skill}. As soon as somebody says yes, you hear from me. **mentor** shows how it stands.',
  // being a mentor
  'mentoring.profile-title': 'Mentor others',
  'mentoring.profile-submit': 'Save',
  'mentoring.capacity': 'Learners at a time, at most',
  'mentoring.capacity-choice': '{count, plural, one {one learner} other {# learners}}',
  'mentoring.days': 'Days you work',
  'mentoring.not-until': 'Not before (leave empty for now)',
  'mentoring.profile-consent':
    'I propose one learner at a time, and you say yes or no. If you say yes, each of you gets the name and e-mail address of the other. Only badges that are valid count.',
  'mentoring.profile-saved':
    'Thank you. I ask you when somebody needs what you know. **mentor** changes it or ends it.',
  'mentoring.stopped':
    'You get no more proposals. Those whom you mentor stay with you. **mentor** turns it on again.',
  'mentoring.paused': 'No proposals before {date}. **mentor** changes that.',
  // a proposal
  'mentoring.proposal-heading': 'Would you mentor {name}?',
  'mentoring.proposal-what': '**{name}** would like help with {skill}:',
  'mentoring.proposal-goal': '*{goal}*',
  'mentoring.proposal-why': 'Why you: you hold {badge}, and {reasons}.',
  'mentoring.why-overlap': 'your working days have time in common',
  'mentoring.why-site': 'you work at the same place',
  'mentoring.why-trade': 'you are on the same team',
  'mentoring.why-language': 'you speak the same language',
  'mentoring.why-load': 'you have room',
  'mentoring.why-waiting':
    '{days, plural, one {they have waited for a day} other {they have waited for # days}}',
  'mentoring.why-and': '{first} and {last}',
  'mentoring.proposal-time':
    'About half an hour a week. Either of you can end it at any time, without a reason.',
  'mentoring.proposal-until': 'If I hear nothing by {date}, I ask somebody else.',
  'mentoring.accept': 'Yes, gladly',
  'mentoring.accepted': 'Thank you. You hear from me in a moment how to reach {name}.',
  'mentoring.decline': 'Not this one',
  'mentoring.pause-me': 'Pause me',
  'mentoring.nudge':
    'A learner waits for your answer on **{skill}**, until {date}. A no is fine, too: then I ask somebody else at once.',
  'mentoring.decline-title': 'Not this one',
  'mentoring.decline-submit': 'Send',
  'mentoring.decline-why': 'Why, if you like. The learner never sees it.',
  'mentoring.decline-apart': 'Never propose us to each other again',
  'mentoring.decline-apart-label': 'If you prefer',
  'mentoring.declined': 'All right. I ask somebody else; {name} does not hear that it was you.',
  'mentoring.over': 'That question is no longer open. **mentor** shows what is.',
  'mentoring.not-held':
    'You can mentor in this only with a badge that is valid now. **badges** shows how yours stand.',
  // together
  'mentoring.mentor-found-heading': 'You have a mentor',
  'mentoring.mentor-found': '**{name}** holds {badge} and helps you with {skill}.',
  'mentoring.mentee-found-heading': 'You mentor {name}',
  'mentoring.mentee-found': 'Thank you. **{name}** learns with you: {skill}.',
  'mentoring.reach': 'Reach them at {address}. They have yours, too.',
  'mentoring.write': 'Write to {name}',
  'mentoring.agenda': 'For your first talk, what has been learnt least so far:',
  'mentoring.agenda-mentee': 'For your first talk, what you have had least of so far:',
  'mentoring.agenda-none': 'For your first talk: begin with the goal.',
  'mentoring.ended-by-you':
    'It has ended. {name} is told so, without a reason. **mentor** finds you somebody new whenever you like.',
  'mentoring.ended-by-you-mentor':
    'It has ended. {name} is told so, without a reason. Your place is free again.',
  'mentoring.ended-mentee':
    'Your time with **{name}** in {skill} has ended. Thank you both. **mentor** finds you somebody new.',
  'mentoring.ended-mentor':
    'Your time with **{name}** in {skill} has ended. Thank you for your help. Your place is free again.',
  'mentoring.rematched-mentee':
    '**{name}** can no longer mentor you in {skill}. I am already looking for somebody else, and you are ahead in the queue.',
  'mentoring.rematched-mentor':
    'You can no longer mentor **{name}** in {skill}, as your badge for it is not valid now. I look for somebody else for them. Thank you for your help.',
  'mentoring.withdrawn-mentor':
    'The question about mentoring in {skill} has been taken back. Nothing is left to do for you.',
  'mentoring.apart': 'Never bring us together again',
  'mentoring.apart-done': 'I never propose the two of you to each other again. Nobody is told.',
  'mentoring.withdrawn': 'I have taken it back. Nobody is asked any more.',
  // nobody yet
  'mentoring.unmatched':
    'I have not found a mentor in **{skill}** yet: {reason} I go on looking and tell you as soon as there is somebody.',
  'mentoring.unmatched-nobody-holds':
    'nobody who would mentor holds a badge for it. Whoever earns it can help you.',
  'mentoring.unmatched-all-full':
    'all who could are with other learners. As soon as one has room, it is your turn.',
  'mentoring.unmatched-all-excluded': 'those who could are not available to you at present.',
  'mentoring.unmatched-no-common-language':
    'none of those who could speaks a language that you chose. One more would help.',
  'mentoring.unmatched-no-common-hours':
    'none of those who could works at the same hours. Choosing longer hours would help.',
  'mentoring.unmatched-others-first': 'others have waited for longer. Waiting moves you up.',
  // offered
  'mentoring.offer':
    '**{skill}** is hard going at the moment, and that happens to everybody. Somebody who holds the badge could help you with it. They learn the skill from me, never your answers.',
  // two who meet: a conversation, times, "did you meet?", and the end
  'together.heading': 'Learning together: {skill}',
  'together.who':
    '**{mentee}**, this is your mentor: {mentor} holds {badge}. {mentor}, {mentee} would like help with {skill}:',
  'together.private': 'This conversation is for the two of you. I write here and cannot read it.',
  'together.notice-mentee':
    'You have a mentor: **{name}** helps you with {skill}. I have opened a conversation for the two of you.',
  'together.notice-mentor':
    'Thank you. **{name}** learns with you: {skill}. I have opened a conversation for the two of you.',
  'together.open': 'Open it',
  'meeting.times': 'When would you talk, for half an hour? You both work at these times:',
  'meeting.no-times':
    'In the next two weeks I see no half hour at which you both work. Find one together, perhaps before or after a shift.',
  'meeting.zones': 'Times are those of {city}. In {other}: {times}.',
  'meeting.propose': 'Meet on {date}',
  'meeting.another': 'Another time',
  'meeting.next': 'Find the next time',
  'meeting.calendar': 'Put it in my calendar',
  'meeting.cancel': 'Call it off',
  'meeting.set': 'You talk with **{name}** on {date}, about {skill}.',
  'meeting.told':
    '**{name}** would talk with you on {date}, about {skill}. It is set; if it does not suit you, take another time.',
  'meeting.moved':
    '**{name}** has moved your talk about {skill}: it is on {date} now. Put it in your calendar again, and the old time goes.',
  'meeting.cancelled-by-you': 'It is called off. {name} is told.',
  'meeting.cancelled': '**{name}** can not make it after all: your talk is called off.',
  'meeting.stale': 'That time is no longer open.',
  'meeting.choose-title': 'When you talk',
  'meeting.choose-submit': 'Take it',
  'meeting.choose-label': 'Half an hour at which you both work',
  'meeting.choose-hint': 'The other one is told, and can move it.',
  'meeting.calendar-title': 'Mentoring: {skill}',
  'meeting.calendar-text': '{mentee} and {mentor}. Goal: {goal}',
  'check-in.asked': 'Did you talk with **{name}** about {skill}?',
  'check-in.silent':
    'I have heard nothing of you and **{name}** for {weeks, plural, one {a week} other {# weeks}}. Did you talk about {skill}?',
  'check-in.length': '{minutes, select, 30 {Yes, half an hour} 60 {Yes, an hour} other {Yes, longer}}',
  'check-in.not-yet': 'Not yet',
  'check-in.last-week':
    'If I hear nothing for another week, I close it, with thanks to you both. Any answer keeps it open.',
  'check-in.met': 'Good. How does the mentoring with **{name}** go for you?',
  'check-in.private': '{name} never sees your answer. Sums are shown from five people on.',
  'check-in.helps': 'It helps',
  'check-in.somewhat': 'So-so',
  'check-in.not-helping': 'Not for me',
  'check-in.not-met': 'It happens. Here is when you could:',
  'check-in.thanks': 'Thank you, that stays with me. What comes next?',
  'check-in.thanks-not':
    'Thank you for saying so; it stays with me. You can give it another try, or let it go without a reason.',
  'check-in.somebody-else': 'Somebody else, please',
  'check-in.looking-again':
    'I am looking for somebody else. {name} is told that it has ended, without a reason, and you are ahead in the queue.',
  'check-in.let-go':
    'I look for somebody else for {name}. Your place is free again. Thank you for your help.',
  'check-in.lapsed-mentee':
    'For four weeks I have heard nothing of you and **{name}**, so I have closed it: {skill}. Thank you both. **mentor** finds you somebody, whenever you like.',
  'check-in.lapsed-mentor':
    'For four weeks I have heard nothing of you and **{name}**, so I have closed it: {skill}. Thank you for having been there. Your place is free again.',
  'completed.reached': 'We have reached the goal',
  'completed.too-soon':
    'You have not told me of a talk yet. Have the first one; after it, a press is enough.',
  'completed.done': 'Well done, both of you. I send each of you what came of it.',
  'completed.heading-mentee': 'You have reached your goal',
  'completed.heading-mentor': 'You have helped somebody get there',
  'completed.mentee':
    'You and **{name}** have worked on {skill}. Say thanks to them; it is what mentors remember.',
  'completed.mentor':
    'You and **{name}** have worked on {skill}. Thank you: somebody knows more because of you.',
  'completed.talks': 'Talks',
  'completed.hours': 'Hours',
  'completed.mastery': 'Mastery of the skill',
  'completed.then-now': '{then} then, {now} now',
  'completed.all-hours': 'You have mentored for {hours} hours in all.',
  'completed.see-mentoring': 'See my mentoring',
  'mentoring.my-hours':
    'You have mentored for {hours} hours and completed {count, plural, one {one pairing} other {# pairings}}.',
  'mentoring.my-feedback': '{share} of those who said how it goes say that it helps.',
  'mentoring.meets': 'You talk on {date}.',
  // the same, as both read it in their conversation
  'meeting.set-both': 'It is set: **{mentee}** and {mentor} talk on {date}, about {skill}.',
  'meeting.other-zone': 'That is by the clock of {city}. In {other}: {time}.',
  'meeting.cancelled-both': '**{name}** can not make it after all: the talk is called off.',
}
