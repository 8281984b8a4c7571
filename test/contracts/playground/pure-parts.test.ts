import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { richToMrkdwn } from '../../../src/platforms/slack/mrkdwn.ts'
import { cardMarkdown } from '../../../src/playground/client/adaptive-view.ts'
import { mrkdwnToPlain, parseMrkdwn } from '../../../src/playground/client/mrkdwn.ts'
import { instantOf, localValue, spanWords } from '../../../src/playground/client/times.ts'
import { addDuration } from '../../../src/playground/duration.rules.ts'
import { slackActions, slackText } from '../../../src/playground/slack-blocks.ts'

const nameOf = (id: string) => ({ U1: 'Ana', C1: 'line-3' })[id]

describe('a duration', () => {
  const from = new Date('2027-01-31T08:00:00Z')
  it.each([
    ['P1D', '2027-02-01T08:00:00.000Z'],
    ['PT1H30M', '2027-01-31T09:30:00.000Z'],
    ['P1W', '2027-02-07T08:00:00.000Z'],
    ['P1M', '2027-02-28T08:00:00.000Z'],
    ['P1Y2M3DT4H5M6S', '2028-04-03T12:05:06.000Z'],
    ['PT0.5S', '2027-01-31T08:00:00.500Z'],
    ['-P1D', '2027-01-30T08:00:00.000Z'],
  ])('of %s leads to %s', (duration, expected) => {
    expect(addDuration(from, duration)?.toISOString()).toBe(expected)
  })

  it.each(['', 'P', 'PT', 'P1', '1D', 'P1H', 'PT1D', 'P1DT', 'p1d', 'P1.5M', 'P-1D', 'P1D ', 'P9999999Y'])(
    'is not “%s”',
    (duration) => {
      expect(addDuration(from, duration)).toBeUndefined()
    },
  )
})

describe('mrkdwn', () => {
  it.each([
    ['a *bold* _italic_ ~struck~ `code`', 'a bold italic struck code'],
    ['snake_case_stays and 5 * 3 * 2', 'snake_case_stays and 5 * 3 * 2'],
    [
      '<https://example.com|the page> and <https://example.com/a?b=1&amp;c=2>',
      'the page and https://example.com/a?b=1&c=2',
    ],
    ['<@U1> in <#C1> and <#C2|other>, <!here>', '@Ana in #line-3 and #other, @here'],
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2 &amp;lt;', '1 < 2 && 3 > 2 &lt;'],
    ['&gt; quoted\n&gt; twice\nnot', 'quoted\ntwice\nnot'],
    ['```\na *b*\n```', 'a *b*'],
    ['<!date^1392734382^{date}|Feb 18, 2014>', 'Feb 18, 2014'],
  ])('%s', (source, plain) => {
    expect(mrkdwnToPlain(source, nameOf)).toBe(plain)
  })

  it('makes a link only of an address that a browser may open', () => {
    expect(parseMrkdwn('<javascript:alert(1)|press>')).toEqual([
      { kind: 'lines', children: [{ kind: 'text', text: 'press' }] },
    ])
  })

  it('nests styles', () => {
    expect(parseMrkdwn('*b _i <https://example.com|l>_*')).toMatchObject([
      {
        children: [
          {
            kind: 'bold',
            children: [{ text: 'b ' }, { kind: 'italic', children: [{ text: 'i ' }, { kind: 'link' }] }],
          },
        ],
      },
    ])
  })

  it('loses no letter and no digit of what the product writes', () => {
    const words = fc.stringMatching(/^[\w .,*_~`<>&()-]{0,60}$/)
    fc.assert(
      fc.property(words, (text) => {
        const source = richToMrkdwn(text.replace(/[\\`*_[\]<>#|~&-]/g, '\\$&'))
        const letters = (all: string) => all.replace(/[^A-Za-z0-9]/g, '')
        expect(letters(mrkdwnToPlain(source, nameOf))).toBe(letters(text))
      }),
    )
  })

  it('reads any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('*', '_', '~', '`', '<', '>', '|', 'a', ' ', '\n') }),
        (text) => {
          expect(typeof mrkdwnToPlain(text, nameOf)).toBe('string')
        },
      ),
    )
    for (const nasty of ['*a '.repeat(1000), '<'.repeat(3000), '_~*'.repeat(1000), '`'.repeat(3000)])
      mrkdwnToPlain(nasty, nameOf)
  })
})

