import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPrisma } from '../../../src/infra/db.ts'
import { plan, planBatch } from '../../../src/lessons/plan.job.ts'
import { findDue, recordPlan } from '../../../src/lessons/plan.store.ts'
import type { Database } from '../../../src/queue/database.ts'
import { prepareQueue } from '../../../src/queue/worker.ts'
import { type TestDatabase, testDatabase } from '../../builders/database.ts'

const monday = new Date('2026-11-02T08:00:00Z')
const learners = planBatch + 100

describe('planners at work at the same time', () => {
  let testing: TestDatabase
  let database: Database

  beforeAll(async () => {
    testing = await testDatabase()
    database = openPrisma(testing.pool, testing.embedded)
    await prepareQueue(database, () => undefined)
    await testing.pool.query(
      `INSERT INTO organizations (id, slug, name, created_at) VALUES ('works', 'works', 'Works', now())`,
    )
    await testing.pool.query(
      `INSERT INTO members (id, organization_id, address, name, time_zone, created_at)
       SELECT 'm' || n, 'works', n || '@works.example', 'Learner', 'Europe/Berlin', now()
       FROM generate_series(1, ${learners}) n`,
    )
    await testing.pool.query(
      `INSERT INTO schedules (member_id, organization_id, time_zone, days, next_due_at)
       SELECT id, 'works', time_zone, 31, '${monday.toISOString()}' FROM members`,
    )
  })
  afterAll(async () => {
    await database.prisma.$disconnect()
    await testing.close()
  })

  const counts = async () => {
    const { rows } = await testing.pool.query<{ deliveries: number; jobs: number; due: number }>(
      `SELECT (SELECT count(*) FROM deliveries)::int AS deliveries,
         (SELECT count(*) FROM graphile_worker._private_jobs)::int AS jobs,
         (SELECT count(*) FROM schedules WHERE next_due_at <= $1)::int AS due`,
      [monday],
    )
    return rows[0]
  }

  it('moves nothing that has been moved since it was read', async () => {
    const [one] = await findDue(database, monday, 1)
    if (!one) throw new Error('Nobody is due')
    const planned = {
      memberId: one.memberId,
      organizationId: one.organizationId,
      nextDueAt: new Date('2026-11-03T08:00:00Z'),
      localDate: '2026-11-02',
      dueAt: one.nextDueAt,
    }
    expect(await recordPlan(database, [{ ...planned, deliveryId: 'first' }])).toMatchObject({
      moved: 1,
      made: 1,
    })
    expect(await recordPlan(database, [{ ...planned, deliveryId: 'second' }])).toMatchObject({
      moved: 0,
      made: 0,
    })
    expect(await counts()).toEqual({ deliveries: 1, jobs: 1, due: learners - 1 })
  })

  it('makes one delivery and one job for each learner, whoever plans', async () => {
    const made = await Promise.all([1, 2, 3].map(() => plan({ database }, monday)))
    // What one planner held while another passed by is left to the next tick.
    made.push(await plan({ database }, monday))
    expect(made.reduce((sum, each) => sum + each, 0)).toBe(learners - 1)
    expect(await counts()).toEqual({ deliveries: learners, jobs: learners, due: 0 })
    expect(await plan({ database }, monday)).toBe(0)
  })
})
