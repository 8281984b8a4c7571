import type { Platform } from '../../chat/platform.ts'
import type { Clock } from '../../kernel/clock.ts'
import { createBulkhead } from '../bulkhead.ts'
import { createGate } from '../gate.ts'
import { createLimiter } from '../limiter.ts'
import { createAcquaintances } from './acquaintances.ts'
import { createTeamsClient, type TeamsClientOptions } from './client.ts'
import { createDirectory, type KnownTeam } from './directory.ts'
import { createTeamsEdge, type TeamsEdge, type TeamsEdgeDeps } from './edge.ts'
import { failureOf } from './outcome.ts'
import { globalServiceUrl, teamsPort } from './port.ts'
import { TokenError } from './token.ts'

/** What of the edge the product gives; the rest is made here. */
type Given = Omit<
  TeamsEdgeDeps,
  'client' | 'port' | 'acquaintances' | 'directory' | 'allowUnauthenticated' | 'localTenant'
>

export type TeamsConnection = { readonly port: Platform; readonly edge: TeamsEdge; close(): Promise<void> }

/**
 * Connects the bot to Teams: the port it sends through, and the edge it hears by. Microsoft is asked for a token, so
 * that a wrong secret is known at the start; one who can't be asked just now is asked again with the first message.
 * @throws TokenError when Microsoft refuses the token.
 */
export const connectTeams = async (
  options: TeamsClientOptions & { readonly clock: Clock; readonly random: () => number },
  teamsOf: (tenant: string) => Promise<readonly KnownTeam[]>,
  given: Given,
): Promise<TeamsConnection> => {
  const { clock, random, allowUnauthenticated, tenantId } = options
  const client = createTeamsClient(options)
  try {
    await client.token.get()
  } catch (error) {
    if (!(error instanceof TokenError) || error.refused) {
      await client.close()
      throw error
    }
    given.log('warn', 'Microsoft gives the bot no token just now', { error: error.message })
  }
  const acquaintances = createAcquaintances()
  const serviceUrl = globalServiceUrl
  const gate = createGate({
    limiter: createLimiter(clock),
    bulkhead: createBulkhead(clock),
    failureOf: (error) => failureOf(error, random),
  })
  const directory = createDirectory({ client, clock, gate, serviceUrl, teamsOf })
  const port = teamsPort({ client, gate, acquaintances, directory, serviceUrl, random })
  const localTenant = allowUnauthenticated ? tenantId : undefined
  const edge = createTeamsEdge({
    ...given,
    client,
    port,
    acquaintances,
    directory,
    allowUnauthenticated,
    localTenant,
  })
  return { port, edge, close: () => client.close() }
}
