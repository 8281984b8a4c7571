import { isValid, type Validity } from '../standing.rules.ts'

/** Somebody of the organization; `mergedInto` where the record has become part of another. */
export type Person = {
  readonly id: string
  readonly organizationId: string
  readonly name: string
  readonly mergedInto: string | null
  /** Whether they belong to the organization today. */
  readonly isPresent: boolean
}

export type Assessor = { readonly memberId: string; readonly name: string } & (
  | { readonly by: 'holder' }
  | { readonly by: 'appointed'; readonly why: string }
)

export type Candidates = {
  readonly organizationId: string
  /** Who handed it in. */
  readonly learner: string
  readonly people: readonly Person[]
  /** Credentials of the achievement, of whoever and whatever they are by now. */
  readonly credentials: readonly (Validity & {
    readonly memberId: string | null
    readonly organizationId: string
  })[]
  readonly appointments: readonly {
    readonly memberId: string
    readonly organizationId: string
    readonly reason: string
  }[]
}

/** Who a record stands for by now: the person that it has become part of, however often. */
export const standsFor = (people: readonly Person[], id: string): string => {
  const byId = new Map(people.map((person) => [person.id, person]))
  let found = id
  for (let step = 0; step < 20; step++) {
    const next = byId.get(found)?.mergedInto
    if (!next) return found
    found = next
  }
  return found
}

/**
 * Everybody who may judge: who holds the achievement validly now, else who was appointed for its start. Nobody judges
 * their own, by whichever of their records; nobody judges across organizations, or after they have left.
 */
export const assessorsOf = (candidates: Candidates, now: Date): Assessor[] => {
  const { organizationId, people, credentials, appointments } = candidates
  const isOurs = (row: { readonly organizationId: string }) => row.organizationId === organizationId
  const learner = standsFor(people, candidates.learner)
  const present = new Map(
    people.filter((one) => isOurs(one) && one.isPresent && !one.mergedInto).map((one) => [one.id, one]),
  )
  const found = new Map<string, Assessor>()
  const add = (id: string, as: { by: 'holder' } | { by: 'appointed'; why: string }): void => {
    const person = present.get(standsFor(people, id))
    if (!person || person.id === learner || found.has(person.id)) return
    found.set(person.id, { memberId: person.id, name: person.name, ...as })
  }
  for (const credential of credentials.filter(isOurs))
    if (credential.memberId !== null && isValid(credential, now)) add(credential.memberId, { by: 'holder' })
  for (const { memberId, reason } of appointments.filter(isOurs))
    if (reason.trim() !== '') add(memberId, { by: 'appointed', why: reason })
  return [...found.values()]
}

/** What is wrong with the reason of an appointment, which everybody who looks at the credential will read. */
export const appointmentFault = (reason: string): 'too-short' | 'too-long' | undefined => {
  const { length } = reason.trim()
  return length < 10 ? 'too-short' : length > 300 ? 'too-long' : undefined
}
