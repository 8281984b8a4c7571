import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { openPrisma } from '../../src/infra/db.ts'
import { applyMigrations } from '../../src/infra/migrate.ts'
import { type OpenDatabase, openDatabase } from '../../src/infra/open-database.ts'
import type { Database } from '../../src/queue/database.ts'
import { type TestDatabase, testDatabase } from '../builders/database.ts'
import { tinyPackFolder } from '../builders/packs/tiny-pack.ts'
import { aWorkspace, botToken, signingSecret } from '../contracts/slack-workspace/a-workspace.ts'

const root = join(import.meta.dirname, '../..')

type Run = { code: number | null; stdout: string; stderr: string; json: () => unknown }

/** `whetstone …` as people call it, in a folder of its own. */
const whetstone = (folder: string, environment: Record<string, string>, ...words: string[]): Promise<Run> =>
  new Promise((resolve, reject) => {
    const tsx = join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')
    const { PATH = '', HOME = '', TMPDIR = tmpdir() } = process.env
    const child = spawn(process.execPath, ['--import', tsx, join(root, 'src', 'cli.ts'), ...words], {
      cwd: folder,
      env: { PATH, HOME, TMPDIR, ...environment },
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (data) => {
      stdout += data
    })
    child.stderr.on('data', (data) => {
      stderr += data
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr, json: () => JSON.parse(stdout) }))
  })

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'whetstone-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const preview = (zone: string, at: string, days: string, from: string, to: string) => [
  'schedule',
  'preview',
  '--zone',
  zone,
  '--at',
  at,
  '--days',
  days,
  '--from',
  from,
  '--to',
  to,
  '--json',
]

describe('without a database', () => {
  const run = (...words: string[]) => whetstone(folder, { DATA_DIR: join(folder, 'none') }, ...words)

  it('shows when deliveries come, through both changes of the clocks', async () => {
    const gap = await run(...preview('Europe/Berlin', '02:30', 'daily', '2027-03-27', '2027-03-29'))
    expect(gap.json()).toEqual([
      '2027-03-27T01:30:00.000Z',
      '2027-03-28T01:00:00.000Z',
      '2027-03-29T00:30:00.000Z',
    ])
    expect(gap).toMatchObject({ code: 0, stderr: '' })
    const twice = await run(...preview('Europe/Berlin', '02:30', 'sat-mon', '2027-10-30', '2027-11-01'))
    expect(twice.json()).toEqual([
      '2027-10-30T00:30:00.000Z',
      '2027-10-31T00:30:00.000Z',
      '2027-11-01T01:30:00.000Z',
    ])
    const week = await run(...preview('Asia/Tokyo', '09:00', 'mon-fri', '2027-03-06', '2027-03-09'))
    expect(week.json()).toEqual(['2027-03-08T00:00:00.000Z', '2027-03-09T00:00:00.000Z'])
  })

  it.each([
    ['an unknown command', ['frobnicate']],
    ['an unknown option', ['doctor', '--fast']],
    ['a missing file', ['people', 'import']],
    ['nobody meant', ['enrol', 'signals']],
    ['two meant', ['enrol', 'signals', '--team', 'A', '--member', 'b@c.example']],
    ['a date that is none', ['enrol', 'signals', '--team', 'A', '--from', '2027-02-29']],
    [
      'an end before its beginning',
      ['enrol', 'signals', '--team', 'A', '--from', '2027-03-02', '--due', '2027-03-01'],
    ],
    ['a zone that is none', preview('Mars/Olympus', '09:00', 'daily', '2027-03-01', '2027-03-02')],
    ['days that are none', preview('UTC', '09:00', 'someday', '2027-03-01', '2027-03-02')],
    ['a time that is none', preview('UTC', '25:00', 'daily', '2027-03-01', '2027-03-02')],
  ])('says how it is used, with code 2, given %s', async (_, words) => {
    const { code, stderr } = await run(...words)
    expect(code).toBe(2)
    expect(stderr).not.toBe('')
    expect(stderr).not.toContain('    at ')
  })

  it('explains each command in words, with an example', async () => {
    for (const words of [['people', 'import'], ['schedule', 'preview'], ['restore'], ['start']]) {
      const { code, stdout } = await run(...words, '--help')
      expect(code).toBe(0)
      expect(stdout).toContain(`Example:\n  whetstone ${words.join(' ')}`)
    }
  })

  it('checks content', async () => {
    const fine = await run('content', 'validate', tinyPackFolder, '--json')
    expect(fine).toMatchObject({ code: 0, stderr: '' })
    expect(fine.json()).toMatchObject({ ok: true, problems: [] })
    const empty = await run('content', 'validate', folder, '--json')
    expect(empty.code).toBe(1)
    expect(empty.json()).toMatchObject({ ok: false, problems: [{ file: folder }] })
    const missing = await run('content', 'validate', join(folder, 'nowhere'), '--json')
    expect(missing.code).toBe(1)
    expect(missing.json()).toMatchObject({ error: { problem: 'unreadable-folder' } })
  })

  it('finds every wrong setting, in the environment and in .env, and shows no secret', async () => {
    const here = mkdtempSync(join(folder, 'doctor-'))
    writeFileSync(join(here, '.env'), 'PORT=high\nSLACK_BOT_TOKEN=xoxb-hunter2\n')
    const sick = await whetstone(here, { DATA_DIR: join(here, 'data') }, 'doctor', '--json')
    expect(sick.code).toBe(1)
    const { settings } = sick.json() as {
      settings: { name: string; status: string; ok: boolean; mend?: string }[]
    }
    const of = (name: string) => settings.find((each) => each.name === name)
    expect(of('PORT')).toMatchObject({ status: 'wrong', ok: false, mend: expect.stringContaining('65535') })
    expect(of('SLACK_SIGNING_SECRET')).toMatchObject({ status: 'missing', ok: false })
    expect(of('SLACK_BOT_TOKEN')).toMatchObject({ status: 'set', ok: true })
    expect(of('HOST')).toMatchObject({ status: 'missing', ok: true })
    expect(sick.stdout).not.toContain('hunter2')
    const other = await whetstone(here, { DATA_DIR: join(here, 'data') }, 'people', 'import', 'x.csv')
    expect(other.code).toBe(1)
  })

  it('says in words what is there, what a value should look like, and what would start', async () => {
    const dataDir = { DATA_DIR: join(folder, 'none') }
    const empty = await run('doctor')
    expect(empty.stdout).toMatch(/No chat platform is configured; npm start will serve the playground\.\n$/)
    expect(empty.stdout).toMatch(/^ {2}database {2}none {5}There is none in .* yet; /m)
    const wrong = await whetstone(folder, { ...dataDir, TEAMS_TENANT_ID: 'notaguid' }, 'doctor')
    expect(wrong.code).toBe(1)
    expect(wrong.stdout).toMatch(
      /^! TEAMS_TENANT_ID +wrong +Its value doesn’t have the form below\.\n +Copy.*11111111-2222/m,
    )
    expect(wrong.stdout).toMatch(/^! TEAMS_APP_ID +missing {2}The other Teams settings need it\.$/m)
    // One column, also beside the longest name.
    const columns = wrong.stdout.matchAll(/^[ !] [A-Z_]+ +(?=set|not set|missing|wrong)/gm)
    expect(new Set([...columns].map(([text]) => text.length)).size).toBe(1)
  })
})

