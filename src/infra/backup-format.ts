import { z } from 'zod'

/**
 * A backup is gzip over lines of JSON: this header, then for each table its columns and its rows, and an end that
 * tells a whole file from a broken one. Tables stand in an order in which they can be filled; rows are arrays of
 * PostgreSQL's own text form of each value, which every type comes back from exactly, or null.
 */
export const headerSchema = z.object({
  format: z.literal('whetstone-backup'),
  version: z.literal(1),
  /** ISO with `Z`. */
  createdAt: z.string(),
  /** What the database had been through, in order. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
})
export type BackupHeader = z.infer<typeof headerSchema>

const word = z.string().regex(/^[a-z_][a-z0-9_]*$/)

export const tableSchema = z.object({
  table: word,
  /** Name and SQL type of each. */
  columns: z.array(z.tuple([word, z.string().regex(/^[a-z][a-z0-9 ()[\],"]*$/i)])).min(1),
})
export type BackupTable = z.infer<typeof tableSchema>

export const rowSchema = z.array(z.string().nullable())
export const endSchema = z.object({ end: z.literal(true), rows: z.number().int() })

/** A name as SQL takes it, whatever it holds. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`
