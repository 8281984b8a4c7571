import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { manualClock } from '../../../src/kernel/clock.ts'
import { createLimiter } from '../../../src/platforms/limiter.ts'
import {
  activitySchema,
  actorOf,
  isPersonal,
  tenantOf,
  typedText,
} from '../../../src/platforms/teams/activity.ts'
import { toMend } from '../../../src/platforms/teams/dialog.ts'
import { failureOf } from '../../../src/platforms/teams/outcome.ts'
import { externalIdOf, vouchedAddress } from '../../../src/platforms/teams/profile.ts'
import { askingRates, ratesOf } from '../../../src/platforms/teams/rates.ts'
import { TokenError } from '../../../src/platforms/teams/token.ts'

describe('the rates of Teams', () => {
  /** How many fall into the fullest window of so many milliseconds, both ends included. */
  const fullest = (times: readonly number[], windowMs: number): number =>
    Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length))

  it.each([
    ['messages', ratesOf, [7, 8, 60]],
    ['questions about members', askingRates, [14, 16, 120]],
  ] as const)('of %s are kept in every window, however impatient the callers are', (_what, rates, limits) => {
    const [inOne, inTwo, inThirty] = limits
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 50, maxLength: 400 }),
        fc.integer({ min: 1, max: 3 }),
        (pauses, conversations) => {
          const clock = manualClock(new Date('2026-11-02T08:00:00Z'))
          const limiter = createLimiter(clock)
          const taken = new Map<string, number[]>()
          pauses.forEach((pauseMs, place) => {
            clock.set(new Date(clock.now().getTime() + pauseMs))
            const conversation = `c${place % conversations}`
            for (let call = 0; call < 6; call++) {
              if (limiter.take(rates('t', conversation)) > 0) break
              const times = taken.get(conversation) ?? []
              taken.set(conversation, [...times, clock.now().getTime()])
            }
          })
          for (const times of taken.values()) {
            expect(fullest(times, 1_000)).toBeLessThanOrEqual(inOne)
            expect(fullest(times, 2_000)).toBeLessThanOrEqual(inTwo)
            expect(fullest(times, 30_000)).toBeLessThanOrEqual(inThirty)
          }
          expect(fullest([...taken.values()].flat(), 1_000)).toBeLessThanOrEqual(30)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('are kept over an hour', () => {
    const clock = manualClock(new Date('2026-11-02T08:00:00Z'))
    const limiter = createLimiter(clock)
    let taken = 0
    for (let ms = 0; ms < 3_600_000; ms += 250) {
      if (limiter.take(ratesOf('t', 'c')) === 0) taken++
      clock.set(new Date(clock.now().getTime() + 250))
    }
    expect(taken).toBeLessThanOrEqual(1_800)
    expect(taken).toBeGreaterThan(1_700)
  })
})

