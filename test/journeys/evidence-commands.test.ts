import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPrisma } from '../../src/infra/db.ts'
import { applyMigrations } from '../../src/infra/migrate.ts'
import { openDatabase } from '../../src/infra/open-database.ts'
import { newId } from '../../src/kernel/ids.ts'
import { achievementSource } from '../builders/credentials.ts'
import { replacement } from '../builders/evidence.ts'
import { onServer } from '../builders/program.ts'

const root = join(import.meta.dirname, '../..')
const now = new Date('2026-11-02T08:00:00Z')

describe.skipIf(onServer)('evidence on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-evidence-'))
  let opened: Awaited<ReturnType<typeof openDatabase>>
  let database: ReturnType<typeof openPrisma>
  const [organizationId, packId, achievementId, evidenceId] = [newId(), newId(), newId(), newId()]

  const run = (...words: string[]): Promise<{ code: number | null; out: string; said: string }> =>
    new Promise((resolve, reject) => {
      const tsx = join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')
      const { PATH = '', HOME = '' } = process.env
      const child = spawn(process.execPath, ['--import', tsx, join(root, 'src', 'cli.ts'), ...words], {
        cwd: folder,
        env: { PATH, HOME, DATA_DIR: join(folder, 'data') },
      })
      let out = ''
      let said = ''
      child.stdout.on('data', (data) => {
        out += data
      })
      child.stderr.on('data', (data) => {
        said += data
      })
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, out, said }))
    })
  const evidence = (...words: string[]) => run('credential', 'evidence', ...words, '--json')
  const jo = ['--member', 'jo@works.example', '--achievement', 'replacing']

  beforeAll(async () => {
    opened = await openDatabase({ dataDir: join(folder, 'data') })
    await applyMigrations(opened.pool, join(root, 'prisma', 'migrations'))
    database = openPrisma(opened.pool, true)
    const { prisma } = database
    await prisma.organization.create({
      data: { id: organizationId, slug: 'works', name: 'Works', createdAt: now },
    })
    const people = ['ana', 'jo'].map((name) => ({
      id: newId(),
      organizationId,
      name,
      address: `${name}@works.example`,
      timeZone: 'Europe/Berlin',
      createdAt: now,
    }))
    await prisma.member.createMany({ data: people })
    const pack = { slug: 'p', version: '1.0.0', title: 'P', summary: 'P', language: 'en', hash: '' }
    await prisma.pack.create({ data: { id: packId, organizationId, ...pack, importedAt: now } })
    const { kind, id, title, instructions, accepts, rubric } = replacement
    const criteria = { kind, id, title, instructions, accepts: [...accepts], rubric: [...rubric] }
    const definition = achievementSource({ id: 'replacing', criteria })
    await prisma.achievement.create({
      data: { id: achievementId, organizationId, packId, slug: 'replacing', hash: '', definition },
    })
    await prisma.evidence.create({
      data: {
        id: evidenceId,
        organizationId,
        memberId: people[0]?.id ?? '',
        achievementId,
        criterion: replacement.id,
        text: 'Isolated at V12.',
        submittedAt: now,
      },
    })
  }, 120_000)
  afterAll(async () => {
    await database.prisma.$disconnect()
    await opened.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('whoever runs it is told that nobody may judge, and appoints somebody with a reason', async () => {
    const listed = await run('credential', 'evidence', 'list')
    expect(listed.out).toContain('nobody may judge it')
    const doctor = await run('doctor', '--json')
    expect(JSON.parse(doctor.out).checks).toContainEqual(
      expect.objectContaining({ name: 'evidence', ok: false, says: expect.stringContaining('replacing') }),
    )
    expect((await run('credential', 'assessor', 'appoint', ...jo)).code).toBe(2)
    const empty = await run('credential', 'assessor', 'appoint', ...jo, '--reason', '   ')
    expect(empty).toMatchObject({ code: 1, said: expect.stringContaining('ten characters or more') })
    expect(await database.prisma.assessorAppointment.count()).toBe(0)
    const refused = await evidence('approve', evidenceId, '--assessor', 'jo@works.example')
    expect(refused.code).toBe(1)
    expect(JSON.parse(refused.out).error.problem).toBe('not-eligible')
    const reason = ['--reason', 'Wrote the procedure']
    expect((await run('credential', 'assessor', 'appoint', ...jo, ...reason)).code).toBe(0)
    const list = await run('credential', 'assessor', 'list', '--json')
    expect(JSON.parse(list.out).assessors).toMatchObject([{ name: 'jo', reason: 'Wrote the procedure' }])
  }, 120_000)

  it('a piece is shown, returned with a reason, and decided once; nobody approves their own', async () => {
    const shown = JSON.parse((await evidence('show', evidenceId)).out)
    expect(shown).toMatchObject({ status: 'waiting', mayJudge: [{ name: 'jo', by: 'appointed' }] })
    const own = await evidence('approve', evidenceId, '--assessor', 'ana@works.example')
    expect(JSON.parse(own.out).error.problem).toBe('own')
    const by = ['--assessor', 'jo@works.example']
    const returned = await evidence(
      'return',
      evidenceId,
      ...by,
      '--met',
      'isolated',
      '--reason',
      'Say what the zero was.',
    )
    expect(JSON.parse(returned.out)).toMatchObject({
      status: 'returned',
      assessor: 'jo',
      scores: [
        { id: 'isolated', met: true },
        { id: 'zeroed', met: false },
      ],
    })
    const again = await evidence('approve', evidenceId, ...by)
    expect(again.code).toBe(1)
    expect(JSON.parse(again.out).error.problem).toBe('decided')
    expect((await run('credential', 'assessor', 'remove', ...jo)).code).toBe(0)
    expect((await run('credential', 'assessor', 'remove', ...jo)).code).toBe(1)
  }, 120_000)

  it('what is missing is told with its numbers; what is earned is awarded once', async () => {
    const ana = ['credential', 'evaluate', '--member', 'ana@works.example']
    expect((await run(...ana)).out).toContain('on no pathway whose pack has achievements')
    const pathwayId = newId()
    const pathway = { organizationId, packId, slug: 'way', title: 'Way', summary: 'Way' }
    await database.prisma.pathway.create({ data: { id: pathwayId, ...pathway } })
    const { id: memberId } = await database.prisma.member.findFirstOrThrow({ where: { name: 'ana' } })
    const enrolment = { id: newId(), organizationId, memberId, pathwayId, startsOn: now, createdAt: now }
    await database.prisma.enrolment.create({ data: enrolment })
    const explained = await run(...ana, '--explain')
    expect(explained.out).toMatch(/\(replacing\): not yet/)
    expect(explained.out).toContain('○ evidence-approved: 0 of 1; nothing has been handed in')
    await database.prisma.evidence.update({
      where: { id: evidenceId },
      data: { status: 'approved', decidedAt: now, assessorName: 'jo', assessorBy: 'appointed' },
    })
    const earned = JSON.parse((await run(...ana, '--explain', '--json')).out)
    expect(earned).toMatchObject({ awarded: [], achievements: [{ state: 'earned' }] })
    expect(await database.prisma.credential.count()).toBe(0)
    const awarded = JSON.parse((await run(...ana, '--json')).out)
    expect(awarded.awarded).toHaveLength(1)
    const again = JSON.parse((await run(...ana, '--json')).out)
    expect(again).toMatchObject({ awarded: [], achievements: [{ state: 'held' }] })
    expect(await database.prisma.credential.count()).toBe(1)
  }, 120_000)
})
