import type { types } from '@slack/bolt'
import type { Button } from '../../chat/card.ts'
import { spokenLabel } from '../../chat/fallback.ts'
import { isWebAddress } from '../../chat/rich.ts'
import { packTexts, shorten } from '../../chat/shorten.ts'
import { actionId, actionValue } from './action-value.ts'
import { slackLimits } from './limits.ts'
import { untornMrkdwn } from './mrkdwn.ts'

/** A plain text object, shortened visibly. Slack refuses an empty one. */
export const plainText = (text: string, maxLength: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: text.trim() === '' ? '–' : shorten(text, maxLength),
  emoji: true,
})

/** `verbatim` keeps Slack from making links and mentions out of plain words. */
export const mrkdwnText = (text: string): types.MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true })

/** `expand` keeps Slack from hiding the end of a lesson behind "see more". */
export const section = (mrkdwn: string): types.SectionBlock => ({
  type: 'section',
  text: mrkdwnText(mrkdwn),
  expand: true,
})

export const quietLine = (mrkdwn: string): types.ContextBlock => ({
  type: 'context',
  elements: [mrkdwnText(mrkdwn)],
})

/** Sections that hold all of these pieces of mrkdwn, as few as the length allows. */
export const sections = (pieces: readonly string[], between = '\n\n'): types.SectionBlock[] =>
  packTexts(pieces, slackLimits.sectionText, between, untornMrkdwn).map(section)

/** False for a button that Slack would refuse the whole message for; nothing of it can be shortened. */
export const isSendable = ({ action, url }: Button): boolean =>
  actionId(action.intent, 9999).length <= slackLimits.identifier &&
  actionValue(action.args).length <= slackLimits.buttonValue &&
  (url === undefined || (isWebAddress(url) && url.length <= slackLimits.buttonUrl))

/** A button; `index` is its place among all buttons of the message. */
export const buttonElement = (button: Button, index: number): types.Button => {
  const spoken = spokenLabel(button)
  const needsSpoken = spoken !== button.label || button.label.length > slackLimits.buttonText
  return {
    type: 'button',
    action_id: actionId(button.action.intent, index),
    value: actionValue(button.action.args),
    text: plainText(button.label, slackLimits.buttonText),
    ...(button.url === undefined ? {} : { url: button.url }),
    ...(button.style === 'primary' || button.style === 'danger' ? { style: button.style } : {}),
    ...(needsSpoken ? { accessibility_label: shorten(spoken, slackLimits.buttonSpokenLabel) } : {}),
  }
}
