import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/kernel/local-date.ts'
import { parseRoster, rosterColumns } from '../../../src/people/roster.rules.ts'
import { diffRoster, type RosterMember } from '../../../src/people/roster-difference.rules.ts'

const header = 'address,name,team,site,manager,language,timeZone,from,until'
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const roster = (...rows: string[]): Uint8Array => bytesOf([header, ...rows, ''].join('\n'))
const today = () => '2027-03-10'

const anna = 'anna@works.example,Anna Álvarez,Assembly,Lyon,,fr,Europe/Paris,2020-01-01,'
const ben = 'ben@works.example,Ben,Assembly,Lyon,anna@works.example,de-DE,Europe/Berlin,,2027-12-31'

const parsed = (bytes: Uint8Array) => {
  const read = parseRoster(bytes)
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  return read
}
const errorsOf = (bytes: Uint8Array) => parseRoster(bytes).errors.map(({ row, field }) => `${row} ${field}`)

/** What the members are after a difference has been applied. */
const applied = (
  members: readonly RosterMember[],
  difference: ReturnType<typeof diffRoster>,
): RosterMember[] => {
  const changed = new Map(difference.changed.map(({ id, row }) => [id, row]))
  const left = new Map(difference.left.map(({ id, until }) => [id, until]))
  return [
    ...members.map((member) => {
      const { row: _, ...fields } = { row: 0, ...member, ...changed.get(member.id) }
      const until = left.get(member.id)
      return { ...fields, onRoster: member.onRoster || changed.has(member.id), ...(until && { until }) }
    }),
    ...difference.added.map(({ row: _, ...fields }) => ({ ...fields, id: fields.address, onRoster: true })),
  ]
}
const importedFrom = (...rows: string[]): RosterMember[] =>
  applied([], diffRoster([], parsed(roster(...rows)), today))

