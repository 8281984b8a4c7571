#!/usr/bin/env node
import { prepareOrExit } from '../scripts/prepare.mjs'

// `npm start` has just prepared. In-process from here on, so that signals and the exit code are the program's own.
if (process.env.npm_lifecycle_event !== 'start') prepareOrExit()
const { main } = await import('../dist/cli.js')
process.exitCode = await main(process.argv.slice(2))
