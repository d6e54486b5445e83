import { parseArgs } from 'node:util'
import { CommandRefused, runCommand } from '../scripts/run-command'
import { jsonLine, printResults } from './routing/report/print-results'
import { runSuites, SUITES } from './routing/report/run-suites'

const USAGE = `Usage: npm run bench:routing -- [--json] [--quick] [--only ${Object.keys(SUITES).join(',')}]
How fast, how exact and how good scoring and routing are, each figure beside what others do, measured in the same run.
--json   the last line of the output is one JSON object with every figure
--quick  smaller samples: whether everything works, not how good it is
--only   these suites alone
bench/routing/README.md says what each suite measures and what it needs.`

await runCommand(USAGE, main)

async function main(): Promise<never> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  })
  const names = values.only?.split(',') ?? Object.keys(SUITES)
  const unknown = names.filter((name) => !Object.hasOwn(SUITES, name))
  if (unknown.length > 0) throw new CommandRefused(`No suite ${unknown.join(', ')}.`, 2)
  const say = (text: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`)
  const ran = await runSuites(names, { isQuick: values.quick, say })
  printResults(ran)
  if (values.json) process.stdout.write(`${jsonLine(ran)}\n`)
  process.exit(ran.some(({ failure }) => failure) ? 1 : 0)
}