describe('reading a roster', () => {
  it('reads each field, with the address in lower case and the name as typed', () => {
    const odd = `Ben@Works.Example,<b>*O'Brien* & "Söhne"</b>,,,ANNA@works.example,pt-br,Asia/Kolkata,,`
    expect(parsed(roster(anna, odd))).toEqual({
      ok: true,
      faulty: [],
      errors: [],
      rows: [
        {
          row: 2,
          address: 'anna@works.example',
          name: 'Anna Álvarez',
          team: 'Assembly',
          site: 'Lyon',
          manager: undefined,
          language: 'fr',
          timeZone: 'Europe/Paris',
          from: '2020-01-01',
          until: undefined,
        },
        {
          row: 3,
          address: 'ben@works.example',
          name: `<b>*O'Brien* & "Söhne"</b>`,
          team: undefined,
          site: undefined,
          manager: 'anna@works.example',
          language: 'pt-BR',
          timeZone: 'Asia/Kolkata',
          from: undefined,
          until: undefined,
        },
      ],
    })
  })

  it('reads what spreadsheets write: semicolons, tabs, CRLF, quotes, a byte order mark, UTF-16, blank rows', () => {
    const plain = parsed(roster(anna, ben))
    const text = [header, anna, ben].join('\r\n')
    const wide = (littleEndian: boolean, mark: string) => {
      const units = `${mark}${text}`
      const bytes = new Uint8Array(units.length * 2)
      for (let at = 0; at < units.length; at++)
        new DataView(bytes.buffer).setUint16(at * 2, units.charCodeAt(at), littleEndian)
      return bytes
    }
    const quoted = text.replace(/[^,\r\n]+/g, '"$&"')
    for (const bytes of [
      bytesOf(text),
      bytesOf(`\uFEFF${text}\r\n\r\n,,,,,,,,\r\n`),
      bytesOf(text.replaceAll(',', ';')),
      bytesOf(text.replaceAll(',', '\t')),
      bytesOf(quoted),
      bytesOf(quoted.replaceAll(',', ';')),
      wide(true, '\uFEFF'),
      wide(false, '\uFEFF'),
      wide(true, ''),
    ])
      expect(parsed(bytes)).toEqual(plain)
    expect(parsed(bytesOf(`sep=;\n${text.replaceAll(',', ';')}`)).rows.map(({ row }) => row)).toEqual([3, 4])
    expect(parsed(roster(anna.replace('Assembly', '"Assembly, ""old"" hall"'))).rows[0]?.team).toBe(
      'Assembly, "old" hall',
    )
  })

  it('takes the columns in any order', () => {
    const order = [...rosterColumns].reverse()
    const cells = anna.split(',')
    const text = [order.join(','), order.map((name) => cells[rosterColumns.indexOf(name)]).join(',')].join(
      '\n',
    )
    expect(parsed(bytesOf(text)).rows).toEqual(parsed(roster(anna)).rows)
  })

  it('refuses what it could only guess at, and says how to save it', () => {
    const windows1252 = Buffer.from(`${header}\n${ben}\n${anna}`, 'latin1')
    expect(parseRoster(windows1252)).toEqual({
      ok: false,
      errors: [
        {
          row: 3,
          field: 'file',
          reason: 'The file is not in UTF-8 (perhaps Windows-1252). Save it as "CSV UTF-8" and try again.',
        },
      ],
    })
    expect(errorsOf(Buffer.from('PK\x03\x04 a workbook'))).toEqual(['1 file'])
    expect(errorsOf(new Uint8Array())).toEqual(['1 file'])
    expect(errorsOf(bytesOf('\n\n'))).toEqual(['1 file'])
    expect(errorsOf(bytesOf(header))).toEqual(['1 file'])
  })

  it('names unknown, missing and repeated columns', () => {
    expect(errorsOf(bytesOf('address,name,team,site,boss,language,timeZone,from,until\nx'))).toEqual([
      '1 boss',
      '1 manager',
    ])
    expect(errorsOf(bytesOf(`${header},team\nx`))).toEqual(['1 team'])
  })

  it.each([
    ['anna@works.example', 'not-an-address', '2 address'],
    ['anna@works.example', 'anna@', '2 address'],
    ['anna@works.example', '', '2 address'],
    ['Anna Álvarez', '  ', '2 name'],
    ['Anna Álvarez', 'x'.repeat(121), '2 name'],
    ['Anna Álvarez', 'An\u0000na', '2 name'],
    [',,fr', ',anna@works.example,fr', '2 manager'],
    [',,fr', ',the boss,fr', '2 manager'],
    [',fr,', ',French,', '2 language'],
    ['Europe/Paris', 'Europe/Paname', '2 timeZone'],
    ['Europe/Paris', '', '2 timeZone'],
    ['2020-01-01', '2027-02-29', '2 from'],
    ['2020-01-01', '1.1.2020', '2 from'],
    ['2020-01-01,', '2020-01-01,2019-12-31', '2 until'],
    [',Lyon', '', '2 row'],
    ['Lyon', 'Lyon,Lyon,Lyon', '2 row'],
    ['Anna Álvarez', '"Anna Álvarez', '2 row'],
  ])('reports %j turned into %j, and the others stand', (from, to, error) => {
    const bytes = roster(anna.replace(from, to), ben)
    expect(errorsOf(bytes)).toEqual([error])
    expect(parsed(bytes).rows.map(({ address }) => address)).toEqual(['ben@works.example'])
  })

  it('allows a name of 120 characters and a last day that is the first', () => {
    const longest = anna
      .replace('Anna Álvarez', '𝒜'.repeat(120))
      .replace('2020-01-01,', '2020-01-01,2020-01-01')
    expect(errorsOf(roster(longest))).toEqual([])
  })

  it('reports every fault of a row', () => {
    expect(errorsOf(roster('nobody,,,,me,klingon,Mars/Olympus,yesterday,tomorrow'))).toEqual([
      '2 address',
      '2 name',
      '2 manager',
      '2 language',
      '2 timeZone',
      '2 from',
      '2 until',
    ])
  })

  it('reports both rows for one address and applies neither', () => {
    const bytes = roster(anna, ben, anna.replace('anna@', 'ANNA@'))
    expect(parseRoster(bytes).errors).toEqual([
      { row: 2, field: 'address', reason: 'anna@works.example also stands in row 4.' },
      { row: 4, field: 'address', reason: 'anna@works.example also stands in row 2.' },
    ])
    expect(parsed(bytes).rows.map(({ row }) => row)).toEqual([3])
    expect(errorsOf(roster(anna, anna.replace('Europe/Paris', 'Mars')))).toEqual([
      '3 timeZone',
      '2 address',
      '3 address',
    ])
  })
})

