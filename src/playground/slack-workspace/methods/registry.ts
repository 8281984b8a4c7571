import { appsConnectionsOpen } from './apps.ts'
import { authRevoke, authTest, botsInfo, teamInfo } from './auth.ts'
import { chatDelete, chatPostEphemeral, chatPostMessage, chatUpdate } from './chat.ts'
import {
  conversationsHistory,
  conversationsInfo,
  conversationsJoin,
  conversationsList,
  conversationsMembers,
  conversationsOpen,
} from './conversations.ts'
import type { Method } from './method.ts'
import { usersInfo, usersList, usersLookupByEmail, usersProfileGet } from './users.ts'
import { viewsOpen, viewsPublish, viewsPush, viewsUpdate } from './views.ts'

/** Every Web API method that the stand-in knows; any other answers `unknown_method`. */
export const methods: readonly Method[] = [
  appsConnectionsOpen,
  authRevoke,
  authTest,
  botsInfo,
  chatDelete,
  chatPostEphemeral,
  chatPostMessage,
  chatUpdate,
  conversationsHistory,
  conversationsInfo,
  conversationsJoin,
  conversationsList,
  conversationsMembers,
  conversationsOpen,
  teamInfo,
  usersInfo,
  usersList,
  usersLookupByEmail,
  usersProfileGet,
  viewsOpen,
  viewsPublish,
  viewsPush,
  viewsUpdate,
]