describe('what a failed call means', () => {
  const error = (statusCode: number | undefined, more: object = {}) =>
    Object.assign(new Error('x'), statusCode === undefined ? {} : { statusCode }, more)
  const retryAfter = (value: string) => ({ response: { headers: { get: () => value } } })

  it.each([
    [412, { reason: 'later', uncertain: false, retryAfterMs: 2_000 }],
    [429, { reason: 'later', uncertain: false, retryAfterMs: 1_000 }],
    [500, { reason: 'later', uncertain: true, retryAfterMs: 15_000 }],
    [502, { reason: 'later', uncertain: true, retryAfterMs: 15_000 }],
    [503, { reason: 'later', uncertain: false, retryAfterMs: 15_000 }],
    [504, { reason: 'later', uncertain: true, retryAfterMs: 15_000 }],
    [401, { reason: 'gone', detail: '401' }],
    [403, { reason: 'unreachable', detail: '403' }],
    [404, { reason: 'unreachable', detail: '404' }],
    [400, { reason: 'refused', detail: '400' }],
    [413, { reason: 'refused', detail: '413' }],
  ])('%i', (status, outcome) => {
    expect(failureOf(error(status), () => 0)).toEqual({ ok: false, ...outcome })
  })

  it('says Microsoft’s own name for it', () => {
    expect(failureOf(error(403, { code: 'BotNotInConversationRoster' }), () => 0)).toMatchObject({
      detail: '403 BotNotInConversationRoster',
    })
  })

  it.each([
    ['ECONNREFUSED', false],
    ['ENOTFOUND', false],
    ['ECONNRESET', true],
    ['ETIMEDOUT', true],
    ['REQUEST_SEND_ERROR', true],
  ])('cut off with %s: uncertain is %s', (code, uncertain) => {
    expect(failureOf(error(undefined, { code }), () => 0)).toMatchObject({ reason: 'later', uncertain })
  })

  it('waits as long as Retry-After says, and by chance up to half as long again', () => {
    const asked = error(429, retryAfter('30'))
    expect(failureOf(asked, () => 0)).toMatchObject({ retryAfterMs: 30_000 })
    expect(failureOf(asked, () => 1)).toMatchObject({ retryAfterMs: 45_000 })
  })

  it('a pause longer than any conversation’s window is meant for the whole tenant', () => {
    const asked = (seconds: string) => failureOf(error(429, retryAfter(seconds)), () => 0)
    expect(asked('30')).not.toHaveProperty('wholeInstallation')
    expect(asked('3600')).toMatchObject({ retryAfterMs: 3_600_000, wholeInstallation: true })
  })

  it('of a token: what was refused waits for whoever runs the server, else later and certain', () => {
    expect(failureOf(new TokenError('AADSTS7000215', true), () => 0)).toMatchObject({
      reason: 'later',
      retryAfterMs: 300_000,
      wholeInstallation: true,
    })
    expect(failureOf(new TokenError('503', false), () => 0)).toMatchObject({
      reason: 'later',
      uncertain: false,
    })
  })
})

describe('an address that Teams vouches for', () => {
  it.each([
    ['name and address are one', 'Ana@Works.example', 'ana@works.example', 'user', 'ana@works.example'],
    [
      'the address lies in the domain of the name',
      'ana.berg@works.example',
      'a.berg@works.example',
      'user',
      'ana.berg@works.example',
    ],
    ['another domain', 'ana@works.example', 'ana@other.example', 'user', undefined],
    ['no address: the name is one', undefined, 'ana@works.example', 'user', 'ana@works.example'],
    ['no name', 'ana@works.example', undefined, 'user', undefined],
    [
      'a guest as invited',
      'ana_b@works.example',
      'ana_b_works.example#EXT#@host.onmicrosoft.com',
      'guest',
      'ana_b@works.example',
    ],
    [
      'a guest, though the role doesn’t say so',
      'ana@host.onmicrosoft.com',
      'eve_else.example#EXT#@host.onmicrosoft.com',
      'user',
      undefined,
    ],
    [
      'a guest with another address',
      'ana@works.example',
      'eve_else.example#EXT#@host.onmicrosoft.com',
      'guest',
      undefined,
    ],
    ['a guest whose name was changed', 'ana@works.example', 'ana@works.example', 'guest', undefined],
    [
      'a guest name without a domain',
      'ana@works.example',
      'ana#EXT#@host.onmicrosoft.com',
      'guest',
      undefined,
    ],
  ])('%s', (_what, email, userPrincipalName, userRole, expected) => {
    expect(vouchedAddress({ id: '29:1', email, userPrincipalName, userRole })).toBe(expected)
  })

  it('an account is named by its object id, else by its own', () => {
    expect(externalIdOf({ id: '29:1AbC', aadObjectId: 'AAAA-bbbb' })).toBe('aaaa-bbbb')
    expect(externalIdOf({ id: '29:1AbC' })).toBe('29:1AbC')
  })
})

const activityOf = (more: object) =>
  activitySchema.parse({
    type: 'message',
    serviceUrl: 'https://smba.example/',
    conversation: { id: 'a:1' },
    recipient: { id: '28:bot' },
    ...more,
  })