describe('the difference to the members', () => {
  const differenceTo = (members: RosterMember[], ...rows: string[]) =>
    diffRoster(members, parsed(roster(...rows)), today)

  it('finds who is new, changed, gone and the same', () => {
    const members = importedFrom(anna, ben, anna.replaceAll('anna', 'cleo'))
    const difference = differenceTo(
      members,
      anna.replace('Lyon', 'Paris'),
      ben.replace('anna@works.example', ''),
      anna.replaceAll('anna', 'dora'),
    )
    expect(difference.added.map(({ address }) => address)).toEqual(['dora@works.example'])
    expect(difference.changed.map(({ row, fields }) => [row.address, fields])).toEqual([
      ['anna@works.example', { site: ['Lyon', 'Paris'] }],
      ['ben@works.example', { manager: ['anna@works.example', null] }],
    ])
    expect(difference.left).toEqual([
      { id: 'cleo@works.example', address: 'cleo@works.example', until: addDays(today(), -1) },
    ])
    expect(differenceTo(members, anna, ben, anna.replaceAll('anna', 'cleo'))).toMatchObject({
      added: [],
      changed: [],
      left: [],
      unchanged: ['anna@works.example', 'ben@works.example', 'cleo@works.example'],
    })
  })

  it('takes back who comes back, and does not let go twice', () => {
    const members = importedFrom(anna, ben)
    const gone = applied(members, differenceTo(members, anna))
    expect(differenceTo(gone, anna)).toMatchObject({ added: [], changed: [], left: [] })
    const back = differenceTo(gone, anna, ben)
    expect(back.changed.map(({ fields }) => fields)).toEqual([{ until: ['2027-03-09', '2027-12-31'] }])
  })

  it('takes into the roster who had joined by writing to the bot, and never lets go of those', () => {
    const members = importedFrom(anna, ben).map((member) => ({ ...member, onRoster: false }))
    const difference = differenceTo(members, anna)
    expect(difference.changed.map(({ fields }) => fields)).toEqual([{ onRoster: [false, true] }])
    expect(difference.left).toEqual([])
  })

  it('neither changes nor lets go of somebody whose row is faulty', () => {
    const members = importedFrom(anna, ben)
    for (const faulty of [
      anna.replace('Europe/Paris', 'Mars'),
      anna.replace('anna@works.example', 'anna@works'),
      anna.replace('Anna', '"Anna'),
      anna.replace(',Lyon', ''),
      `${anna}\n${anna}`,
    ])
      expect(differenceTo(members, faulty, ben)).toMatchObject({
        changed: [],
        left: [],
        unchanged: ['ben@works.example'],
      })
  })

  it('keeps the report of somebody whose row is faulty, and gives them their manager once it is mended', () => {
    const first = differenceTo([], anna.replace('Europe/Paris', 'Mars'), ben)
    expect(first.errors.map(({ row }) => row)).toEqual([2])
    expect(first.added).toMatchObject([{ address: 'ben@works.example', manager: undefined }])
    const second = differenceTo(applied([], first), anna, ben)
    expect(second.changed.map(({ fields }) => fields)).toEqual([{ manager: [null, 'anna@works.example'] }])
  })

  it('reports a manager whom nobody knows, or who leaves with this file', () => {
    const unknown = differenceTo([], ben)
    expect(unknown.errors.map(({ row, field }) => `${row} ${field}`)).toEqual(['2 manager'])
    expect(unknown.added).toEqual([])
    const leaving = differenceTo(importedFrom(anna, ben), ben)
    expect(leaving.errors.map(({ row, field }) => `${row} ${field}`)).toEqual(['2 manager'])
    expect(leaving.left.map(({ address }) => address)).toEqual(['anna@works.example'])
    const besideTheRoster = importedFrom(anna).map((member) => ({ ...member, onRoster: false }))
    expect(differenceTo(besideTheRoster, ben).errors).toEqual([])
  })

  it('reports each row of a circle of managers and none that is only below it', () => {
    const person = (name: string, manager: string) =>
      `${name}@works.example,${name},,,${manager}@works.example,,Europe/Paris,,`
    const difference = differenceTo(
      [],
      person('a', 'b'),
      person('b', 'c'),
      person('c', 'a'),
      person('d', 'a'),
      anna,
    )
    expect(difference.errors).toEqual(
      ['a', 'b', 'c'].map((_, at) => ({
        row: at + 2,
        field: 'manager',
        reason: expect.stringContaining('circle'),
      })),
    )
    expect(difference.added.map(({ address }) => address)).toEqual(['d@works.example', 'anna@works.example'])
  })

  it('lets no circle come about through somebody whose row is faulty', () => {
    // Today Ben is managed by Anna. Turning it round fails halfway: Ben's row has a mistake.
    const members = importedFrom(anna, ben)
    const difference = differenceTo(
      members,
      anna.replace(',,fr', ',ben@works.example,fr'),
      ben.replace('anna@works.example', '').replace('Europe/Berlin', 'Mars'),
    )
    expect(difference.errors.map(({ row, field }) => `${row} ${field}`)).toEqual(['2 manager', '3 timeZone'])
    expect(difference.changed).toEqual([])
  })
})