describe('the doctor asks Slack', () => {
  const manifest = join(root, 'manifests', 'slack', 'manifest.yaml')
  const scopesOfManifest = (): string[] =>
    existsSync(manifest) ? parse(readFileSync(manifest, 'utf8')).oauth_config.scopes.bot : ['chat:write']
  const asked = async (scopes: string[], token: string) => {
    const workspace = await aWorkspace({ scopes })
    const settings = {
      SLACK_BOT_TOKEN: token,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: workspace.apiUrl,
    }
    const run = await whetstone(folder, { DATA_DIR: join(folder, 'none'), ...settings }, 'doctor', '--json')
    const { checks } = run.json() as { checks: { name: string; ok: boolean; says: string }[] }
    expect(run.stdout).not.toContain(token)
    expect(run.stdout).not.toContain(signingSecret)
    return { code: run.code, slack: checks.find(({ name }) => name === 'Slack') }
  }

  it('whether the token is good', async () => {
    const good = await asked(scopesOfManifest(), botToken)
    expect(good).toMatchObject({
      code: 0,
      slack: { ok: true, says: expect.stringContaining('Example Works') },
    })
    const bad = await asked(scopesOfManifest(), 'xoxb-9-hunter2')
    expect(bad).toMatchObject({
      code: 1,
      slack: { ok: false, says: expect.stringContaining('invalid_auth') },
    })
  })

  it.skipIf(!existsSync(manifest))('whether it has the scopes that the manifest asks for', async () => {
    const without = scopesOfManifest().filter((scope) => scope !== 'chat:write')
    expect(await asked(without, botToken)).toMatchObject({
      code: 1,
      slack: { ok: false, says: expect.stringContaining('chat:write') },
    })
  })
})

