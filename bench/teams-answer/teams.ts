import { type Accounts, memberNumber } from '../answer/world.ts'

/** What Teams and the program under test share in a bench. */
export const teams = {
  appId: 'b0000000-0000-4000-8000-000000000001',
  tenantId: 'b0000000-0000-4000-8000-00000000000f',
  appPassword: 'a-client-secret-of-the-benches',
  tokenIssuer: 'https://api.botframework.com',
} as const

/** A person's object id in Entra. */
export const aadObjectId = (member: number): string =>
  `b0000000-0000-4000-8000-1${String(member).padStart(11, '0')}`

export const conversationOf = (member: number): string => `a:bench${String(member).padStart(5, '0')}`

export const teamsAccounts: Accounts = {
  platform: 'teams',
  tenant: teams.tenantId,
  externalId: `'b0000000-0000-4000-8000-1' || ${memberNumber(11)}`,
  conversation: `'a:bench' || ${memberNumber(5)}`,
}
