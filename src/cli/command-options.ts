import { Option } from 'commander'
import type { Outcome } from './outcome.ts'

/** Prints what a command found or did, and keeps its exit code. */
export type Report = (outcome: Outcome | Promise<Outcome>, options: { json?: boolean }) => Promise<void>

export const example = (...lines: string[]): string =>
  `\nExample:\n${lines.map((line) => `  whetstone ${line}`).join('\n')}\n`

export const jsonOption = (): Option => new Option('--json', 'print one JSON document on stdout')
export const organizationOption = (): Option =>
  new Option('--organization <slug>', 'the organization; needed when there are several')
