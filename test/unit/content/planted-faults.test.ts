import { expect, test } from 'vitest'
import { checkPack } from '../../../src/content/pack.rules.ts'
import { edited, lineOf, tinyPack } from '../../builders/packs/tiny-pack.ts'

const pack = 'pack.yaml'
const sensor = 'sensors/what-a-sensor-reports.md'
const loop = 'signals/the-4-20-ma-loop.md'
const loopItems = 'signals/the-4-20-ma-loop.items.yaml'
const wireItems = 'signals/a-broken-wire.items.yaml'

type Planted = {
  readonly name: string
  readonly file: string
  readonly from: string
  readonly to: string
  /** Where the fault is reported, if not in the edited file. */
  readonly reportedIn?: string
  /** A text on the reported line. */
  readonly at: string
  readonly problem: RegExp
  readonly mend: RegExp
}

const long = (characters: number): string => 'a'.repeat(characters)

// biome-ignore format: one fault a line
const packFaults: Planted[] = [
  { name: 'a version that is a number', file: pack, from: '1.0.0', to: '1.0', at: 'version', problem: /`version` is a number, but should be text/, mend: /in quotes/ },
  { name: 'a version that is none', file: pack, from: '1.0.0', to: 'one', at: 'version', problem: /"one", which is not in the right form/, mend: /1\.0\.0/ },
  { name: 'a language that is none', file: pack, from: 'language: en', to: 'language: English', at: 'English', problem: /not in the right form/, mend: /`en`/ },
  { name: 'a missing field', file: pack, from: 'licence: CC-BY-4.0\n', to: '', at: 'id: tiny', problem: /`licence` is missing/, mend: /Add `licence`: the licence/ },
  { name: 'an empty field', file: pack, from: 'licence: CC-BY-4.0', to: 'licence:', at: 'licence', problem: /`licence` is empty/, mend: /Write/ },
  { name: 'a slip in a field name', file: pack, from: 'title: Sensors', to: 'title: Sensors\n    titel: Sensors', at: 'titel', problem: /`titel` is not a field here/, mend: /Did you mean `title`\?/ },
  { name: 'a field from elsewhere', file: pack, from: 'language: en', to: 'language: en\nprice: 7', at: 'price', problem: /`price` is not a field here/, mend: /the fields are `id`, `version`/ },
  { name: 'a text in place of a list', file: pack, from: '[Whetstone content team]', to: 'Whetstone content team', at: 'authors', problem: /`authors` is text, but should be a list/, mend: /as a list/ },
  { name: 'an empty list', file: pack, from: '[Whetstone content team]', to: '[]', at: 'authors', problem: /has 0 entries; it needs at least 1/, mend: /Add one entry/ },
  { name: 'an id that is not kebab-case', file: pack, from: 'id: tiny-foundations', to: 'id: Tiny_Foundations', at: 'Tiny_Foundations', problem: /not in the right form/, mend: /lower-case/ },
  { name: 'a title that is too long', file: pack, from: 'title: Sensors', to: `title: ${long(81)}`, at: long(81), problem: /81 characters long; at most 80/, mend: /by 1 char/ },
  { name: 'an outcome text that is too long', file: pack, from: 'Choose a sensor by what it measures and where it stands', to: long(201), at: long(201), problem: /at most 200/, mend: /Shorten/ },
  { name: 'an unknown skill', file: pack, from: 'choose-a-sensor\n    skill: industrial-sensing', to: 'choose-a-sensor\n    skill: industral-sensing', at: 'industral', problem: /no skill "industral-sensing"/, mend: /Did you mean `industrial-sensing`/ },
  { name: 'an unknown module in a pathway', file: pack, from: 'modules: [sensors, signals]', to: 'modules: [sensors, signals, robots]', at: 'robots', problem: /no module "robots"/, mend: /Known: `sensors`, `signals`/ },
  { name: 'a module in no pathway', file: pack, from: 'modules: [sensors, signals]', to: 'modules: [sensors]', at: '- id: signals', problem: /module "signals" is in no pathway/, mend: /pathway/ },
  { name: 'a module twice in a pathway', file: pack, from: 'modules: [sensors, signals]', to: 'modules: [sensors, signals, signals]', at: 'modules: [s', problem: /"signals" stands twice/, mend: /once/ },
  { name: 'a skill twice', file: pack, from: 'outcomes:\n', to: '  - { id: industrial-sensing, title: Again }\noutcomes:\n', at: 'Again', problem: /skill "industrial-sensing" stands twice/, mend: /another id/ },
  { name: 'a pathway twice', file: pack, from: 'pathways:\n', to: 'pathways:\n  - { id: tiny-foundations, title: A, summary: B, modules: [sensors] }\n', at: '- id: tiny-foundations', problem: /pathway "tiny-foundations" stands twice/, mend: /another id/ },
  { name: 'a lesson listed without a file', file: pack, from: '[the-4-20-ma-loop, a-broken-wire]', to: '[the-4-20-ma-loop, a-broken-wire, hart]', at: 'hart', problem: /"hart" has no file signals\/hart\.md/, mend: /Write the lesson/ },
  { name: 'a lesson listed in another module', file: pack, from: '[what-a-sensor-reports]', to: '[what-a-sensor-reports, a-broken-wire]', at: '[the-4-20-ma-loop', problem: /"a-broken-wire" stands twice/, mend: /one module/ },
  { name: 'a lesson listed nowhere', file: pack, from: '[the-4-20-ma-loop, a-broken-wire]', to: '[the-4-20-ma-loop]', reportedIn: 'signals/a-broken-wire.md', at: '---', problem: /No module of pack\.yaml lists this lesson/, mend: /Add `a-broken-wire` to the `lessons` of the module `signals`/ },
  { name: 'an outcome without a lesson', file: pack, from: 'modules:\n  -', to: '  - { id: idle, skill: industrial-sensing, text: Nothing }\nmodules:\n  -', at: 'id: idle', problem: /No lesson teaches the outcome "idle"/, mend: /lesson/ },
  { name: 'wrong syntax', file: pack, from: 'title: A tiny pack', to: 'title: A pack: tiny', at: 'A pack: tiny', problem: /a colon and a space/, mend: /double quotes/ },
  { name: 'a field twice', file: pack, from: 'language: en', to: 'language: en\nlanguage: de', at: 'language: de', problem: /stands here twice/, mend: /Keep one/ },
  { name: 'an alias', file: pack, from: 'title: Industrial sensing', to: 'title: *tiny', at: '*tiny', problem: /Anchors and aliases/, mend: /quotes/ },
]

