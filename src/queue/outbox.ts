import type { Tx } from './database.ts'
import type { AgendaRequest, JobRequest, Outbox, Reactions } from './define-job.ts'

/** Infrastructure faults are retried by the queue this often, with its growing pauses, before it gives up. */
export const maxAttempts = 12

const specsOf = (requests: readonly JobRequest[]): string =>
  JSON.stringify(
    requests.map((request) => ({
      identifier: request.job,
      payload: request.payload,
      queue: request.lane ?? null,
      key: request.key ?? null,
      attempts: maxAttempts,
    })),
  )

const enqueue = async (tx: Tx, requests: readonly JobRequest[]): Promise<void> => {
  if (requests.length === 0) return
  const specs = specsOf(requests)
  await tx.$executeRaw`
    SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
      SELECT (row.identifier, row.payload, row.queue, NULL, row.attempts, row.key, NULL, NULL)::graphile_worker.job_spec
      FROM json_to_recordset(${specs}::json) AS row(identifier text, payload json, queue text, key text, attempts int)))`
}

const later = async (tx: Tx, requests: readonly AgendaRequest[]): Promise<void> => {
  for (const { key, job, payload, lane = null, dueAt, organizationId = null } of requests) {
    const entry = { job, payload: payload as object, lane, dueAt, organizationId }
    await tx.agendaEntry.upsert({ where: { key }, create: { key, ...entry }, update: entry })
  }
}

const cancel = async (tx: Tx, keys: readonly string[]): Promise<void> => {
  await tx.agendaEntry.deleteMany({ where: { key: { in: [...keys] } } })
}

/** Binds the transactional outbox to the map of what follows from what. */
export const createOutbox = (reactions: Reactions): Outbox => ({
  enqueue,
  later,
  cancel,
  emit: (tx, event) => enqueue(tx, reactions[event.name]?.(event) ?? []),
  specsOf: (event) => specsOf(reactions[event.name]?.(event) ?? []),
})