describe('on a database, beside a running server', () => {
  const organization = 'Müller Works'
  let served: TestDatabase | undefined
  let opened: OpenDatabase | undefined
  let database: Database
  let environment: Record<string, string>
  const run = (...words: string[]) => whetstone(folder, environment, ...words)
  const file = (name: string, ...lines: string[]): string => {
    const path = join(folder, name)
    writeFileSync(path, `${lines.join('\n')}\n`)
    return path
  }
  const header = 'address,name,team,site,manager,language,timeZone,from,until'
  const anna = 'anna@works.example,Anna,Assembly,Lyon,,fr,Europe/Paris,,'
  const ben = 'ben@works.example,Ben,Assembly,Lyon,anna@works.example,,Asia/Tokyo,,'

  beforeAll(async () => {
    if (process.env.TEST_DATABASE_URL) {
      served = await testDatabase()
      const DATABASE_URL = served.connectionString ?? ''
      environment = { DATABASE_URL, WHETSTONE_MASTER_KEY: Buffer.alloc(32).toString('base64') }
      database = openPrisma(served.pool, false)
    } else {
      // This process is the one that holds the embedded database, as a server would.
      const dataDir = join(folder, 'data')
      opened = await openDatabase({ dataDir })
      await applyMigrations(opened.pool, join(root, 'prisma', 'migrations'))
      environment = { DATA_DIR: dataDir }
      database = openPrisma(opened.pool, true)
    }
    environment.WHETSTONE_ORGANIZATION = organization
  })
  afterAll(async () => {
    await database.prisma.$disconnect()
    await opened?.close()
    await served?.close()
  })

  it('imports people: shown first, then done, then nothing left to do', async () => {
    const roster = file('roster.csv', header, anna, ben)
    const shown = await run('people', 'import', roster, '--dry-run', '--json')
    expect(shown.code).toBe(0)
    expect(shown.json()).toMatchObject({ added: 2, changed: 0, left: 0, unchanged: 0, errors: [] })
    expect(await database.prisma.organization.count()).toBe(0)
    const done = await run('people', 'import', roster, '--json')
    expect(done.code).toBe(0)
    expect(done.json()).toEqual(shown.json())
    expect(await database.prisma.organization.findMany()).toMatchObject([
      { slug: 'muller-works', name: organization },
    ])
    const again = await run('people', 'import', roster, '--json')
    expect(again.json()).toMatchObject({ added: 0, changed: 0, left: 0, unchanged: 2 })
    const people = await database.prisma.member.findMany({ orderBy: { address: 'asc' } })
    const { rows } = await database.pool.query<{ payload: { memberIds: string[] } }>(
      `SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = 'members-changed'`,
    )
    expect(rows.flatMap(({ payload }) => payload.memberIds).sort()).toEqual(people.map(({ id }) => id).sort())
  })

  it('reports faulty rows with code 1 and applies the others', async () => {
    const faulty = file(
      'faulty.csv',
      header,
      anna.replace('Anna', 'Annika'),
      ben.replace('Asia/Tokyo', 'Mars'),
    )
    const told = await run('people', 'import', faulty, '--json')
    expect(told.code).toBe(1)
    expect(told.json()).toMatchObject({
      added: 0,
      changed: 1,
      left: 0,
      unchanged: 0,
      errors: [{ row: 3, field: 'timeZone', reason: expect.stringContaining('Mars') }],
      details: { changed: [{ address: 'anna@works.example', fields: { name: ['Anna', 'Annika'] } }] },
    })
    const said = await run('people', 'import', faulty)
    expect(said.stdout).toContain('The other rows were imported.')
    // Anna's language is one that the product does not speak.
    expect(said.stdout).toContain(
      '"fr" (row 2) is not spoken yet, and read as English; there are en, de, es.',
    )
    const missing = await run('people', 'import', join(folder, 'missing.csv'))
    expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no file') })
  })

  it('imports content and enrols a team and a person, each once', async () => {
    const content = await run('content', 'import', tinyPackFolder, '--json')
    expect(content.code).toBe(0)
    expect(content.json()).toMatchObject({
      ok: true,
      organization: 'muller-works',
      packs: [{ lessons: { added: 3 } }],
    })
    const pathway = await database.prisma.pathway.findFirstOrThrow()
    const team = await run(
      'enrol',
      pathway.slug,
      '--team',
      'Assembly',
      '--from',
      '2099-01-05',
      '--due',
      '2099-03-01',
      '--json',
    )
    expect(team.json()).toMatchObject({ pathway: pathway.slug, enrolled: 2, unchanged: 0, left: 0 })
    const enrolments = await database.prisma.enrolment.findMany()
    expect(enrolments.map(({ startsOn, dueOn }) => [startsOn.toISOString(), dueOn?.toISOString()])).toEqual(
      Array(2).fill(['2099-01-05T00:00:00.000Z', '2099-03-01T00:00:00.000Z']),
    )
    // Monday, 09:00 where they are.
    const schedules = await database.prisma.schedule.findMany({ orderBy: { nextDueAt: 'asc' } })
    expect(schedules.map(({ nextDueAt }) => nextDueAt?.toISOString())).toEqual([
      '2099-01-05T00:00:00.000Z',
      '2099-01-05T08:00:00.000Z',
    ])
    const again = await run('enrol', pathway.slug, '--member', 'ANNA@works.example', '--json')
    expect(again.json()).toMatchObject({ enrolled: 0, unchanged: 1 })
    const off = await run('unenrol', pathway.slug, '--member', 'anna@works.example', '--json')
    expect(off.json()).toMatchObject({ unenrolled: 1 })
    expect(await database.prisma.enrolment.count({ where: { status: 'ended' } })).toBe(1)
  })

  it('takes today from the playground’s clock where there is one', async () => {
    const { slug } = await database.prisma.pathway.findFirstOrThrow()
    const place = join(folder, 'data', 'playground')
    mkdirSync(place, { recursive: true })
    const at = { first: '2098-12-01T00:00:00.000Z', now: '2098-12-30T23:30:00.000Z' }
    writeFileSync(join(place, 'clock.json'), JSON.stringify(at))
    expect((await run('enrol', slug, '--member', 'anna@works.example')).code).toBe(0)
    rmSync(place, { recursive: true })
    const enrolment = await database.prisma.enrolment.findFirstOrThrow({
      where: { member: { address: 'anna@works.example' } },
    })
    // In Paris it is the next day already.
    expect(enrolment).toMatchObject({ status: 'active', startsOn: new Date('2098-12-31T00:00:00Z') })
  })

  it('names what there is when it is asked for what there is not', async () => {
    const { slug } = await database.prisma.pathway.findFirstOrThrow()
    for (const [words, problem, hint] of [
      [['enrol', 'nowhere', '--team', 'Assembly'], 'unknown-pathway', slug],
      [['enrol', slug, '--team', 'Nobody'], 'unknown-team', 'Assembly'],
      [['enrol', slug, '--member', 'x@works.example'], 'unknown-member', 'x@works.example'],
      [['enrol', slug, '--member', 'x', '--organization', 'other'], 'unknown-organization', 'muller-works'],
      [['enrol', '--team', 'Assembly'], 'no-pathway', organization],
    ] as const) {
      const { code, json, stderr } = await run(...words, '--json')
      expect(code).toBe(1)
      expect(json()).toMatchObject({ error: { problem, message: expect.stringContaining(hint) } })
      expect(stderr).not.toContain('    at ')
    }
  })

  it('asks which organization is meant when there are several', async () => {
    const second = { ...environment, WHETSTONE_ORGANIZATION: 'Second' }
    const roster = file('second.csv', header, anna)
    const people = await whetstone(folder, second, 'people', 'import', roster, '--json')
    expect(people.json()).toMatchObject({ added: 1, left: 0 })
    const { WHETSTONE_ORGANIZATION: _, ...unnamed } = environment
    const asked = await whetstone(folder, unnamed, 'people', 'import', roster, '--json')
    expect(asked.code).toBe(1)
    expect(asked.json()).toMatchObject({ error: { problem: 'which-organization' } })
    expect(asked.stderr).toContain('muller-works (Müller Works), second (Second)')
    const told = await whetstone(
      folder,
      unnamed,
      'people',
      'import',
      roster,
      '--organization',
      'second',
      '--json',
    )
    expect(told.json()).toMatchObject({ unchanged: 1 })
    const first = await database.prisma.member.findMany({ where: { organization: { slug: 'muller-works' } } })
    expect(first.map(({ until }) => until)).toEqual([null, null])
  })

  it('writes a backup that another installation starts from', async () => {
    const backup = join(folder, 'all.backup')
    const written = await run('backup', backup, '--json')
    expect(written.code).toBe(0)
    const { tables } = written.json() as { tables: Record<string, number> }
    expect(tables).toMatchObject({ members: 3, organizations: 2, lessons: 3 })
    expect((await run('doctor', '--json')).json()).toMatchObject({
      ok: true,
      checks: [{ name: 'database', status: 'fine' }],
    })
    if (!environment.DATA_DIR) return
    const beside = await run('restore', backup, '--replace')
    expect(beside.code).toBe(1)
    expect(beside.stderr).toContain(`process ${process.pid}`)
    const elsewhere = { DATA_DIR: join(folder, 'elsewhere'), WHETSTONE_ORGANIZATION: organization }
    const restored = await whetstone(folder, elsewhere, 'restore', backup, '--json')
    expect(restored.code).toBe(0)
    const again = await whetstone(
      folder,
      elsewhere,
      'people',
      'import',
      join(folder, 'roster.csv'),
      '--dry-run',
      '--json',
    )
    expect(again.json()).toMatchObject({ added: 0, changed: 1, left: 0, unchanged: 1 })
    expect((await whetstone(folder, elsewhere, 'restore', backup, '--json')).json()).toMatchObject({
      error: { problem: 'database-not-empty' },
    })
  })
})