// biome-ignore format: one fault a line
const lessonFaults: Planted[] = [
  { name: 'no front matter', file: sensor, from: '---\ntitle', to: 'title', at: 'title', problem: /has no front matter/, mend: /`title`, `outcomes` and `sources`/ },
  { name: 'no title', file: loop, from: 'title: The 4–20 mA loop\n', to: '', at: 'outcomes', problem: /`title` is missing/, mend: /Add `title`/ },
  { name: 'no sources', file: sensor, from: 'sources:\n  - "IEC 60770: transmitters for use in industrial-process control systems"', to: 'sources: []', at: 'sources', problem: /`sources` has 0 entries/, mend: /Add one/ },
  { name: 'a picture without words', file: sensor, from: '  alt: A pressure sensor on a pipe\n', to: '', at: 'url:', problem: /`alt` is missing/, mend: /do not see it/ },
  { name: 'an address that is not https', file: sensor, from: 'video: https:', to: 'video: http:', at: 'video', problem: /not in the right form/, mend: /https:\/\// },
  { name: 'an unknown outcome', file: loop, from: '[read-a-current-loop]', to: '[read-a-current-loop, read-a-current-lop]', at: 'outcomes', problem: /no outcome "read-a-current-lop"/, mend: /Did you mean `read-a-current-loop`/ },
  { name: 'an outcome twice', file: loop, from: '[read-a-current-loop]', to: '[read-a-current-loop, read-a-current-loop]', at: 'outcomes', problem: /stands twice/, mend: /once/ },
  { name: 'wrong syntax in the front matter', file: loop, from: 'title: The 4', to: 'title: "The 4', at: 'title', problem: /missing/, mend: /Close/ },
  { name: 'too many words', file: loop, from: 'The loop carries', to: `${'word '.repeat(180)}The loop carries`, at: 'word word', problem: /The body has 213 words; at most 200/, mend: /Cut 13 or more/ },
  { name: 'a heading', file: loop, from: '1. Take', to: '## Do\n\n1. Take', at: '## Do', problem: /a heading/, mend: /bold/ },
  { name: 'an underlined heading', file: loop, from: '1. Take', to: 'Do\n--\n\n1. Take', at: 'Do', problem: /a heading/, mend: /bold/ },
  { name: 'a table', file: loop, from: '1. Take', to: '| a | b |\n| - | - |\n| 1 | 2 |\n\n1. Take', at: '| a', problem: /a table/, mend: /list/ },
  { name: 'an image', file: loop, from: '1. Take', to: 'See ![x](https://example.org/x.png) here.\n\n1. Take', at: '![x]', problem: /an image/, mend: /`picture`/ },
  { name: 'HTML in a line', file: loop, from: '2. Divide', to: '2. <b>Divide</b>', at: '<b>', problem: /HTML/, mend: /tag/ },
  { name: 'a block of HTML', file: loop, from: '1. Take', to: '<div>x</div>\n\n1. Take', at: '<div>', problem: /HTML/, mend: /tag/ },
  { name: 'an HTML character reference', file: loop, from: '2. Divide', to: '2. Divide&nbsp;', at: '&nbsp;', problem: /character reference/, mend: /itself/ },
  { name: 'a quotation block', file: loop, from: '1. Take', to: '> # Quoted\n\n1. Take', at: '> # Q', problem: /block quote/, mend: /`>`/ },
  { name: 'a code block', file: loop, from: '1. Take', to: '```\ncode\n```\n\n1. Take', at: '```', problem: /code block/, mend: /within a line/ },
  { name: 'a dividing line', file: loop, from: '1. Take', to: '***\n\n1. Take', at: '***', problem: /dividing line/, mend: /out/ },
  { name: 'struck-out words', file: loop, from: '2. Divide', to: '2. ~~Add~~ Divide', at: '~~', problem: /struck-out/, mend: /tildes/ },
  { name: 'a task list', file: sensor, from: '- A thermometer', to: '- [ ] A thermometer', at: '[ ]', problem: /task list/, mend: /\[ \]/ },
  { name: 'a list in a list', file: sensor, from: '- A level switch', to: '  - A level switch', at: '  - A level', problem: /list within a list/, mend: /one list/ },
  { name: 'a link to nowhere', file: sensor, from: '(https://example.org/a/very/long/address)', to: '(javascript:alert)', at: 'javascript', problem: /web or mail address/, mend: /https/ },
  { name: 'a link definition', file: sensor, from: '- A thermometer', to: '[x]: https://example.org\n\n- A thermometer', at: '[x]:', problem: /link definition/, mend: /in its place/ },
  { name: 'bold that is not closed', file: sensor, from: 'matters.**', to: 'matters.', at: '**Why', problem: /without a partner/, mend: /Close/ },
  { name: 'a control character', file: loop, from: '2. Divide', to: '2. Divide\u0000', at: 'Divide', problem: /control character/, mend: /type the text again/ },
]

// biome-ignore format: one fault a line
const itemFaults: Planted[] = [
  { name: 'an unknown kind', file: loopItems, from: 'id: loop-span\n  outcome: read-a-current-loop\n  kind: true-false', to: 'id: loop-span\n  outcome: read-a-current-loop\n  kind: true-flase', at: 'true-flase', problem: /kind "true-flase" is not known/, mend: /Did you mean `true-false`/ },
  { name: 'no kind', file: loopItems, from: 'id: loop-span\n  outcome: read-a-current-loop\n  kind: true-false', to: 'id: loop-span\n  outcome: read-a-current-loop', at: 'id: loop-span', problem: /`kind` is missing/, mend: /`single-choice`/ },
  { name: 'an unknown difficulty', file: loopItems, from: 'difficulty: hard', to: 'difficulty: tough', at: 'tough', problem: /`difficulty` is "tough"/, mend: /easy, medium, hard/ },
  { name: 'an item id twice', file: loopItems, from: 'id: loop-span', to: 'id: sensor-foam', at: 'sensor-foam', problem: /"sensor-foam" stands twice; the first is in sensors\/what-a-sensor-reports\.items\.yaml, line 14/, mend: /another id/ },
  { name: 'an outcome that the lesson does not teach', file: wireItems, from: 'id: wire-zero\n  outcome: read-a-current-loop', to: 'id: wire-zero\n  outcome: choose-a-sensor', at: 'choose-a-sensor', problem: /does not teach the outcome "choose-a-sensor"/, mend: /signals\/a-broken-wire\.md/ },
  { name: 'an unknown outcome', file: wireItems, from: 'id: wire-zero\n  outcome: read-a-current-loop', to: 'id: wire-zero\n  outcome: read-a-loop', at: 'read-a-loop', problem: /no outcome "read-a-loop"/, mend: /Known: `read-a-current-loop`/ },
  { name: 'a prompt that is too long', file: loopItems, from: 'On a 4–20 mA loop, 12 mA stands for half of the measuring range.', to: long(601), at: long(601), problem: /601 characters long; at most 600/, mend: /by 1 / },
  { name: 'a list in a prompt', file: loopItems, from: 'prompt: On a 4–20 mA loop, 12 mA stands for half of the measuring range.', to: 'prompt: "- half"', at: '- half', problem: /a list, but only inline/, mend: /sentence/ },
  { name: 'HTML in an explanation', file: loopItems, from: 'explanation: (14 − 4)', to: 'explanation: <i>(14</i> − 4)', at: '<i>', problem: /HTML/, mend: /tag/ },
  { name: 'no explanation of an option', file: wireItems, from: '      explanation: An empty tank still sends 4 mA.\n', to: '', at: 'An empty tank', problem: /`explanation` is missing/, mend: /why this answer is right or wrong/ },
  { name: 'an explanation that says nothing', file: wireItems, from: 'explanation: An empty tank still sends 4 mA.', to: 'explanation: Wrong.', at: 'Wrong.', problem: /does not say why/, mend: /reason/ },
  { name: 'no correct option', file: wireItems, from: '      correct: true\n', to: '', at: '- text: A broken wire', problem: /No option is marked correct/, mend: /Add `correct: true`/ },
  { name: 'two correct options of a single choice', file: wireItems, from: 'An empty tank\n', to: 'An empty tank\n      correct: true\n', at: '- text: A broken wire', problem: /2 options are marked correct/, mend: /multiple-choice/ },
  { name: 'one option', file: wireItems, from: '    - text: An empty tank\n      explanation: An empty tank still sends 4 mA.\n    - text: A sensor out of calibration\n      explanation: That shifts the reading; it does not take it to zero.\n', to: '', at: '- text: A broken wire', problem: /`options` has 1 entry; it needs at least 2/, mend: /Add one entry/ },
  { name: 'an option that is too long', file: wireItems, from: 'text: An empty tank', to: `text: ${long(141)}`, at: long(141), problem: /at most 140/, mend: /Shorten/ },
  { name: 'an option with markup', file: wireItems, from: 'text: An empty tank', to: 'text: An **empty** tank', at: '**empty**', problem: /uses Markdown/, mend: /asterisks/ },
  { name: 'all of the above', file: wireItems, from: 'text: A sensor out of calibration', to: 'text: All of the above', at: 'All of', problem: /speaks of other options/, mend: /multiple-choice/ },
  { name: 'an option twice', file: wireItems, from: 'text: A sensor out of calibration', to: 'text: an empty  tank', at: 'an empty  tank', problem: /Options 2 and 3 say the same/, mend: /Change one/ },
  { name: 'an answer in words', file: loopItems, from: 'answer: 2.5', to: 'answer: two and a half', at: 'two and', problem: /`answer` is text, but should be a number/, mend: /bare number/ },
  { name: 'no tolerance', file: loopItems, from: '  tolerance: 0.05\n', to: '', at: 'id: loop-pressure', problem: /has no tolerance/, mend: /tolerancePercent/ },
  { name: 'two tolerances', file: loopItems, from: '  tolerance: 0.05\n', to: '  tolerance: 0.05\n  tolerancePercent: 2\n', at: 'tolerancePercent: 2', problem: /Both/, mend: /Keep one/ },
  { name: 'a negative tolerance', file: loopItems, from: '  tolerance: 0.05\n', to: '  tolerance: -1\n', at: '-1', problem: /must be at least 0/, mend: /Change/ },
  { name: 'a percentage of zero', file: loopItems, from: 'answer: 125', to: 'answer: 0', at: 'tolerancePercent', problem: /percentage of the answer 0/, mend: /`tolerance:`/ },
  { name: 'a miss that is right', file: loopItems, from: 'value: 4,', to: 'value: 2.52,', at: '2.52', problem: /2\.52 would be scored right/, mend: /Narrow/ },
  { name: 'an answer that is not true or false', file: loopItems, from: 'answer: true', to: 'answer: yes', at: 'yes', problem: /`answer` is text, but should be true or false/, mend: /without quotes/ },
  { name: 'one explanation of two', file: loopItems, from: '    "false": It does. The span is 16 mA, and 12 mA is 8 mA above the start.\n', to: '', at: '"true":', problem: /`false` is missing/, mend: /"false"/ },
  { name: 'no accepted form', file: wireItems, from: '[live zero, "live-zero"]', to: '[]', at: 'accept', problem: /`accept` has 0 entries/, mend: /Add one/ },
  { name: 'an accepted number', file: wireItems, from: '[live zero, "live-zero"]', to: '[live zero, 4]', at: 'accept', problem: /Entry 2 of `accept` is a number/, mend: /"4"/ },
  { name: 'an accepted form of punctuation', file: wireItems, from: '[live zero, "live-zero"]', to: '[live zero, "--"]', at: 'accept', problem: /holds no letter or digit/, mend: /Write/ },
  { name: 'an unknown field', file: wireItems, from: 'reserve: true', to: 'reserve: true\n  sauce: NE 43', at: 'sauce', problem: /`sauce` is not a field/, mend: /`source`/ },
  { name: 'a tag', file: wireItems, from: 'text: An empty tank', to: 'text: !secret An empty tank', at: '!secret', problem: /Tags/, mend: /quotes/ },
  { name: 'an escaped control character', file: wireItems, from: 'text: An empty tank', to: 'text: "An empty \\0 tank"', at: '\\0', problem: /control character/, mend: /again/ },
  { name: 'a field before the items', file: wireItems, from: '- id: wire-zero', to: 'title: Items\n- id: wire-zero', at: '- id: wire-zero', problem: /./, mend: /./ },
  { name: 'a miss at the edge of the tolerance', file: loopItems, from: 'tolerance: 0.05\n', to: 'tolerance: 1.5\n', at: 'value: 4', problem: /4 would be scored right/, mend: /Narrow/ },
  { name: 'a tab', file: wireItems, from: '  kind: short-text', to: '\tkind: short-text', at: '\tkind', problem: /indented with a tab/, mend: /spaces/ },
  { name: 'an entry that is not an item', file: wireItems, from: '- id: wire-name', to: '- what is this\n\n- id: wire-name', at: 'what is this', problem: /Entry 3 is not an item/, mend: /`id`/ },
]

test.each([...packFaults, ...lessonFaults, ...itemFaults])('$name: one problem, at its line', (planted) => {
  const files = edited(tinyPack(), planted.file, planted.from, planted.to)
  const file = planted.reportedIn ?? planted.file
  const { pack: loaded, problems } = checkPack(files)
  expect(problems).toEqual([
    expect.objectContaining({
      file,
      line: lineOf(files, file, planted.at),
      problem: expect.stringMatching(planted.problem),
      mend: expect.stringMatching(planted.mend),
    }),
  ])
  expect(loaded).toBeUndefined()
})
