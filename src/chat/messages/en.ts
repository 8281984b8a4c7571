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
}
