import { createHash } from 'node:crypto'
import type { JsonObject } from '../../stand-in/json.ts'
import { conversationJson, messageJson } from '../memory/json-forms.ts'
import type { Conversation, WorkspaceState } from '../memory/state.ts'
import type { Workspace } from '../memory/workspace.ts'
import { channelById, directChannel, isMember, userById } from '../memory/workspace.ts'
import type { Method } from './method.ts'
import { fail, flag, ok, page, textArgument } from './method.ts'

type Family = 'channels' | 'groups' | 'im' | 'mpim'

const familyOf = ({ kind, isPrivate }: Conversation): Family => {
  if (kind === 'dm') return 'im'
  if (kind === 'group') return 'mpim'
  return isPrivate ? 'groups' : 'channels'
}

/** The scope of a conversation's kind; of an unknown one, by the letter of its id. */
const scopeOfKind =
  (suffix: 'read' | 'history') =>
  (args: JsonObject, state: WorkspaceState): readonly string[] => {
    const id = textArgument(args, 'channel')
    const channel = state.channels.find((one) => one.id === id)
    const guess: Family = id.startsWith('D') ? 'im' : id.startsWith('G') ? 'mpim' : 'channels'
    return [`${channel === undefined ? guess : familyOf(channel)}:${suffix}`]
  }

/** A conversation that the bot may know about: public ones, and those it is in. */
const knownChannel = (workspace: Workspace, args: JsonObject): Conversation | undefined => {
  const channel = channelById(workspace, textArgument(args, 'channel'))
  if (channel === undefined) return undefined
  const isPublic = channel.kind === 'channel' && !channel.isPrivate
  return isPublic || isMember(channel, workspace.app.botUserId) ? channel : undefined
}

