import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { pictureTemplates } from '../../../src/content/achievement-format.ts'
import { type BadgePicture, badgeSvg, shareSvg } from '../../../src/credentials/picture/badge-picture.ts'
import { shapes } from '../../../src/credentials/picture/templates.rules.ts'
import { fitted, linesOf, runsOf, widthOf } from '../../../src/credentials/picture/type.rules.ts'

const fontFolder = join(import.meta.dirname, '../../../src/infra/images/fonts')
const fontFiles = readdirSync(fontFolder)
  .filter((name) => name.endsWith('.ttf'))
  .map((name) => join(fontFolder, name))

const badge: BadgePicture = {
  template: 'shield',
  colour: '#17494d',
  symbol: 'LO',
  title: 'Lockout practitioner',
  issuer: 'Hartmann Precision',
  recipient: 'Ana María Fernández',
  date: '26 November 2026',
  locale: 'en',
}

/** Every text element as resvg measures it with the bundled fonts. */
const boxesOf = (svg: string) =>
  [...svg.matchAll(/<text .*?<\/text>/gs)].map(([text]) => {
    const alone = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800">${text}</svg>`
    const box = new Resvg(alone, {
      font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Noto Sans' },
    }).getBBox()
    if (!box) throw new Error(`Nothing is drawn of ${text}`)
    return box
  })

const names = [
  'Ana-María Fernández de la Vega y Gutiérrez-Solana von und zu Hohenlohe-Langenburg',
  'W'.repeat(80),
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  '山田太郎左衛門尉源朝臣信玄武田晴信徳栄軒法性院大僧正機山信玄',
  '김수한무거북이와두루미삼천갑자동방삭치치카포사리사리센타',
  'محمد علي عبد الرحمن بن عبد العزيز آل سعود الفيصل',
]

describe('the picture of a badge', () => {
  it.each(pictureTemplates)('keeps every line inside the shape: %s', (template) => {
    for (const name of names) {
      const svg = badgeSvg({ ...badge, template, title: name, recipient: name, issuer: name })
      for (const box of boxesOf(svg)) {
        expect(box.x).toBeGreaterThan(400 - shapes[template].textWidth / 2 - 12)
        expect(box.x + box.width).toBeLessThan(400 + shapes[template].textWidth / 2 + 12)
        expect(box.y + box.height).toBeLessThan(shapes[template].textBottom + 60)
      }
    }
  })

  it('shows markup as text, and stays XML whatever it is given', () => {
    const svg = badgeSvg({ ...badge, recipient: '<script>alert(1)</script> & "Co"' })
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&lt;script&gt;')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, symbol) => {
        for (const drawn of [
          badgeSvg({ ...badge, title, symbol }),
          shareSvg({ ...badge, issuer: title, state: { word: symbol, tone: 'bad' } }),
        ]) {
          const parser = new SaxesParser()
          parser.on('error', (error) => {
            throw error
          })
          parser.write(drawn).close()
        }
      }),
      { numRuns: 300 },
    )
  })

  it('takes a colour only as one', () => {
    expect(badgeSvg({ ...badge, colour: '"/><script>' })).not.toContain('script')
  })
})

describe('setting a text', () => {
  it('gives each script a font that has it', () => {
    expect(runsOf('Ünal 山田').map(({ family }) => family)).toEqual(['Noto Sans', 'Droid Sans Fallback'])
  })

  it('loses no letter, and leaves no line wider than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 30 }), (text, ems) => {
        const lines = linesOf(text, ems)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const line of lines) expect(widthOf(line) <= ems || [...line].length <= 8).toBe(true)
      }),
    )
  })

  it('says by an ellipsis that something was left out', () => {
    const { lines } = fitted('word '.repeat(200), { width: 500, sizes: [40, 20], lines: 3 })
    expect(lines).toHaveLength(3)
    expect(lines.at(-1)).toMatch(/…$/)
  })
})
