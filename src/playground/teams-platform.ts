import type { Act, Outcome, PlaygroundPlatform, TrafficLine } from './platform.ts'
import type { PlaygroundPerson, StateSurface } from './state.ts'
import { pressOnTeams, submitDialog } from './teams-act.ts'
import { teamsOutcome, whenDelivered } from './teams-outcome.ts'
import { type DialogRevisions, teamsSnapshot } from './teams-state.ts'
import { openTeamsTab } from './teams-tab.ts'
import type { TeamsTenant } from './teams-tenant/teams-tenant.ts'

/** What the stand-in doesn't remember: how often dialogs have changed, and what people's tabs showed. */
type Seen = { readonly revisions: DialogRevisions; readonly tabs: Map<string, StateSurface> }

/**
 * Teams' stand-in as the playground drives it. `tenant` is asked anew each time, because a reset may start another
 * one.
 */
export const teamsPlatform = (deps: {
  tenant(): TeamsTenant
  people(): readonly PlaygroundPerson[]
}): PlaygroundPlatform => {
  const seenOf = new WeakMap<TeamsTenant, Seen>()
  /** Of this tenant, and none before a reset. */
  const seen = (): Seen => {
    const tenant = deps.tenant()
    const known = seenOf.get(tenant) ?? { revisions: new Map(), tabs: new Map() }
    seenOf.set(tenant, known)
    return known
  }
  const people = () => deps.people().filter((person) => person.platform === 'teams')
  return {
    name: 'teams',
    snapshot: () => {
      const { revisions, tabs } = seen()
      const { conversations, surfaces } = teamsSnapshot(deps.tenant(), people(), revisions)
      return { conversations, surfaces: [...tabs.values(), ...surfaces] }
    },
    home: (person) => seen().tabs.get(person.id),
    act: (act) => carryOut(deps.tenant(), act),
    say: (person, conversation, text) => speak(deps.tenant(), person, conversation, text),
    openHome: async (person) => {
      const { tabs } = seen()
      const content = await openTeamsTab(deps.tenant(), person)
      const revision = (tabs.get(person.id)?.revision ?? 0) + 1
      tabs.set(person.id, { ...content, id: `tab-${person.id}`, person: person.id, kind: 'home', revision })
      return { ok: true }
    },
    names: () =>
      Object.fromEntries(
        deps
          .tenant()
          .state()
          .users.map((user) => [user.id, user.name]),
      ),
    traffic: () => teamsTraffic(deps.tenant()),
    idle: () => deps.tenant().deliveries.idle(),
  }
}

const carryOut = async (tenant: TeamsTenant, act: Act): Promise<Outcome> => {
  if (act.deed.kind === 'press') return pressOnTeams(tenant, act, act.deed)
  if (act.deed.kind === 'submit') return submitDialog(tenant, act)
  const user = act.person.externalId
  if (tenant.state().dialogs[user]?.id !== act.on) return { ok: false, reason: 'cannot-be-closed' }
  return teamsOutcome(await tenant.closeDialog({ user, dialogId: act.on }))
}

/** Teams has no commands that begin with a slash: people type the word, and those who type the slash mean it too. */
const speak = async (
  tenant: TeamsTenant,
  person: PlaygroundPerson,
  conversation: string,
  text: string,
): Promise<Outcome> => {
  const user = person.externalId
  if (conversation === tenant.personalConversation(user))
    return whenDelivered(tenant, tenant.say({ user, text }))
  const state = tenant.state()
  const team = state.conversations.find(({ id }) => id === conversation)?.team
  const isIn = state.teams.some(({ id, members }) => id === team && members.includes(user))
  if (!isIn) return { ok: false, reason: 'unknown-conversation' }
  return whenDelivered(tenant, tenant.say({ user, conversation, text }))
}

const teamsTraffic = (tenant: TeamsTenant): readonly TrafficLine[] =>
  tenant.traffic.entries().map((entry) => ({
    id: entry.id,
    platform: 'teams',
    at: entry.at,
    direction: entry.direction === 'teams-to-app' ? 'in' : 'out',
    what: entry.what,
    url: entry.url,
    ...(entry.status === undefined ? {} : { status: entry.status }),
    ok: (entry.status ?? 500) < 300,
    headers: entry.headers,
    request: entry.request,
    response: entry.response,
    durationMs: entry.durationMs,
    moment: entry.moment,
  }))
