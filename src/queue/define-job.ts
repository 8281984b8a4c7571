import type { ZodType } from 'zod'
import type { DomainEvent } from '../kernel/events.ts'
import type { Tx } from './database.ts'

/**
 * What runs by itself. Every job is idempotent: it may run twice, late, or again after a crash in its middle.
 * `run` loads its room's code when it is first needed.
 */
export type Job<Payload, Deps> = {
  readonly name: string
  readonly payload: ZodType<Payload>
  readonly run: (deps: Deps, payload: Payload) => Promise<void>
}

export type AnyJob<Deps> = {
  readonly name: string
  readonly parse: (payload: unknown) => (deps: Deps) => Promise<void>
}

export const defineJob = <Payload, Deps>(job: Job<Payload, Deps>): AnyJob<Deps> => ({
  name: job.name,
  parse: (payload) => {
    const parsed = job.payload.parse(payload)
    return (deps) => job.run(deps, parsed)
  },
})

/** A job to be done now. The same `key` waits at most once; jobs of a `lane` run one after another. */
export type JobRequest = {
  readonly job: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly key?: string
  readonly lane?: string
}

/** A job to be done at a later product time. A second entry with the same key replaces the first. */
export type AgendaRequest = JobRequest & {
  readonly key: string
  readonly dueAt: Date
  readonly organizationId?: string
}

export type Reactions = Readonly<Record<string, (event: DomainEvent) => readonly JobRequest[]>>

/** What a transaction may set in motion; all of it happens if and only if the transaction commits. */
export type Outbox = {
  enqueue(tx: Tx, requests: readonly JobRequest[]): Promise<void>
  later(tx: Tx, requests: readonly AgendaRequest[]): Promise<void>
  cancel(tx: Tx, keys: readonly string[]): Promise<void>
  emit(tx: Tx, event: DomainEvent): Promise<void>
  /** What follows from an event, as JSON for a statement that writes and enqueues in one. */
  specsOf(event: DomainEvent): string
}