const usersArgument = (args: JsonObject): string[] => {
  const given = Array.isArray(args.users) ? args.users.join(',') : textArgument(args, 'users')
  return [...new Set(given.replace(/[[\]"\s]/g, '').split(','))].filter((id) => id !== '')
}

const groupOf = (workspace: Workspace, users: string[]): Conversation => {
  const members = [...users, workspace.app.botUserId]
  const hash = createHash('sha256')
    .update([...members].sort().join())
    .digest('hex')
  const id = `G${hash.slice(0, 10).toUpperCase()}`
  const existing = channelById(workspace, id)
  if (existing !== undefined) return existing
  const names = users.map((user) => userById(workspace, user)?.name ?? user)
  const conversation: Conversation = {
    id,
    name: `mpdm-${[...names, workspace.app.name].join('--')}-1`,
    kind: 'group',
    members,
    isPrivate: true,
    created: Math.floor(workspace.options.clock.now().getTime() / 1000),
  }
  workspace.memory.record({ kind: 'conversation-saved', conversation })
  return conversation
}

/** https://docs.slack.dev/reference/methods/conversations.open */
export const conversationsOpen: Method = {
  name: 'conversations.open',
  tier: 'tier3',
  needs: (args) => [usersArgument(args).length > 1 ? 'mpim:write' : 'im:write'],
  run(workspace, args) {
    const users = usersArgument(args)
    if (users.length === 0) {
      if (textArgument(args, 'channel') === '') return fail('users_list_not_supplied')
      const channel = knownChannel(workspace, args)
      return channel === undefined
        ? fail('channel_not_found')
        : ok({ no_op: true, already_open: true, channel: { id: channel.id } })
    }
    if (users.length > 8) return fail('too_many_users')
    const people = users.map((user) => userById(workspace, user))
    if (people.includes(undefined)) return fail('user_not_found')
    if (people.some((person) => person?.deleted)) return fail('user_disabled')
    const known = workspace.memory.state.channels.length
    const [only = ''] = users
    const channel = users.length === 1 ? directChannel(workspace, only) : groupOf(workspace, users)
    const already =
      workspace.memory.state.channels.length === known ? { no_op: true, already_open: true } : {}
    const shown = flag(args, 'return_im') ? conversationJson(workspace, channel) : { id: channel.id }
    return ok({ ...already, channel: shown })
  },
}

/** https://docs.slack.dev/reference/methods/conversations.info */
export const conversationsInfo: Method = {
  name: 'conversations.info',
  tier: 'tier3',
  required: ['channel'],
  needs: scopeOfKind('read'),
  run(workspace, args) {
    const channel = knownChannel(workspace, args)
    return channel === undefined
      ? fail('channel_not_found')
      : ok({ channel: { ...conversationJson(workspace, channel), locale: 'en-US' } })
  },
}

/** https://docs.slack.dev/reference/methods/conversations.members */
export const conversationsMembers: Method = {
  name: 'conversations.members',
  tier: 'tier4',
  required: ['channel'],
  needs: scopeOfKind('read'),
  run(workspace, args) {
    const channel = knownChannel(workspace, args)
    if (channel === undefined) return fail('channel_not_found')
    const members = page(channel.members, args, { size: 100, max: 1000 })
    if (!members.ok) return fail('invalid_cursor')
    return ok({ members: members.items, response_metadata: { next_cursor: members.next } })
  },
}

const kindsAsked = (args: JsonObject): string[] =>
  (textArgument(args, 'types') || 'public_channel').split(/\s*,\s*/)

const typeName: { [family in Family]: string } = {
  channels: 'public_channel',
  groups: 'private_channel',
  im: 'im',
  mpim: 'mpim',
}

/** https://docs.slack.dev/reference/methods/conversations.list */
export const conversationsList: Method = {
  name: 'conversations.list',
  tier: 'tier2',
  needs: (args) =>
    Object.entries(typeName).flatMap(([family, type]) =>
      kindsAsked(args).includes(type) ? [`${family}:read`] : [],
    ),
  run(workspace, args) {
    const kinds = kindsAsked(args)
    if (kinds.some((kind) => !Object.values(typeName).includes(kind))) return fail('invalid_types')
    const visible = workspace.memory.state.channels.filter(
      (channel) =>
        kinds.includes(typeName[familyOf(channel)]) &&
        knownChannel(workspace, { channel: channel.id }) !== undefined,
    )
    const channels = page(visible, args, { size: 100, max: 1000 })
    if (!channels.ok) return fail('invalid_cursor')
    return ok({
      channels: channels.items.map((channel) => conversationJson(workspace, channel)),
      response_metadata: { next_cursor: channels.next },
    })
  },
}

/** https://docs.slack.dev/reference/methods/conversations.history: newest first, without threads and ephemerals. */
export const conversationsHistory: Method = {
  name: 'conversations.history',
  tier: 'tier3',
  required: ['channel'],
  needs: scopeOfKind('history'),
  run(workspace, args) {
    const channel = knownChannel(workspace, args)
    if (channel === undefined) return fail('channel_not_found')
    if (!isMember(channel, workspace.app.botUserId)) return fail('not_in_channel')
    const oldest = textArgument(args, 'oldest') || '0'
    const latest = textArgument(args, 'latest') || '9999999999.999999'
    const edges = flag(args, 'inclusive') ? [oldest, latest] : []
    const shown = (workspace.memory.state.messages[channel.id] ?? []).filter(
      ({ ts, threadTs, visibleTo, deleted }) =>
        visibleTo === undefined &&
        deleted !== true &&
        (threadTs === undefined || threadTs === ts) &&
        ((Number(ts) > Number(oldest) && Number(ts) < Number(latest)) || edges.includes(ts)),
    )
    const messages = page(shown.reverse(), args, { size: 100, max: 999 })
    if (!messages.ok) return fail('invalid_cursor')
    const withMetadata = flag(args, 'include_all_metadata')
    return ok({
      messages: messages.items.map((message) => ({
        ...messageJson(workspace, message),
        ...(withMetadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
      })),
      has_more: messages.next !== '',
      pin_count: 0,
      channel_actions_ts: null,
      channel_actions_count: 0,
      ...(messages.next === '' ? {} : { response_metadata: { next_cursor: messages.next } }),
    })
  },
}

/** https://docs.slack.dev/reference/methods/conversations.join */
export const conversationsJoin: Method = {
  name: 'conversations.join',
  tier: 'tier3',
  required: ['channel'],
  needs: () => ['channels:join'],
  run(workspace, args) {
    const channel = knownChannel(workspace, args)
    if (channel === undefined) return fail('channel_not_found')
    if (channel.kind !== 'channel') return fail('method_not_supported_for_channel_type')
    const bot = workspace.app.botUserId
    if (isMember(channel, bot))
      return ok({
        channel: conversationJson(workspace, channel),
        warning: 'already_in_channel',
        response_metadata: { warnings: ['already_in_channel'] },
      })
    const conversation = { ...channel, members: [...channel.members, bot] }
    workspace.memory.record({ kind: 'conversation-saved', conversation })
    return ok({ channel: conversationJson(workspace, conversation) })
  },
}