describe('a manager whose own row is faulty', () => {
  it('is waited for, and who waits is not closed into a circle with the manager they have', () => {
    const members = importedFrom(
      'p4@works.example,Dora,Assembly,Lyon,,de,Europe/Paris,,',
      'p5@works.example,Ed,Assembly,Lyon,p4@works.example,de,Europe/Paris,,',
    )
    const difference = diffRoster(
      members,
      parsed(
        roster(
          'p2@works.example,Bob,Assembly,Lyon,nobody@works.example,de,Europe/Paris,,',
          'p4@works.example,Dora,Assembly,Lyon,p5@works.example,de,Europe/Paris,,',
          'p5@works.example,Ed,Assembly,Lyon,p2@works.example,de,Europe/Paris,,',
        ),
      ),
      today,
    )
    expect(difference.errors.map(({ row, field }) => `${row} ${field}`)).toEqual([
      '2 manager',
      '3 manager',
      '4 manager',
    ])
    expect(applied(members, difference).map(({ address, manager }) => [address, manager])).toEqual([
      ['p4@works.example', undefined],
      ['p5@works.example', 'p4@works.example'],
    ])
  })
})

describe('whatever the file holds', () => {
  const address = fc.integer({ min: 0, max: 6 }).map((at) => `p${at}@works.example`)
  const cell = (good: fc.Arbitrary<string>) =>
    fc.oneof(
      { arbitrary: good, weight: 12 },
      { arbitrary: fc.constantFrom('', 'x', '"', ',', 'a;b'), weight: 1 },
    )
  const row = fc
    .tuple(
      cell(address),
      cell(fc.constantFrom('Ann', 'Bob', 'Ünal')),
      cell(fc.constantFrom('Assembly', 'Paint')),
      cell(fc.constantFrom('Lyon')),
      cell(fc.oneof(address, fc.constant(''))),
      cell(fc.constantFrom('de', 'en')),
      cell(fc.constantFrom('Europe/Paris', 'Asia/Tokyo')),
      cell(fc.constantFrom('', '2027-01-01')),
      cell(fc.constantFrom('', '2027-02-01', '2027-12-31')),
    )
    .map((cells) => cells.join(','))
  const rows = fc.array(row, { minLength: 1, maxLength: 9 })
  const members = rows.map((lines) => {
    const read = parseRoster(roster(...lines))
    return read.ok ? applied([], diffRoster([], read, today)) : []
  })

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.string().map((text) => roster(text)),
        ),
        members,
        (bytes, present) => {
          const read = parseRoster(bytes)
          if (read.ok) diffRoster(present, read, today)
          else expect(read.errors.length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('changes nothing the second time, leaves no circle, and counts every member once', () => {
    fc.assert(
      fc.property(members, rows, (present, lines) => {
        const read = parseRoster(roster(...lines))
        if (!read.ok) return
        const once = diffRoster(present, read, today)
        const after = applied(present, once)
        const twice = diffRoster(after, read, today)
        expect([twice.added, twice.changed, twice.left]).toEqual([[], [], []])
        expect(twice.errors).toEqual(once.errors)
        const byAddress = new Map(after.map((member) => [member.address, member]))
        expect(byAddress.size).toBe(after.length)
        for (const member of after) {
          let above: RosterMember | undefined = member
          for (let steps = 0; above?.manager !== undefined; steps++) {
            expect(steps).toBeLessThan(after.length)
            above = byAddress.get(above.manager)
            expect(above).toBeDefined()
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(members, rows, (present, lines) => {
        const result = (ordered: string[]) => {
          const read = parseRoster(roster(...ordered))
          if (!read.ok) return undefined
          const { added, changed, left, unchanged, errors } = diffRoster(present, read, today)
          const withoutRow = ({ row: _, ...rest }: { row: number }) => rest
          return {
            added: added.map(withoutRow).sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
            changed: Object.fromEntries(changed.map(({ id, fields }) => [id, fields])),
            left,
            unchanged: [...unchanged].sort(),
            faults: errors.map(({ row, field }) => `${ordered[row - 2]} ${field}`).sort(),
          }
        }
        expect(result([...lines].reverse())).toEqual(result(lines))
      }),
      { numRuns: 1000 },
    )
  })
})