describe('what somebody typed', () => {
  const mention = (id: string, text: string) => ({ type: 'mention', mentioned: { id }, text })
  it.each([
    ['help', [], 'help'],
    ['<at>Whetstone</at> help', [mention('28:bot', '<at>Whetstone</at>')], 'help'],
    ['<at>Whetstone</at>&nbsp;pause 2 weeks\n', [mention('28:bot', '<at>Whetstone</at>')], 'pause 2 weeks'],
    ['<at>Ana</at> learn', [mention('29:ana', '<at>Ana</at>')], 'Ana learn'],
    ['5 &lt; 6 &amp;&amp; 7 &gt; 6', [], '5 < 6 && 7 > 6'],
    ['it&#39;s &quot;now&quot; &#x1F44D;', [], 'it\'s "now" 👍'],
    ['<p>today</p>', [], 'today'],
    ['&amp;lt;at&amp;gt;', [], '&lt;at&gt;'],
    ['&#0;&#xD800;&nope;', [], '&nope;'],
    [undefined, [], ''],
  ])('%j', (text, entities, expected) => {
    expect(typedText(activityOf({ text, entities }))).toBe(expected)
  })
})

describe('where an activity comes from', () => {
  it.each([
    [{ conversation: { id: 'a', tenantId: 'T' } }, 't'],
    [{ channelData: { tenant: { id: 'T' } } }, 't'],
    [{ conversation: { id: 'a', tenantId: 'T' }, channelData: { tenant: { id: 't' } } }, 't'],
    [{ conversation: { id: 'a', tenantId: 'T' }, channelData: { tenant: { id: 'U' } } }, undefined],
    [{ conversation: { id: '19:c', tenantId: 'T' }, channelData: { tenant: { id: 'U' } } }, 't'],
    [{}, undefined],
  ])('%j is of the tenant %s', (more, tenant) => {
    expect(tenantOf(activityOf(more))).toBe(tenant)
  })

  it.each([
    [{ conversation: { id: '19:c', tenantId: 'T' }, channelData: { tenant: { id: 'U' } } }, 'u'],
    [{ conversation: { id: '19:c', tenantId: 'T' }, from: { id: '29:x', tenantId: 'U' } }, 'u'],
    [{ conversation: { id: '19:c', tenantId: 'T' }, from: { id: '29:x', tenantId: 't' } }, undefined],
    [{ conversation: { id: '19:c', tenantId: 'T' }, from: { id: '29:x' } }, undefined],
  ])('%j: the home of who acts is %s', (more, home) => {
    const activity = activityOf(more)
    expect(actorOf(activity, activity.from ?? { id: '29:x' }, 't').home).toBe(home)
  })

  it('is a chat of one person, or not', () => {
    expect(isPersonal(activityOf({ conversation: { id: 'a:1' } }))).toBe(true)
    expect(isPersonal(activityOf({ conversation: { id: '19:x@thread.v2' } }))).toBe(false)
    expect(isPersonal(activityOf({ conversation: { id: '19:x', conversationType: 'personal' } }))).toBe(true)
    expect(isPersonal(activityOf({ conversation: { id: '19:x', conversationType: 'groupChat' } }))).toBe(
      false,
    )
  })
})

describe('a dialog that has to be mended', () => {
  it('keeps what was filled in, also that something was emptied, and says what is wrong under its input', () => {
    const dialog = toMend(
      {
        name: 'd',
        title: 'D',
        submitLabel: 'S',
        closeLabel: 'C',
        submit: { intent: 's' },
        nodes: [
          { type: 'text', text: 'Hello' },
          { type: 'checks', id: 'days', label: 'Days', options: [], selected: ['1'] },
          { type: 'select', id: 'minutes', label: 'M', options: [], selected: '5' },
          { type: 'text-input', id: 'words', label: 'W', value: 'old' },
          { type: 'date-input', id: 'pause', label: 'P', value: '2027-01-01' },
        ],
      },
      { words: 'new *words*' },
      { days: 'Choose *one*.', pause: 'Later.' },
    )
    expect(dialog.nodes).toEqual([
      { type: 'text', text: 'Hello' },
      { type: 'checks', id: 'days', label: 'Days', options: [], selected: [] },
      { type: 'text', tone: 'attention', text: 'Choose \\*one\\*.' },
      { type: 'select', id: 'minutes', label: 'M', options: [], selected: '5' },
      { type: 'text-input', id: 'words', label: 'W', value: 'new *words*' },
      { type: 'date-input', id: 'pause', label: 'P', value: '' },
      { type: 'text', tone: 'attention', text: 'Later.' },
    ])
  })
})
