import type { TrafficLine } from '../platform.ts'
import type { NameOf } from './mrkdwn-view.ts'
import { isJson, type Json, listOf, textIn } from './native.ts'

/** The few words that tell one request from the next; `nameOf` knows people and conversations by their ids. */
export const gist = (line: TrafficLine, nameOf: NameOf): string => {
  if (!isJson(line.request)) return ''
  return line.platform === 'teams' ? teamsGist(line, line.request, nameOf) : slackGist(line.request)
}

const slackGist = (request: Json): string => {
  if (isJson(request.event))
    return [textIn(request.event, 'type'), textIn(request.event, 'text')].join(' ').trim()
  const [action] = listOf(request.actions)
  if (action !== undefined) return `${textIn(request, 'type')} ${textIn(action, 'action_id')}`
  if (textIn(request, 'command') !== '')
    return `${textIn(request, 'command')} ${textIn(request, 'text')}`.trim()
  return textIn(request, 'type') || textIn(request, 'channel') || textIn(request, 'user_id')
}

/** Of an activity: what is meant, from whom, and where it isn't their own chat. Of a call: what it says, and where. */
const teamsGist = ({ direction, url }: TrafficLine, request: Json, nameOf: NameOf): string => {
  const parts =
    direction === 'in'
      ? [meant(request, nameOf), sender(request, nameOf), channelOf(request, nameOf)]
      : [said(request), calledConversation(url, nameOf)]
  return parts.filter((part) => part !== '').join(' · ')
}

const sender = ({ from }: Json, nameOf: NameOf): string =>
  textIn(from, 'name') || (nameOf(textIn(from, 'aadObjectId')) ?? '')

/** A message in a thread names the message that began it, too. */
const channelOf = ({ conversation }: Json, nameOf: NameOf): string =>
  textIn(conversation, 'conversationType') === 'channel'
    ? (nameOf(textIn(conversation, 'id').split(';')[0] ?? '') ?? textIn(conversation, 'name'))
    : ''

const meant = (activity: Json, nameOf: NameOf): string => {
  if (textIn(activity, 'text') !== '') return withoutMarkup(textIn(activity, 'text'))
  const value = isJson(activity.value) ? activity.value : {}
  const data = isJson(value.data) ? value.data : value
  const verb = textIn(value.action, 'verb')
  const intent = isJson(data.whetstone) ? textIn(data.whetstone, 'intent') : ''
  if (verb !== '' || intent !== '') return verb || intent
  const added = listOf(activity.membersAdded).map(memberName(nameOf))
  const removed = listOf(activity.membersRemoved).map(memberName(nameOf))
  if (added.length > 0 || removed.length > 0)
    return [...added.map((name) => `+ ${name}`), ...removed.map((name) => `− ${name}`)].join(' ')
  return textIn(activity, 'action')
}

const memberName =
  (nameOf: NameOf) =>
  (member: Json): string =>
    textIn(member, 'name') ||
    nameOf(textIn(member, 'aadObjectId')) ||
    (textIn(member, 'id').startsWith('28:') ? 'the app' : 'somebody')

const said = (request: Json): string => {
  const text = textIn(request, 'summary') || textIn(request, 'text')
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

const calledConversation = (url: string, nameOf: NameOf): string => {
  const [, id] = /\/conversations\/([^/?]+)/.exec(url) ?? []
  return id === undefined ? '' : (nameOf(decodeURIComponent(id).split(';')[0] ?? '') ?? '')
}

const withoutMarkup = (text: string): string => text.replace(/<at>([^<]*)<\/at>/g, '@$1')
