import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../../src/chat/commands.rules.ts'
import { plainToCardMarkdown } from '../../../src/platforms/teams/card-markdown.ts'
import { cardMarkdownToPlain, withActionIds } from '../../../src/playground/client/card-native.ts'
import { gist } from '../../../src/playground/client/gist.ts'
import { hintsFor } from '../../../src/playground/client/hints.ts'
import { type Json, listOf } from '../../../src/playground/client/native.ts'
import type { TrafficLine } from '../../../src/playground/platform.ts'
import { placedActions, teamsActions, teamsText } from '../../../src/playground/teams-card.ts'

const execute = (verb: string, title: string, more: object = {}) => ({
  type: 'Action.Execute',
  verb,
  title,
  ...more,
})

const card: Json = {
  type: 'AdaptiveCard',
  body: [
    { type: 'TextBlock', text: '**Question** _1_ of 2 \\*not bold\\*' },
    {
      type: 'Container',
      items: [{ type: 'ActionSet', actions: [execute('answer', 'A', { tooltip: 'A: Wait' })] }],
    },
    {
      type: 'Input.ChoiceSet',
      id: 'days',
      label: 'Days',
      isMultiSelect: true,
      value: '0,2',
      choices: ['Monday', 'Tuesday', 'Wednesday'].map((title, index) => ({ title, value: String(index) })),
    },
    { type: 'Input.Text', id: 'goal', label: 'Goal', value: 'OPC UA' },
    { type: 'Input.Number', id: 'n', label: 'Number' },
    { type: 'FactSet', facts: [{ title: 'Streak', value: '3 days' }] },
    { type: 'Image', altText: 'A pump', url: 'https://a.example/p.png' },
    {
      type: 'ActionSet',
      actions: [
        { type: 'Action.Submit', title: 'Save', data: { whetstone: { intent: 'save-settings' } } },
        { type: 'Action.OpenUrl', title: 'Open', url: 'https://a.example/' },
      ],
    },
  ],
  actions: [execute('next', 'Next')],
}

describe('an Adaptive Card', () => {
  it('as a screen reader says it', () => {
    expect(teamsText(card).split('\n')).toEqual([
      'Question 1 of 2 *not bold*',
      '[A: Wait]',
      'Days: Monday, Wednesday',
      'Monday',
      'Tuesday',
      'Wednesday',
      'Goal: OPC UA',
      'Number',
      'Streak: 3 days',
      'A pump',
      '[Save]',
      '[Open]',
      '[Next]',
    ])
  })

  it('as what can be done: inputs by their own ids, actions by what they mean and where they stand', () => {
    expect(teamsActions(card).map(({ id, label, kind }) => [id, label, kind])).toEqual([
      ['days', 'Days', 'choices'],
      ['goal', 'Goal', 'text'],
      ['n', 'Number', 'number'],
      ['answer:0', 'A: Wait', 'button'],
      ['save-settings:1', 'Save', 'button'],
      ['Action.OpenUrl:2', 'Open', 'button'],
      ['next:3', 'Next', 'button'],
    ])
  })

  it('names each action where it stands', () => {
    expect(placedActions(card).map(({ place }) => place)).toEqual([
      'body.1.items.0.actions.0',
      'body.7.actions.0',
      'body.7.actions.1',
      'actions.0',
    ])
  })

  it('is drawn with the ids that the control API knows, and is otherwise as it was', () => {
    const ids = placedActions(card).map(({ id }) => id)
    const named = withActionIds(card, ids)
    // Each action gets its own id, in whatever order the page comes to it.
    expect(placedActions(named).map(({ action }) => action.id)).toEqual(ids)
    const without = JSON.parse(JSON.stringify(named), (key, value) =>
      key === 'actions' ? listOf(value).map(({ id: _, ...action }) => action) : value,
    )
    expect(without).toEqual(card)
  })

  it('loses no letter and no digit of what the product writes in it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w .,*_~<>&()[\]#+!|-]{0,60}$/), (text) => {
        expect(cardMarkdownToPlain(plainToCardMarkdown(text)).trim()).toBe(text.trim())
      }),
    )
  })

  it('is read whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.object({ maxDepth: 3, key: fc.constantFrom('type', 'items', 'actions', 'text', 'body') }),
        ),
        (body) => {
          expect(typeof teamsText({ body })).toBe('string')
          expect(teamsActions({ body })).toBeInstanceOf(Array)
        },
      ),
    )
  })
})

describe('what is offered below the composer', () => {
  it.each(['en-GB', 'de-DE', 'es-MX', 'fr'])('is understood, in %s', (locale) => {
    const meant = hintsFor({ platform: 'teams', locale }).map((hint) => parseCommand(hint).name)
    expect(meant).toEqual([
      'today',
      'more',
      'learn',
      'progress',
      'badges',
      'mentor',
      'announcements',
      'settings',
      'pause',
      'help',
    ])
  })

  it('is Slack’s command on Slack', () => {
    expect(hintsFor({ platform: 'slack', locale: 'de-DE' })[0]).toBe('/whetstone heute')
  })
})

describe('a line of the traffic log', () => {
  const line = (direction: 'in' | 'out', request: unknown, url = 'http://127.0.0.1/'): TrafficLine => ({
    id: 1,
    platform: 'teams',
    at: '2027-03-01T08:00:00Z',
    direction,
    what: '',
    url,
    ok: true,
    headers: {},
    request,
    response: undefined,
    durationMs: 1,
    moment: 1,
  })
  const names: Record<string, string> = { 'a:1': 'Lena Vogt', '19:team': 'Energy · General', u1: 'Lena Vogt' }
  const from = { name: 'Lena Vogt' }
  const channel = { conversationType: 'channel', id: '19:team;messageid=5' }
  const data = { whetstone: { intent: 'settings' }, type: 'task/fetch' }

  it.each<[string, TrafficLine]>([
    ['heute · Lena Vogt', line('in', { type: 'message', text: 'heute', from })],
    [
      '@Whetstone heute · Lena Vogt · Energy · General',
      line('in', { text: '<at>Whetstone</at> heute', from, conversation: channel }),
    ],
    ['answer · Lena Vogt', line('in', { type: 'invoke', value: { action: { verb: 'answer' } }, from })],
    ['settings · Lena Vogt', line('in', { type: 'invoke', value: { data }, from })],
    [
      '+ the app + Lena Vogt · Lena Vogt',
      line('in', { membersAdded: [{ id: '28:app' }, { aadObjectId: 'u1' }], from: { aadObjectId: 'u1' } }),
    ],
    ['− somebody', line('in', { membersRemoved: [{ id: '29:x' }] })],
    ['remove · Lena Vogt', line('in', { action: 'remove', from })],
    [
      'Guten Morgen · Lena Vogt',
      line('out', { summary: 'Guten Morgen' }, 'http://x/emea/v3/conversations/a%3A1/activities'),
    ],
    ['Energy · General', line('out', {}, 'http://x/v3/conversations/19%3Ateam/pagedmembers?pageSize=500')],
    ['', line('out', {}, 'http://x/v1/.well-known/keys')],
    ['', line('out', 'no JSON')],
  ])('says “%s”', (said, given) => {
    expect(gist(given, (id) => names[id])).toBe(said)
  })
})
