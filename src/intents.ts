/** What people can do: intent → handler. */
import type { Handlers } from './chat/dispatch.ts'
import { more, snooze, today } from './lessons/ask.handler.ts'
import { firstRunDays, firstRunPathway, firstRunTime, welcome } from './lessons/first-run.handler.ts'
import { help, hint } from './lessons/help.handler.ts'
import { enrol, learn, leave } from './lessons/learn.handler.ts'
import { next, reread, why } from './lessons/session.handler.ts'
import { pause, resume, saveSettings, settings } from './lessons/settings.handler.ts'
import { show } from './lessons/show.handler.ts'
import { home, progress, summary } from './progress/progress.handler.ts'
import { answer } from './quizzes/answer.handler.ts'

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
  progress,
  home,
  help,
  hint,
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
}
