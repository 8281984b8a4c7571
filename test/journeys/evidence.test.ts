import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aSignedCredential } from '../builders/credentials.ts'
import { anEvidenceAchievement, appoint, aWaitingPiece, handsOf } from '../builders/evidence.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

const written = 'Isolated PT-204 at V12.\n<b>Zero</b> read 0.00 *bar*.'

const statusesOf = async (world: TestWorld): Promise<string[]> => {
  const rows = await world.database.prisma.evidence.findMany({ orderBy: { submittedAt: 'asc' } })
  return rows.map(({ status }) => status)
}

describe.each(['slack', 'teams'] as const)('evidence in chat, on %s', (platform) => {
  let world: TestWorld
  let achievementId: string
  const hands = (person: string) => handsOf(world, person, platform)

  beforeAll(async () => {
    world = await startWorld({
      people: [aPerson('ana'), aPerson('bo'), aPerson('cy'), aPerson('luz', { locale: 'es-ES' })],
      platforms: [platform],
    })
    for (const person of ['ana', 'bo', 'cy', 'luz']) await hands(person).say('help')
    for (const person of ['ana', 'luz']) await world.enrol(person)
    await world.travelTo('2026-11-02T08:00:00Z')
    achievementId = await anEvidenceAchievement(world)
  })
  afterAll(() => world.close())

  it('says what is wanted, and that nobody may judge it yet', async () => {
    const ana = hands('ana')
    await ana.say('evidence')
    const { text } = ana.last()
    expect(text).toContain('A transmitter, replaced')
    expect(text).toContain('The zero was checked')
    expect(text).toContain('Nobody may judge this yet')
    expect(ana.last().intents).toEqual(['evidence-write'])
    await hands('luz').say('evidencia')
    expect(hands('luz').last().text).toContain('Todavía nadie puede evaluar esto')
  })

  it('is handed in once, and who may judge is told once a day', async () => {
    await appoint(world, 'bo', achievementId)
    const ana = hands('ana')
    await ana.say('evidence')
    await ana.press('evidence-write', { on: ana.last() })
    await ana.submit({ text: written })
    expect(ana.last().text).toContain('Handed in: A transmitter, replaced')
    expect(hands('bo').last().text).toContain('One piece of evidence waits')
    // Luz hands in as well: Bo has been told today.
    const before = hands('bo').all().length
    await world.travelTo('2026-11-02T08:10:00Z')
    const luz = hands('luz')
    await luz.say('evidencia')
    await luz.press('evidence-write', { on: luz.last() })
    await luz.submit({ text: 'Aislé la línea.' })
    expect(hands('bo').all()).toHaveLength(before)
    await world.travelTo('2026-11-03T08:30:00Z')
    expect(hands('bo').last().text).toContain('2 pieces of evidence wait')
    // A second piece for the same is refused, in the dialog.
    await ana.say('evidence')
    expect(ana.last().text).toContain('Handed in on')
    expect(ana.last().intents).toEqual(['evidence-withdraw'])
  })

  it('nobody judges who may not, nor their own', async () => {
    await hands('cy').say('help')
    await hands('ana').say('help')
    const bo = hands('bo')
    await bo.press('evidence-judge', { on: bo.last() })
    expect(bo.last().text).toContain('Ana: A transmitter, replaced')
    expect(bo.last().text.replaceAll('&lt;', '<').replaceAll('&gt;', '>')).toContain(
      '<b>Zero</b> read 0.00 *bar*.',
    )
    const opened = bo.last()
    await bo.press('evidence-judge-here', { on: opened })
    // Nothing is approved with a line open, and nothing returned without a reason.
    await bo.submit({ met: ['isolated'], decision: 'approve' })
    expect(await statusesOf(world)).toEqual(['waiting', 'waiting'])
    await bo.submit({ met: ['isolated'], decision: 'return', reason: 'no' })
    expect(await statusesOf(world)).toEqual(['waiting', 'waiting'])
    await bo.submit({
      met: ['isolated'],
      decision: 'return',
      reason: 'Say what the zero was before you opened it.',
    })
    expect(await statusesOf(world)).toEqual(['returned', 'waiting'])
    expect(bo.last().text).toContain('Returned. Ana is told why')
    const told = hands('ana').last().text
    expect(told).toContain('Not yet: A transmitter, replaced')
    expect(told).toContain('Say what the zero was before you opened it.')
    expect(told).toContain('Met: The line was isolated first')
    expect(told).toContain('Bo was appointed to judge: Wrote the procedure')
    // What was decided is not decided again.
    await bo.press('evidence-judge-here', { on: opened })
    // On Teams the dialog that was asked for says so.
    expect(bo.last().text + bo.dialogText()).toContain('decided this already')
    await bo.close()
  })

  it('is handed in again, and approved: the learner hears by whom', async () => {
    const ana = hands('ana')
    await ana.press('evidence', { on: ana.last() })
    expect(ana.last().text).toContain('You can hand it in again')
    await ana.press('evidence-write', { on: ana.last() })
    await ana.submit({ text: 'Zero was 0.02 before.' })
    const bo = hands('bo')
    await bo.say('help')
    // Bo's oldest is Luz's.
    await world.travelTo('2026-11-04T08:30:00Z')
    await bo.press('evidence-judge', { on: bo.last() })
    expect(bo.last().text).toContain('Luz: A transmitter, replaced')
    await bo.press('evidence-judge-here', { on: bo.last() })
    await bo.submit({ met: ['isolated', 'zeroed'], decision: 'approve' })
    const told = hands('luz')
      .all()
      .map(({ text }) => text)
    expect(told.join()).toContain('Aprobado: A transmitter, replaced')
    expect(await statusesOf(world)).toEqual(['returned', 'approved', 'waiting'])
    const approved = await world.database.prisma.evidence.findFirstOrThrow({ where: { status: 'approved' } })
    expect(approved).toMatchObject({
      assessorName: 'Bo',
      assessorBy: 'appointed',
      appointedWhy: 'Wrote the procedure',
      scores: [
        { id: 'isolated', text: 'The line was isolated first', met: true },
        { id: 'zeroed', text: 'The zero was checked', met: true },
      ],
    })
    // What it proves is awarded, with who judged it and why they might.
    const memberId = await world.memberId('luz')
    const [awarded] = await world.database.prisma.credential.findMany({ where: { memberId } })
    expect(awarded?.basis).toMatchObject([
      {
        kind: 'evidence-approved',
        evidenceId: approved.id,
        assessor: 'Bo',
        assessorBy: 'appointed',
        appointedWhy: 'Wrote the procedure',
      },
    ])
    const audit = await world.database.prisma.auditEntry.findMany({ where: { subject: approved.id } })
    expect(audit).toMatchObject([
      { actor: `member:${await world.memberId('bo')}`, action: 'evidence.approved' },
    ])
  })

  it('is taken back while nobody has decided', async () => {
    const ana = hands('ana')
    await ana.say('evidence')
    await ana.press('evidence-withdraw', { on: ana.last() })
    expect(await statusesOf(world)).toEqual(['returned', 'approved', 'withdrawn'])
    const last = await world.database.prisma.evidence.findFirstOrThrow({ where: { status: 'withdrawn' } })
    expect(last.text).toBeNull()
  })

  it('who holds the credential may judge, for as long as it is valid', async () => {
    const other = await anEvidenceAchievement(world)
    const cy = hands('cy')
    const memberId = await world.memberId('cy')
    const credential = await aSignedCredential(world, { achievementId: other, memberId, recipientName: 'Cy' })
    await aWaitingPiece(world, 'ana', other)
    await world.database.prisma.$transaction((tx) =>
      world.product.deps.outbox.emit(tx, {
        name: 'credential.issued',
        organizationId: world.organizationId,
        data: { credentialId: credential, memberId, achievementId: other },
      }),
    )
    await world.drive.settle()
    const told = cy.all().find(({ text }) => text.includes('One piece of evidence waits'))
    if (!told) throw new Error('Cy was not told')
    await world.database.prisma.credential.update({
      where: { id: credential },
      data: { suspendedAt: world.clock.now(), suspendedReason: 'Looked into' },
    })
    await cy.press('evidence-judge', { on: told })
    expect(cy.last().text).toContain('Nothing waits for you to judge')
  })
})
