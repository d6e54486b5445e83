import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { consoleStory } from './console/console-story'
import { consoleWalk } from './console/console-walk'
import { startProduct } from './product'
import { type Tally, tell } from './steps'

// `npm run e2e:console`: the console alone, in Chromium: the stranger's story, then every page in every state.

const folder = mkdtempSync(join(tmpdir(), 'fenbo-e2e-'))
const product = await startProduct(folder)
const tallies: Tally[] = []
try {
  tallies.push(await tell(consoleStory(() => product)))
  tallies.push(await tell(consoleWalk(() => product)))
} finally {
  await product.stop()
  rmSync(folder, { recursive: true, force: true })
}
const sum = (which: keyof Tally) => tallies.reduce((total, tally) => total + tally[which], 0)
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`)
process.exit(sum('failed') === 0 ? 0 : 1)