describe('after a look at the playground', () => {
  it.each([
    ['Slack', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'a-secret' }],
    [
      'Teams',
      {
        TEAMS_APP_ID: '11111111-1111-4111-8111-111111111111',
        TEAMS_APP_PASSWORD: 'a-secret',
        TEAMS_TENANT_ID: '22222222-2222-4222-8222-222222222222',
      },
    ],
  ])('with %s connected, a roster is not taken for that of the demonstration', async (name, settings) => {
    const dataDir = join(folder, `demonstration-${name}`)
    const { pool, close } = await openDatabase({ dataDir })
    try {
      await applyMigrations(pool, join(root, 'prisma', 'migrations'))
      await pool.query(`INSERT INTO organizations (id, slug, name, demonstration, created_at)
        VALUES ('demo', 'demo', 'Demo', true, now())`)
      const words = ['enrol', 'nowhere', '--member', 'x@works.example', '--json']
      const ask = (more: Record<string, string>) =>
        whetstone(folder, { DATA_DIR: dataDir, ...more }, ...words)
      const problemOf = async (run: Promise<Run>) =>
        ((await run).json() as { error: { problem: string } }).error.problem
      expect(await problemOf(ask({}))).not.toBe('no-organization')
      expect(await problemOf(ask(settings))).toBe('no-organization')
    } finally {
      await close()
    }
  })
})