describe('the Markdown of Adaptive Cards', () => {
  it('never lets markup through', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '<',
            '>',
            '"',
            '&',
            '*',
            '_',
            '[',
            ']',
            '(',
            ')',
            '\\',
            'a',
            'https://x',
            ' ',
          ),
        }),
        (text) => {
          const tags = cardMarkdown(text).replace(
            /<\/?(?:p|b|i)>|<br>|<a href="https:[^"<>]*" target="_blank" rel="noopener noreferrer">|<\/a>/g,
            '',
          )
          expect(tags).not.toMatch(/[<>]/)
        },
      ),
    )
  })

  it('draws what the subset has', () => {
    expect(cardMarkdown('**b** _i_ \\*x\\* [l](https://a.example/)')).toBe(
      '<p><b>b</b> <i>i</i> *x* <a href="https://a.example/" target="_blank" rel="noopener noreferrer">l</a></p>',
    )
    expect(cardMarkdown('- a\n1. b')).toBe('<p>• a<br>1. b</p>')
  })
})

describe('blocks', () => {
  const plain = (text: string) => ({ type: 'plain_text', text })
  const blocks = [
    { type: 'header', text: plain('Title') },
    {
      type: 'section',
      block_id: 'a',
      text: { type: 'mrkdwn', text: '*Bold* <@U1>' },
      fields: [{ type: 'mrkdwn', text: '*Due*\ntoday' }],
      accessory: {
        type: 'button',
        action_id: 'go',
        text: plain('Go'),
        accessibility_label: 'Go to the lesson',
      },
    },
    { type: 'divider' },
    { type: 'context', elements: [{ type: 'image', alt_text: 'a gauge' }, plain('quiet')] },
    { type: 'image', alt_text: 'A pump', title: plain('Pump') },
    {
      type: 'actions',
      block_id: 'b',
      elements: [
        { type: 'button', action_id: 'go', text: plain('Again') },
        {
          type: 'static_select',
          action_id: 'pick',
          placeholder: plain('Pick'),
          option_groups: [{ label: plain('G'), options: [{ text: plain('One'), value: '1' }] }],
        },
        { type: 'overflow', action_id: 'more', options: [{ text: plain('Two'), value: '2' }] },
      ],
    },
    {
      type: 'input',
      block_id: 'c',
      label: plain('Number'),
      hint: plain('a hint'),
      element: { type: 'number_input', action_id: 'n' },
    },
  ]

  it('as a screen reader says them', () => {
    expect(slackText(blocks, nameOf).split('\n')).toEqual([
      'Title',
      'Bold @Ana',
      'Due',
      'today',
      '[Go to the lesson]',
      'a gauge quiet',
      'Pump',
      'A pump',
      '[Again]',
      'One',
      'Two',
      'Number',
      'a hint',
    ])
  })

  it('as what can be done, each by an id of its own', () => {
    expect(slackActions(blocks, nameOf)).toEqual([
      { id: 'go', label: 'Go to the lesson', kind: 'button' },
      { id: 'go#2', label: 'Again', kind: 'button' },
      { id: 'pick', label: 'Pick', kind: 'choice', options: [{ value: '1', label: 'One' }] },
      { id: 'more', label: 'more', kind: 'choice', options: [{ value: '2', label: 'Two' }] },
      { id: 'n', label: 'Number', kind: 'number' },
    ])
  })
})

describe('times', () => {
  it('go to a zone and back, except where the clocks skip an hour', () => {
    const zones = ['UTC', 'Europe/Berlin', 'America/Chicago', 'Asia/Kolkata', 'Pacific/Auckland']
    const minute = 60_000
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 3 * 365 * 1440 }), (zone, minutes) => {
        const instant = new Date(Date.UTC(2027, 0, 1) + minutes * minute).toISOString()
        const back = instantOf(localValue(instant, zone), zone)
        expect(localValue(back, zone)).toBe(localValue(instant, zone))
      }),
    )
  })

  it('are spans in words', () => {
    const from = '2027-03-01T08:00:00Z'
    expect(spanWords(from, '2027-03-01T08:00:10Z')).toBe('less than a minute')
    expect(spanWords(from, '2027-03-01T09:05:00Z')).toBe('1 h 5 min')
    expect(spanWords(from, '2027-03-03T10:05:00Z')).toBe('2 days 2 h')
  })
})
