import type { Card, Dialog } from '../chat/card.ts'
import { renderMessage, renderDialog as slackDialog } from '../platforms/slack/render.ts'
import { renderCard, renderDialog as teamsDialog } from '../platforms/teams/render.ts'

const isDialog = (shown: Card | Dialog): shown is Dialog => 'submit' in shown

/** Cards and dialogs as each platform gets them, for the gallery. */
export const renderFor = {
  slack: (shown: Card | Dialog): object => (isDialog(shown) ? slackDialog(shown) : renderMessage(shown)),
  teams: (shown: Card | Dialog): object => (isDialog(shown) ? teamsDialog(shown) : renderCard(shown)),
}
