import { request } from 'node:http'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeStanding } from '../../src/credentials/change-standing.ts'
import type { JsonObject, SigningKey } from '../../src/kernel/credential-tools.ts'
import { newId } from '../../src/kernel/ids.ts'
import { aBadge, aDidKey } from '../builders/badge.ts'
import { serveMemberPages } from '../builders/member-pages.ts'
import { credentialsIn } from '../builders/planted-credentials.ts'
import { aPerson, startWorld, type TestWorld } from '../builders/product.ts'

let world: TestWorld
let pages: Awaited<ReturnType<typeof serveMemberPages>>
let key: SigningKey
beforeAll(async () => {
  world = await startWorld({ people: [aPerson('ana')] })
  pages = await serveMemberPages(world)
  await world.travelTo('2026-12-01T08:00:00Z')
  key = await aDidKey(world.product.deps.credentialTools)
})
afterAll(async () => {
  await pages?.close()
  await world?.close()
})

/** Somebody from a network of their own, so that no test uses up another's checks. */
let networks = 0
const visitor = () => {
  const headers = { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': `203.0.113.${++networks}` }
  const send = (body: FormData | URLSearchParams) =>
    fetch(`${pages.origin}/verify`, { method: 'POST', headers, body })
  return {
    text: (text: string) => send(new URLSearchParams({ text })),
    link: (url: string) => send(new URLSearchParams({ url })),
    file: (bytes: Uint8Array<ArrayBuffer>, name: string) => {
      const form = new FormData()
      form.set('file', new Blob([bytes]), name)
      form.set('url', '')
      form.set('text', '')
      return send(form)
    },
    get: (path: string) => fetch(`${pages.origin}${path}`, { headers }),
  }
}

/** The verdict and, by its name, what each check came to and says. */
const resultOf = async (answer: Response | Promise<Response>) => {
  const html = await (await answer).text()
  const checks = [...html.matchAll(/<strong>([^<]+)<\/strong> · ([^<]+)<\/p><p class="quiet">(.*?)<\/p>/g)]
  return {
    html,
    verdict: /<h1>([^<]+)<\/h1>/.exec(html)?.[1],
    checks: Object.fromEntries(checks.map(([, name, outcome]) => [name, outcome])),
    said: checks.map(([, , , sentence]) => sentence),
  }
}

const tools = () => world.product.deps.credentialTools
const sign = (document: JsonObject, by = key) =>
  tools().signer.sign(document, by, new Date('2026-11-01T08:00:00Z'))

/** A credential of this installation as it would have been issued, under its own address. */
const issuedHere = async (wanted: Readonly<Record<string, unknown>> = {}) => {
  const plant = credentialsIn(world)
  const id = newId()
  const signed = await sign(aBadge(key.controller, { id: `${pages.origin}/c/${id}` }))
  await plant.credential('ana', await plant.achievement({ id: `a-${id}` }), {
    id,
    signed,
    validUntil: new Date('2028-11-01T08:00:00Z'),
    ...wanted,
  })
  return { id, signed, address: `${pages.origin}/c/${id}` }
}

describe('a stranger’s credential', () => {
  it('is valid as text, file, token and inside of pictures, check by check', async () => {
    const { baker, signer } = tools()
    const credential = await sign(aBadge(key.controller))
    const json = JSON.stringify(credential)
    const jwt = await signer.signJwt(credential, key)
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>'
    const png = baker.bakePng(await world.product.deps.imageTools.drawPng(svg, 8), credential)
    const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text))
    const some = visitor()
    for (const answer of [
      some.text(` ${json}\n`),
      some.text(jwt),
      some.file(bytesOf(json), 'badge.json'),
      some.file(bytesOf(jwt), 'badge.jwt'),
      some.file(Uint8Array.from(png), 'badge.png'),
      some.file(bytesOf(baker.bakeSvg(svg, credential)), 'badge.svg'),
    ]) {
      const { verdict, checks, html } = await resultOf(answer)
      expect(verdict).toBe('Valid')
      expect(checks).toEqual({
        File: 'In order',
        Vocabulary: 'In order',
        Form: 'In order',
        Signature: 'In order',
        Issuer: 'In order',
        Dates: 'In order',
        Revocation: 'Not there',
        Suspension: 'Not there',
        Endorsements: 'Not there',
      })
      expect(html).toContain('Lockout practitioner')
      expect(html).toContain('Ana Example')
      expect(html).not.toContain('It was issued here')
    }
  })

  it('that was changed is not, and the page says what is wrong', async () => {
    const credential = await sign(aBadge(key.controller))
    const changed = JSON.stringify(credential).replace('Ana Example', 'Bo Example')
    const { verdict, checks, html } = await resultOf(visitor().text(changed))
    expect(verdict).toBe('Not valid')
    expect(checks.Signature).toBe('Not in order')
    expect(html).toContain('something was changed, or somebody else signed it')
  })

  it('is shown as text, whatever it says', async () => {
    const evil = '<script>alert(1)</script><img src=x onerror=alert(2)>'
    const badge = aBadge(key.controller, {
      name: evil,
      credentialSubject: {
        type: ['AchievementSubject'],
        name: evil,
        achievement: {
          id: 'https://works.example/achievements/1',
          type: ['Achievement'],
          name: evil,
          description: evil,
          criteria: { narrative: `${evil} [press](javascript:alert(3))` },
          alignment: [{ type: ['Alignment'], targetName: evil, targetUrl: 'javascript:alert(4)' }],
        },
      },
      issuer: { id: `javascript:alert(5)`, type: ['Profile'], name: evil },
    })
    const { html } = await resultOf(visitor().text(JSON.stringify(badge)))
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).not.toMatch(/<script|<img|href="javascript/)
  })

  it('inside an SVG with a script is checked, and nothing of the SVG is shown', async () => {
    const credential = await sign(aBadge(key.controller))
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect onload="alert(2)"/></svg>'
    const file = Uint8Array.from(Buffer.from(tools().baker.bakeSvg(svg, credential)))
    const answer = await visitor().file(file, 'badge.svg')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    const { verdict, html } = await resultOf(answer)
    expect(verdict).toBe('Valid')
    expect(html).not.toContain('alert')
  })

  it.each([
    ['an empty picture', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'only a picture'],
    ['half of JSON', Buffer.from('{"id": "https://x.example'), 'looks like JSON'],
    ['noise', Buffer.from([0, 1, 2, 3, 255, 254]), 'no credential in it'],
    ['a word', Buffer.from('hello'), 'no credential in it'],
  ])('that is %s is answered kindly', async (_name, bytes, said) => {
    const { verdict, html } = await resultOf(visitor().file(Uint8Array.from(bytes), 'x'))
    expect(verdict).toBe('Not valid')
    expect(html).toContain(said)
  })
})

