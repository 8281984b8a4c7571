import { isObject } from '../../stand-in/json.ts'
import { userJson } from '../memory/json-forms.ts'
import { slackbot, userById } from '../memory/workspace.ts'
import type { Method } from './method.ts'
import { fail, flag, ok, page, textArgument } from './method.ts'

/** https://docs.slack.dev/reference/methods/users.info */
export const usersInfo: Method = {
  name: 'users.info',
  tier: 'tier4',
  required: ['user'],
  needs: () => ['users:read'],
  run(workspace, args) {
    const user = userById(workspace, textArgument(args, 'user'))
    return user === undefined
      ? fail('user_not_found')
      : ok({ user: userJson(workspace, user, flag(args, 'include_locale')) })
  },
}

/** https://docs.slack.dev/reference/methods/users.list: deleted people, bots and Slackbot are listed too. */
export const usersList: Method = {
  name: 'users.list',
  tier: 'tier2',
  needs: () => ['users:read'],
  run(workspace, args) {
    const everyone = [slackbot, ...workspace.memory.state.users]
    const members = page(everyone, args, { size: everyone.length, max: 1000 })
    if (!members.ok) return fail('invalid_cursor')
    return ok({
      members: members.items.map((user) => userJson(workspace, user, flag(args, 'include_locale'))),
      cache_ts: Math.floor(workspace.options.clock.now().getTime() / 1000),
      response_metadata: { next_cursor: members.next },
    })
  },
}

/** https://docs.slack.dev/reference/methods/users.lookupByEmail: deactivated people aren't found. */
export const usersLookupByEmail: Method = {
  name: 'users.lookupByEmail',
  tier: 'tier3',
  required: ['email'],
  needs: () => ['users:read.email'],
  run(workspace, args) {
    const email = textArgument(args, 'email').toLowerCase()
    const user = workspace.memory.state.users.find((one) => one.email?.toLowerCase() === email)
    return user === undefined || user.deleted
      ? fail('users_not_found')
      : ok({ user: userJson(workspace, user, false) })
  },
}

/** https://docs.slack.dev/reference/methods/users.profile.get */
export const usersProfileGet: Method = {
  name: 'users.profile.get',
  tier: 'tier4',
  needs: () => ['users.profile:read'],
  run(workspace, args) {
    const user = userById(workspace, textArgument(args, 'user') || workspace.app.botUserId)
    if (user === undefined) return fail('user_not_found')
    const { profile } = userJson(workspace, user, false)
    return ok({ profile: isObject(profile) ? profile : {} })
  },
}
