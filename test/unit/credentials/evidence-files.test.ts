import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fileLimits,
  fileName,
  filesFault,
  isTaken,
  readFile,
  sniff,
} from '../../../src/credentials/evidence/file.rules.ts'

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1'))))

const jpeg = bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF')
const png = bytes([0x89], 'PNG\r\n', [0x1a, 0x0a])
const pdf = bytes('%PDF-1.7\n%', [0xe2, 0xe3])
const all = ['photo', 'file', 'text'] as const

describe('what a file is', () => {
  it.each([
    ['a JPEG', jpeg, 'image/jpeg'],
    ['a PNG', png, 'image/png'],
    ['a PDF', pdf, 'application/pdf'],
    ['a photo of a telephone', bytes([0, 0, 0, 24], 'ftypheic', [0, 0]), 'heic'],
    ['an AVIF', bytes([0, 0, 0, 24], 'ftypavif'), 'heic'],
    ['a WebP', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '), 'webp'],
    ['words', new TextEncoder().encode('Grüße\r\n\tvom Band'), 'text/plain'],
    ['a page with a script', new TextEncoder().encode('<script>alert(1)</script>'), 'text/plain'],
    ['a ZIP', bytes('PK', [3, 4, 20, 0]), undefined],
    ['a program', bytes([0x7f], 'ELF', [2, 1, 1, 0]), undefined],
    ['a PDF behind something else', bytes('GIF89a%PDF-1.7', [0]), undefined],
    ['broken UTF-8', bytes('abc', [0xc3, 0x28]), undefined],
    ['a name of a picture without one', bytes([0x89], 'PNX\r\n', [0x1a, 0x0a]), undefined],
  ])('%s', (_what, given, expected) => {
    expect(sniff(given)).toBe(expected)
  })

  it('is taken as far as it is asked for', () => {
    expect(readFile(jpeg, ['photo'])).toBe('image/jpeg')
    expect(readFile(jpeg, ['file'])).toBe('image/jpeg')
    expect(readFile(jpeg, ['text'])).toBe('no-photos')
    expect(readFile(pdf, ['photo'])).toBe('no-files')
    expect(readFile(pdf, ['file'])).toBe('application/pdf')
    expect(readFile(new Uint8Array(), all)).toBe('empty')
    expect(readFile(new Uint8Array(fileLimits.fileBytes + 1), all)).toBe('too-large')
  })

  it('is never taken for what no rule knows, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), (given) => {
        const read = readFile(given, all)
        if (isTaken(read))
          expect(['image/jpeg', 'image/png', 'application/pdf', 'text/plain']).toContain(read)
      }),
    )
  })

  it('five files and 25 MB are enough', () => {
    expect(filesFault([1, 1, 1, 1, 1])).toBeUndefined()
    expect(filesFault([1, 1, 1, 1, 1, 1])).toBe('too-many')
    expect(filesFault([fileLimits.submissionBytes, 1])).toBe('too-much')
  })
})

describe('the name of a file', () => {
  it.each([
    ['C:\\Users\\ana\\photo 1.JPEG', 'photo 1.jpg'],
    ['../../etc/passwd', 'passwd.jpg'],
    ['<img src=x onerror=alert(1)>.png', 'img src x onerror alert(1).jpg'],
    ['bill\u202Egpj.exe', 'bill gpj.jpg'],
    ['Ventil Nº 4 – geöffnet.heic', 'Ventil Nº 4 geöffnet.jpg'],
    ['.htaccess', 'file.jpg'],
    ['', 'file.jpg'],
    ['📷.png', 'file.jpg'],
  ])('%j becomes %j', (given, expected) => {
    expect(fileName(given, 'image/jpeg')).toBe(expected)
  })

  it('is short, has one ending, and nothing in it that anybody interprets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (given) => {
        const name = fileName(given, 'application/pdf')
        expect(name).toMatch(/^[\p{L}\p{M}\p{N}_(+][\p{L}\p{M}\p{N} _.()+-]*\.pdf$/u)
        expect([...name].length).toBeLessThanOrEqual(84)
      }),
    )
  })
})