describe('what was issued here', () => {
  it('is checked at once by its link, and says the same as its page', async () => {
    const cases = [
      ['Valid', {}],
      ['Expired', { validUntil: new Date('2026-11-20T00:00:00Z') }],
      ['Suspended', { suspendedAt: new Date('2026-11-20T00:00:00Z'), suspendedReason: 'Why' }],
      ['Revoked', { revokedAt: new Date('2026-11-20T00:00:00Z'), revokedReason: 'Why' }],
    ] as const
    for (const [word, wanted] of cases) {
      const { address, signed } = await issuedHere(wanted)
      const some = visitor()
      const page = await (await some.get(new URL(address).pathname)).text()
      expect(page).toContain(`<p class="state-word">${word}</p>`)
      for (const answer of [
        some.get(`/verify?url=${encodeURIComponent(address)}`),
        some.link(`${address}.json`),
        some.text(JSON.stringify(signed)),
      ]) {
        const { verdict, html } = await resultOf(answer)
        expect(verdict).toBe(word)
        expect(html).toContain('It was issued here: see its page')
      }
    }
  })

  it('is valid in every form in which its page gives it out, and withdrawn in every form once it is', async () => {
    const { prisma } = world.database
    const { organizationId } = world
    const plant = credentialsIn(world)
    const id = await plant.credential('ana', await plant.achievement({ id: 'really', highStakes: true }), {
      signed: undefined,
      signedAt: null,
      validUntil: null,
    })
    const some = visitor()
    const page = async () => (await some.get(`/c/${id}`)).text()
    expect(await page()).toContain('Not signed yet')
    expect((await some.get(`/c/${id}.json`)).status).toBe(404)
    await prisma.$transaction((tx) =>
      world.product.deps.outbox.emit(tx, {
        name: 'credential.awarded',
        organizationId,
        data: { credentialId: id, memberId: null, achievementId: null },
      }),
    )
    await world.drive.settle()
    expect(await page()).toContain('<p class="state-word">Valid</p>')
    expect(await page()).toContain('not an authorization to work')
    const files: [Uint8Array<ArrayBuffer>, string][] = []
    for (const [ending, type, said] of [
      ['json', 'application/json', 'JSON'],
      ['jwt', 'application/vc+jwt', 'signed token'],
      ['png', 'image/png', 'inside the picture (PNG)'],
      ['svg', 'image/svg+xml', 'inside the picture (SVG)'],
    ] as const) {
      const got = await some.get(`/c/${id}.${ending}`)
      expect(got.headers.get('content-type')).toContain(type)
      files.push([new Uint8Array(await got.arrayBuffer()), said])
    }
    for (const [bytes, said] of files) {
      const result = await resultOf(some.file(bytes, 'file'))
      expect(result.verdict).toBe('Valid')
      expect(result.said[0]).toContain(said)
      expect(result.checks.Revocation).toBe('In order')
    }
    const change = { change: 'revoked', reason: 'Evidence of somebody else', actor: 'test' } as const
    const now = world.clock.now()
    await prisma.$transaction((tx) =>
      changeStanding(world.product.deps, tx, { id, organizationId }, change, now),
    )
    await world.drive.settle()
    expect(await page()).toContain('<p class="state-word">Revoked</p>')
    for (const [bytes] of files) {
      const result = await resultOf(some.file(bytes, 'file'))
      expect(result.verdict).toBe('Revoked')
      expect(result.checks.Revocation).toBe('Not in order')
      expect(result.html).not.toContain('somebody else')
    }
  })

  it('kept private is not given away by its address, but its file is checked', async () => {
    const { address, signed } = await issuedHere({ shared: false })
    const some = visitor()
    expect(await (await some.link(address)).text()).toContain('isn’t public')
    const { verdict, html } = await resultOf(some.text(JSON.stringify(signed)))
    expect(verdict).toBe('Valid')
    expect(html).not.toContain(new URL(address).pathname.concat('"'))
  })

  it('is not what somebody else signs under an address of ours', async () => {
    const { address } = await issuedHere()
    const other = await aDidKey(tools())
    const forged = await sign(aBadge(other.controller, { id: address }), other)
    const { verdict, html } = await resultOf(visitor().text(JSON.stringify(forged)))
    expect(verdict).toBe('Not valid')
    expect(html).toContain('not what was issued there')
  })
})

