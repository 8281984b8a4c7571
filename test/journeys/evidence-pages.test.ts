import { request } from 'node:http'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileLimits } from '../../src/credentials/evidence/file.rules.ts'
import { decideEvidence, openEvidence } from '../../src/credentials/evidence/judge.ts'
import { mergeMembers } from '../../src/people/merge.ts'
import { aSignedCredential } from '../builders/credentials.ts'
import {
  anEvidenceAchievement,
  appoint,
  aWaitingPiece,
  handsOf,
  linkIn,
  replacement,
} from '../builders/evidence.ts'
import { serveMemberPages } from '../builders/member-pages.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

let world: TestWorld
let pages: Awaited<ReturnType<typeof serveMemberPages>>
let achievementId: string
const cookies: Record<string, string> = {}

const own = { 'sec-fetch-site': 'same-origin' }
const get = (path: string, person?: string) =>
  fetch(`${pages.origin}${path}`, {
    redirect: 'manual',
    headers: person ? { cookie: cookies[person] ?? '' } : {},
  })
const post = (path: string, body: FormData | URLSearchParams, person?: string, headers: object = own) =>
  fetch(`${pages.origin}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...headers, ...(person && { cookie: cookies[person] ?? '' }) },
    body,
  })

/** Presses a one-time link; where it leads to, and the cookie. */
const signIn = async (person: string, link: string) => {
  const pressed = await fetch(link, { method: 'POST', redirect: 'manual', headers: own })
  cookies[person] = pressed.headers.get('set-cookie')?.split(';')[0] ?? 'none'
  return pressed.headers.get('location')
}

const form = (text: string, ...files: [string, Uint8Array][]): FormData => {
  const made = new FormData()
  made.set('text', text)
  for (const [name, bytes] of files)
    made.append('files', new File([Uint8Array.from(bytes)], name, { type: 'image/jpeg' }))
  return made
}

const forIt = (id = achievementId) => `/evidence/for/${id}/${replacement.id}`

const photo = async (): Promise<Uint8Array> => {
  const { imageTools } = world.product.deps
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3" fill="#875"/></svg>'
  const made = await imageTools.reencode(await imageTools.drawPng(svg, 64))
  if (!made.ok) throw new Error(made.reason)
  return made.bytes
}

/** A JPEG with a place in it, as a telephone writes it. */
const photoWithPlace = async (): Promise<Uint8Array> => {
  const exif = Buffer.from('Exif\0\0MM\0*\0\0\0\x08GPSLatitude 52.5200 Berlin', 'latin1')
  const length = Buffer.from([0xff, 0xe1, 0, exif.length + 2])
  const bytes = Buffer.from(await photo())
  return Buffer.concat([bytes.subarray(0, 2), length, exif, bytes.subarray(2)])
}

const crcOf = (bytes: Uint8Array): number => {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** A PNG that says that it is so many pixels a side, whatever stands in it. */
const pngOf = (side: number, pixels: Buffer): Uint8Array => {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const crc = Buffer.alloc(4)
    crc.writeUInt32BE(crcOf(body))
    return Buffer.concat([length, body, crc])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const pdf = Buffer.from('%PDF-1.7\n1 0 obj << /Author (Ana) >> endobj\n%%EOF')
const newest = () =>
  world.database.prisma.evidence.findFirstOrThrow({
    orderBy: { id: 'desc' },
    include: { files: { orderBy: { id: 'asc' } } },
  })
const judgeOf = async (person: string) => ({
  memberId: await world.memberId(person),
  organizationId: world.organizationId,
  timeZone: 'Europe/Berlin',
})

beforeAll(async () => {
  world = await startWorld({
    people: [
      aPerson('ana'),
      aPerson('bo'),
      aPerson('cy'),
      aPerson('dan'),
      aPerson('eva', { locale: 'de-DE' }),
    ],
  })
  pages = await serveMemberPages(world)
  await world.enrol('ana')
  await world.travelTo('2026-11-02T08:00:00Z')
  achievementId = await anEvidenceAchievement(world)
  await appoint(world, 'bo', achievementId)
  await appoint(world, 'cy', achievementId)
  for (const person of ['bo', 'cy', 'dan', 'eva']) {
    const hands = handsOf(world, person, 'slack')
    await hands.say('web')
    await signIn(person, linkIn({ text: JSON.stringify(world.slack.state().messages[hands.dm]?.at(-1)) }))
  }
})
afterAll(async () => {
  await pages?.close()
  await world?.close()
})

describe('handing in on the web', () => {
  it('a link from chat leads to the page, once', async () => {
    const ana = handsOf(world, 'ana', 'slack')
    await ana.say('evidence')
    await ana.press('web', { on: ana.last() })
    const link = linkIn({ text: JSON.stringify(world.slack.state().messages[ana.dm]?.at(-1)) })
    expect(await signIn('ana', link)).toBe(forIt())
    const page = await get(forIt(), 'ana')
    expect(page.status).toBe(200)
    const html = await page.text()
    expect(html).toContain('enctype="multipart/form-data"')
    expect(html).toContain('The zero was checked')
    expect(html).not.toContain('<script')
    expect((await get(forIt())).status).toBe(401)
    expect((await get(`/evidence/for/${achievementId}/nothing`, 'ana')).status).toBe(404)
    expect(await (await get(forIt(), 'eva')).text()).toContain('Worauf geachtet wird')
  })

  it.each([
    ['nothing at all', [], 400, 'There is nothing in it yet'],
    ['an empty file', [['a.jpg', new Uint8Array()]], 400, 'is empty'],
    [
      'a program called a photo',
      [['a.jpg', Buffer.from('\x7fELF\x02\x01\0', 'latin1')]],
      400,
      'neither a JPEG',
    ],
    ['a HEIC photo', [['a.jpg', Buffer.from('\0\0\0\x18ftypheic\0\0', 'latin1')]], 400, 'Most compatible'],
    ['a WebP picture', [['a.png', Buffer.from('RIFF1234WEBPVP8 ', 'latin1')]], 400, 'WebP'],
    [
      'a picture that says it is huge',
      [['a.png', pngOf(60_000, deflateSync(Buffer.alloc(1_000_000)))]],
      413,
      'too many pixels',
    ],
    ['a damaged picture', [['a.png', pngOf(64, Buffer.from('no pixels'))]], 400, 'Open it on your device'],
    [
      'a file of 11 MB',
      [['a.pdf', Buffer.concat([pdf, Buffer.alloc(11_000_000)])]],
      413,
      'larger than 10 MB',
    ],
    ['six files', Array.from({ length: 6 }, (_, n) => [`${n}.pdf`, pdf]), 400, 'At most five'],
  ] as [string, [string, Uint8Array][], number, string][])(
    '%s is refused, with the mend',
    async (_what, files, status, says) => {
      const before = await world.database.prisma.evidence.count()
      const answer = await post(forIt(), form('', ...files), 'dan')
      expect(answer.status).toBe(status)
      expect(await answer.text()).toContain(says)
      expect(await world.database.prisma.evidence.count()).toBe(before)
    },
  )

  it('50 MB are cut off before they have come', async () => {
    const sent = { bytes: 0 }
    const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      const to = new URL(`${pages.origin}${forIt()}`)
      const upload = request(
        to,
        {
          method: 'POST',
          headers: {
            ...own,
            cookie: cookies.bo ?? '',
            'content-type': 'multipart/form-data; boundary=x',
            'content-length': 50 * 1024 * 1024,
          },
        },
        (response) => {
          let text = ''
          response.setEncoding('utf8')
          response.on('data', (part: string) => {
            text += part
          })
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
          response.on('error', reject)
        },
      )
      // Cut off while it sends: that is what is wanted.
      upload.on('error', () => undefined)
      upload.write(Buffer.alloc(1_000_000))
      sent.bytes = 1_000_000
    })
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('more than 25 MB')
    expect(sent.bytes).toBeLessThan(fileLimits.submissionBytes)
  })

  it('a press from another site, or by nobody, hands in nothing', async () => {
    const before = await world.database.prisma.evidence.count()
    expect((await post(forIt(), form('Words'), 'ana', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post(forIt(), form('Words'))).status).toBe(401)
    expect(await world.database.prisma.evidence.count()).toBe(before)
  })

  it('a photo is stored without what it knew, under a name without markup', async () => {
    const name = '<script>alert(1)</script>.jpg'
    const answer = await post(
      forIt(),
      form('Checked <b>first</b>', [name, await photoWithPlace()], ['Prüfung.pdf', pdf]),
      'ana',
    )
    expect(answer.status).toBe(303)
    const { files } = await newest()
    expect(files.map(({ name: stored, mediaType }) => [stored, mediaType])).toEqual([
      ['script.jpg', 'image/jpeg'],
      ['Prüfung.pdf', 'application/pdf'],
    ])
    expect(Buffer.from(files[0]?.bytes ?? []).includes('Berlin')).toBe(false)
    expect(Buffer.from(files[1]?.bytes ?? [])).toEqual(pdf)
    const html = await (await get(forIt(), 'ana')).text()
    expect(html).toContain('It waits to be judged')
    expect(html).toContain('Checked &lt;b&gt;first&lt;/b&gt;')
    expect(html).not.toContain('<script')
    // Sent again, as a browser does that is asked to reload.
    const again = await post(forIt(), form('Checked'), 'ana')
    expect(again.status).toBe(400)
    expect(await again.text()).toContain('You have handed this in already')
  })
})

describe('its files', () => {
  const addresses = async () => {
    const { id, files } = await newest()
    return files.map((file) => `/evidence/${id}/${file.id}`)
  }

  it('are for the learner and those who may judge; for all others they are not there', async () => {
    const [picture = '', document = ''] = await addresses()
    for (const person of ['ana', 'bo']) expect((await get(picture, person)).status).toBe(200)
    for (const person of ['dan', undefined]) expect((await get(picture, person)).status).toBe(404)
    const shown = await get(picture, 'bo')
    expect(shown.headers.get('content-type')).toBe('image/jpeg')
    expect(shown.headers.get('content-disposition')).toMatch(/^inline; /)
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
    expect(shown.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(shown.headers.get('cache-control')).toBe('private, no-store')
    const saved = await get(document, 'bo')
    expect(saved.headers.get('content-disposition')).toBe(
      `attachment; filename="Pr_fung.pdf"; filename*=UTF-8''Pr%C3%BCfung.pdf`,
    )
  })
})

describe('judging on the web', () => {
  it('who may not is told nothing; who opens it has it for half an hour', async () => {
    const { id } = await newest()
    const page = `/evidence/judge/${id}`
    expect((await get(page)).status).toBe(401)
    expect((await get(page, 'dan')).status).toBe(404)
    expect(await (await get(page, 'ana')).text()).toContain('This is your own')
    const opened = await (await get(page, 'bo')).text()
    expect(opened).toContain('Ana: A transmitter, replaced')
    expect(opened).toContain('It is yours until 09:30')
    expect(await (await get(page, 'cy')).text()).toContain('free again at 09:30')
    const stolen = await post(
      page,
      new URLSearchParams([
        ['decision', 'approve'],
        ['met', 'isolated'],
        ['met', 'zeroed'],
      ]),
      'cy',
    )
    expect(await stolen.text()).toContain('Somebody else is judging this one')
    await world.travelTo('2026-11-02T08:31:00Z')
    expect(await (await get(page, 'cy')).text()).toContain('It is yours until 10:01')
  })

  it('a decision that does not fit is mended; what was written is not lost', async () => {
    const { id } = await newest()
    const page = `/evidence/judge/${id}`
    const half = await post(
      page,
      new URLSearchParams([
        ['decision', 'approve'],
        ['met', 'zeroed'],
        ['reason', 'Nearly <there>'],
      ]),
      'cy',
    )
    expect(half.status).toBe(400)
    const html = await half.text()
    expect(html).toContain('every line has to be met')
    expect(html).toMatch(/value="zeroed" checked/)
    expect(html).toContain('Nearly &lt;there&gt;')
    const none = await post(page, new URLSearchParams([['met', 'zeroed']]), 'cy')
    expect(await none.text()).toContain('Choose whether to approve')
    const done = await post(
      page,
      new URLSearchParams([
        ['decision', 'approve'],
        ['met', 'isolated'],
        ['met', 'zeroed'],
      ]),
      'cy',
    )
    expect(await done.text()).toContain('Approved. Ana hears of it now.')
    await world.drive.settle()
    const told = handsOf(world, 'ana', 'slack')
      .all()
      .map(({ text }) => text)
    expect(told.join()).toContain('Approved: A transmitter, replaced')
  })

  it('approved files become public only as their owner shows them', async () => {
    const { id, files } = await newest()
    const picture = `/evidence/${id}/${files[0]?.id}`
    expect((await get(picture)).status).toBe(404)
    const memberId = await world.memberId('ana')
    const credential = await world.database.prisma.credential.findFirstOrThrow({ where: { memberId } })
    const change = (data: object) =>
      world.database.prisma.credential.update({ where: { id: credential.id }, data })
    // Nobody outside knows of a credential that is not signed yet.
    await change({ shownEvidence: [id], signedAt: null })
    expect((await get(picture)).status).toBe(404)
    await change({ signedAt: world.clock.now() })
    const shown = await get(picture)
    expect(shown.status).toBe(200)
    expect(shown.headers.get('cache-control')).toBe('no-cache')
    await change({ shared: false })
    expect((await get(picture)).status).toBe(404)
    expect((await get(picture, 'cy')).status).toBe(200)
  })

  it('files go when their time is over; what was decided and the hash stay', async () => {
    const { id, files } = await newest()
    const picture = `/evidence/${id}/${files[0]?.id}`
    await world.database.prisma.evidenceFile.updateMany({
      where: { evidenceId: id },
      data: { keptUntil: world.clock.now() },
    })
    await world.database.prisma.$transaction((tx) =>
      world.product.deps.outbox.enqueue(tx, [{ job: 'forget-evidence-files', payload: {} }]),
    )
    await world.drive.settle()
    expect((await get(picture, 'ana')).status).toBe(410)
    const after = await newest()
    expect(after).toMatchObject({ status: 'approved', assessorName: 'Cy' })
    expect(after.files.map(({ bytes }) => bytes)).toEqual([null, null])
    expect(after.files[1]?.hash).toHaveLength(64)
  })
})

describe('two who judge at once', () => {
  it('only one opens it, and only one decides it', async () => {
    const { deps } = world.product
    const bo = await judgeOf('bo')
    const cy = await judgeOf('cy')
    for (let round = 0; round < 5; round++) {
      const id = await aWaitingPiece(world, 'dan', achievementId)
      const opened = await Promise.all([openEvidence(deps, bo, id), openEvidence(deps, cy, id)])
      expect(opened.filter(({ ok }) => ok)).toHaveLength(1)
      await world.database.prisma.evidence.update({
        where: { id },
        data: { lockedBy: null, lockedUntil: null },
      })
      const judgement = { approve: true, met: ['isolated', 'zeroed'], reason: '' }
      const decided = await Promise.all(
        [bo, cy, bo, cy].map((judge) => decideEvidence(deps, judge, id, judgement)),
      )
      expect(decided.filter(({ ok }) => ok)).toHaveLength(1)
      expect(decided.filter((one) => !one.ok && one.reason === 'decided')).toHaveLength(3)
      const audit = await world.database.prisma.auditEntry.count({ where: { subject: id } })
      expect(audit).toBe(1)
    }
  })

  it('ten a day are enough', async () => {
    const { deps } = world.product
    const dan = await world.memberId('dan')
    const bo = await judgeOf('bo')
    const judgement = { approve: true, met: ['isolated', 'zeroed'], reason: '' }
    // One that was opened before counts when it is decided.
    const opened = await aWaitingPiece(world, 'dan', achievementId)
    expect(await openEvidence(deps, bo, opened)).toMatchObject({ ok: true })
    for (let done = 0; done < 10; done++)
      await decideEvidence(deps, bo, await aWaitingPiece(world, 'dan', achievementId), judgement)
    expect(await decideEvidence(deps, bo, opened, judgement)).toMatchObject({
      ok: false,
      reason: 'enough-today',
    })
    const id = await aWaitingPiece(world, 'dan', achievementId)
    expect(await openEvidence(deps, bo, id)).toMatchObject({ ok: false, reason: 'enough-today' })
    await world.travelTo('2026-11-03T06:00:00Z')
    expect(await openEvidence(deps, bo, id)).toMatchObject({ ok: true })
    expect(dan).toBeDefined()
  })

  it('an appointment without a reason gives no right, nor one in another record of the learner', async () => {
    const { deps } = world.product
    const { prisma } = world.database
    const id = await aWaitingPiece(world, 'eva', achievementId)
    const dan = await judgeOf('dan')
    await appoint(world, 'dan', achievementId, ' ')
    expect(await openEvidence(deps, dan, id)).toMatchObject({ reason: 'not-eligible' })
    const { memberId } = dan
    await prisma.assessorAppointment.updateMany({
      where: { memberId },
      data: { reason: 'Knows the line well' },
    })
    expect(await openEvidence(deps, dan, id)).toMatchObject({ ok: true })
    // It comes out that the learner is Dan, by a second record.
    await prisma.member.update({ where: { id: await world.memberId('eva') }, data: { mergedInto: memberId } })
    expect(await openEvidence(deps, dan, id)).toMatchObject({ reason: 'not-eligible' })
    expect(
      await decideEvidence(deps, dan, id, { approve: true, met: ['isolated', 'zeroed'], reason: '' }),
    ).toMatchObject({
      reason: 'not-eligible',
    })
  })
})

describe('records that become one', () => {
  it('what one approved for the other counts no more, and what rests on it is suspended', async () => {
    const { deps } = world.product
    const { prisma } = world.database
    const { organizationId } = world
    const [dan, cy] = [await world.memberId('dan'), await judgeOf('cy')]
    const id = await aWaitingPiece(world, 'dan', achievementId)
    const kept = await aWaitingPiece(world, 'dan', achievementId)
    const approval = { approve: true, met: ['isolated', 'zeroed'], reason: '' }
    expect(await decideEvidence(deps, cy, id, approval)).toMatchObject({ ok: true })
    expect(await decideEvidence(deps, await judgeOf('bo'), kept, approval)).toMatchObject({ ok: true })
    const proof = {
      kind: 'evidence-approved',
      evidenceId: id,
      title: 'It',
      assessor: 'Cy',
      assessorBy: 'appointed',
      at: '',
    }
    const credential = await aSignedCredential(world, { achievementId, memberId: dan })
    await prisma.credential.update({ where: { id: credential }, data: { basis: [proof] } })
    await prisma.$transaction((tx) =>
      mergeMembers(deps, tx, { organizationId, ids: [dan, cy.memberId], actor: 'test' }),
    )
    await world.drive.settle()
    const rows = await prisma.evidence.findMany({ where: { id: { in: [id, kept] } }, orderBy: { id: 'asc' } })
    const statusOf = (wanted: string) => rows.find((row) => row.id === wanted)?.status
    expect([statusOf(id), statusOf(kept)]).toEqual(['returned', 'approved'])
    const after = await prisma.credential.findUniqueOrThrow({ where: { id: credential } })
    expect(after.suspendedReason).toContain('somebody else has to judge it')
    const audit = await prisma.auditEntry.findMany({ where: { subject: id }, orderBy: { id: 'asc' } })
    expect(audit.map(({ action }) => action)).toContain('evidence.self-approved')
  })
})
