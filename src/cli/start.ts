import { type Config, loadConfig } from '../infra/config.ts'
import { startProgram } from '../main.ts'

/** The `start` command: runs until it is told to stop. */
export const start = async (config: Config = loadConfig()): Promise<void> => {
  const say = (sentence: string) => process.stdout.write(`${sentence}\n`)
  const told = toldToStop()
  const running = await startProgram({ config, say })
  say(`Whetstone is ready at ${running.address}`)
  if (running.playground) {
    say('')
    say(`  Playground: ${running.address}/playground`)
    say('  Try: press “Next lesson”, and Mia gets her first lesson; answer it.')
    say('  Try: be Jonas, and write “hello”: three presses, and he has a pathway of his own.')
    say('  Try: be Lena, who is on Teams and reads German; write “heute”.')
    say('  Try: “Next lesson” again, and what was missed comes back.')
  }
  if (!running.playground && !config.slack && !config.teams) {
    say(
      '  No chat platform is configured: put tokens into .env (docs/install-slack.md, docs/install-teams.md).',
    )
    say('  The playground is for this machine alone: it is served with HOST=127.0.0.1, in the role “all”.')
  }
  const broken = await Promise.race([told, running.broken])
  if (broken) {
    process.stderr.write(`${broken.message}\n`)
    process.exitCode = 1
  }
  say('Stopping …')
  endAtLast()
  await running.stop()
}

/** Who tells the program to stop waits no longer than five seconds, also while it still starts. */
const endAtLast = (): void => {
  setTimeout(() => process.exit(1), 4_800).unref()
}

/** For good: a key pressed in a terminal comes twice, once from there and once from npm. */
const toldToStop = (): Promise<undefined> =>
  new Promise((resolve) => {
    const told = () => {
      endAtLast()
      resolve(undefined)
    }
    process.on('SIGINT', told)
    process.on('SIGTERM', told)
  })