describe('the form', () => {
  it('does not fetch for whatever follows links, only for who presses', async () => {
    const html = await (await visitor().get('/verify?url=https://works.example/"><b>')).text()
    expect(html).toContain('value="https://works.example/&quot;&gt;&lt;b&gt;"')
    expect(html).toContain('Is this badge real?')
  })

  it.each([
    'http://127.0.0.1:1/',
    'https://localhost/x',
    'https://169.254.169.254/latest',
    'file:///etc/passwd',
    'x',
  ])('opens no link like %s', async (link) => {
    expect(await (await visitor().link(link)).text()).toContain('so nothing was checked')
  })

  it('asks for something where nothing was given', async () => {
    const answer = await visitor().text(' ')
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('Please choose a file')
  })

  it('takes requests from its own page only', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' }
    const answer = await fetch(`${pages.origin}/verify`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ text: '{}' }),
    })
    expect(answer.status).toBe(403)
  })

  it('says of a file over 2 MB that it is too large', async () => {
    const answer = await visitor().file(new Uint8Array(2 * 1024 * 1024 + 1), 'large.png')
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('larger than 2 MB')
  })

  it('cuts an upload of 50 MB short, whether it says how long it is or not', async () => {
    const piece = Buffer.alloc(1024 * 1024)
    for (const length of [50 * piece.length, undefined]) {
      let sent = 0
      const status = await new Promise<number | undefined>((resolve, reject) => {
        const upload = request(`${pages.origin}/verify`, {
          method: 'POST',
          headers: {
            'sec-fetch-site': 'same-origin',
            'content-type': 'multipart/form-data; boundary=x',
            ...(length === undefined ? {} : { 'content-length': length }),
          },
        })
        upload.on('response', (answer) => {
          answer.resume()
          resolve(answer.statusCode)
          upload.destroy()
        })
        upload.on('error', reject)
        const pieces = async function* () {
          for (; sent < 50; sent++) {
            yield piece
            await new Promise((resume) => setImmediate(resume))
          }
        }
        Readable.from(pieces()).pipe(upload)
      })
      expect(status).toBe(413)
      expect(sent).toBeLessThan(50)
    }
  })

  it('lets one network check so often, and others nevertheless', async () => {
    const some = visitor()
    const answers = await Promise.all(Array.from({ length: 25 }, () => some.text('x')))
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(4)
    expect(await answers.find(({ status }) => status === 429)?.text()).toContain('Too many checks')
    expect((await visitor().text('x')).status).toBe(200)
  })

  it('stores nothing of what was checked', async () => {
    const count = async () => {
      const { rows } = await world.database.pool.query(
        `SELECT (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I.%I', schemaname, tablename), false, true, '')))[1]::text AS n, tablename
         FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
      )
      return rows
    }
    const before = await count()
    await visitor().text(JSON.stringify(await sign(aBadge(key.controller))))
    expect(await count()).toEqual(before)
  })
})
