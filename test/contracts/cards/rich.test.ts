import fc from 'fast-check'
import { Lexer, type Token } from 'marked'
import { describe, expect, test } from 'vitest'
import { escapeRich } from '../../../src/chat/card.ts'
import { richToPlain } from '../../../src/chat/rich.ts'
import { plainToMrkdwn, richToMrkdwn } from '../../../src/platforms/slack/mrkdwn.ts'
import { plainToCardMarkdown, richToCardMarkdown } from '../../../src/platforms/teams/card-markdown.ts'
import { anyText } from './arbitrary-cards.ts'

const folded = (typed: string): string => typed.replace(/\s+/g, ' ').trim()

/** The kinds of every token, at any depth. */
const kinds = (tokens: readonly Token[]): readonly string[] =>
  tokens.flatMap((token) => [token.type, ...kinds('tokens' in token ? (token.tokens ?? []) : [])])

/** Slack's styles: a mark, free on its outside, with text right inside of it, and the same mark again. */
const slackStyle = /(^|[^\p{L}\p{N}])([*_~])(?! )[^\n]*?(?<! )\2(?![\p{L}\p{N}])/u

const marks = fc.string({ unit: fc.constantFrom(...'*_~`[]()<>#|\\-+=.1!&;: ab\n'), maxLength: 40 })
const typedText = fc.oneof(anyText, marks)

describe('text that a person typed', () => {
  test('comes out as it was typed, with white space folded', () => {
    fc.assert(
      fc.property(typedText, (typed) => {
        expect(richToPlain(escapeRich(typed))).toBe(folded(typed))
      }),
      { numRuns: 500 },
    )
  })

  test('does so in bold, in a list and on a line of its own', () => {
    fc.assert(
      fc.property(
        typedText.filter((typed) => folded(typed) !== ''),
        (typed) => {
          const text = escapeRich(typed)
          expect(richToPlain(`Hi **${text}** there`)).toBe(`Hi ${folded(typed)} there`)
          expect(richToPlain(`- ${text}\n- b`)).toBe(`- ${folded(typed)}\n- b`)
          expect(richToPlain(`Dear\n${text}\nbye`)).toBe(`Dear ${folded(typed)} bye`)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('makes no style, mention, link or quotation on Slack', () => {
    fc.assert(
      fc.property(typedText, (typed) => {
        for (const mrkdwn of [richToMrkdwn(escapeRich(typed)), plainToMrkdwn(typed)]) {
          expect(mrkdwn).not.toMatch(/[<>`]/)
          expect(mrkdwn).not.toMatch(/&(?!(amp|lt|gt);)/)
          expect(mrkdwn).not.toMatch(/^\s*&gt;/m)
          expect(mrkdwn.split('\n').filter((line) => slackStyle.test(line))).toEqual([])
        }
      }),
      { numRuns: 500 },
    )
  })

  test('makes no markup or link in an Adaptive Card', () => {
    const harmless = new Set(['paragraph', 'text', 'escape', 'space'])
    fc.assert(
      fc.property(typedText, (typed) => {
        for (const markdown of [richToCardMarkdown(escapeRich(typed)), plainToCardMarkdown(folded(typed))]) {
          const tokens = new Lexer({ gfm: false }).lex(markdown)
          expect(kinds(tokens).filter((kind) => !harmless.has(kind))).toEqual([])
          expect(markdown).not.toMatch(/~~|`/)
        }
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['<@U1> and <!channel>', '&lt;@U1&gt; and &lt;!channel&gt;'],
    ['*bold* and _it_', '∗bold∗ and ˍitˍ'],
    ['5 * 3 > 2 and snake_case', '5 * 3 &gt; 2 and snake_case'],
    ['https://evil.example', 'https://evil.example'],
    ['[a](https://evil.example)', '[a](https://evil.example)'],
  ])('%s on Slack', (typed, mrkdwn) => {
    expect(richToMrkdwn(escapeRich(typed))).toBe(mrkdwn)
  })
})

describe('text that an author wrote', () => {
  const written = [
    '# Before you *start*',
    '',
    'Stop the **line**, then read `tag_id` in [the guide](https://example.org/a?b=1&c=2),',
    'wrapped in the source.',
    '',
    '- first',
    '- second **bold**er',
    '  1. inner',
    '',
    '3. three',
    '4. four',
  ].join('\n')

  test('keeps its markup on Slack', () => {
    expect(richToMrkdwn(written)).toBe(
      [
        '*Before you _start_*',
        'Stop the *line*, then read `tag_id` in <https://example.org/a?b=1&amp;c=2|the guide>, wrapped in the source.',
        '• first\n• second *bold*\u200ber\n    1. inner',
        '3. three\n4. four',
      ].join('\n\n'),
    )
  })

  test('keeps its markup in an Adaptive Card', () => {
    expect(richToCardMarkdown(written)).toBe(
      [
        '**Before you _start_**',
        'Stop the **line**, then read tag_id in [the guide](https://example.org/a?b=1&c=2), wrapped in the source.',
        '- first\n- second **bold**er\n    1. inner',
        '3. three\n4. four',
      ].join('\n\n'),
    )
  })

  test('is read without its markup', () => {
    expect(richToPlain(written)).toBe(
      [
        'Before you start',
        'Stop the line, then read tag_id in the guide, wrapped in the source.',
        '- first\n- second bolder\n    1. inner',
        '3. three\n4. four',
      ].join('\n'),
    )
  })

  test.each(['[x](javascript:alert%281%29)', '[x](data:text/html,hi)', '[x](slack://open)'])(
    'a link to %s is only its words',
    (text) => {
      expect(richToMrkdwn(text)).toBe('x')
      expect(richToCardMarkdown(text)).toBe('x')
    },
  )

  test('constructs outside of the subset become their text', () => {
    expect(richToPlain('| a | b |\n|---|---|\n| c | d |')).toContain('c')
    expect(richToPlain('![the panel](https://example.org/p.png)')).toBe('the panel')
    expect(richToMrkdwn('<b>x</b>')).toBe('&lt;b&gt;x&lt;/b&gt;')
    expect(richToPlain('> said')).toBe('said')
  })

  test('a link cannot break out of its brackets', () => {
    expect(richToMrkdwn('[a|b> c](https://example.org/x|y%3E)')).toBe(
      '<https://example.org/x%7Cy%3E|a∣b&gt; c>',
    )
  })
})