describe('whetstone organization', () => {
  it('shows and changes what holds for everybody', async () => {
    const environment = { DATA_DIR: join(folder, 'organization-data') }
    const none = await whetstone(folder, environment, 'organization', '--json')
    expect(none.json()).toMatchObject({ error: { problem: 'no-organization' } })
    // Looking has made none.
    const list = await whetstone(folder, environment, 'organization', 'list', '--json')
    expect(list.json()).toEqual({ organizations: [] })
    const imported = await whetstone(folder, environment, 'content', 'import', tinyPackFolder)
    expect(imported.stdout).toContain('In My organization (my-organization):')
    expect(imported.stdout).toContain('No pathway is offered first')
    const shown = await whetstone(folder, environment, 'organization', '--json')
    expect(shown.json()).toMatchObject({ openEnrolment: false, contact: null, defaultPathway: null })
    const changed = await whetstone(
      folder,
      environment,
      ...[
        'organization',
        '--contact',
        'Priya',
        '--open-enrolment',
        'yes',
        '--default-pathway',
        'tiny-foundations',
      ],
      ...['--time-zone', 'Asia/Tokyo', '--json'],
    )
    expect(changed.code).toBe(0)
    expect(changed.json()).toMatchObject({
      contact: 'Priya',
      openEnrolment: true,
      defaultPathway: 'tiny-foundations',
      timeZone: 'Asia/Tokyo',
    })
    // Who chooses channels is said here: nobody is an admin by the roster.
    const roster = join(folder, 'admins.csv')
    writeFileSync(
      roster,
      'address,name,team,site,manager,language,timeZone,from,until\nana@works.example,Ana,,,,en,UTC,,\n',
    )
    await whetstone(folder, environment, 'people', 'import', roster)
    const admin = (...words: string[]) => whetstone(folder, environment, 'people', 'admin', ...words)
    expect((await admin()).stdout).toContain('Nobody is an admin')
    expect((await admin('Ana@works.example', '--json')).json()).toEqual({
      admins: [{ name: 'Ana', address: 'ana@works.example' }],
    })
    expect((await admin('ana@works.example', '--remove', '--json')).json()).toEqual({ admins: [] })
    expect(await admin('nobody@works.example')).toMatchObject({ code: 1 })
    expect((await whetstone(folder, environment, 'organization', '--time-zone', 'Mars/Base')).code).toBe(2)
    expect((await whetstone(folder, environment, 'organization', '--default-pathway', 'nowhere')).code).toBe(
      1,
    )
  })
})
