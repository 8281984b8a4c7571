import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { itemKinds } from '../../../src/content/item-schemas/registry.ts'
import { checkPack } from '../../../src/content/pack.rules.ts'
import { itemSchema } from '../../../src/content/pack-format.ts'
import { tinyPack } from '../../builders/packs/tiny-pack.ts'

const items =
  checkPack(tinyPack()).pack?.modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.items)) ??
  []

test('every file of the folder is registered under its name', () => {
  const folder = new URL('../../../src/content/item-schemas/', import.meta.url)
  const files = readdirSync(folder).filter((name) => name !== 'registry.ts')
  expect(files.sort()).toEqual(
    Object.keys(itemKinds)
      .map((kind) => `${kind}.ts`)
      .sort(),
  )
})

describe.each(Object.entries(itemKinds))('%s', (name, { kind, schema, check }) => {
  const own = items.filter((item) => item.kind === name)

  test('says its own name', () => {
    expect(kind).toBe(name)
    expect(schema.shape.kind.value).toBe(name)
  })

  test('takes the tiny pack’s item, and again what it gave', () => {
    expect(own.length).toBeGreaterThan(0)
    for (const item of own) expect(itemSchema.parse(JSON.parse(JSON.stringify(item)))).toEqual(item)
  })

  test('refuses unknown fields', () => {
    for (const item of own) expect(schema.safeParse({ ...item, extra: 1 }).success).toBe(false)
  })

  test('describes every field for editors', () => {
    const { properties } = z.toJSONSchema(schema, { io: 'input' })
    for (const property of Object.values(properties ?? {})) expect(property).toHaveProperty('description')
  })

  test('checks a raw item with anything in its fields without throwing', () => {
    for (const value of [undefined, null, 0, '', 'x', true, [], [null], [{}], [[1]], {}])
      for (const field of Object.keys(schema.shape)) expect(check({ [field]: value })).toBeInstanceOf(Array)
  })
})
